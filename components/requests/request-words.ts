import { firstName } from "@/components/matching/person-words";
import { declineReasons, declineSentences } from "@/domain/requests/form";
import type { ChoiceState, RequestState, Withdrawal } from "@/domain/requests/state";

/** How a request has closed, as far as it has. */
type Closing = { readonly state: RequestState; readonly withdrawal: Withdrawal | null };

/** A choice as the mentee reads it. */
const choiceWords: Readonly<Record<ChoiceState, string>> = {
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
const receivedWords: Readonly<Record<ChoiceState, string>> = {
  waiting: "Not put to you yet",
  asked: "Waits for your answer",
  questioned: "Waits for the mentee’s reply",
  accepted: "You accepted",
  declined: "You declined",
  expired: "Ran out unanswered",
  withdrawn: "Taken back by the mentee",
  passed_over: "Not put to you",
};

/** A choice as the mentee reads it, with why it was not asked any more where the request as a whole says so. */
export function choiceSentence(choice: ChoiceState, request: Closing): string {
  if (choice !== "withdrawn") return choiceWords[choice];
  if (request.state === "accepted") return "Not asked: a mentor before them accepted";
  return request.withdrawal === "accepted_elsewhere" ? "Closed: another request was accepted" : choiceWords.withdrawn;
}

/** A request that was put to a mentor, as the mentor reads it, with why it closed. */
export function receivedSentence(choice: ChoiceState, withdrawal: Withdrawal | null): string {
  if (choice !== "withdrawn") return receivedWords[choice];
  return withdrawal === "accepted_elsewhere"
    ? "Closed: another mentor accepted first"
    : withdrawal === "taken_back"
      ? "Taken back by the mentee"
      : "Taken back by the mentee, or another mentor accepted first";
}

/** How a request stands, as a sentence for the mentee. `name` is the mentor who accepted; `waiting` says who has to move. */
export function requestSentence({ state, withdrawal }: Closing, name: string | null, waiting: string | null): string {
  switch (state) {
    case "open":
      return waiting ?? "Open.";
    case "accepted":
      return `${name === null ? "The mentor" : firstName(name)} accepted.`;
    case "withdrawn":
      return withdrawal === "taken_back"
        ? "Closed: you took it back."
        : withdrawal === "accepted_elsewhere"
          ? "Closed by itself: a mentor accepted another request of yours first."
          : "Closed: you took it back, or another request of yours was accepted first.";
    case "exhausted":
      return "Nobody who was named could take it on. Your words are kept below, to use again.";
  }
}

/** The reason for a refusal as the mentee reads it; null for one that is not known any more. */
export function declineSentence(reason: string | null): string | null {
  const known = declineReasons.find((one) => one === reason);
  return known === undefined ? null : `${declineSentences[known]}.`;
}
