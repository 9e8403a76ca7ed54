import { and, asc, desc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, flags, members, moderationMatters, obligations, posts, threads } from "@/db/schema/index";
import { coordinatedProgrammes, wears } from "@/domain/actor";
import { type AttachmentFacts, shownFile } from "@/domain/discussion/attachments";
import { writeNumber } from "@/domain/discussion/number";
import { DomainError, found } from "@/domain/errors";
import type { DecideMatter } from "@/domain/moderation/forms";
import type { FlagReason, MatterOutcome } from "@/domain/moderation/kinds";
import { canDecide } from "@/domain/moderation/policy";
import type { SnapshotPost } from "@/domain/moderation/snapshot";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { attachedColumn, releaseAttached } from "@/server/discussion/attachments/attachments";
import { raiseVersion } from "@/server/discussion/posts/publish";
import { threadPath } from "@/server/discussion/sight";
import { raiseFact } from "@/server/jobs/enqueue";
import { settleObligation } from "@/server/obligations/service";
import { logAction } from "@/server/safety/log-action";
import { type Locked, lockWithThread, placeOf } from "./lock";
import { logAndTell } from "./log";
import { notYours } from "./waiting";

const pageSize = 50;

/** Which matters the reader decides. One about their own words is another's, and what was reported of them they never see. */
function decidable({ actor }: MemberCtx): SQL | undefined {
  const programmes = coordinatedProgrammes(actor);
  const moderates = wears(actor, "moderator");
  if (!moderates && programmes.length === 0) throw new DomainError("NOT_FOUND", notYours.reason);
  const mine = moderates ? undefined : inArray(moderationMatters.programmeId, programmes);
  const others = or(isNull(moderationMatters.caseId), isNull(cases.authorId), ne(cases.authorId, actor.id));
  const notMe = or(isNull(moderationMatters.memberId), ne(moderationMatters.memberId, actor.id));
  return and(mine, or(isNull(posts.authorId), ne(posts.authorId, actor.id)), others, notMe);
}

type Flag = { reason: FlagReason; words: string; at: string };
/** What was decided when the same was reported before. */
type Earlier = { no: number; outcome: MatterOutcome; words: string; at: string };

/** What was reported and waits for the reader, urgent things first: what stood there, what stands there now, and the reports. */
export async function listMatters(ctx: MemberCtx) {
  const rows = await ctx.db
    .select({
      matterId: moderationMatters.id,
      no: moderationMatters.no,
      urgent: moderationMatters.urgent,
      openedAt: moderationMatters.openedAt,
      snapshot: moderationMatters.snapshot,
      dueAt: obligations.dueAt,
      // Nobody is told whose reports they are.
      flags: sql<
        Flag[]
      >`(select jsonb_agg(jsonb_build_object('reason', f.reason, 'words', f.words, 'at', f.at) order by f.at)
        from ${flags} f where f.matter_id = ${moderationMatters.id})`,
      earlier: sql<
        Earlier[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('no', m.no, 'outcome', m.outcome, 'words', m.words,
          'at', m.settled_at) order by m.settled_at desc), '[]')
        from ${moderationMatters} m where m.settled_at is not null and (m.post_id = ${moderationMatters.postId}
          or m.case_id = ${moderationMatters.caseId} or m.member_id = ${moderationMatters.memberId})
          and (${wears(ctx.actor, "moderator")} or m.programme_id = ${moderationMatters.programmeId}))`,
      /** A moderator has let stand exactly what the post says now. */
      stands: sql<boolean>`coalesce(${posts.letStand} = ${posts.revision}, false)`,
      member: { name: members.name, handle: members.handle, suspendedAt: members.suspendedAt },
      post: { id: posts.id, state: posts.state, body: posts.body, revision: posts.revision },
      files: attachedColumn,
      number: { major: posts.major, minor: posts.minor },
      thread: { no: threads.no, isMain: threads.isMain, title: threads.title },
      caseSlug: cases.slug,
      caseTitle: cases.title,
    })
    .from(moderationMatters)
    .leftJoin(posts, eq(posts.id, moderationMatters.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(members, eq(members.id, moderationMatters.memberId))
    .leftJoin(cases, or(eq(cases.id, moderationMatters.caseId), eq(cases.id, threads.caseId)))
    .leftJoin(obligations, and(eq(obligations.subjectId, moderationMatters.id), isNull(obligations.settledAt)))
    .where(and(isNull(moderationMatters.settledAt), decidable(ctx)))
    .orderBy(desc(moderationMatters.urgent), asc(moderationMatters.openedAt))
    .limit(pageSize);
  return rows.map(({ thread, caseSlug, caseTitle, snapshot, files, number, ...row }) => ({
    ...row,
    /** What is attached to the post now. */
    files: filesOf(snapshot.reported, files),
    /** What the post is called now: it may have been moved since it was reported. */
    number: number?.major == null ? null : writeNumber({ major: number.major, minor: number.minor ?? 0 }),
    reported: strip(snapshot.reported),
    before: snapshot.before.map(strip),
    title: thread?.title ?? row.member?.name ?? caseTitle ?? "",
    /** Where it stands; a member's page is the moderators'. */
    path: pathOf(thread, row.member, caseSlug),
  }));
}

function pathOf(
  thread: { no: number; isMain: boolean } | null,
  member: { handle: string } | null,
  caseSlug: string | null,
): string {
  if (thread !== null) return threadPath({ ...thread, caseSlug });
  return member === null ? `/cases/${caseSlug ?? ""}` : `/moderation/members/${member.handle}`;
}

/** Whose they are, a moderator learns from the post, and of “a member” not at all. */
const filesOf = (post: SnapshotPost, files: readonly AttachmentFacts[]) => files.map((file) => shownFile(file, post));

const strip = (post: SnapshotPost) => {
  const { number, body, at, files = [] } = post;
  return { number, body, at, files: filesOf(post, files) };
};

async function lockMatter(tx: Tx, matterId: string) {
  const [at] = await tx
    .select({ postId: moderationMatters.postId })
    .from(moderationMatters)
    .where(eq(moderationMatters.id, matterId));
  const { postId } = found(at, notYours.reason);
  const locked = postId === null ? null : await lockWithThread(tx, postId);
  const [matter] = await tx.select().from(moderationMatters).where(eq(moderationMatters.id, matterId)).for("update");
  return { matter: found(matter, notYours.reason), locked };
}

type Matter = typeof moderationMatters.$inferSelect;

/** Who wrote the case, or who the member is. */
async function concernedBy(tx: Tx, { caseId, memberId }: Matter): Promise<{ id: string | null; name: string }> {
  if (memberId !== null) {
    const [member] = await tx
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(eq(members.id, memberId));
    return found(member, notYours.reason);
  }
  const [row] = await tx
    .select({ id: cases.authorId, name: cases.title })
    .from(cases)
    .where(eq(cases.id, caseId ?? ""));
  return row ?? { id: null, name: "" };
}

/** What a decision makes of a reported post, in the words of its outcome. */
async function carryOut(tx: Tx, { post, thread }: Locked, revision: number, remove: boolean): Promise<MatterOutcome> {
  if (post.state === "deleted" || post.state === "removed") return post.state;
  const state = remove ? "removed" : post.state === "hidden" ? "published" : post.state;
  const version = state === post.state ? post.version : await raiseVersion(tx, thread.id);
  const letStand = remove ? post.letStand : post.revision;
  await tx.update(posts).set({ state, version, letStand }).where(eq(posts.id, post.id));
  if (remove) return "removed";
  return post.revision > revision ? "edited" : "kept";
}

/**
 * Decides what becomes of what was reported: the post stays or comes back, or is removed, with words for those whom it concerns.
 * The author hears of it when their post was out of sight or goes; all who reported it do. Only the words that were read stay or
 * come back. Of two who decide at once the second hears that it is done; a report that comes at the same moment joins this matter, or begins the next one.
 */
export async function decideMatter(
  ctx: MemberCtx,
  { matterId, revision: read, remove, words }: DecideMatter,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { matter, locked } = await lockMatter(tx, matterId);
    const concerned = locked === null ? await concernedBy(tx, matter) : null;
    const authorId = concerned === null ? (locked?.post.authorId ?? null) : concerned.id;
    const about = { authorId, programmeId: matter.programmeId };
    authorize(ctx.actor, canDecide, about, notYours);
    if (matter.settledAt !== null) throw new DomainError("CONFLICT", "moderation.decided_already");
    const isMember = matter.memberId !== null;
    if (remove && locked === null && !isMember) throw new DomainError("INVALID", "moderation.cases_are_edited");
    if (!remove && locked !== null && locked.post.revision !== read)
      throw new DomainError("CONFLICT", "moderation.edited_meanwhile");
    const wasShown = locked?.post.state === "published";
    const { revision } = matter.snapshot.reported;
    const acted = remove ? "acted" : "kept";
    const outcome = locked === null ? acted : await carryOut(tx, locked, revision, remove);
    if (locked !== null) await releaseAttached(tx, locked.post);
    // Whoever was to read the new words of the post has them decided with this.
    const subjectIds = locked === null ? [matterId] : [matterId, locked.post.id];
    await settleObligation(tx, { subjectIds }, "done", ctx.now);
    const settled = { settledAt: ctx.now, settledById: ctx.actor.id, outcome, words };
    await tx.update(moderationMatters).set(settled).where(eq(moderationMatters.id, matterId));
    const entry = { actorId: ctx.actor.id, reason: words, at: ctx.now };
    // That somebody was reported is nothing that they have to know; what is done about it they are told with that.
    if (locked === null) {
      const action = isMember ? "answer_member" : "keep_case";
      await logAction(tx, {
        ...entry,
        action,
        caseId: matter.caseId,
        programmeId: matter.programmeId,
        about: concerned?.name ?? "",
      });
    } else if (outcome === "removed") await logAndTell(tx, { ...entry, ...placeOf(locked), action: "remove_post" });
    // That a post was reported and stays as it was is nothing that its author has to know.
    else if (wasShown || outcome === "deleted")
      await logAction(tx, { ...entry, ...placeOf(locked), memberId: null, action: "keep_post" });
    else await logAndTell(tx, { ...entry, ...placeOf(locked), action: "restore_post" });
    await raiseFact(tx, { name: "moderation.settled", matterId });
  });
}
