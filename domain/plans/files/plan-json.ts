import { z } from "zod";
import { lineOfNoText, noTextSentence } from "@/domain/file-text";
import { isAllText } from "@/domain/text";
import { daySchema, documentSchema, type PlanDocument } from "../document";
import { changeSchema, type PlanChange } from "../revisions/changes";
import { everHidden, visibleTo } from "../visible";
import { fileRecordSchema, noRecord, recordWithout } from "./file-record";
import { ImportBuilder } from "./import-builder";
import { type ImportedPlan, unreadable } from "./imported";
import { isHistoryWhole } from "./whole-history";

const datesSchema = z.record(z.uuid(), z.strictObject({ start: daySchema, finish: daySchema }));

const baselineSchema = z.strictObject({
  number: z.int().positive(),
  revision: z.int().positive(),
  dates: datesSchema,
  finish: daySchema,
  reason: z.string(),
  setAt: z.iso.datetime(),
});

const revisionSchema = z.strictObject({
  number: z.int().positive(),
  kind: z.string().max(40),
  /** The author's name; null when they are gone. */
  author: z.string().max(200).nullable(),
  reason: z.string(),
  changes: z.array(changeSchema),
  finish: daySchema,
  at: z.iso.datetime(),
});

/**
 * A plan as a file of our own, version 1. `revisions` hold all that happened, newest last: undone from the document they
 * lead to each earlier state. Whoever may not see the history gets none.
 */
export const planFileSchema = z.strictObject({
  format: z.literal("critical-path-plan"),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  reference: z.string().max(40),
  revision: z.int().positive(),
  /** The role that the plan leads to; null where it goes by its owner's target. */
  targetRoleId: z.string().max(100).nullable().default(null),
  document: documentSchema,
  baselines: z.array(baselineSchema),
  revisions: z.array(revisionSchema),
  /** What people wrote, signed and decided, as far as whoever took the file may read it. */
  record: fileRecordSchema.default(noRecord),
});
export type PlanFile = z.infer<typeof planFileSchema>;

/** The file as text. */
export function toJson(file: PlanFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function lineAt(text: string, message: string): number {
  const at = /position (\d+)/.exec(message)?.[1];
  return at === undefined ? 1 : text.slice(0, Number(at)).split("\n").length;
}

const historyLeftOut =
  "The history of the file, with its baselines and what was written beside it: it does not lead to the plan that the file holds.";

/** What a file of ours says, or why it cannot be read. A history that does not lead to its plan is left out, and that is said. */
export function readJson(text: string): (ImportedPlan & { file: null }) | (ImportedPlan & { file: PlanFile }) {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const line = error instanceof Error ? lineAt(text, error.message) : 1;
    return { ...unreadable("The file breaks off or is not JSON from here on.", line), file: null };
  }
  if (!isAllText(value)) return { ...unreadable(noTextSentence, lineOfNoText(text)), file: null };
  const result = planFileSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue?.path.map(String).join(" → ") || "its beginning";
    const isOurs = z.looseObject({ format: z.literal("critical-path-plan") }).safeParse(value).success;
    const message = isOurs
      ? `The file is of another version, or was changed by hand: at ${where} it is not as version 1 has it.`
      : "This is not a plan that was exported here as JSON.";
    return { ...unreadable(message), file: null };
  }
  const file = result.data;
  const build = new ImportBuilder();
  const { items, ...head } = file.document;
  const document = build.finish(
    head,
    items,
    items.map(() => 1),
  );
  if (document === null) return { document, baseline: null, problems: build.problems, leftOut: [], file: null };
  const read = { document, baseline: file.baselines.at(-1)?.dates ?? null, problems: [], leftOut: [] };
  const whole = { ...file, document };
  if (file.revisions.length === 0 || isHistoryWhole(whole)) return { ...read, file: whole };
  const bare = { ...whole, revisions: [], baselines: [], record: noRecord };
  return { ...read, leftOut: [historyLeftOut], file: bare };
}

/** A change with nothing of hidden items in it; null when it is about one of them. */
function withoutIds(change: PlanChange, hidden: ReadonlySet<string>): PlanChange | null {
  if (change.itemId !== null && hidden.has(change.itemId)) return null;
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((entry) => !mentions(entry, hidden)).map(clean);
    return value;
  };
  if (change.field === "item") {
    const cleanItem = (item: PlanDocument["items"][number] | null) =>
      item && { ...item, after: item.after.filter((link) => !hidden.has(link.itemId)) };
    return { ...change, before: cleanItem(change.before), after: cleanItem(change.after) };
  }
  if (change.field === "parentId" && (mentions(change.before, hidden) || mentions(change.after, hidden))) return null;
  return changeSchema.parse({ ...change, before: clean(change.before), after: clean(change.after) });
}

function mentions(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === "string") return ids.has(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((entry) => mentions(entry, ids));
}

/**
 * The file without the items that its owner hides, now or when they were taken out: not in the plan, not in a baseline
 * and not in the history, where a revision that was about nothing else loses its reason too.
 */
export function withoutHidden(file: PlanFile): PlanFile {
  const hidden = everHidden(
    file.document,
    file.revisions.flatMap(({ changes }) => changes),
  );
  if (hidden.size === 0) return file;
  return {
    ...file,
    document: visibleTo("reader", file.document),
    baselines: file.baselines.map((baseline) => ({
      ...baseline,
      dates: Object.fromEntries(Object.entries(baseline.dates).filter(([id]) => !hidden.has(id))),
    })),
    record: recordWithout(file.record, hidden, (change) => withoutIds(change, hidden)),
    revisions: file.revisions.map((revision) => {
      const changes = revision.changes.flatMap((change) => withoutIds(change, hidden) ?? []);
      const untold = changes.length === 0 && revision.changes.length > 0;
      return { ...revision, changes, reason: untold ? "" : revision.reason };
    }),
  };
}
