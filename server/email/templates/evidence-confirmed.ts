import { weekdayDate } from "@/domain/dates";
import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

/** What a mail about a piece of evidence may say. */
export type EvidenceNews = { other: string; title: string; path: string };

/** To the owner: their mentor has confirmed a piece. */
export function evidenceConfirmed(
  letter: Letter,
  { other, title, path, at }: EvidenceNews & { at: Date },
): MailContent {
  return {
    subject: `${other} has confirmed a piece of your evidence`,
    preheader: "It carries a name and a date from now on.",
    heading: `${other} has confirmed a piece of your evidence`,
    paragraphs: [
      "The confirmation is of the piece as it stood then. If you edit it later, the page says that it was confirmed before the edit.",
    ],
    facts: [
      ["Piece", title],
      ["Confirmed", weekdayDate(at, letter.zone)],
    ],
    button: { label: "Open the piece", url: letter.url(path) },
    reason: always(letter, "your mentor confirmed your evidence", "Messages about evidence"),
  };
}
