import { z } from "zod";
import { daySchema } from "../document";
import { changeSchema, type PlanChange } from "../revisions/changes";

const at = z.iso.datetime();
const person = z.string().max(200).nullable();
const words = z.string().max(20_000);
const label = z.string().max(60);

const signatureSchema = z.strictObject({
  purpose: label,
  revision: z.int().positive(),
  /** The gate, for a signature under its decision. */
  itemId: z.uuid().nullable(),
  name: z.string().max(200),
  at,
});

/** A decision without what the mentor wrote to its owner about it: that is read on the gate's own page and leaves in no file. */
const gateSchema = z.strictObject({
  itemId: z.uuid(),
  title: words,
  revision: z.int().positive(),
  mentor: person,
  outcome: label,
  decision: label.nullable(),
  holdUntil: daySchema.nullable(),
  marks: z.array(z.strictObject({ criterion: words, mark: label })),
  conditions: z.array(z.strictObject({ itemId: z.uuid(), text: words, by: daySchema.nullable() })),
  putForwardAt: at,
  settledAt: at,
});

const commentSchema = z.strictObject({
  id: z.uuid(),
  itemId: z.uuid().nullable(),
  /** The comment that it answers. */
  parentId: z.uuid().nullable(),
  /** With which mentor it was shared; null for the owner's own. */
  mentor: person,
  author: person,
  body: words,
  refs: z.record(z.string().max(40), z.uuid()),
  at,
  resolvedAt: at.nullable(),
  resolvedBy: person,
});

const suggestionSchema = z.strictObject({
  author: person,
  changes: z.array(changeSchema),
  reason: words,
  at,
  outcome: label.nullable(),
  answer: words.nullable(),
  decidedAt: at.nullable(),
  revision: z.int().positive().nullable(),
});

const evidenceSchema = z.strictObject({
  itemId: z.uuid(),
  criterionId: z.uuid().nullable(),
  title: words,
  kind: label,
  happenedOn: daySchema,
  confirmedBy: z.array(z.strictObject({ name: z.string().max(200), at })),
  at,
});

const moveSchema = z.strictObject({ by: person, from: label, to: label, reason: words, at });
const serviceSchema = z.strictObject({ itemId: z.uuid(), serviceId: z.string().max(100), at });
const stageSchema = z.strictObject({ itemId: z.uuid(), stage: label, at });

/**
 * What two people wrote, signed and decided on a plan, and what its lines are linked to. All but services and stages names
 * people or files: where the file is read again, that is a record of the past and nothing else.
 */
export const fileRecordSchema = z.strictObject({
  signatures: z.array(signatureSchema),
  gates: z.array(gateSchema),
  comments: z.array(commentSchema),
  suggestions: z.array(suggestionSchema),
  evidence: z.array(evidenceSchema),
  moves: z.array(moveSchema),
  services: z.array(serviceSchema),
  stages: z.array(stageSchema),
});
export type FileRecord = z.infer<typeof fileRecordSchema>;

/** A record of nothing. */
export const noRecord: FileRecord = {
  signatures: [],
  gates: [],
  comments: [],
  suggestions: [],
  evidence: [],
  moves: [],
  services: [],
  stages: [],
};

/** What came with an earlier file, followed by what was recorded since. */
export function joined(before: FileRecord, since: FileRecord): FileRecord {
  return {
    signatures: [...before.signatures, ...since.signatures],
    gates: [...before.gates, ...since.gates],
    comments: [...before.comments, ...since.comments],
    suggestions: [...before.suggestions, ...since.suggestions],
    evidence: [...before.evidence, ...since.evidence],
    moves: [...before.moves, ...since.moves],
    services: [...before.services, ...since.services],
    stages: [...before.stages, ...since.stages],
  };
}

/** The part of a record that is told and not restored: all but what is linked to the catalogue. */
export function told(record: FileRecord): FileRecord {
  return { ...record, services: [], stages: [] };
}

/** How many things a record tells of. */
export function sizeOf(record: FileRecord): number {
  return Object.values(record).reduce((sum, entries) => sum + entries.length, 0);
}

/** The record without what is about these items; `clean` says what is left of a change. */
export function recordWithout(
  record: FileRecord,
  hidden: ReadonlySet<string>,
  clean: (change: PlanChange) => PlanChange | null,
): FileRecord {
  const shown = ({ itemId }: { itemId: string | null }) => itemId === null || !hidden.has(itemId);
  const comments = record.comments.filter(shown);
  const kept = new Set(comments.map(({ id }) => id));
  return {
    ...record,
    signatures: record.signatures.filter(shown),
    gates: record.gates.filter(shown).map((gate) => ({ ...gate, conditions: gate.conditions.filter(shown) })),
    comments: comments
      .filter(({ parentId }) => parentId === null || kept.has(parentId))
      .map((comment) => ({
        ...comment,
        refs: Object.fromEntries(Object.entries(comment.refs).filter(([, itemId]) => !hidden.has(itemId))),
      })),
    suggestions: record.suggestions.flatMap((suggestion) => {
      const changes = suggestion.changes.flatMap((change) => clean(change) ?? []);
      return changes.length === 0 && suggestion.changes.length > 0 ? [] : [{ ...suggestion, changes }];
    }),
    evidence: record.evidence.filter(shown),
    services: record.services.filter(shown),
    stages: record.stages.filter(shown),
  };
}
