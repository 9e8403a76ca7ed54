import { longDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

type News = {
  programme: string;
  other: string;
  path: string;
  endedAt: Date;
  isMentee: boolean;
  /** Completed, or ended before that. */
  isCompleted: boolean;
};

/** To the other side: it is completed, or it has ended. Words of farewell are on the page. */
export function mentorshipEnded(letter: Letter, news: News): MailContent {
  const { isCompleted } = news;
  const title = isCompleted
    ? `Your mentorship with ${news.other} is completed`
    : `Your mentorship with ${news.other} has ended`;
  const closed = isCompleted ? "Completed" : "Ended";
  const day = longDate(news.endedAt, letter.zone);
  return {
    subject: title,
    preheader: `${closed} ${day}. The page stays readable.`,
    kicker: news.programme,
    heading: title,
    paragraphs: [
      isCompleted
        ? "What you wrote together stays readable for you both. Once a session is confirmed by both of you, each can take a certificate from the page."
        : "An ending is no fault of anybody. What you wrote together stays readable for you both.",
    ],
    facts: [
      [closed, day],
      ["Next", news.isMentee ? "You can ask another mentor" : "Your place is free again"],
    ],
    button: { label: "Open the page", url: letter.url(news.path) },
    reason: always(letter, "you were in this mentorship", "Messages about mentorships"),
  };
}
