import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, flags, moderationMatters, posts } from "@/db/schema/index";
import { found } from "@/domain/errors";
import type { Report } from "@/domain/moderation/forms";
import { hiddenAtReporters, isUrgentReason } from "@/domain/moderation/kinds";
import { canReport } from "@/domain/moderation/policy";
import type { Allowance } from "@/domain/obligations/kinds";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { holdAttached } from "@/server/discussion/attachments/attachments";
import { keepPace } from "@/server/discussion/posts/pace";
import { raiseVersion } from "@/server/discussion/posts/publish";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation } from "@/server/obligations/service";
import { findShown } from "./block";
import { type Locked, placeOf } from "./lock";
import { logAndTell } from "./log";
import { takeSnapshot } from "./snapshots";
import { findReportableMember, lockSubject, refuseUnshown, type Subject, sharedProgramme } from "./subject";

const soon: Allowance = { days: 3, unit: "working_days" };
const atOnce: Allowance = { days: 1, unit: "working_days" };

/** Which row is reported, by which its open matter is found. */
function keyOf(subject: Subject) {
  const none = { postId: null, caseId: null, memberId: null };
  if (subject.kind === "post") return { ...none, postId: subject.locked.post.id };
  return subject.kind === "case" ? { ...none, caseId: subject.item.id } : { ...none, memberId: subject.authorId };
}

/** The open matter about a subject, or a new one with what stood there. */
async function openMatter(tx: Tx, { now }: MemberCtx, subject: Subject, urgent: boolean) {
  const { programmeId } = subject;
  const { postId, caseId, memberId } = keyOf(subject);
  const { id: matterId, no } = moderationMatters;
  const same =
    postId !== null
      ? eq(moderationMatters.postId, postId)
      : caseId !== null
        ? eq(moderationMatters.caseId, caseId)
        : eq(moderationMatters.memberId, memberId ?? "");
  const [open] = await tx
    .select({ matterId, no })
    .from(moderationMatters)
    .where(and(same, isNull(moderationMatters.settledAt)))
    .for("update");
  if (open !== undefined) return open;
  const snapshot = await takeSnapshot(tx, subject, now);
  if (subject.kind === "post") await holdAttached(tx, subject.locked.post.id);
  const [row] = await tx
    .insert(moderationMatters)
    .values({ postId, caseId, memberId, programmeId, openedAt: now, snapshot })
    .returning({ matterId, no });
  const made = found(row, "bug");
  const owner = { duty: "moderator" as const, programmeId };
  const owed = { kind: "decide_report" as const, subjectId: made.matterId, owner, waiterId: null, path: "/moderation" };
  await openObligation(tx, { ...owed, allowance: urgent ? atOnce : soon }, now);
  return made;
}

/**
 * Takes a post out of sight that enough different people have reported. Its author is told and may edit it. A text that a
 * moderator has let stand is read by one again and stays meanwhile: only reports of what it has become since are counted.
 */
async function hideReported(tx: Tx, matterId: string, locked: Locked, now: Date): Promise<void> {
  const { state, letStand } = locked.post;
  if (state !== "published") return;
  const since = letStand === null ? undefined : gt(flags.revision, letStand);
  if ((await tx.$count(flags, and(eq(flags.matterId, matterId), since))) < hiddenAtReporters) return;
  const version = await raiseVersion(tx, locked.thread.id);
  await tx.update(posts).set({ state: "hidden", version }).where(eq(posts.id, locked.post.id));
  const reason = "Several readers have reported it. It is out of sight until a moderator has looked at it.";
  await logAndTell(tx, { ...placeOf(locked), action: "hide_post", actorId: null, reason, at: now });
}

/**
 * Reports a post, a case or a member. What stood there is kept with the first report; further ones, of other people, join the same
 * matter. Returns the matter and its number, which is the reporter's receipt; whose reports they are, its author never learns. A
 * second report by the same person replaces their words. An urgent one goes to the coordinators of the programme that both are in
 * as well.
 */
export async function report(
  ctx: MemberCtx,
  input: Report,
): Promise<{ matterId: string; no: number; urgent: boolean }> {
  await keepPace(ctx, "report");
  return ctx.db.transaction(async (tx) => {
    const subject = await lockSubject(tx, ctx, input.about);
    authorize(ctx.actor, canReport, subject, { reason: "moderation.your_own_words" });
    const urgent = isUrgentReason(input.reason);
    const { matterId, no } = await openMatter(tx, ctx, subject, urgent);
    const { reason, words } = input;
    const revision = subject.kind === "post" ? subject.locked.post.revision : null;
    await tx
      .insert(flags)
      .values({ matterId, reporterId: ctx.actor.id, reason, words, revision, at: ctx.now })
      .onConflictDoUpdate({ target: [flags.matterId, flags.reporterId], set: { reason, words, revision } });
    if (urgent) {
      // In which programme “a member” is would tell too much of who they are.
      const named = subject.kind === "post" && subject.locked.post.asMember ? null : subject.authorId;
      const shared = named === null ? null : await sharedProgramme(tx, ctx.actor.id, named);
      const programmeId = sql`coalesce(${moderationMatters.programmeId}, ${shared}::uuid)`;
      const asYet = and(eq(moderationMatters.id, matterId), eq(moderationMatters.urgent, false));
      const raised = await tx.update(moderationMatters).set({ urgent, programmeId }).where(asYet).returning();
      // Once for each matter: who reports it again, or with others, alarms nobody again.
      if (raised.length > 0) await raiseFact(tx, { name: "moderation.urgent", matterId });
    }
    if (subject.kind === "post") await hideReported(tx, matterId, subject.locked, ctx.now);
    return { matterId, no, urgent };
  });
}

/** What the form to report shows: what it is about, in a few words; and whether its author can be kept away from here. Locks nothing. */
export async function getReportable(ctx: MemberCtx, about: Report["about"]) {
  const whole = { number: null, body: null };
  if ("caseSlug" in about) {
    const [item] = await ctx.db.select({ title: cases.title }).from(cases).where(eq(cases.slug, about.caseSlug));
    return { ...whole, ...found(item, "cases.no_such_case"), canBlock: false, memberId: null };
  }
  if ("memberHandle" in about) {
    const { name, memberId } = await findReportableMember(ctx, about.memberHandle);
    return { ...whole, title: name, canBlock: memberId !== ctx.actor.id, memberId };
  }
  const { namedId, state, ...post } = await findShown(ctx, about.postId);
  refuseUnshown(state);
  return {
    ...post,
    body: state === "published" ? post.body : null,
    canBlock: namedId !== null && namedId !== ctx.actor.id,
    memberId: null,
  };
}
