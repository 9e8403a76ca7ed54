import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** To the mentee: yes. */
export function requestAccepted(
  letter: Letter,
  news: { programme: string; mentor: string; path: string; signBy: Date | null },
): MailContent {
  return {
    subject: `${news.mentor} has accepted your request`,
    preheader: `Next: the agreement, to be signed ${byDay(letter, news.signBy)}.`,
    kicker: news.programme,
    heading: `${news.mentor} has accepted your request`,
    paragraphs: [
      "You two now have a page of your own: what you asked, how to reach each other, and the agreement to sign.",
    ],
    facts: [
      ["Mentor", news.mentor],
      ["Sign", byDay(letter, news.signBy)],
    ],
    button: { label: "Open your page", url: letter.url(news.path) },
    afterwards: ["Any other request that was open is withdrawn, and those mentors are told."],
    reason: always(letter, "you asked for a mentor", "Messages about your requests"),
  };
}
