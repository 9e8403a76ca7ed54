import { z } from "zod";
import { givenNumber } from "@/domain/given-number";
import {
  changeThreadSchema,
  decideMatterSchema,
  decideWaitingSchema,
  getMergeSchema,
  getMoveSchema,
  getSplitSchema,
  mergeThreadsSchema,
  movePostSchema,
  moveThreadSchema,
  reportSchema,
  splitThreadSchema,
  suspendSchema,
  unmaskSchema,
} from "@/domain/moderation/forms";
import { addTagSchema, changeTagSchema, mergeTagsSchema, ofTagSchema, retireTagSchema } from "@/domain/moderation/tags";
import { memberProcedure, router } from "@/server/trpc";
import { blockAuthor } from "./block";
import { listLog } from "./log";
import { decideMatter, listMatters } from "./matters";
import { getMember, suspend } from "./members";
import { getMerge, mergeThreads } from "./merge";
import { listMine } from "./mine";
import { getMove, moveThread } from "./move";
import { getHistory, getPost, movePost, unmask } from "./posts";
import { getReportable, report } from "./report";
import { getSplit, splitThread } from "./split";
import { addTag, changeTag, getCuratedTag, listCuratedTags, mergeTags, retireTag } from "./tags";
import { changeThread, getModeratedThread } from "./threads";
import { decideWaiting, listWaiting } from "./waiting";

const onePost = z.strictObject({ postId: z.uuid() });

export const moderationRouter = router({
  /** Posts that wait to be shown. */
  listWaiting: memberProcedure.query(({ ctx }) => listWaiting(ctx)),
  decideWaiting: memberProcedure.input(decideWaitingSchema).mutation(({ ctx, input }) => decideWaiting(ctx, input)),
  getReportable: memberProcedure.input(reportSchema.shape.about).query(({ ctx, input }) => getReportable(ctx, input)),
  report: memberProcedure.input(reportSchema).mutation(({ ctx, input }) => report(ctx, input)),
  /** What was reported and waits for a decision. */
  listMatters: memberProcedure.query(({ ctx }) => listMatters(ctx)),
  decideMatter: memberProcedure.input(decideMatterSchema).mutation(({ ctx, input }) => decideMatter(ctx, input)),
  /** What waits of one's own, and what one has reported. */
  listMine: memberProcedure.query(({ ctx }) => listMine(ctx)),
  /** One post, thread or member, and what can be done with it. */
  getPost: memberProcedure.input(onePost).query(({ ctx, input }) => getPost(ctx, input)),
  getThread: memberProcedure
    .input(z.strictObject({ threadNo: givenNumber }))
    .query(({ ctx, input }) => getModeratedThread(ctx, input)),
  getMember: memberProcedure
    .input(z.strictObject({ handle: z.string().min(1).max(100) }))
    .query(({ ctx, input }) => getMember(ctx, input)),
  movePost: memberProcedure.input(movePostSchema).mutation(({ ctx, input }) => movePost(ctx, input)),
  unmask: memberProcedure.input(unmaskSchema).mutation(({ ctx, input }) => unmask(ctx, input)),
  changeThread: memberProcedure.input(changeThreadSchema).mutation(({ ctx, input }) => changeThread(ctx, input)),
  /** Where a thread can be moved, what of it can be split off, into which others it can be merged; and what would become of it. */
  getMove: memberProcedure.input(getMoveSchema).query(({ ctx, input }) => getMove(ctx, input)),
  moveThread: memberProcedure.input(moveThreadSchema).mutation(({ ctx, input }) => moveThread(ctx, input)),
  getSplit: memberProcedure.input(getSplitSchema).query(({ ctx, input }) => getSplit(ctx, input)),
  splitThread: memberProcedure.input(splitThreadSchema).mutation(({ ctx, input }) => splitThread(ctx, input)),
  getMerge: memberProcedure.input(getMergeSchema).query(({ ctx, input }) => getMerge(ctx, input)),
  mergeThreads: memberProcedure.input(mergeThreadsSchema).mutation(({ ctx, input }) => mergeThreads(ctx, input)),
  suspend: memberProcedure.input(suspendSchema).mutation(({ ctx, input }) => suspend(ctx, input)),
  /** What a post said before its edits. */
  getHistory: memberProcedure.input(onePost).query(({ ctx, input }) => getHistory(ctx, input)),
  /** Keeps the author of a post away, whoever they are. */
  blockAuthor: memberProcedure.input(onePost).mutation(({ ctx, input }) => blockAuthor(ctx, input)),
  /** The list of tags, and what keeps it. */
  listTags: memberProcedure.query(({ ctx }) => listCuratedTags(ctx)),
  getTag: memberProcedure.input(ofTagSchema).query(({ ctx, input }) => getCuratedTag(ctx, input)),
  addTag: memberProcedure.input(addTagSchema).mutation(({ ctx, input }) => addTag(ctx, input)),
  changeTag: memberProcedure.input(changeTagSchema).mutation(({ ctx, input }) => changeTag(ctx, input)),
  retireTag: memberProcedure.input(retireTagSchema).mutation(({ ctx, input }) => retireTag(ctx, input)),
  mergeTags: memberProcedure.input(mergeTagsSchema).mutation(({ ctx, input }) => mergeTags(ctx, input)),
  listLog: memberProcedure
    .input(z.strictObject({ before: z.int().min(1).optional() }))
    .query(({ ctx, input }) => listLog(ctx, input)),
});
