import type { MailContent } from "../content";
import type { EvidenceNews } from "./evidence-confirmed";
import { always, type Letter } from "./letter";

/** To the owner: their mentor asks about a piece. The question itself is read on the page. */
export function evidenceQuestioned(letter: Letter, { other, title, path }: EvidenceNews): MailContent {
  return {
    subject: `${other} asks about a piece of your evidence`,
    preheader: "The question is on the page of the piece.",
    heading: `${other} asks about a piece of your evidence`,
    paragraphs: ["Read the question on the page of the piece, and answer it there when you can."],
    facts: [["Piece", title]],
    button: { label: "Read the question", url: letter.url(path) },
    reason: always(letter, "your mentor asked about your evidence", "Messages about evidence"),
  };
}
