import { type Actor, memberId } from "../actor";
import { isLive, type MentorshipMove, type MentorshipState, stateAfter } from "./state";

/** What a policy needs of a mentorship. */
export type MentorshipRecord = { mentorId: string; menteeId: string; state: MentorshipState };

/** The two of the pair read it, during and after; to anybody else it does not exist. */
export function canReadMentorship(actor: Actor, mentorship: MentorshipRecord): boolean {
  const me = memberId(actor);
  return me !== undefined && (me === mentorship.mentorId || me === mentorship.menteeId);
}

/** Sign, propose a change of the agreement, say how to be reached: either side, while it lasts. */
export function canShapeMentorship(actor: Actor, mentorship: MentorshipRecord): boolean {
  return canReadMentorship(actor, mentorship) && isLive(mentorship.state);
}

/** Pause, resume, complete or end: either side, where the state allows the move. */
export function canMoveMentorship(actor: Actor, mentorship: MentorshipRecord, move: MentorshipMove): boolean {
  return canReadMentorship(actor, mentorship) && stateAfter(mentorship.state, move) !== null;
}
