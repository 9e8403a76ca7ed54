import { firstName } from "@/components/matching/person-words";
import { declineReasons, declineSentences } from "@/domain/requests/form";
import type { ChoiceState, RequestState } from "@/domain/requests/state";

/** A choice as the mentee reads it. */
export const choiceWords: Readonly<Record<ChoiceState, string>> = {
  waiting: "Asked if those before say no",
  asked: "Being asked",
  questioned: "Has a question for you",
  accepted: "Accepted",
  declined: "Declined",
  expired: "Did not answer in time",
  withdrawn: "Taken back",
  passed_over: "Could not be asked when the turn came",
};

/** A request that was put to a mentor, as the mentor reads it. */
export const receivedWords: Readonly<Record<ChoiceState, string>> = {
  waiting: "Not put to you yet",
  asked: "Waits for your answer",
  questioned: "Waits for the mentee’s reply",
  accepted: "You accepted",
  declined: "You declined",
  expired: "Ran out unanswered",
  withdrawn: "Taken back by the mentee",
  passed_over: "Not put to you",
};

/** How a request stands, as a sentence for the mentee. `name` is the mentor who accepted; `waiting` says who has to move. */
export function requestSentence(state: RequestState, name: string | null, waiting: string | null): string {
  switch (state) {
    case "open":
      return waiting ?? "Open.";
    case "accepted":
      return `${name === null ? "The mentor" : firstName(name)} accepted.`;
    case "withdrawn":
      return "Closed: you took it back, or another request of yours was accepted first.";
    case "exhausted":
      return "Nobody who was named could take it on. Your words are kept below, to use again.";
  }
}

/** The reason for a refusal as the mentee reads it; null for one that is not known any more. */
export function declineSentence(reason: string | null): string | null {
  const known = declineReasons.find((one) => one === reason);
  return known === undefined ? null : `${declineSentences[known]}.`;
}
