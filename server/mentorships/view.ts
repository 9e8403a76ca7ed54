import type { Clause } from "@/domain/mentorships/agreement";
import type { HeldSessionState } from "@/domain/mentorships/held-session";
import type { MentorshipState } from "@/domain/mentorships/state";
import type { ObligationLine } from "@/server/obligations/queries";
import type { PersonLine } from "@/server/requests/view";

/** A mentorship in a list. `side` is the reader's own. */
export type MentorshipLine = {
  id: string;
  side: "mentor" | "mentee";
  state: MentorshipState;
  partner: PersonLine;
  startedAt: Date;
  endedAt: Date | null;
};

export type AgreementView = {
  version: number;
  scope: string;
  cadenceDays: number;
  sessionMinutes: number;
  channel: string;
  endsOn: string;
  clauses: Clause[];
  /** Null for the first version, which is drawn up from the request. */
  proposedBy: string | null;
  createdAt: Date;
  signatures: { memberId: string; name: string; typedName: string; signedAt: Date }[];
  signedByBoth: boolean;
};

/** One change of state. A reason is shown only to whoever gave it; a farewell to both. */
export type MoveLine = {
  id: string;
  by: string | null;
  to: MentorshipState;
  at: Date;
  reason: string | null;
  farewell: string | null;
};

/** A session that one side has recorded. `waiting` says who has to confirm it by when; null once nobody has to. */
export type SessionLine = {
  id: string;
  startsAt: Date;
  minutes: number;
  state: HeldSessionState;
  recordedBy: string;
  waiting: ObligationLine | null;
  canAnswer: boolean;
};

export type MentorshipView = MentorshipLine & {
  programme: string;
  me: PersonLine;
  /** What was asked: null for a mentorship that did not begin with a request. */
  asked: {
    requestId: string;
    goals: string;
    background: string | null;
    why: string;
    gaps: { id: string; name: string }[];
  } | null;
  /** Newest first. */
  agreements: AgreementView[];
  /** How each wishes to be reached; null while nothing is said, and once it is over. */
  contact: { mine: string | null; theirs: string | null } | null;
  moves: MoveLine[];
  /** Newest first. */
  sessions: SessionLine[];
  /** What either still owes. */
  waiting: ObligationLine[];
  can: {
    record: boolean;
    sign: boolean;
    propose: boolean;
    pause: boolean;
    resume: boolean;
    complete: boolean;
    end: boolean;
  };
};
