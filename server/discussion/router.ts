import { z } from "zod";
import {
  editPostSchema,
  keepPostSchema,
  markReadSchema,
  numberSchema,
  ofPostSchema,
  openThreadSchema,
  reactSchema,
  referencesSchema,
  replySchema,
  suggestMentionsSchema,
  takeawaySchema,
  threadFilterSchema,
  watchSchema,
} from "@/domain/discussion/forms";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { deletePost, editPost, keepPost, markTakeaway, reactTo } from "./change";
import { listCaseThreads, listThreads } from "./list";
import { newsOfThread } from "./live";
import { suggestMentions } from "./mentions";
import { getThreadOptions } from "./options";
import { markRead, watch } from "./reading";
import { getReferences } from "./references";
import { getFirstUnread, getThread } from "./thread-page";
import { openThread, reply } from "./write";

const from = numberSchema.optional();

export const discussionRouter = router({
  listThreads: publicProcedure.input(threadFilterSchema).query(({ ctx, input }) => listThreads(ctx, input)),
  /** One page of a thread. */
  getThread: publicProcedure
    .input(z.strictObject({ no: z.int().min(1), from }))
    .query(({ ctx, input }) => getThread(ctx, input)),
  /** One page of the thread that stands on the page of a case. */
  getCaseThread: publicProcedure
    .input(z.strictObject({ caseSlug: z.string().max(100), from }))
    .query(({ ctx, input }) => getThread(ctx, input)),
  /** Where somebody goes on reading a thread: its path, and the number of the first post that they have not read. */
  getFirstUnread: memberProcedure
    .input(z.strictObject({ no: z.int().min(1) }))
    .query(({ ctx, input }) => getFirstUnread(ctx, input)),
  /** News of a thread while its page is open. */
  live: memberProcedure
    .input(z.strictObject({ no: z.int().min(1), since: z.string().max(40).optional() }))
    .subscription(({ ctx, input, signal }) => newsOfThread(ctx, input, signal)),
  listCaseThreads: publicProcedure
    .input(z.strictObject({ caseSlug: z.string().max(100) }))
    .query(({ ctx, input }) => listCaseThreads(ctx, input)),
  getThreadOptions: memberProcedure.query(({ ctx }) => getThreadOptions(ctx)),
  getReferences: memberProcedure.input(referencesSchema).query(({ ctx, input }) => getReferences(ctx, input)),
  suggestMentions: memberProcedure.input(suggestMentionsSchema).query(({ ctx, input }) => suggestMentions(ctx, input)),
  openThread: memberProcedure.input(openThreadSchema).mutation(({ ctx, input }) => openThread(ctx, input)),
  reply: memberProcedure.input(replySchema).mutation(({ ctx, input }) => reply(ctx, input)),
  editPost: memberProcedure.input(editPostSchema).mutation(({ ctx, input }) => editPost(ctx, input)),
  deletePost: memberProcedure.input(ofPostSchema).mutation(({ ctx, input }) => deletePost(ctx, input)),
  reactTo: memberProcedure.input(reactSchema).mutation(({ ctx, input }) => reactTo(ctx, input)),
  keepPost: memberProcedure.input(keepPostSchema).mutation(({ ctx, input }) => keepPost(ctx, input)),
  markTakeaway: memberProcedure.input(takeawaySchema).mutation(({ ctx, input }) => markTakeaway(ctx, input)),
  markRead: memberProcedure.input(markReadSchema).mutation(({ ctx, input }) => markRead(ctx, input)),
  watch: memberProcedure.input(watchSchema).mutation(({ ctx, input }) => watch(ctx, input)),
});
