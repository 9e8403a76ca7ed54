import { and, eq, ne } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Tx } from "@/db/client";
import { heldSessions, members, mentorships } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import {
  type AnswerSession,
  canAnswerSession,
  confirmSessionDays,
  overlap,
  type RecordSession,
  refuseImpossibleSession,
} from "@/domain/mentorships/held-session";
import { canReadMentorship } from "@/domain/mentorships/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { areBlocked } from "@/server/safety/blocks";
import { lockLiveMentorship, mentorshipPath, partnerOf } from "./lock";

/**
 * Puts on record that a session was held, on the clock of whoever says so; the other side has five working days to confirm
 * it. Refuses one that cannot have been (`mentorships.session_not_over` and the like) or that overlaps another.
 */
export async function recordSession(ctx: MemberCtx, input: RecordSession): Promise<{ sessionId: string }> {
  return ctx.db.transaction(async (tx) => {
    const mentorship = await lockLiveMentorship(tx, ctx.actor, input.mentorshipId);
    if (await areBlocked(tx, mentorship.mentorId, mentorship.menteeId)) {
      throw new DomainError("CONFLICT", "mentorships.session_not_now");
    }
    const span = { startsAt: await onClockOf(tx, ctx.actor.id, input), minutes: input.minutes };
    refuseImpossibleSession(span, mentorship, ctx.now);
    const others = await tx
      .select({ startsAt: heldSessions.startsAt, minutes: heldSessions.minutes })
      .from(heldSessions)
      .where(and(eq(heldSessions.mentorshipId, mentorship.id), ne(heldSessions.state, "disputed")));
    if (others.some((other) => overlap(span, other))) {
      throw new DomainError("CONFLICT", "mentorships.session_overlaps", "time");
    }
    const [session] = await tx
      .insert(heldSessions)
      .values({ mentorshipId: mentorship.id, ...span, recordedById: ctx.actor.id, recordedAt: ctx.now })
      .returning({ id: heldSessions.id });
    if (!session) throw new Error("The session was not inserted.");
    await openObligation(
      tx,
      {
        kind: "confirm_session",
        subjectId: session.id,
        owner: { memberId: partnerOf(mentorship, ctx.actor.id) },
        waiterId: ctx.actor.id,
        path: mentorshipPath(mentorship.id),
        allowance: { days: confirmSessionDays, unit: "working_days" },
      },
      ctx.now,
    );
    await raiseFact(tx, { name: "mentorship.session_recorded", sessionId: session.id });
    return { sessionId: session.id };
  });
}

async function onClockOf(tx: Tx, memberId: string, { day, time }: RecordSession): Promise<Date> {
  const [row] = await tx.select({ zone: members.timeZone }).from(members).where(eq(members.id, memberId));
  return DateTime.fromISO(`${day}T${time}`, { zone: row?.zone ?? "Europe/London" }).toJSDate();
}

const hidden = { reason: "mentorships.session_not_found", hidden: true };

/**
 * The other side confirms that a session was held, or says that it did not take place. Also open after the date has passed,
 * and after the mentorship is over: what was held stays held. Saying it twice is refused with `mentorships.session_answered`.
 */
export async function answerSession(ctx: MemberCtx, input: AnswerSession): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ session: heldSessions, mentorship: mentorships })
      .from(heldSessions)
      .innerJoin(mentorships, eq(mentorships.id, heldSessions.mentorshipId))
      .where(eq(heldSessions.id, input.sessionId))
      .for("update", { of: heldSessions });
    const { session, mentorship } = found(row, hidden.reason);
    const record = { ...mentorship, recordedById: session.recordedById, sessionState: session.state };
    authorize(ctx.actor, canReadMentorship, record, hidden);
    if (session.state === "confirmed" || session.state === "disputed") {
      throw new DomainError("CONFLICT", "mentorships.session_answered");
    }
    authorize(ctx.actor, canAnswerSession, record, { reason: "mentorships.session_yours" });
    const state = input.answer === "held" ? "confirmed" : "disputed";
    await tx.update(heldSessions).set({ state, answeredAt: ctx.now }).where(eq(heldSessions.id, session.id));
    await settleObligation(tx, { subjectIds: [session.id] }, "done", ctx.now);
    await raiseFact(
      tx,
      state === "confirmed"
        ? { name: "mentorship.session_confirmed", sessionId: session.id }
        : { name: "mentorship.session_disputed", sessionId: session.id },
    );
  });
}
