import { weekdayDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about a review of a plan may say: nothing of what either has written. */
export type ReviewNews = { other: string; plan: string; path: string; dueAt: Date | null; revision: number };

const kind = "Messages about reviews";

/** To the mentor: what changed waits for an answer. */
export function reviewAsked(letter: Letter, news: ReviewNews & { since: number | null }): MailContent {
  const span = news.since === null ? "The whole plan" : `Revision ${news.since} to ${news.revision}`;
  return {
    subject: `${news.other} asks for a review of ${news.plan}`,
    preheader: `Please answer ${byDay(letter, news.dueAt)}.`,
    kicker: news.plan,
    heading: `${news.other} asks for a review`,
    paragraphs: [
      "You see only what changed since you signed last, and answer change by change: agree, question or suggest.",
    ],
    facts: [
      ["What changed", span],
      ["Answer", byDay(letter, news.dueAt)],
    ],
    button: { label: "Read what changed", url: letter.url(news.path) },
    reason: always(letter, "you mentor the person whose plan it is", kind),
  };
}

/** To the owner: the mentor has answered and signed. */
export function reviewAnswered(
  letter: Letter,
  news: ReviewNews & { agreed: number; questions: number; suggestions: number },
): MailContent {
  return {
    subject: `${news.other} has answered your review of ${news.plan}`,
    preheader: `Your signature is due ${byDay(letter, news.dueAt)}.`,
    kicker: news.plan,
    heading: `${news.other} has signed revision ${news.revision}`,
    paragraphs: ["Questions stand as comments on the items; suggestions wait for you to accept or reject them."],
    facts: [
      ["Agreed", String(news.agreed)],
      ["Questions", String(news.questions)],
      ["Suggestions", String(news.suggestions)],
      ["Sign", byDay(letter, news.dueAt)],
    ],
    button: { label: "Read the answers", url: letter.url(news.path) },
    reason: always(letter, "you asked for a review of your plan", kind),
  };
}

/** To both: the days for an answer have passed. */
export function reviewLapsed(letter: Letter, news: ReviewNews & { isOwner: boolean }): MailContent {
  return {
    subject: `The review of ${news.plan} was not answered in time`,
    preheader: news.isOwner ? "You may ask again at any time." : "What you have written is kept.",
    kicker: news.plan,
    heading: `The review of ${news.plan} was not answered in time`,
    paragraphs: [
      news.isOwner
        ? `${news.other} had five working days, was reminded and had five more. Ask again when it suits; what ${news.other} had written is kept for it.`
        : `${news.other} asked you for it and may ask again. What you have written is kept for it.`,
    ],
    facts: [["Revision", String(news.revision)]],
    button: { label: news.isOwner ? "Ask again" : "Open the plan", url: letter.url(news.path) },
    reason: always(letter, "you are one of the two who work on this plan", kind),
  };
}

/** To the owner: the rhythm of the plan comes round. */
export function reviewDue(letter: Letter, news: { plan: string; path: string; dueAt: Date | null }): MailContent {
  return {
    subject: `A review of ${news.plan} comes round`,
    preheader: `By your rhythm, ask for it ${byDay(letter, news.dueAt)}.`,
    kicker: news.plan,
    heading: "Time for a review of your plan",
    paragraphs: ["One press asks your mentor, who then sees what changed since they signed last and nothing else."],
    facts: news.dueAt === null ? [["Plan", news.plan]] : [["Review by", weekdayDate(news.dueAt, letter.zone)]],
    button: { label: "Ask for a review", url: letter.url(news.path) },
    reason: always(letter, "your plan has a review rhythm", kind),
  };
}
