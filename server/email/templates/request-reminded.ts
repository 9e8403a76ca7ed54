import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";
import type { RequestNews } from "./request-asked";

/** To the mentor, once, at half-time. */
export function requestReminded(letter: Letter, { programme, mentee, dueAt, path }: RequestNews): MailContent {
  return {
    subject: `${mentee} waits for your answer`,
    preheader: `Please answer ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: `${mentee} waits for your answer`,
    paragraphs: [
      "Half the time has gone. A no with a reason helps as much as a yes: the next mentor can then be asked.",
    ],
    facts: [
      ["From", mentee],
      ["Answer", byDay(letter, dueAt)],
    ],
    button: { label: "Answer the request", url: letter.url(path) },
    afterwards: [
      "This is the only reminder. If the date passes, the request goes on without you and counts as unanswered.",
    ],
    reason: always(letter, "a request waits for you", "Requests"),
    settings: { label: "Pause requests or change your places", url: letter.url("/mentoring") },
  };
}
