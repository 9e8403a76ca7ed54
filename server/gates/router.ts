import {
  askReviewSchema,
  countersignSchema,
  gateDraftSchema,
  getReviewSchema,
  ofGateSchema,
  ofPlanSchema,
  ofReviewSchema,
  reviewDraftSchema,
  signGateSchema,
  signReviewSchema,
  submitGateSchema,
} from "@/domain/gates/forms";
import { memberProcedure, router } from "@/server/trpc";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { getReview, getStanding } from "./review-view";
import { askReview, saveReviewDraft, signReview } from "./reviews";
import { countersign, withdraw } from "./signing";
import { submitGate } from "./submit";

export const gatesRouter = router({
  /** One gate with its reviews and history, for the two who work on the plan. */
  getGate: memberProcedure.input(ofGateSchema).query(({ ctx, input }) => getGate(ctx, input)),
  submitGate: memberProcedure.input(submitGateSchema).mutation(({ ctx, input }) => submitGate(ctx, input)),
  saveGateDraft: memberProcedure.input(gateDraftSchema).mutation(({ ctx, input }) => saveGateDraft(ctx, input)),
  /** The mentor signs, and the decision is carried out. */
  signGate: memberProcedure.input(signGateSchema).mutation(({ ctx, input }) => signGate(ctx, input)),
  /** A page of what changed since the mentor signed last, and the answers. */
  getReview: memberProcedure.input(getReviewSchema).query(({ ctx, input }) => getReview(ctx, input)),
  /** What stands signed and when the next review comes round. */
  getStanding: memberProcedure.input(ofPlanSchema).query(({ ctx, input }) => getStanding(ctx, input)),
  askReview: memberProcedure.input(askReviewSchema).mutation(({ ctx, input }) => askReview(ctx, input)),
  saveReviewDraft: memberProcedure.input(reviewDraftSchema).mutation(({ ctx, input }) => saveReviewDraft(ctx, input)),
  signReview: memberProcedure.input(signReviewSchema).mutation(({ ctx, input }) => signReview(ctx, input)),
  /** The owner signs what the mentor has signed, or takes back what is open: a gate or a review. */
  countersign: memberProcedure.input(countersignSchema).mutation(({ ctx, input }) => countersign(ctx, input)),
  withdraw: memberProcedure.input(ofReviewSchema).mutation(({ ctx, input }) => withdraw(ctx, input)),
});
