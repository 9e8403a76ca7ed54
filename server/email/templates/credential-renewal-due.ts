import { longDate } from "@/domain/dates";
import type { MailContent } from "../content";
import type { Letter } from "./letter";

/** What a reminder to renew may say: the date is the member's own or follows from a dated rule, never the body's word. */
export type Renewal = { credential: string; body: string; renewBy: string; daysLeft: number; rule: string | null };

/** One of three reminders before a credential has to be renewed. */
export function credentialRenewalDue(letter: Letter, renewal: Renewal): MailContent {
  const { credential, body, daysLeft, rule } = renewal;
  const day = longDate(new Date(`${renewal.renewBy}T12:00:00Z`), "UTC");
  return {
    subject: `${credential}: renew by ${day}`,
    preheader: `${daysLeft} ${daysLeft === 1 ? "day" : "days"} from now. Check the date with ${body}.`,
    heading: `${daysLeft} ${daysLeft === 1 ? "day" : "days"} to renew ${credential}`,
    paragraphs: [
      rule === null
        ? `The day is the one that you entered. Check it with ${body}.`
        : `As we read the rule: ${rule} Check it with ${body}.`,
    ],
    facts: [
      ["Credential", credential],
      ["Renew by", day],
    ],
    button: { label: "Open your credentials", url: letter.url("/cpd/credentials") },
    afterwards: ["Reminders go out 180, 60 and 14 days before. Taking the dates off your credential stops them."],
    reason: `Sent to ${letter.name} because this credential is on your profile with a date.`,
    settings: { label: "Your credentials", url: letter.url("/account/career") },
  };
}
