import type { MailContent } from "../content";
import { type OneTime, oneTimeMail } from "./account-one-time";
import type { Letter } from "./letter";

/** Lets somebody choose a new password. */
export function accountPasswordResetWanted(letter: Letter, token: OneTime): MailContent {
  return oneTimeMail(letter, token, {
    subject: "Your code to choose a new password",
    heading: "Choose a new password",
    paragraphs: [
      "Type the code on the page that asks for it, or use the button. The old password works until you choose a new one.",
    ],
    button: "Choose a new password",
    notYou: "If you did not ask for this, do nothing: your password stays as it is.",
    because: "somebody asked for a new password for this address",
  });
}
