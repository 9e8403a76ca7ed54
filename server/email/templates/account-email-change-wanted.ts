import type { MailContent } from "../content";
import { type OneTime, oneTimeMail } from "./account-one-time";
import type { Letter } from "./letter";

/** Goes to the new address and proves that it is theirs. */
export function accountEmailChangeWanted(letter: Letter, token: OneTime): MailContent {
  return oneTimeMail(letter, token, {
    subject: "Your code to use this address",
    heading: "Use this address from now on",
    paragraphs: ["Type the code in your account, or use the button. Until then mail goes on to the address you had."],
    button: "Use this address",
    notYou: "If you did not ask for this, do nothing: the account keeps the address it has.",
    because: "this address was given as the new one of an account",
  });
}
