import { z } from "zod";
import { gateLimits, gateWordsSchema, reviewWordsSchema } from "./words";

const id = z.uuid();
const typedName = z.string().trim().min(1, "Type your name to sign.").max(gateLimits.name);

export const ofPlanSchema = z.strictObject({ planId: id });
export const ofGateSchema = z.strictObject({ planId: id, itemId: id });
export const getReviewSchema = z.strictObject({ planId: id, page: z.int().min(1).optional() });
export const ofReviewSchema = z.strictObject({ planId: id, reviewId: id });

/** With whom, when the plan is shown to several mentors; `key` comes from the form and makes sending it twice harmless. */
const asked = { mentorshipId: id.nullable(), key: id };
export const askReviewSchema = z.strictObject({ planId: id, ...asked });
export const submitGateSchema = z.strictObject({ planId: id, itemId: id, ...asked });

export const gateDraftSchema = z.strictObject({ planId: id, reviewId: id, words: gateWordsSchema });
export const signGateSchema = gateDraftSchema.extend({ shownRevision: z.int().min(1), typedName });
export const reviewDraftSchema = z.strictObject({ planId: id, reviewId: id, words: reviewWordsSchema });
export const signReviewSchema = reviewDraftSchema.extend({
  revision: z.int().min(1),
  agreeToRest: z.boolean(),
  typedName,
});
export const countersignSchema = z.strictObject({ planId: id, reviewId: id, typedName });
