import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about reading a case beforehand may say: nothing of the case, not even its title, since it may name somebody. */
export type PreReadNews = { other: string; path: string; dueAt: Date | null };

const kind = "Messages about cases that wait for somebody";

/** To the mentor: somebody they mentor asks them to read a case before it is published. */
export function preReadAsked(letter: Letter, { other, path, dueAt }: PreReadNews): MailContent {
  return {
    subject: `${other} asks you to read a case before it is published`,
    preheader: `Please answer ${byDay(letter, dueAt)}.`,
    heading: `${other} asks you to read a case first`,
    paragraphs: [
      "You see the draft until you have answered. Say what gives somebody away, what a reader will not understand, and what should stay.",
    ],
    facts: [["Answer", byDay(letter, dueAt)]],
    button: { label: "Read the case", url: letter.url(path) },
    reason: always(letter, "you mentor the person who asks", kind),
  };
}

/** To the author: the mentor has answered. */
export function preReadAnswered(letter: Letter, { other, path }: PreReadNews): MailContent {
  return {
    subject: `${other} has read your case`,
    preheader: "What they say stands beside the check.",
    heading: `${other} has read your case`,
    paragraphs: ["What they say stands beside the check before publishing. Whether to publish is yours to decide."],
    button: { label: "Read the answer", url: letter.url(path) },
    reason: always(letter, "you asked for your case to be read", kind),
  };
}

/** To the author: the days have passed without an answer. */
export function preReadLapsed(letter: Letter, { other, path }: PreReadNews): MailContent {
  return {
    subject: `${other} has not read your case in time`,
    preheader: "You may publish it without an answer.",
    heading: `${other} has not read your case in time`,
    paragraphs: ["The draft is closed to them again. You may publish it without an answer, or ask once more."],
    button: { label: "Open the draft", url: letter.url(path) },
    reason: always(letter, "you asked for your case to be read", kind),
  };
}

/** To the author: a moderator has corrected what their published case says. */
export function caseCorrected(
  letter: Letter,
  { title, slug, why }: { title: string; slug: string; why: string },
): MailContent {
  return {
    subject: "A moderator has corrected your case",
    preheader: "What it said before is kept, and the reason is in this mail.",
    kicker: "Moderation",
    heading: "A moderator has corrected your case",
    paragraphs: [
      "What was changed stands beside what it said before. You can change it again; readers see each reason.",
    ],
    facts: [
      ["Case", title],
      ["Reason", why],
    ],
    button: { label: "See what was changed", url: letter.url(`/cases/${slug}/history`) },
    reason: always(letter, "you wrote the case", "Decisions"),
  };
}
