import type { MailContent } from "../content";
import { always, type Letter } from "./letter";
import { type Onward, requestMovedOn } from "./request-moved-on";

/** To the mentee: no answer came in time. */
export function requestExpired(letter: Letter, onward: Onward): MailContent {
  return requestMovedOn(letter, onward, `${onward.mentor} did not answer in time`);
}

/** To the mentor: the request has gone on, and what follows if the next one does too. */
export function requestExpiredForMentor(letter: Letter, { programme, mentee }: Onward): MailContent {
  return {
    subject: `The request of ${mentee} has gone on without you`,
    preheader: "The date for your answer has passed.",
    kicker: programme,
    heading: `The request of ${mentee} has gone on without you`,
    paragraphs: [
      "The date for your answer has passed. If two requests in a row run out, the directory shows you as not answering, and nobody can ask you until you come back.",
    ],
    facts: [["Next", "Pause if this is not a good time"]],
    button: { label: "Pause or change your places", url: letter.url("/mentoring") },
    reason: always(letter, "a request to you ran out", "Requests"),
  };
}
