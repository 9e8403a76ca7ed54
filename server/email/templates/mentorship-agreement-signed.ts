import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";
import type { PairNews } from "./mentorship-agreement-proposed";

/** To the other side: one more signature, or the last one. */
export function mentorshipAgreementSigned(
  letter: Letter,
  { programme, other, path, dueAt, complete }: PairNews & { complete: boolean },
): MailContent {
  return {
    subject: complete ? "Your agreement is signed by both" : `${other} has signed your agreement`,
    preheader: complete ? "The mentorship is under way." : `Your signature is due ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: complete ? "Your agreement is signed by both" : `${other} has signed your agreement`,
    paragraphs: [
      complete
        ? "The mentorship is under way. Next, fix a first date with each other."
        : "Your signature is the one that is missing.",
    ],
    facts: complete
      ? [["With", other]]
      : [
          ["With", other],
          ["Sign", byDay(letter, dueAt)],
        ],
    button: { label: complete ? "Open your page" : "Read and sign", url: letter.url(path) },
    reason: always(letter, "you are in this mentorship", "Messages about agreements"),
  };
}
