import { weekdayDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about a request may say: first names, dates and where to read the rest. */
export type RequestNews = {
  programme: string;
  mentee: string;
  mentor: string;
  /** When the step that is open now is due. */
  dueAt: Date | null;
  askedAt: Date | null;
  path: string;
};

/** To the mentor: somebody asks them. */
export function requestAsked(letter: Letter, { programme, mentee, dueAt, askedAt, path }: RequestNews): MailContent {
  return {
    subject: `${mentee} asks you to be a mentor`,
    preheader: `Please answer ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: `${mentee} asks you to be a mentor`,
    paragraphs: [
      "The goals, why you, and the answers to your questions are on the page. You can accept, decline with a reason, or ask one question, which stops the clock.",
    ],
    facts: [
      ["From", mentee],
      ["Asked", weekdayDate(askedAt ?? letter.now, letter.zone)],
      ["Answer", byDay(letter, dueAt)],
    ],
    button: { label: "Read the request", url: letter.url(path) },
    afterwards: ["If the date passes, the request goes on without you and counts as unanswered."],
    reason: always(letter, "somebody asked you to mentor them", "Requests"),
    settings: { label: "Pause requests or change your places", url: letter.url("/mentoring") },
  };
}
