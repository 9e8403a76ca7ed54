import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, flags, moderationMatters, posts, threads } from "@/db/schema/index";
import { writeNumber } from "@/domain/discussion/number";
import { canReadThread } from "@/domain/discussion/policy";
import { found } from "@/domain/errors";
import type { Report } from "@/domain/moderation/forms";
import { hiddenAtReporters, isUrgentReason } from "@/domain/moderation/kinds";
import { canReport } from "@/domain/moderation/policy";
import { keptBefore, type Snapshot, type SnapshotPost } from "@/domain/moderation/snapshot";
import type { Allowance } from "@/domain/obligations/kinds";
import { authorize } from "@/domain/policy";
import { keepPace } from "@/server/discussion/pace";
import { raiseVersion } from "@/server/discussion/publish";
import { sightColumns } from "@/server/discussion/sight";
import type { MemberCtx } from "@/server/discussion/write";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation } from "@/server/obligations/service";
import { namedAuthor } from "./block";
import { type Locked, lockWithThread, placeOf } from "./lock";
import { logAndTell } from "./log";

const noPost = { reason: "discussion.no_such_post", hidden: true };
const soon: Allowance = { days: 3, unit: "working_days" };
const atOnce: Allowance = { days: 1, unit: "working_days" };

type Subject = {
  postId: string | null;
  caseId: string | null;
  programmeId: string | null;
  authorId: string | null;
  locked: Locked | null;
};

/** What is reported, locked, for somebody who may read it. */
async function lockSubject(tx: Tx, ctx: MemberCtx, about: Report["about"]): Promise<Subject> {
  if ("caseSlug" in about) {
    const [row] = await tx
      .select({ id: cases.id, authorId: cases.authorId })
      .from(cases)
      .where(eq(cases.slug, about.caseSlug))
      .for("update");
    const { id, authorId } = found(row, "cases.no_such_case");
    return { postId: null, caseId: id, programmeId: null, authorId, locked: null };
  }
  const locked = await lockWithThread(tx, about.postId);
  const [sight] = await tx.select(sightColumns(tx, ctx.actor)).from(threads).where(eq(threads.id, locked.thread.id));
  authorize(ctx.actor, canReadThread, found(sight, noPost.reason), noPost);
  const { post, thread } = locked;
  // What is not shown, or not any more, cannot be reported; what others have hidden by reporting it can.
  if (post.state !== "published" && post.state !== "hidden") found(undefined, noPost.reason);
  return { postId: post.id, caseId: null, programmeId: thread.programmeId, authorId: post.authorId, locked };
}

const kept = (post: typeof posts.$inferSelect): SnapshotPost => ({
  number: post.major === null ? null : writeNumber({ major: post.major, minor: post.minor ?? 0 }),
  authorId: post.authorId,
  asMember: post.asMember,
  revision: post.revision,
  body: post.body,
  at: (post.publishedAt ?? post.writtenAt).toISOString(),
});

async function takeSnapshot(tx: Tx, { now }: MemberCtx, { caseId, locked }: Subject): Promise<Snapshot> {
  if (locked !== null) {
    const { post } = locked;
    const before = await tx
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, post.threadId), isNotNull(posts.seq), lt(posts.seq, post.seq ?? 0)))
      .orderBy(desc(posts.seq))
      .limit(keptBefore);
    return { reported: kept(post), before: before.toReversed().map(kept) };
  }
  const [row] = await tx
    .select({ text: sql<string>`to_jsonb(${cases}) - 'search'` })
    .from(cases)
    .where(eq(cases.id, caseId ?? ""));
  const body = JSON.stringify(found(row, "cases.no_such_case").text, null, 1);
  const nobody = { number: null, authorId: null, asMember: false, revision: 1 };
  return { reported: { ...nobody, body, at: now.toISOString() }, before: [] };
}

/** The open matter about a subject, or a new one with what stood there. */
async function openMatter(tx: Tx, ctx: MemberCtx, subject: Subject, urgent: boolean): Promise<string> {
  const { postId, caseId, programmeId } = subject;
  const same = postId === null ? eq(moderationMatters.caseId, caseId ?? "") : eq(moderationMatters.postId, postId);
  const [open] = await tx
    .select({ id: moderationMatters.id })
    .from(moderationMatters)
    .where(and(same, isNull(moderationMatters.settledAt)))
    .for("update");
  if (open !== undefined) return open.id;
  const snapshot = await takeSnapshot(tx, ctx, subject);
  const [made] = await tx
    .insert(moderationMatters)
    .values({ postId, caseId, programmeId, openedAt: ctx.now, snapshot })
    .returning({ id: moderationMatters.id });
  const { id } = found(made, "bug");
  const owner = { duty: "moderator" as const, programmeId };
  const owed = { kind: "decide_report" as const, subjectId: id, owner, waiterId: null, path: "/moderation" };
  await openObligation(tx, { ...owed, allowance: urgent ? atOnce : soon }, ctx.now);
  return id;
}

/** Takes a post out of sight that enough different people have reported. Its author is told and may edit it. */
async function hideReported(tx: Tx, locked: Locked, now: Date): Promise<void> {
  if (locked.post.state !== "published") return;
  const version = await raiseVersion(tx, locked.thread.id);
  await tx.update(posts).set({ state: "hidden", version }).where(eq(posts.id, locked.post.id));
  const reason = "Several readers have reported it. It is out of sight until a moderator has looked at it.";
  await logAndTell(tx, { ...placeOf(locked), action: "hide_post", actorId: null, reason, at: now });
}

/**
 * Reports a post or a case. What stood there is kept with the first report; further ones, of other people, join the same matter.
 * Returns the matter, which is the reporter's receipt; whose reports they are, its author never learns. A second report by
 * the same person replaces their words.
 */
export async function report(ctx: MemberCtx, input: Report): Promise<{ matterId: string; urgent: boolean }> {
  await keepPace(ctx, "report");
  return ctx.db.transaction(async (tx) => {
    const subject = await lockSubject(tx, ctx, input.about);
    authorize(ctx.actor, canReport, subject, { reason: "moderation.your_own_words" });
    const urgent = isUrgentReason(input.reason);
    const matterId = await openMatter(tx, ctx, subject, urgent);
    const { reason, words } = input;
    await tx
      .insert(flags)
      .values({ matterId, reporterId: ctx.actor.id, reason, words, at: ctx.now })
      .onConflictDoUpdate({ target: [flags.matterId, flags.reporterId], set: { reason, words } });
    if (urgent) {
      const asYet = and(eq(moderationMatters.id, matterId), eq(moderationMatters.urgent, false));
      const raised = await tx.update(moderationMatters).set({ urgent }).where(asYet).returning();
      // Once for each matter: who reports it again, or with others, alarms nobody again.
      if (raised.length > 0) await raiseFact(tx, { name: "moderation.urgent", matterId });
    }
    const reporters = await tx.$count(flags, eq(flags.matterId, matterId));
    if (subject.locked !== null && reporters >= hiddenAtReporters) await hideReported(tx, subject.locked, ctx.now);
    return { matterId, urgent };
  });
}

/** What the form to report shows: what it is about, in a few words; and whether its author can be kept away from here. */
export async function getReportable(ctx: MemberCtx, about: Report["about"]) {
  return ctx.db.transaction(async (tx) => {
    const { locked, caseId } = await lockSubject(tx, ctx, about);
    if (locked === null) {
      const [row] = await tx
        .select({ title: cases.title })
        .from(cases)
        .where(eq(cases.id, caseId ?? ""));
      return { title: found(row, "cases.no_such_case").title, number: null, body: null, canBlock: false };
    }
    const { post, thread } = locked;
    const author = await namedAuthor({ ...ctx, db: tx }, post.id);
    return {
      title: thread.title,
      number: kept(post).number,
      body: post.state === "published" ? post.body : null,
      canBlock: author !== null && author !== ctx.actor.id,
    };
  });
}
