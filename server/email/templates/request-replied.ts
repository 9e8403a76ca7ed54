import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";
import type { RequestNews } from "./request-asked";

/** To the mentor: the question has its answer and the days run again. */
export function requestReplied(letter: Letter, { programme, mentee, dueAt, path }: RequestNews): MailContent {
  return {
    subject: `${mentee} has replied to your question`,
    preheader: `Please decide ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: `${mentee} has replied to your question`,
    paragraphs: ["The clock runs again. Accept, or decline with a reason."],
    facts: [
      ["From", mentee],
      ["Decide", byDay(letter, dueAt)],
    ],
    button: { label: "Read the reply", url: letter.url(path) },
    reason: always(letter, "you asked a question about a request", "Requests"),
  };
}
