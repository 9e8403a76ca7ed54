import { z } from "zod";
import { caseFilterSchema } from "@/domain/cases/schema";
import {
  dropAttachmentSchema,
  editPostSchema,
  getAttachmentSchema,
  keepPostSchema,
  makeFeedSchema,
  markReadSchema,
  numberSchema,
  ofPostSchema,
  openThreadSchema,
  reactSchema,
  referencesSchema,
  replySchema,
  suggestMentionsSchema,
  takeAttachmentSchema,
  takeawaySchema,
  threadFilterSchema,
  watchSchema,
} from "@/domain/discussion/forms";
import { givenNumber } from "@/domain/given-number";
import { listTags } from "@/server/cases/tags";
import { memberProcedure, publicProcedure, router } from "@/server/trpc";
import { getAttachment } from "./attachments/attachments";
import { dropAttachment, takeAttachment } from "./attachments/take-attachment";
import { suggestMentions } from "./mentions/mentions";
import { getReferences } from "./mentions/references";
import { getPlace } from "./moves/place";
import { deletePost, editPost, keepPost, markTakeaway, reactTo } from "./posts/change";
import { listHelped } from "./posts/helped";
import { openThread } from "./posts/open";
import { reply } from "./posts/write";
import { getFirstUnread } from "./reading/first-unread";
import { listKept } from "./reading/kept";
import { markRead } from "./reading/reading";
import { getCaseAuthor, listDiscussedCases } from "./threads/case-list";
import { listCaseThreads, listThreads } from "./threads/list";
import { newsOfThread } from "./threads/live";
import { getThreadOptions } from "./threads/options";
import { getCaseToDecide, getThread } from "./threads/thread-page";
import { getFeed, makeFeed, readFeed, revokeFeed } from "./watching/feeds";
import { getWatch, listWatches, watch } from "./watching/watching";

const from = numberSchema.optional();
/** Where the page before ended. */
const pageSchema = z.strictObject({ after: z.string().max(60).optional() });
/** A visitor looks at a case without deciding. */
const skips = z.boolean().optional();

export const discussionRouter = router({
  /** The tags that can be chosen and looked for. */
  listTags: publicProcedure.query(({ ctx }) => listTags(ctx.db)),
  listThreads: publicProcedure.input(threadFilterSchema).query(({ ctx, input }) => listThreads(ctx, input)),
  /** One page of a thread. */
  getThread: publicProcedure
    .input(z.strictObject({ no: givenNumber, from, skips }))
    .query(({ ctx, input }) => getThread(ctx, input)),
  /** One page of the thread that stands on the page of a case. */
  getCaseThread: publicProcedure
    .input(z.strictObject({ caseSlug: z.string().max(100), from, skips }))
    .query(({ ctx, input }) => getThread(ctx, input)),
  /** Where the post stands now that has, or had, a number in a thread. */
  getPlace: publicProcedure
    .input(z.strictObject({ no: givenNumber, number: numberSchema, skips }))
    .query(({ ctx, input }) => getPlace(ctx, input)),
  /** Where somebody goes on reading a thread: its path, and the number of the first post that they have not read. */
  getFirstUnread: memberProcedure
    .input(z.strictObject({ no: givenNumber }))
    .query(({ ctx, input }) => getFirstUnread(ctx, input)),
  /** News of a thread while its page is open. */
  live: memberProcedure
    .input(z.strictObject({ no: givenNumber, since: z.string().max(40).optional() }))
    .subscription(({ ctx, input, signal }) => newsOfThread(ctx, input, signal)),
  listCaseThreads: publicProcedure
    .input(z.strictObject({ caseSlug: z.string().max(100), skips }))
    .query(({ ctx, input }) => listCaseThreads(ctx, input)),
  /** The case that has to be decided before a thread about it can be read. */
  getCaseToDecide: publicProcedure
    .input(z.strictObject({ no: givenNumber }))
    .query(({ ctx, input }) => getCaseToDecide(ctx, input)),
  /** Cases with who wrote them and what is said about them. */
  listDiscussedCases: publicProcedure.input(caseFilterSchema).query(({ ctx, input }) => listDiscussedCases(ctx, input)),
  getCaseAuthor: publicProcedure
    .input(z.strictObject({ caseSlug: z.string().max(100) }))
    .query(({ ctx, input }) => getCaseAuthor(ctx, input)),
  getThreadOptions: memberProcedure.query(({ ctx }) => getThreadOptions(ctx)),
  getReferences: memberProcedure.input(referencesSchema).query(({ ctx, input }) => getReferences(ctx, input)),
  suggestMentions: memberProcedure.input(suggestMentionsSchema).query(({ ctx, input }) => suggestMentions(ctx, input)),
  /** A file of a post, for whoever may read the post now. */
  getAttachment: publicProcedure.input(getAttachmentSchema).query(({ ctx, input }) => getAttachment(ctx, input)),
  takeAttachment: memberProcedure.input(takeAttachmentSchema).mutation(({ ctx, input }) => takeAttachment(ctx, input)),
  dropAttachment: memberProcedure.input(dropAttachmentSchema).mutation(({ ctx, input }) => dropAttachment(ctx, input)),
  openThread: memberProcedure.input(openThreadSchema).mutation(({ ctx, input }) => openThread(ctx, input)),
  reply: memberProcedure.input(replySchema).mutation(({ ctx, input }) => reply(ctx, input)),
  editPost: memberProcedure.input(editPostSchema).mutation(({ ctx, input }) => editPost(ctx, input)),
  deletePost: memberProcedure.input(ofPostSchema).mutation(({ ctx, input }) => deletePost(ctx, input)),
  reactTo: memberProcedure.input(reactSchema).mutation(({ ctx, input }) => reactTo(ctx, input)),
  keepPost: memberProcedure.input(keepPostSchema).mutation(({ ctx, input }) => keepPost(ctx, input)),
  markTakeaway: memberProcedure.input(takeawaySchema).mutation(({ ctx, input }) => markTakeaway(ctx, input)),
  markRead: memberProcedure.input(markReadSchema).mutation(({ ctx, input }) => markRead(ctx, input)),
  /** What the member has said of one tag or domain. */
  getWatch: memberProcedure
    .input(z.strictObject({ kind: z.enum(["tag", "domain"]), subject: z.string().min(1).max(100) }))
    .query(({ ctx, input }) => getWatch(ctx, input)),
  /** Everything that the member follows. */
  listWatches: memberProcedure.input(pageSchema).query(({ ctx, input }) => listWatches(ctx, input)),
  /** The member's kept posts and lessons. */
  listKept: memberProcedure.input(pageSchema).query(({ ctx, input }) => listKept(ctx, input)),
  /** The member's own posts that others took away from their threads. */
  listHelped: memberProcedure.query(({ ctx }) => listHelped(ctx)),
  /** Whether there is a private address of a feed, and since when; never the address itself. */
  getFeed: memberProcedure.query(({ ctx }) => getFeed(ctx)),
  makeFeed: memberProcedure.input(makeFeedSchema).mutation(({ ctx, input }) => makeFeed(ctx, input)),
  revokeFeed: memberProcedure.mutation(({ ctx }) => revokeFeed(ctx)),
  /** What a feed reader is given: whoever has the address is its member. */
  readFeed: publicProcedure
    .input(z.strictObject({ token: z.string().max(100) }))
    .query(({ ctx, input }) => readFeed(ctx, input)),
  watch: memberProcedure.input(watchSchema).mutation(({ ctx, input }) => watch(ctx, input)),
});
