import { z } from "zod";
import { type Actor, memberId } from "../actor";
import { DomainError } from "../errors";
import { canReadMentorship, type MentorshipRecord } from "./policy";

/** Minutes that a session may have taken, and how many calendar days back it may lie. */
export const heldSessionLimits = { least: 15, most: 240, daysBack: 90 } as const;

/** Working days that the other side has to confirm a session. */
export const confirmSessionDays = 5;

export const heldSessionStates = ["recorded", "confirmed", "disputed", "unconfirmed"] as const;
export type HeldSessionState = (typeof heldSessionStates)[number];

/** Day and time as they stood on the clock of whoever records it. */
export const recordSessionSchema = z.strictObject({
  mentorshipId: z.uuid(),
  day: z.iso.date("Give the day."),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 18:30."),
  minutes: z.coerce
    .number("Give the minutes.")
    .int()
    .min(heldSessionLimits.least, `A session takes ${heldSessionLimits.least} minutes at least.`)
    .max(heldSessionLimits.most, `A session takes ${heldSessionLimits.most} minutes at most.`),
});
export type RecordSession = z.output<typeof recordSessionSchema>;

export const answerSessionSchema = z.strictObject({ sessionId: z.uuid(), answer: z.enum(["held", "not_held"]) });
export type AnswerSession = z.output<typeof answerSessionSchema>;

type Span = { startsAt: Date; minutes: number };

const endOf = ({ startsAt, minutes }: Span) => startsAt.getTime() + minutes * 60_000;

/** True when two sessions share a moment. */
export function overlap(one: Span, other: Span): boolean {
  return one.startsAt.getTime() < endOf(other) && other.startsAt.getTime() < endOf(one);
}

/** Refuses a session that cannot have been held: over in the future, before the two began, or too long ago to remember. */
export function refuseImpossibleSession(session: Span, mentorship: { startedAt: Date }, now: Date): void {
  const fault = (reason: string) => new DomainError("INVALID", reason, "day");
  if (endOf(session) > now.getTime()) throw fault("mentorships.session_not_over");
  const day = 86_400_000;
  if (session.startsAt.getTime() < mentorship.startedAt.getTime() - day)
    throw fault("mentorships.session_before_start");
  if (session.startsAt.getTime() < now.getTime() - heldSessionLimits.daysBack * day) {
    throw fault("mentorships.session_too_long_ago");
  }
}

/** What a policy needs of a held session. */
export type HeldSessionRecord = MentorshipRecord & { recordedById: string; sessionState: HeldSessionState };

/** Say whether a session was held: the side that did not record it, until it has said so; a date that passed keeps nobody from it. */
export function canAnswerSession(actor: Actor, session: HeldSessionRecord): boolean {
  const open = session.sessionState === "recorded" || session.sessionState === "unconfirmed";
  return open && canReadMentorship(actor, session) && memberId(actor) !== session.recordedById;
}
