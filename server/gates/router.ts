import {
  askReviewSchema,
  countersignSchema,
  gateDraftSchema,
  ofGateSchema,
  ofPlanSchema,
  ofReviewSchema,
  reviewDraftSchema,
  signGateSchema,
  signReviewSchema,
  submitGateSchema,
} from "@/domain/gates/forms";
import { memberProcedure, router } from "@/server/trpc";
import { countersignGate, saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { getReview, getStanding } from "./review-view";
import { askReview, countersignReview, saveReviewDraft, signReview, withdrawReview } from "./reviews";
import { submitGate, withdrawGate } from "./submit";

export const gatesRouter = router({
  /** One gate with its reviews and history, for the two who work on the plan. */
  getGate: memberProcedure.input(ofGateSchema).query(({ ctx, input }) => getGate(ctx, input)),
  submitGate: memberProcedure.input(submitGateSchema).mutation(({ ctx, input }) => submitGate(ctx, input)),
  withdrawGate: memberProcedure.input(ofReviewSchema).mutation(({ ctx, input }) => withdrawGate(ctx, input)),
  saveGateDraft: memberProcedure.input(gateDraftSchema).mutation(({ ctx, input }) => saveGateDraft(ctx, input)),
  /** The mentor signs, and the decision is carried out. */
  signGate: memberProcedure.input(signGateSchema).mutation(({ ctx, input }) => signGate(ctx, input)),
  countersignGate: memberProcedure.input(countersignSchema).mutation(({ ctx, input }) => countersignGate(ctx, input)),
  /** What changed since the mentor signed last, and the answers. */
  getReview: memberProcedure.input(ofPlanSchema).query(({ ctx, input }) => getReview(ctx, input)),
  /** What stands signed and when the next review comes round. */
  getStanding: memberProcedure.input(ofPlanSchema).query(({ ctx, input }) => getStanding(ctx, input)),
  askReview: memberProcedure.input(askReviewSchema).mutation(({ ctx, input }) => askReview(ctx, input)),
  withdrawReview: memberProcedure.input(ofReviewSchema).mutation(({ ctx, input }) => withdrawReview(ctx, input)),
  saveReviewDraft: memberProcedure.input(reviewDraftSchema).mutation(({ ctx, input }) => saveReviewDraft(ctx, input)),
  signReview: memberProcedure.input(signReviewSchema).mutation(({ ctx, input }) => signReview(ctx, input)),
  countersignReview: memberProcedure
    .input(countersignSchema)
    .mutation(({ ctx, input }) => countersignReview(ctx, input)),
});
