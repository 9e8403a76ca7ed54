import type { MailContent } from "../content";
import { type OneTime, oneTimeMail } from "./account-one-time";
import type { Letter } from "./letter";

/** Confirms that it is truly them who are about to change something that others could misuse. */
export function accountConfirmationWanted(letter: Letter, token: OneTime): MailContent {
  return oneTimeMail(letter, token, {
    subject: "Your code to confirm that it is you",
    heading: "Confirm that it is you",
    paragraphs: [
      "Type the code on the page that asks you to confirm that it is you. It holds for ten minutes, for what you were about to do: a password, an address, a duty of somebody.",
      "The button does the same by signing you in anew on this device.",
    ],
    button: "Sign in anew",
    notYou:
      "If you were not asked to confirm anything, somebody else is signed in as you: choose a new password, which signs them out. We never ask for the code by telephone or message.",
    because: "somebody who is signed in to your account asked for a code",
  });
}
