import { longDate } from "@/domain/dates";
import type { MailContent } from "../content";
import type { Letter } from "./letter";

/** To the holder of a credential: a coordinator of their programme has looked at it. */
export function credentialSeen(
  letter: Letter,
  { credential, by, at }: { credential: string; by: string; at: Date },
): MailContent {
  const day = longDate(at, letter.zone);
  return {
    subject: `${by} has seen your ${credential}`,
    preheader: `It stands on your profile as seen by ${by} on ${day}.`,
    heading: `${by} has seen your ${credential}`,
    paragraphs: [
      "It stood as self-declared until now. Whoever sees your credentials sees this name and day beside it. It says that they looked, not that the body that issued it has confirmed anything.",
    ],
    facts: [
      ["Credential", credential],
      ["Seen by", by],
      ["On", day],
    ],
    button: { label: "Open your credentials", url: letter.url("/account/career") },
    afterwards: ["If you change its dates, its address or its picture, it stands as self-declared again."],
    reason: `Sent to ${letter.name} because a coordinator of your programme looked at this credential.`,
    settings: { label: "Your credentials", url: letter.url("/account/career") },
  };
}
