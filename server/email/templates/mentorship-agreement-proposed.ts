import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

/** What a mail about a mentorship may say. */
export type PairNews = { programme: string; other: string; path: string; dueAt: Date | null };

/** To the side that has not signed: there is an agreement to read. */
export function mentorshipAgreementProposed(
  letter: Letter,
  { programme, other, path, dueAt, version }: PairNews & { version: number },
): MailContent {
  return {
    subject: version === 1 ? `${other} proposes your agreement` : `${other} proposes a change to your agreement`,
    preheader: `Please read and sign ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: version === 1 ? `${other} proposes your agreement` : `${other} proposes a change to your agreement`,
    paragraphs: [
      "Scope, rhythm, channel, confidentiality and the day it ends. Sign it as it is, or propose another wording; both of you then sign that.",
    ],
    facts: [
      ["With", other],
      ["Version", String(version)],
      ["Sign", byDay(letter, dueAt)],
    ],
    button: { label: "Read the agreement", url: letter.url(path) },
    reason: always(letter, "you are in this mentorship", "Messages about agreements"),
  };
}
