import { z } from "zod";
import { rateInput } from "@/domain/benchmark/schema";
import { daySchema, documentSchema, itemSchema, planAreas, planLimits } from "./document";
import { insistedSchema } from "./revisions/insisted";

const id = z.uuid();
const words = z.string().trim().max(planLimits.text);

/** What of an item is written by a form: everything but its identity. */
export const itemFieldsSchema = itemSchema.omit({ id: true, kind: true }).partial();
export type ItemFields = z.output<typeof itemFieldsSchema>;

const headFieldsSchema = documentSchema.omit({ items: true, frameworkVersion: true }).partial();
export type HeadFieldsOfForm = z.output<typeof headFieldsSchema>;

/** `revision` is the one that the form was filled in from, `key` comes from the form and makes sending it twice harmless. */
const onRevision = { planId: id, revision: z.int().min(1), reason: words, key: id };

export const createPlanSchema = z.strictObject({
  templateId: z.string().max(80).nullable(),
  title: z.string().trim().max(planLimits.title),
  startsOn: daySchema,
  hoursPerWeek: z.number().min(0.5).max(60),
  key: id,
});

const onSeen = { ...onRevision, insisted: insistedSchema.optional() };

export const saveHeadSchema = z.strictObject({ ...onSeen, fields: headFieldsSchema });
export const saveItemSchema = z.strictObject({ ...onSeen, itemId: id, fields: itemFieldsSchema });
/** `itemId` is that of a line which was taken out and is put back. */
export const addItemSchema = z.strictObject({
  ...onRevision,
  itemId: id.optional(),
  kind: itemSchema.shape.kind,
  fields: itemFieldsSchema,
});
export const removeItemSchema = z.strictObject({ ...onRevision, itemId: id });

const suggested = { ...onRevision, reason: words.min(1, "Say in a sentence why you suggest it.") };
/** What a mentor may suggest of a line: everything but whether its owner keeps it to themselves. */
const suggestedFields = itemFieldsSchema.omit({ hidden: true });

/** What a mentor suggests: another wording of a line, a new line, taking one out, or a change of the plan itself. */
export const suggestSchema = z.discriminatedUnion("what", [
  z.strictObject({ ...suggested, what: z.literal("item"), itemId: id, fields: suggestedFields }),
  z.strictObject({ ...suggested, what: z.literal("new"), kind: itemSchema.shape.kind, fields: suggestedFields }),
  z.strictObject({ ...suggested, what: z.literal("removal"), itemId: id }),
  z.strictObject({ ...suggested, what: z.literal("plan"), fields: headFieldsSchema }),
]);

export const ofSuggestionSchema = z.strictObject({ planId: id, suggestionId: id });
/** The owner's answer to a suggestion, with a word or without. */
export const answerSuggestionSchema = z.strictObject({
  ...ofSuggestionSchema.shape,
  accept: z.boolean(),
  answer: words,
});

export const restoreSchema = z.strictObject({ planId: id, to: z.int().min(1), reason: words, key: id });

/** The owner's plan is read by another version of the competency framework from now on. */
export const moveToFrameworkSchema = z.strictObject({ planId: id, version: z.int().min(1), reason: words, key: id });

/**
 * A remark on the plan or one of its items, or an answer to one, which is where that remark is. Its owner names the mentorship
 * that it belongs to, or none to keep it to themselves; a mentor's belongs to their own.
 */
export const commentSchema = z.strictObject({
  planId: id,
  itemId: id.nullable(),
  parentId: id.nullable(),
  mentorshipId: id.nullable(),
  body: z.string().trim().min(1).max(planLimits.text),
  key: id,
});

export const proposeSchema = z.strictObject({
  planId: id,
  mentorshipId: id.nullable(),
  reviewEveryDays: documentSchema.shape.reviewEveryDays.optional(),
  typedName: z.string().trim().min(1).max(120),
  reason: words,
  key: id,
});

export const ofProposalSchema = z.strictObject({ planId: id, proposalId: id });

export const answerProposalSchema = z.strictObject({
  planId: id,
  proposalId: id,
  agree: z.boolean(),
  typedName: z.string().trim().max(120),
  answer: words,
});

const ofService = { planId: id, serviceId: z.string().min(1).max(100) };

/** A line of a plan and the service whose gap it closes. */
export const serviceLinkSchema = z.strictObject({ ...ofService, itemId: id });

/** A new task that closes a gap of the service check; without a parent it stands by itself at the end. */
export const addServiceTaskSchema = z.strictObject({
  ...ofService,
  revision: z.int().min(1),
  parentId: id.nullable(),
  title: z.string().trim().min(1).max(planLimits.title),
  area: z.enum(planAreas),
  key: id,
});

/** How a mentor rates the person whose plan it is. */
export const rateOwnerSchema = z.strictObject({ planId: id, ...rateInput.shape });

const linkDays = z.int().min(1).max(365);
export const shareSchema = z.discriminatedUnion("with", [
  z.strictObject({ planId: id, with: z.literal("mentor"), mentorshipId: id }),
  z.strictObject({
    planId: id,
    with: z.literal("person"),
    email: z.email().max(254),
    days: linkDays.nullable(),
    key: id,
  }),
  z.strictObject({ planId: id, with: z.literal("link"), label: z.string().trim().max(80), days: linkDays, key: id }),
]);
