import type { ChoiceState, RequestState, Withdrawal } from "@/domain/requests/state";
import type { ObligationLine } from "@/server/obligations/queries";

/** A person as a list names them. */
export type PersonLine = {
  id: string;
  name: string;
  handle: string;
  domainId: string | null;
  photoUrl: string | null;
  jobTitle: string | null;
};

/** One mentor of a request, as the mentee sees the order. */
export type ChoiceLine = { id: string; rank: number; state: ChoiceState; mentor: PersonLine; decidedAt: Date | null };

/** A request that the member has sent. `waiting` says who owes the next step, while it is open. */
export type SentRequest = {
  id: string;
  state: RequestState;
  /** Why it was withdrawn; null unless it was, and where that was not kept. */
  withdrawal: Withdrawal | null;
  createdAt: Date;
  closedAt: Date | null;
  choices: ChoiceLine[];
  waiting: ObligationLine | null;
  mentorshipId: string | null;
};

/** A request that was put to the member as a mentor. */
export type ReceivedRequest = {
  requestId: string;
  choiceId: string;
  state: ChoiceState;
  withdrawal: Withdrawal | null;
  mentee: PersonLine;
  askedAt: Date;
  decidedAt: Date | null;
  waiting: ObligationLine | null;
  mentorshipId: string | null;
};

export type MyRequests = { sent: SentRequest[]; received: ReceivedRequest[] };

/** One choice in full. The mentor who was asked sees their own; the mentee sees all. */
export type ChoiceView = ChoiceLine & {
  askedAt: Date | null;
  why: string;
  answers: { question: string; answer: string }[];
  question: string | null;
  questionedAt: Date | null;
  reply: string | null;
  repliedAt: Date | null;
  declineReason: string | null;
  declineNote: string | null;
};

/** A gap that the mentee wants help with: their level, the target role's, and the mentor's own where they share it. */
export type GapLine = { id: string; name: string; now: number | null; target: number | null; mentor: number | null };

export type MenteeLine = PersonLine & {
  pronouns: string | null;
  city: string | null;
  role: string | null;
  domain: string | null;
  targetRole: string | null;
  targetDomain: string | null;
  yearsExperience: number | null;
};

export type RequestView = {
  id: string;
  side: "mentee" | "mentor";
  state: RequestState;
  withdrawal: Withdrawal | null;
  createdAt: Date;
  closedAt: Date | null;
  mentee: MenteeLine;
  /** What the mentee wrote; null once it has closed to this mentor. */
  words: { goals: string; background: string | null; cadence: string; employer: string | null; gaps: GapLine[] } | null;
  choices: ChoiceView[];
  waiting: ObligationLine | null;
  /** The mentor's places, for the mentor. */
  places: { taken: number; capacity: number } | null;
  /** For the mentor: the hours that both have free in the coming week, in words and in the mentor's zone. */
  shared: string | null;
  mentorshipId: string | null;
  can: { accept: boolean; decline: boolean; ask: boolean; reply: boolean; withdraw: boolean };
};

/** A mentor who may be named in a request, with the questions that have to be answered. */
export type FormMentor = { id: string; name: string; handle: string; domainId: string | null; questions: string[] };

/** What the request form needs; `obstacle` says in a reason why it cannot be sent at all, and where that is put right. */
export type RequestFormView = {
  mentor: FormMentor;
  /** Saved mentors who could be asked next, if the one before says no. */
  others: FormMentor[];
  gaps: { id: string; name: string; gap: number }[];
  goals: string;
  employer: string | null;
  answerDays: number;
  rankedChoices: number;
  obstacle: { reason: string; href: string | null } | null;
};
