import { clockTime, weekdayDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about a session that was held may say. `dueAt` is when the confirmation is due, while it is. */
export type SessionNews = {
  programme: string;
  other: string;
  path: string;
  startsAt: Date;
  minutes: number;
  dueAt: Date | null;
};

function factsOf(letter: Letter, { other, startsAt, minutes }: SessionNews): [string, string][] {
  return [
    ["With", other],
    ["Held", `${weekdayDate(startsAt, letter.zone)}, ${clockTime(startsAt, letter.zone)}`],
    ["Length", `${minutes} minutes`],
  ];
}

function frame(letter: Letter, news: SessionNews): Pick<MailContent, "kicker" | "facts" | "button" | "reason"> {
  return {
    kicker: news.programme,
    facts: factsOf(letter, news),
    button: { label: "Open your page", url: letter.url(news.path) },
    reason: always(letter, "you are in this mentorship", "Messages about mentorships"),
  };
}

const counts =
  "A session that both of you have confirmed can go into the CPD ledger of each of you. Nobody else sees it.";

/** To the side that is asked: somebody says that a session was held. */
export function mentorshipSessionRecorded(letter: Letter, news: SessionNews): MailContent {
  const frameOf = frame(letter, news);
  return {
    ...frameOf,
    subject: `${news.other} has recorded a session with you`,
    preheader: `Confirm it ${byDay(letter, news.dueAt)}, or say that it did not take place.`,
    heading: "Was this session held?",
    paragraphs: [
      `${news.other} says that the two of you met. Confirm it ${byDay(letter, news.dueAt)}, or say that it did not take place.`,
      counts,
    ],
    afterwards: ["If the date passes, it stays unconfirmed and counts for nothing."],
  };
}

/** To the same side, once, at half-time. */
export function mentorshipSessionReminded(letter: Letter, news: SessionNews): MailContent {
  return {
    ...mentorshipSessionRecorded(letter, news),
    subject: `A session with ${news.other} waits for your word`,
    preheader: `It is open until ${news.dueAt === null ? "you answer" : weekdayDate(news.dueAt, letter.zone)}.`,
  };
}

/** To the side that recorded it: it counts now. */
export function mentorshipSessionConfirmed(letter: Letter, news: SessionNews): MailContent {
  return {
    ...frame(letter, news),
    subject: `${news.other} has confirmed your session`,
    preheader: "It is on record for both of you.",
    heading: "Your session is confirmed",
    paragraphs: ["It is on record for both of you.", counts],
    button: { label: "Open your CPD ledger", url: letter.url("/cpd") },
  };
}

/** To the side that recorded it: the other does not remember it so. */
export function mentorshipSessionDisputed(letter: Letter, news: SessionNews): MailContent {
  return {
    ...frame(letter, news),
    subject: `${news.other} says that a session did not take place`,
    preheader: "It counts for nothing. Day or time may have been mistyped.",
    heading: "One of your sessions did not take place, says the other side",
    paragraphs: [
      "It stays in the list as it was answered and counts for nothing. If the day or the time was mistyped, record it again.",
    ],
  };
}

/** To the side that recorded it: the date has passed without an answer. */
export function mentorshipSessionUnconfirmed(letter: Letter, news: SessionNews): MailContent {
  return {
    ...frame(letter, news),
    subject: `${news.other} has not confirmed your session`,
    preheader: "It counts for nothing until they do.",
    heading: "Your session stays unconfirmed",
    paragraphs: [
      `${news.other} had five working days and has not answered. The session counts for nothing for now; they can still confirm it on your page.`,
    ],
  };
}
