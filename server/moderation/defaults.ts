import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { moderationMatters, posts } from "@/db/schema/index";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { type ObligationHandler, type ObligationRow, ownerOf } from "@/server/obligations/sweep";
import { lockWithThread, placeOf } from "./lock";
import { logAndTell } from "./log";
import { letThrough } from "./waiting";

async function lockPost(tx: Tx, postId: string): Promise<void> {
  const [row] = await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, postId));
  if (row !== undefined) await lockWithThread(tx, postId);
}

async function lockMatter(tx: Tx, matterId: string): Promise<void> {
  const [matter] = await tx
    .select({ postId: moderationMatters.postId })
    .from(moderationMatters)
    .where(eq(moderationMatters.id, matterId));
  if (matter?.postId) await lockWithThread(tx, matter.postId);
  await tx
    .select({ id: moderationMatters.id })
    .from(moderationMatters)
    .where(eq(moderationMatters.id, matterId))
    .for("update");
}

/** At half-time moderators are told what waits for them. */
async function remind(tx: Tx, half: ObligationRow): Promise<void> {
  await raiseFact(tx, { name: "moderation.waits", obligationId: half.id });
}

/** The administrators are told that it is late, and there is as long again. */
async function escalate(tx: Tx, late: ObligationRow, now: Date): Promise<void> {
  await settleObligation(tx, { subjectIds: [late.subjectId], kind: late.kind }, "defaulted", now);
  const { kind, subjectId, waiterId, path } = late;
  const next = { kind, subjectId, waiterId, path, owner: ownerOf(late), allowance: late };
  const { id } = await openObligation(tx, next, now);
  await raiseFact(tx, { name: "moderation.overdue", obligationId: id });
}

/** A newcomer's post is shown when nobody has read it in time: being new is no reason to stay unheard. */
export const reviewPostDefaults: ObligationHandler = {
  lock: lockPost,
  async run(tx, late, now) {
    const locked = await lockWithThread(tx, late.subjectId);
    await settleObligation(tx, { subjectIds: [late.subjectId] }, "defaulted", now);
    await letThrough(tx, locked, now, false);
    const reason = "Nobody had read it by the date.";
    await logAndTell(tx, { ...placeOf(locked), action: "approve_post", actorId: null, reason, at: now });
  },
  remind,
};

/** Nothing about a sensitive case is shown by a date passing. */
export const reviewSensitivePostDefaults: ObligationHandler = { lock: lockPost, run: escalate, remind };

/** Nothing that was reported goes, and nothing that was hidden comes back, by a date passing. */
export const decideReportDefaults: ObligationHandler = { lock: lockMatter, run: escalate, remind };
