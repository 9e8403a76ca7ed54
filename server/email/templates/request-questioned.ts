import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";
import type { RequestNews } from "./request-asked";

/** To the mentee: the mentor wants to know more before deciding. */
export function requestQuestioned(letter: Letter, { programme, mentor, dueAt, path }: RequestNews): MailContent {
  return {
    subject: `${mentor} has a question before deciding`,
    preheader: `Please reply ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: `${mentor} has a question before deciding`,
    paragraphs: ["The clock stands still until you reply. The question is on the page of your request."],
    facts: [
      ["From", mentor],
      ["Reply", byDay(letter, dueAt)],
    ],
    button: { label: "Read and reply", url: letter.url(path) },
    afterwards: ["If the date passes, the question counts as unanswered and the days to decide run on."],
    reason: always(letter, "a mentor asked about your request", "Messages about your requests"),
  };
}
