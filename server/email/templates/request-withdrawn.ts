import type { MailContent } from "../content";
import { always, type Letter } from "./letter";
import type { RequestNews } from "./request-asked";

/** To the mentor who had been asked: there is nothing left to answer. */
export function requestWithdrawn(letter: Letter, { programme, mentee }: RequestNews): MailContent {
  return {
    subject: `${mentee} has withdrawn the request`,
    preheader: "There is nothing left for you to answer.",
    kicker: programme,
    heading: `${mentee} has withdrawn the request`,
    paragraphs: ["There is nothing left for you to answer, and your record of answers is not touched by it."],
    facts: [["Your places", "As they were"]],
    button: { label: "Your mentoring page", url: letter.url("/mentoring") },
    reason: always(letter, "you had been asked", "Requests"),
  };
}
