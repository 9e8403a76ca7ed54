import { and, desc, eq, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { heldSessions, members, mentorships } from "@/db/schema/index";
import { canAnswerSession } from "@/domain/mentorships/held-session";
import type { MemberCtx } from "@/server/context";
import { listObligationsAbout } from "@/server/obligations/queries";
import type { MentorshipRow } from "./lock";
import type { SessionLine } from "./view";

/** The sessions of a mentorship that its reader may see, newest first, with who has to confirm what by when. */
export async function listSessions(ctx: MemberCtx, mentorship: MentorshipRow): Promise<SessionLine[]> {
  const ofThis = eq(heldSessions.mentorshipId, mentorship.id);
  const [rows, waiting] = await Promise.all([
    ctx.db
      .select({ session: heldSessions, recordedBy: members.name })
      .from(heldSessions)
      .innerJoin(members, eq(members.id, heldSessions.recordedById))
      .where(ofThis)
      .orderBy(desc(heldSessions.startsAt))
      .limit(200),
    listObligationsAbout(
      ctx,
      ctx.db
        .select({ id: heldSessions.id })
        .from(heldSessions)
        .where(and(ofThis, eq(heldSessions.state, "recorded"))),
    ),
  ]);
  return rows.map(({ session, recordedBy }) => ({
    id: session.id,
    startsAt: session.startsAt,
    minutes: session.minutes,
    state: session.state,
    recordedBy,
    waiting: waiting.find((line) => line.subjectId === session.id) ?? null,
    canAnswer: canAnswerSession(ctx.actor, {
      ...mentorship,
      recordedById: session.recordedById,
      sessionState: session.state,
    }),
  }));
}

/** One confirmed session as its member took part in it. */
export type ConfirmedSession = {
  id: string;
  mentorshipId: string;
  startsAt: Date;
  minutes: number;
  side: "mentor" | "mentee";
  partner: string;
};

const mentor = alias(members, "mentor");
const mentee = alias(members, "mentee");

/** The sessions of a member that both sides have confirmed, on either side, newest first; 200 at most. */
export async function listConfirmedSessions(db: Db | Tx, memberId: string): Promise<ConfirmedSession[]> {
  const rows = await db
    .select({
      id: heldSessions.id,
      mentorshipId: heldSessions.mentorshipId,
      startsAt: heldSessions.startsAt,
      minutes: heldSessions.minutes,
      mentorId: mentorships.mentorId,
      mentor: mentor.name,
      mentee: mentee.name,
    })
    .from(heldSessions)
    .innerJoin(mentorships, eq(mentorships.id, heldSessions.mentorshipId))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(mentee, eq(mentee.id, mentorships.menteeId))
    .where(
      and(
        eq(heldSessions.state, "confirmed"),
        or(eq(mentorships.mentorId, memberId), eq(mentorships.menteeId, memberId)),
      ),
    )
    .orderBy(desc(heldSessions.startsAt))
    .limit(200);
  return rows.map(({ mentorId, mentor: mentorName, mentee: menteeName, ...session }) => {
    const side = mentorId === memberId ? "mentor" : "mentee";
    return { ...session, side, partner: side === "mentor" ? menteeName : mentorName };
  });
}
