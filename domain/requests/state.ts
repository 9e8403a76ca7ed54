import { DomainError } from "@/domain/errors";

export const requestStates = ["open", "accepted", "withdrawn", "exhausted"] as const;
export type RequestState = (typeof requestStates)[number];

/** Why a request is withdrawn: its mentee took it back, or a mentor whom another request of theirs named has accepted. */
export const withdrawals = ["taken_back", "accepted_elsewhere"] as const;
export type Withdrawal = (typeof withdrawals)[number];

export const choiceStates = [
  "waiting",
  "asked",
  "questioned",
  "accepted",
  "declined",
  "expired",
  "withdrawn",
  "passed_over",
] as const;
export type ChoiceState = (typeof choiceStates)[number];

export type ChoiceShape = { id: string; rank: number; mentorId: string; state: ChoiceState; questioned: boolean };
export type RequestShape = { state: RequestState; choices: readonly ChoiceShape[] };

/**
 * What can happen to the choice that is being asked. `expire` is time running out on the mentor; `resume` ends a question;
 * `pass` ends what the two may no longer have with each other.
 */
export const choiceMoves = ["accept", "decline", "question", "resume", "expire", "pass"] as const;
export type ChoiceMove = (typeof choiceMoves)[number];

const current: ReadonlySet<ChoiceState> = new Set<ChoiceState>(["asked", "questioned"]);

/** Which state each move leads to, from the states in which it may be made. */
const moves: Readonly<Record<ChoiceMove, Partial<Record<ChoiceState, ChoiceState>>>> = {
  accept: { asked: "accepted", questioned: "accepted" },
  decline: { asked: "declined", questioned: "declined" },
  question: { asked: "questioned" },
  resume: { questioned: "asked" },
  expire: { asked: "expired" },
  pass: { asked: "passed_over", questioned: "passed_over" },
};

/** True while a mentor has this choice before them. */
export function isCurrent(state: ChoiceState): boolean {
  return current.has(state);
}

/** The choice that is being asked; undefined once the request is closed. */
export function currentChoice<C extends { state: ChoiceState }>(request: { choices: readonly C[] }): C | undefined {
  return request.choices.find((choice) => isCurrent(choice.state));
}

/** The choices that may still be asked, in the mentee's order. */
export function waitingChoices<C extends { state: ChoiceState; rank: number }>(choices: readonly C[]): C[] {
  return choices.filter((choice) => choice.state === "waiting").sort((a, b) => a.rank - b.rank);
}

export type ChoiceChange = { id: string; to: ChoiceState };
/** What a move did: the state of the request, the choices that changed, and the one that is asked now. */
export type Outcome = { state: RequestState; changes: ChoiceChange[]; askedId: string | null };

/**
 * Makes a move on the current choice. After a refusal or silence the next choice that `mayBeAsked` is asked, those before
 * it are passed over, and with none left the request is exhausted. Acceptance closes the rest. A question may be put once.
 * Throws CONFLICT when the request has moved on and the move is no longer one of its.
 */
export function moveChoice(
  request: RequestShape,
  choiceId: string,
  move: ChoiceMove,
  mayBeAsked: (mentorId: string) => boolean,
): Outcome {
  const choice = request.choices.find((one) => one.id === choiceId);
  const to = request.state === "open" && choice ? moves[move][choice.state] : undefined;
  if (!choice || to === undefined) throw new DomainError("CONFLICT", "matching.request_moved_on");
  if (move === "question" && choice.questioned) throw new DomainError("CONFLICT", "matching.question_asked_already");
  const changes: ChoiceChange[] = [{ id: choice.id, to }];
  if (isCurrent(to)) return { state: "open", changes, askedId: null };
  if (to === "accepted") {
    for (const other of waitingChoices(request.choices)) changes.push({ id: other.id, to: "withdrawn" });
    return { state: "accepted", changes, askedId: null };
  }
  const next = askNext(request.choices, mayBeAsked);
  return { ...next, changes: [...changes, ...next.changes] };
}

/** Asks the first waiting choice that may be asked, and passes over those before it. */
export function askNext(choices: readonly ChoiceShape[], mayBeAsked: (mentorId: string) => boolean): Outcome {
  const changes: ChoiceChange[] = [];
  for (const choice of waitingChoices(choices)) {
    if (mayBeAsked(choice.mentorId)) {
      changes.push({ id: choice.id, to: "asked" });
      return { state: "open", changes, askedId: choice.id };
    }
    changes.push({ id: choice.id, to: "passed_over" });
  }
  return { state: "exhausted", changes, askedId: null };
}

/** The mentee takes the whole request back. Throws CONFLICT when it is closed already. */
export function withdraw(request: RequestShape): Outcome {
  if (request.state !== "open") throw new DomainError("CONFLICT", "matching.request_moved_on");
  const open = request.choices.filter((choice) => isCurrent(choice.state) || choice.state === "waiting");
  return { state: "withdrawn", changes: open.map(({ id }) => ({ id, to: "withdrawn" })), askedId: null };
}
