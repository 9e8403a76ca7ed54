import type { MailContent } from "../content";
import { always, type Letter } from "./letter";
import type { PairNews } from "./mentorship-agreement-proposed";

/** To whoever has not signed after the days the programme allows. */
export function mentorshipAgreementUnsigned(letter: Letter, { programme, other, path }: PairNews): MailContent {
  return {
    subject: `Your agreement with ${other} is not signed`,
    preheader: "It stays on both your pages until both have signed.",
    kicker: programme,
    heading: `Your agreement with ${other} is not signed`,
    paragraphs: [
      "Without it nothing is settled about time, channel and confidence. Sign it, change it, or end the mentorship kindly; each is one press away.",
    ],
    facts: [
      ["With", other],
      ["Missing", "Your signature"],
    ],
    button: { label: "Read and sign", url: letter.url(path) },
    reason: always(letter, "you are in this mentorship", "Messages about agreements"),
  };
}
