import { and, desc, eq, isNull } from "drizzle-orm";
import { cases, members, moderationLog, moderationMatters, postRevisions, posts, threads } from "@/db/schema/index";
import { type Change, changes } from "@/domain/changes";
import { type ShownFile, shownFile } from "@/domain/discussion/attachments";
import type { PostState } from "@/domain/discussion/kinds";
import { writeNumber } from "@/domain/discussion/number";
import { canEditPost, canModerateThread } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import type { MovePost } from "@/domain/moderation/forms";
import type { ModerationAction } from "@/domain/moderation/kinds";
import { canDecide } from "@/domain/moderation/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { everAttachedColumn } from "@/server/discussion/attachments/attachments";
import { authorColumns, authorOf } from "@/server/discussion/authors";
import { raiseVersion } from "@/server/discussion/posts/publish";
import { threadPath } from "@/server/discussion/sight";
import { settleObligation } from "@/server/obligations/service";
import { logAction } from "@/server/safety/log-action";
import { lockWithThread, placeOf } from "./lock";
import { logAndTell } from "./log";
import { notYours } from "./waiting";

type Move = { from: readonly PostState[]; to: PostState; action: ModerationAction };

/** From where each move of a post is made, and where it leads. */
const moves: Readonly<Record<MovePost["move"], Move>> = {
  hide: { from: ["published"], to: "hidden", action: "hide_post" },
  restore: { from: ["hidden", "removed"], to: "published", action: "restore_post" },
  remove: { from: ["published", "hidden"], to: "removed", action: "remove_post" },
};

/**
 * Hides a post, shows it again or removes it, with words that its author reads. Its place and number stay. Only the words that were
 * read are shown again.
 */
export async function movePost(ctx: MemberCtx, { postId, revision, move, words }: MovePost): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const locked = await lockWithThread(tx, postId);
    const { post, thread } = locked;
    authorize(ctx.actor, canDecide, { authorId: post.authorId, programmeId: thread.programmeId }, notYours);
    const { from, to, action } = moves[move];
    if (!from.includes(post.state)) throw new DomainError("CONFLICT", "moderation.decided_already");
    if (to === "published" && post.revision !== revision)
      throw new DomainError("CONFLICT", "moderation.edited_meanwhile");
    // Whoever was to read its new words has it decided with this.
    await settleObligation(tx, { subjectIds: [postId] }, "done", ctx.now);
    const version = await raiseVersion(tx, thread.id);
    const letStand = to === "published" ? post.revision : post.letStand;
    await tx.update(posts).set({ state: to, version, letStand }).where(eq(posts.id, postId));
    await logAndTell(tx, { ...placeOf(locked), action, actorId: ctx.actor.id, reason: words, at: ctx.now });
  });
}

/** Says once who “a member” is, to a moderator who has written down why they need to know. */
export async function unmask(ctx: MemberCtx, { postId, reason }: { postId: string; reason: string }) {
  return ctx.db.transaction(async (tx) => {
    const locked = await lockWithThread(tx, postId);
    const { post, thread } = locked;
    authorize(ctx.actor, canDecide, { authorId: post.authorId, programmeId: thread.programmeId }, notYours);
    if (!post.asMember || post.authorId === null) throw new DomainError("CONFLICT", "moderation.not_masked");
    const [author] = await tx
      .select({ name: members.name, handle: members.handle })
      .from(members)
      .where(eq(members.id, post.authorId));
    // Without whom it concerned: why their name was asked for is not theirs to find out, here or in what they take out.
    const entry = { ...placeOf(locked), memberId: null, action: "unmask_member" as const };
    await logAction(tx, { ...entry, actorId: ctx.actor.id, reason, at: ctx.now });
    return found(author, notYours.reason);
  });
}

function readPost(ctx: MemberCtx, postId: string) {
  return ctx.db
    .select({
      id: posts.id,
      major: posts.major,
      minor: posts.minor,
      state: posts.state,
      body: posts.body,
      files: everAttachedColumn,
      revision: posts.revision,
      asMember: posts.asMember,
      authorId: posts.authorId,
      writtenAt: posts.writtenAt,
      publishedAt: posts.publishedAt,
      editedAt: posts.editedAt,
      author: authorColumns(ctx.actor),
      programmeId: threads.programmeId,
      thread: { no: threads.no, isMain: threads.isMain, title: threads.title },
      caseSlug: cases.slug,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(cases, eq(cases.id, threads.caseId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(eq(posts.id, postId));
}

/** One post for whoever moderates its thread: what can be done with it, and what was done before. */
export async function getPost(ctx: MemberCtx, { postId }: { postId: string }) {
  const [row] = await readPost(ctx, postId);
  const { author, authorId, programmeId, thread, caseSlug, major, minor, files, ...post } = found(row, notYours.reason);
  authorize(ctx.actor, canModerateThread, { programmeId }, notYours);
  const [log, reported] = await Promise.all([
    ctx.db
      .select({
        no: moderationLog.no,
        action: moderationLog.action,
        reason: moderationLog.reason,
        at: moderationLog.at,
      })
      .from(moderationLog)
      .where(eq(moderationLog.postId, postId))
      .orderBy(desc(moderationLog.no)),
    ctx.db.$count(moderationMatters, and(eq(moderationMatters.postId, postId), isNull(moderationMatters.settledAt))),
  ]);
  const canAct = canDecide(ctx.actor, { authorId, programmeId });
  const by = authorOf(ctx.actor, post, author);
  const able = (move: MovePost["move"]) => canAct && moves[move].from.includes(post.state);
  return {
    ...post,
    number: major === null ? null : writeNumber({ major, minor: minor ?? 0 }),
    author: by,
    files: files.filter(({ removedIn }) => removedIn === null).map((file) => shownFile(file, post, by)),
    /** Leads to the member; not for who posted without their name. */
    memberHandle: post.asMember ? null : (author?.handle ?? null),
    title: thread.title,
    threadNo: thread.no,
    path: threadPath({ ...thread, caseSlug }),
    can: {
      hide: able("hide"),
      restore: able("restore"),
      remove: able("remove"),
      unmask: canAct && post.asMember && authorId !== null,
    },
    // Whether somebody has reported one's own post is not to be found out.
    reported: canAct && reported > 0,
    log: canAct ? log : [],
  };
}

/** So many of the newest edits are shown: comparing texts costs work. */
const mostEdits = 30;

export type Edit = {
  readonly at: Date;
  readonly changes: readonly Change[];
  readonly attached: readonly ShownFile[];
  readonly takenOff: readonly ShownFile[];
};

/** What a post said and had before each of its edits, as differences, the newest first: for its author and for those who moderate it. */
export async function getHistory(ctx: MemberCtx, { postId }: { postId: string }) {
  const [row] = await readPost(ctx, postId);
  const post = found(row, "discussion.no_such_post");
  authorize(
    ctx.actor,
    (actor, about: typeof post) => canEditPost(actor, about) || canModerateThread(actor, about),
    post,
    { reason: "discussion.no_such_post", hidden: true },
  );
  const revisions = await ctx.db
    .select({ revision: postRevisions.revision, body: postRevisions.body, at: postRevisions.replacedAt })
    .from(postRevisions)
    .where(eq(postRevisions.postId, postId))
    .orderBy(desc(postRevisions.revision))
    .limit(mostEdits + 1);
  const by = authorOf(ctx.actor, post, post.author);
  const shown = (files: typeof post.files) => files.map((file) => shownFile(file, post, by));
  const edits: Edit[] = revisions.slice(0, mostEdits).map(({ revision, body, at }, place) => {
    const next = revisions[place - 1];
    const within = (text: number | null) =>
      text !== null && text > revision && (next === undefined || text <= next.revision);
    return {
      at,
      changes: changes(body, next?.body ?? post.body),
      attached: shown(post.files.filter(({ addedIn }) => within(addedIn))),
      takenOff: shown(post.files.filter(({ removedIn }) => within(removedIn))),
    };
  });
  const { major, minor, thread, caseSlug } = post;
  return {
    number: major === null ? null : writeNumber({ major, minor: minor ?? 0 }),
    title: thread.title,
    path: threadPath({ ...thread, caseSlug }),
    edits,
    /** Edits before these are kept, and compared by nobody. */
    hasOlder: revisions.length > mostEdits,
  };
}
