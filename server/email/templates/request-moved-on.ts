import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";
import type { RequestNews } from "./request-asked";

/** What happens to a request after a choice has come to nothing. */
export type Onward = RequestNews & { next: { mentor: string; dueAt: Date | null } | null };

/** The shape of the three mails that say that a choice came to nothing: why, and what happens next. */
export function requestMovedOn(
  letter: Letter,
  { programme, mentor, path, next }: Onward,
  happened: string,
): MailContent {
  const onward =
    next === null
      ? "There was no further choice, so the request is closed. Your goals and answers are kept for the next one."
      : `${next.mentor}, your next choice, has been asked. There is nothing you need to do.`;
  return {
    subject: happened,
    preheader:
      next === null
        ? "The request is closed. Other mentors have places."
        : `${next.mentor} answers ${byDay(letter, next.dueAt)}.`,
    kicker: programme,
    heading: happened,
    paragraphs: [onward],
    facts:
      next === null
        ? [
            ["Asked", mentor],
            ["Next", "Choose other mentors"],
          ]
        : [
            ["Asked", mentor],
            ["Asked now", next.mentor],
            ["Answer", byDay(letter, next.dueAt)],
          ],
    button:
      next === null
        ? { label: "See mentors with places", url: letter.url("/mentors") }
        : { label: "See your request", url: letter.url(path) },
    reason: always(letter, "you asked for a mentor", "Messages about your requests"),
  };
}
