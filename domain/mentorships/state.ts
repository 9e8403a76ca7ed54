import { DomainError } from "../errors";

export const mentorshipStates = ["accepted", "active", "paused", "completed", "ended"] as const;
export type MentorshipState = (typeof mentorshipStates)[number];

/** What can be done to a mentorship. `activate` happens by itself when both have signed the agreement. */
export const mentorshipMoves = ["activate", "pause", "resume", "complete", "end"] as const;
export type MentorshipMove = (typeof mentorshipMoves)[number];

const moves: Readonly<Record<MentorshipState, Partial<Record<MentorshipMove, MentorshipState>>>> = {
  accepted: { activate: "active", end: "ended" },
  active: { pause: "paused", complete: "completed", end: "ended" },
  paused: { resume: "active", complete: "completed", end: "ended" },
  completed: {},
  ended: {},
};

/** True while the mentorship takes a place with the mentor. */
export function isLive(state: MentorshipState): boolean {
  return state !== "completed" && state !== "ended";
}

/** The state that a move leads to, or null where it may not be made. */
export function stateAfter(state: MentorshipState, move: MentorshipMove): MentorshipState | null {
  return moves[state][move] ?? null;
}

/** The moves that may be made from a state. */
export function movesFrom(state: MentorshipState): MentorshipMove[] {
  return mentorshipMoves.filter((move) => stateAfter(state, move) !== null);
}

/** The state that a move leads to. Throws CONFLICT for an illegal one. */
export function moveMentorship(state: MentorshipState, move: MentorshipMove): MentorshipState {
  const to = stateAfter(state, move);
  if (to === null) throw new DomainError("CONFLICT", isLive(state) ? "mentorships.not_from_here" : "mentorships.over");
  return to;
}

/** Each state as a line of a history. */
export const stateWords: Readonly<Record<MentorshipState, string>> = {
  accepted: "Accepted, agreement not yet signed by both",
  active: "Active",
  paused: "Paused",
  completed: "Completed",
  ended: "Ended",
};
