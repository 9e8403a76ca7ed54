import { z } from "zod";
import { planLimits } from "@/domain/plans/document";
import { planFormats } from "@/domain/plans/files/formats";
import {
  addItemSchema,
  addServiceTaskSchema,
  answerProposalSchema,
  answerSuggestionSchema,
  commentSchema,
  createPlanSchema,
  moveToFrameworkSchema,
  ofProposalSchema,
  ofSuggestionSchema,
  proposeSchema,
  rateOwnerSchema,
  removeItemSchema,
  restoreSchema,
  saveHeadSchema,
  saveItemSchema,
  serviceLinkSchema,
  shareSchema,
  suggestSchema,
} from "@/domain/plans/forms";
import { movePlanSchema } from "@/domain/plans/life";
import { moveItemSchema } from "@/domain/plans/revisions/order";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { answerProposal, proposePlan, withdrawProposal } from "./agreement/agreement";
import { getItemBenchmark, getPlanBenchmark, getPlanGap, rateOwner } from "./benchmark/benchmark";
import { getPlanFramework, listCompetencies, moveToFramework } from "./benchmark/framework";
import { addServiceTask, linkService, listServiceLines, listServicesOfItem, unlinkService } from "./benchmark/services";
import { addComment, resolveComment } from "./comments/comments";
import { listComments } from "./comments/threads";
import { createPlan, listTemplates } from "./create";
import { exportPlan } from "./files/export";
import { getImport, importPlan, previewImport } from "./files/import";
import { getPlanLife, movePlan, removePlan } from "./life";
import { watchPlan } from "./live/live";
import { listPlansOfMentorship } from "./of-mentorship";
import { getPlan, listOwnMentors, listPlans } from "./queries";
import { compareRevisions, listRevisions } from "./revisions/history";
import { addItem, removeItem, saveHead, saveItem } from "./revisions/items";
import { linesAt } from "./revisions/lines-at";
import { moveItem } from "./revisions/order";
import { getRemovedItem } from "./revisions/removed";
import { restoreRevision } from "./revisions/restore";
import { getPlanBehindLink } from "./sharing/shared-view";
import { endShare, getSharing, sharePlan } from "./sharing/sharing";
import { suggest } from "./suggestions/suggest";
import { answerSuggestion, listSuggestions, withdrawSuggestion } from "./suggestions/suggestions";
import { getPlansToday } from "./today";

const planId = z.uuid();
const ofPlan = z.strictObject({ planId });
const ofItem = z.strictObject({ planId, itemId: z.uuid() });

export const plansRouter = router({
  /** The member's own plans and those shown to them. */
  list: memberProcedure.query(({ ctx }) => listPlans(ctx)),
  /** The member's plan in brief, and what falls to them within 30 days. */
  today: memberProcedure.query(({ ctx }) => getPlansToday(ctx)),
  /** The plans shown to the mentor of a mentorship. */
  ofMentorship: memberProcedure
    .input(z.strictObject({ mentorshipId: z.uuid() }))
    .query(({ ctx, input }) => listPlansOfMentorship(ctx, input)),
  /** Plans to begin from, the next step first. */
  templates: memberProcedure.query(({ ctx }) => listTemplates(ctx)),
  /** What a line may name, and with whom a plan can be agreed. */
  competencies: memberProcedure.input(ofPlan.optional()).query(({ ctx, input }) => listCompetencies(ctx, input)),
  mentors: memberProcedure.query(({ ctx }) => listOwnMentors(ctx)),
  create: memberProcedure.input(createPlanSchema).mutation(({ ctx, input }) => createPlan(ctx, input)),
  /** One plan as its reader may see it. */
  get: memberProcedure.input(ofPlan).query(({ ctx, input }) => getPlan(ctx, input)),
  /** By which references its lines went in a revision, to read what was typed on it. */
  linesAt: memberProcedure
    .input(z.strictObject({ planId, revision: z.int().min(1) }))
    .query(({ ctx, input }) => linesAt(ctx, input)),
  /** News of a plan while its page is open: that it has changed, and who else has it open. */
  watch: memberProcedure
    .input(ofPlan.extend({ path: z.string().max(200).optional() }))
    .subscription(({ ctx, input, signal }) => watchPlan(ctx, input, signal)),
  saveHead: memberProcedure.input(saveHeadSchema).mutation(({ ctx, input }) => saveHead(ctx, input)),
  addItem: memberProcedure.input(addItemSchema).mutation(({ ctx, input }) => addItem(ctx, input)),
  saveItem: memberProcedure.input(saveItemSchema).mutation(({ ctx, input }) => saveItem(ctx, input)),
  removeItem: memberProcedure.input(removeItemSchema).mutation(({ ctx, input }) => removeItem(ctx, input)),
  /** A line goes one place up or down, or to another goal. */
  moveItem: memberProcedure.input(moveItemSchema).mutation(({ ctx, input }) => moveItem(ctx, input)),
  /** What would end if the plan were closed now, how it was closed and taken up before, and whether it can be deleted. */
  life: memberProcedure.input(ofPlan).query(({ ctx, input }) => getPlanLife(ctx, input)),
  /** The owner completes the plan, gives it up, or takes it up again. */
  move: memberProcedure.input(movePlanSchema).mutation(({ ctx, input }) => movePlan(ctx, input)),
  /** The owner deletes a plan that nobody else has a part in. */
  remove: memberProcedure.input(ofPlan).mutation(({ ctx, input }) => removePlan(ctx, input)),
  /** A page of the revisions, newest first. */
  revisions: memberProcedure
    .input(z.strictObject({ planId, before: z.int().min(1).optional() }))
    .query(({ ctx, input }) => listRevisions(ctx, input)),
  /** Any two revisions; the newest and the one before it where none is named. */
  compare: memberProcedure
    .input(z.strictObject({ planId, from: z.int().min(1).optional(), to: z.int().min(1).optional() }))
    .query(({ ctx, input }) => compareRevisions(ctx, input)),
  restore: memberProcedure
    .input(restoreSchema)
    .mutation(({ ctx, input: { to, ...input } }) => restoreRevision(ctx, { ...input, revision: to })),
  comments: memberProcedure
    .input(z.strictObject({ planId, itemId: z.uuid().optional() }))
    .query(({ ctx, input }) => listComments(ctx, input)),
  comment: memberProcedure.input(commentSchema).mutation(({ ctx, input }) => addComment(ctx, input)),
  resolveComment: memberProcedure
    .input(z.strictObject({ planId, commentId: z.uuid(), resolved: z.boolean() }))
    .mutation(({ ctx, input }) => resolveComment(ctx, input)),
  /** What the mentor would change, add or take out, for the owner to take up or leave. */
  suggest: memberProcedure.input(suggestSchema).mutation(({ ctx, input }) => suggest(ctx, input)),
  suggestions: memberProcedure
    .input(z.strictObject({ planId, all: z.boolean().optional() }))
    .query(({ ctx, input }) => listSuggestions(ctx, input)),
  answerSuggestion: memberProcedure
    .input(answerSuggestionSchema)
    .mutation(({ ctx, input }) => answerSuggestion(ctx, input)),
  /** Whoever made a suggestion takes it back while it waits. */
  withdrawSuggestion: memberProcedure
    .input(ofSuggestionSchema)
    .mutation(({ ctx, input }) => withdrawSuggestion(ctx, input)),
  /** The owner puts the newest revision forward to be agreed as the baseline. */
  propose: memberProcedure.input(proposeSchema).mutation(({ ctx, input }) => proposePlan(ctx, input)),
  answerProposal: memberProcedure.input(answerProposalSchema).mutation(({ ctx, input }) => answerProposal(ctx, input)),
  withdrawProposal: memberProcedure.input(ofProposalSchema).mutation(({ ctx, input }) => withdrawProposal(ctx, input)),
  /** The benchmark on which the plan works, for the two who work on it. */
  benchmark: memberProcedure.input(ofPlan).query(({ ctx, input }) => getPlanBenchmark(ctx, input)),
  /** The widest gaps of what the plan closes, for its own page. */
  gap: memberProcedure.input(ofPlan).query(({ ctx, input }) => getPlanGap(ctx, input)),
  /** The same for what one line closes. */
  benchmarkOfItem: memberProcedure.input(ofItem).query(({ ctx, input }) => getItemBenchmark(ctx, input)),
  /** A line that was taken out, for its owner to put back. */
  removedItem: memberProcedure.input(ofItem).query(({ ctx, input }) => getRemovedItem(ctx, input)),
  /** What the framework says otherwise than in the version by which the plan is read. */
  framework: memberProcedure.input(ofPlan).query(({ ctx, input }) => getPlanFramework(ctx, input)),
  moveToFramework: memberProcedure
    .input(moveToFrameworkSchema)
    .mutation(({ ctx, input }) => moveToFramework(ctx, input)),
  /** The mentor rates the plan's owner. */
  rateOwner: memberProcedure.input(rateOwnerSchema).mutation(({ ctx, input }) => rateOwner(ctx, input)),
  /** The lines of one's own plans that close gaps of the service check. */
  serviceLines: memberProcedure.query(({ ctx }) => listServiceLines(ctx)),
  /** The gaps of the service check that one line closes. */
  servicesOfItem: memberProcedure.input(ofItem).query(({ ctx, input }) => listServicesOfItem(ctx, input)),
  linkService: memberProcedure.input(serviceLinkSchema).mutation(({ ctx, input }) => linkService(ctx, input)),
  unlinkService: memberProcedure.input(serviceLinkSchema).mutation(({ ctx, input }) => unlinkService(ctx, input)),
  /** A new task, with the gap that it closes. */
  addServiceTask: memberProcedure.input(addServiceTaskSchema).mutation(({ ctx, input }) => addServiceTask(ctx, input)),
  /** With whom a plan is shared and who has looked at it. */
  sharing: memberProcedure.input(ofPlan).query(({ ctx, input }) => getSharing(ctx, input)),
  share: memberProcedure.input(shareSchema).mutation(({ ctx, input }) => sharePlan(ctx, input)),
  endShare: memberProcedure
    .input(z.strictObject({ planId, shareId: z.uuid() }))
    .mutation(({ ctx, input }) => endShare(ctx, input)),
  /** The plan behind a link, for whoever holds it. */
  behindLink: publicProcedure
    .input(z.strictObject({ token: z.string().min(20).max(80) }))
    .query(({ ctx, input }) => getPlanBehindLink(ctx, input)),
  /** The plan as a file to take away. */
  exportFile: memberProcedure
    .input(z.strictObject({ planId, format: z.enum(planFormats), withHidden: z.boolean().optional() }))
    .query(({ ctx, input }) => exportPlan(ctx, input)),
  /** Reads a file to be looked at before it is a plan. */
  previewImport: memberProcedure
    .input(
      z.strictObject({ planId: planId.nullable(), fileName: z.string().max(300), bytes: z.instanceof(Uint8Array) }),
    )
    .mutation(({ ctx, input }) => previewImport(ctx, input)),
  /** What was read from the file that waits to be confirmed; null when none does. */
  getImport: memberProcedure
    .input(z.strictObject({ planId: planId.nullable() }))
    .query(({ ctx, input }) => getImport(ctx, input)),
  /** Makes the file that waits a plan, or the next revision of one. */
  importPlan: memberProcedure
    .input(z.strictObject({ planId: planId.nullable(), reason: z.string().trim().max(planLimits.text), key: z.uuid() }))
    .mutation(({ ctx, input }) => importPlan(ctx, input)),
});
