import { weekdayDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, type Letter } from "./letter";
import type { PauseNews } from "./mentorship-paused";

/** To the other side: it goes on. */
export function mentorshipResumed(letter: Letter, { programme, other, path, at }: PauseNews): MailContent {
  return {
    subject: `${other} has taken up your mentorship again`,
    preheader: "Next: fix a date with each other.",
    kicker: programme,
    heading: `${other} has taken up your mentorship again`,
    paragraphs: ["The pause is over. Next, fix a date with each other."],
    facts: [
      ["With", other],
      ["Since", weekdayDate(at, letter.zone)],
    ],
    button: { label: "Open your page", url: letter.url(path) },
    reason: always(letter, "you are in this mentorship", "Messages about mentorships"),
  };
}
