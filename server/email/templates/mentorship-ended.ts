import { longDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

/** To the other side: it has ended. Words of farewell are on the page. */
export function mentorshipEnded(
  letter: Letter,
  news: { programme: string; other: string; path: string; endedAt: Date; isMentee: boolean },
): MailContent {
  return {
    subject: `Your mentorship with ${news.other} has ended`,
    preheader: `Ended ${longDate(news.endedAt, letter.zone)}. The page stays readable.`,
    kicker: news.programme,
    heading: `Your mentorship with ${news.other} has ended`,
    paragraphs: ["An ending is no fault of anybody. What you wrote together stays readable for you both."],
    facts: [
      ["Ended", longDate(news.endedAt, letter.zone)],
      ["Next", news.isMentee ? "You can ask another mentor" : "Your place is free again"],
    ],
    button: { label: "Open the page", url: letter.url(news.path) },
    reason: always(letter, "you were in this mentorship", "Messages about mentorships"),
  };
}
