import { weekdayDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

/** What a mail about a pause, or its end, may say. */
export type PauseNews = { programme: string; other: string; path: string; at: Date };

/** To the other side: nothing is due until it goes on. */
export function mentorshipPaused(letter: Letter, { programme, other, path, at }: PauseNews): MailContent {
  return {
    subject: `${other} has paused your mentorship`,
    preheader: "Nothing is due from you until it goes on.",
    kicker: programme,
    heading: `${other} has paused your mentorship`,
    paragraphs: [
      "Nothing is due from either of you until it goes on. Either of you can take it up again on your page.",
    ],
    facts: [
      ["With", other],
      ["Since", weekdayDate(at, letter.zone)],
    ],
    button: { label: "Open your page", url: letter.url(path) },
    reason: always(letter, "you are in this mentorship", "Messages about mentorships"),
  };
}
