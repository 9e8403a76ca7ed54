import { type Actor, memberId } from "@/domain/actor";
import type { ChoiceState, RequestState } from "./state";
import { isCurrent } from "./state";

/** What a policy needs of a request, as somebody looks at it. `choice` is the one put to a mentor, if it was ever put. */
export type RequestRecord = { menteeId: string; state: RequestState };
export type ChoiceRecord = { menteeId: string; mentorId: string; state: ChoiceState; askedAt: Date | null };

/** The mentee reads the whole request. */
export function canReadRequest(actor: Actor, request: RequestRecord): boolean {
  return memberId(actor) === request.menteeId;
}

/** A mentor reads only what was put to them, once it was; never the mentee's other choices. */
export function canReadChoice(actor: Actor, choice: ChoiceRecord): boolean {
  return memberId(actor) === choice.mentorId && choice.askedAt !== null;
}

/** What the mentee wrote stays open to a mentor while they decide and after they accept, and closes otherwise. */
export function canReadWords(actor: Actor, choice: ChoiceRecord): boolean {
  return canReadChoice(actor, choice) && (isCurrent(choice.state) || choice.state === "accepted");
}

/** Accept, decline or ask for more: the mentor who is asked, and nobody else. */
export function canAnswerChoice(actor: Actor, choice: ChoiceRecord): boolean {
  return canReadChoice(actor, choice) && isCurrent(choice.state);
}

/** Reply to the mentor's question: the mentee, while it is open. */
export function canReply(actor: Actor, choice: ChoiceRecord): boolean {
  return memberId(actor) === choice.menteeId && choice.state === "questioned";
}

/** Take the request back: the mentee, while it is open. */
export function canWithdraw(actor: Actor, request: RequestRecord): boolean {
  return memberId(actor) === request.menteeId && request.state === "open";
}
