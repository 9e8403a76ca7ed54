import { exists, sql } from "drizzle-orm";
import {
  attachments,
  feeds,
  keptPosts,
  postCitations,
  postMentions,
  postMoves,
  postReactions,
  postRevisions,
  posts,
  threadPseudonyms,
  threadReads,
  threads,
  threadTags,
  threadTakeaways,
  watches,
} from "@/db/schema/index";
import { formKey, isMe, isOf, out, self, type Told, tablesOf } from "../tell";
import { own } from "./through";

const talk = tablesOf("discussion");
const counted = out("counted by the thread, to number its posts");

/** What a member has said in discussions, what they thought of what others said, and what they follow. */
export const discussionTables: readonly Told[] = [
  talk(threads, {
    title: "Threads you have opened",
    mine: [isMe(threads.openedById)],
    columns: { key: formKey, lastSeq: counted, lastMajor: counted, gone: counted, version: counted },
  }),
  talk(posts, {
    title: "What you have said",
    mine: [isMe(posts.authorId)],
    columns: {
      key: formKey,
      version: counted,
      letStand: out("what moderators know of reports: whether somebody was reported is told to nobody"),
      search: out("the same words once more, by their stems, for the search"),
    },
  }),
  talk(postMoves, {
    title: "Where your posts stood before they were moved",
    mine: [isOf(postMoves.postId, own.posts)],
  }),
  talk(postCitations, {
    title: "What numbers in your moved posts mean",
    mine: [isOf(postCitations.postId, own.posts)],
  }),
  talk(postRevisions, {
    title: "What your posts said before you edited them",
    mine: [isOf(postRevisions.postId, own.posts)],
    columns: { replacedById: self },
  }),
  talk(attachments, {
    title: "Files of your posts, and those that wait to be sent",
    mine: [isMe(attachments.ownerId)],
    columns: {
      bytes: {
        kind: "file",
        path: ({ id, name }) => `discussion/${String(id).slice(0, 8)} ${String(name)}`,
        packs: false,
      },
      shown: out("the same picture once more, smaller"),
      held: out("kept for moderators until they have decided on a report, of which nobody is told"),
      key: formKey,
      digest: out("made of the file, so that sending it twice takes it once"),
    },
  }),
  talk(threadPseudonyms, {
    title: "Threads where you post without your name",
    mine: [isMe(threadPseudonyms.memberId)],
  }),
  talk(postReactions, { title: "What you have said with a press", mine: [isMe(postReactions.memberId)] }),
  talk(threadTakeaways, {
    title: "What you took away from your threads",
    mine: [isOf(threadTakeaways.threadId, own.threads)],
  }),
  talk(threadTags, { title: "Tags of your threads", mine: [isOf(threadTags.threadId, own.threads)] }),
  talk(keptPosts, { title: "Posts and lessons you have kept", mine: [isMe(keptPosts.memberId)] }),
  talk(postMentions, {
    title: "Posts in which somebody names you",
    mine: [
      isMe(postMentions.memberId, {
        words: "and the post is shown to its readers",
        where: exists(
          sql`(select from ${posts} where ${posts.id} = ${postMentions.postId} and ${posts.state} = 'published')`,
        ),
      }),
    ],
  }),
  talk(threadReads, { title: "What you have read", mine: [isMe(threadReads.memberId)] }),
  talk(feeds, {
    title: "Private addresses of your feed",
    mine: [isMe(feeds.memberId)],
    columns: { tokenHash: out("opens the feed to whoever has it") },
  }),
  talk(watches, { title: "What you follow", mine: [isMe(watches.memberId)] }),
];
