import type { MailContent } from "../content";
import { type OneTime, oneTimeMail } from "./account-one-time";
import type { Letter } from "./letter";

/** Signs somebody in without a password. */
export function accountSignInWanted(letter: Letter, token: OneTime): MailContent {
  return oneTimeMail(letter, token, {
    subject: "Your code to sign in",
    heading: "Sign in",
    paragraphs: [
      "Type the code on the page that asks for it, on whichever device you are signing in. The button does the same on this one.",
    ],
    button: "Sign in",
    notYou:
      "If you did not ask to sign in, do nothing. Nobody gets in without this mail. We never ask for the code by telephone or message.",
    because: "somebody asked to sign in with this address",
  });
}
