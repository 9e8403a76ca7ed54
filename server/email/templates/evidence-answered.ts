import type { MailContent } from "../content";
import type { EvidenceNews } from "./evidence-confirmed";
import { always, type Letter } from "./letter";

/** To the mentor who asked: the owner of a piece has answered. */
export function evidenceAnswered(letter: Letter, { other, title, path }: EvidenceNews): MailContent {
  return {
    subject: `${other} has answered your question about a piece of evidence`,
    preheader: "The answer is on the page of the piece.",
    heading: `${other} has answered your question`,
    paragraphs: ["If the answer settles it, you can confirm the piece on the same page."],
    facts: [["Piece", title]],
    button: { label: "Read the answer", url: letter.url(path) },
    reason: always(letter, "you asked about this piece of evidence", "Messages about evidence"),
  };
}
