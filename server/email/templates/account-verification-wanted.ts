import type { MailContent } from "../content";
import { type OneTime, oneTimeMail } from "./account-one-time";
import type { Letter } from "./letter";

/** Proves that the address given at sign-up is theirs. */
export function accountVerificationWanted(letter: Letter, token: OneTime): MailContent {
  return oneTimeMail(letter, token, {
    subject: "Your code to confirm this address",
    heading: "Confirm this address",
    paragraphs: [
      "An account was opened with this address. Type the code on the page that asks for it, or use the button; then you can set up your profile.",
      "If you confirm in another browser than the one in which you chose your password, you choose the password again afterwards, under Account, Sign-in.",
    ],
    button: "Confirm this address",
    notYou: "If you did not open an account, do nothing: without the code it stays closed.",
    because: "this address was given to open an account",
  });
}
