import { z } from "zod";
import { evidenceFilterSchema } from "@/domain/evidence/filter";
import {
  addEvidenceSchema,
  answerQuestionSchema,
  askAboutEvidenceSchema,
  confirmEvidenceSchema,
  editEvidenceSchema,
  evidenceIdSchema,
  linkEvidenceSchema,
} from "@/domain/evidence/form";
import { addStageLineSchema } from "@/domain/evidence/stage-line";
import { memberProcedure, router } from "@/server/trpc";
import { addEvidence, editEvidence, removeEvidence } from "./keep";
import { linkEvidence, listForItem, unlinkEvidence } from "./links";
import { answerQuestion, askAboutEvidence, confirmEvidence } from "./mentor";
import { addStageLine, listPlannedStages } from "./planned-stages";
import { getEvidence, getFile, getPlanLadder, listMine, listShown } from "./queries";

const planInput = z.strictObject({ planId: z.uuid() });
const itemInput = z.strictObject({ planId: z.uuid(), itemId: z.uuid() });

/** What a member can show for themselves: kept by them, linked to their plans, confirmed by their mentor. */
export const evidenceRouter = router({
  /** One's own pieces, how they stand on the ladders, and what is missing. */
  listMine: memberProcedure.input(evidenceFilterSchema).query(({ ctx, input }) => listMine(ctx, input)),
  /** The stages of the lifecycle for which a line of one's own plans is there. */
  plannedStages: memberProcedure.query(({ ctx }) => listPlannedStages(ctx)),
  /** A new line of a plan, with the stage of the lifecycle that it is there to touch. */
  planStage: memberProcedure.input(addStageLineSchema).mutation(({ ctx, input }) => addStageLine(ctx, input)),
  /** What one's mentees show. */
  listShown: memberProcedure.query(({ ctx }) => listShown(ctx)),
  get: memberProcedure.input(evidenceIdSchema).query(({ ctx, input }) => getEvidence(ctx, input)),
  getFile: memberProcedure.input(z.strictObject({ fileId: z.uuid() })).query(({ ctx, input }) => getFile(ctx, input)),
  /** For the pages of a plan's items and gates. */
  listForItem: memberProcedure.input(itemInput).query(({ ctx, input }) => listForItem(ctx, input)),
  /** For the page of a plan: the three sentences, and how many pieces each item has. */
  getPlanLadder: memberProcedure.input(planInput).query(({ ctx, input }) => getPlanLadder(ctx, input)),
  add: memberProcedure.input(addEvidenceSchema).mutation(({ ctx, input }) => addEvidence(ctx, input)),
  edit: memberProcedure.input(editEvidenceSchema).mutation(({ ctx, input }) => editEvidence(ctx, input)),
  remove: memberProcedure.input(evidenceIdSchema).mutation(({ ctx, input }) => removeEvidence(ctx, input)),
  link: memberProcedure.input(linkEvidenceSchema).mutation(({ ctx, input }) => linkEvidence(ctx, input)),
  unlink: memberProcedure.input(linkEvidenceSchema).mutation(({ ctx, input }) => unlinkEvidence(ctx, input)),
  confirm: memberProcedure.input(confirmEvidenceSchema).mutation(({ ctx, input }) => confirmEvidence(ctx, input)),
  ask: memberProcedure.input(askAboutEvidenceSchema).mutation(({ ctx, input }) => askAboutEvidence(ctx, input)),
  answer: memberProcedure.input(answerQuestionSchema).mutation(({ ctx, input }) => answerQuestion(ctx, input)),
});
