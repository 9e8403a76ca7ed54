import type { MailContent } from "../content";
import { accountSettings, always, dayAndTime, type Letter } from "./letter";

/** The password is another one now. */
export function accountPasswordChanged(letter: Letter, at: Date): MailContent {
  return {
    subject: "Your password was changed",
    preheader: `Changed ${dayAndTime(letter, at)}; every other device is signed out.`,
    heading: "Your password was changed",
    paragraphs: ["Every other device has been signed out. If you changed it, there is nothing to do."],
    facts: [["When", dayAndTime(letter, at)]],
    button: { label: "Choose another password", url: letter.url("/reset-password") },
    afterwards: ["Use the button if it was not you: a code comes to this address."],
    reason: always(letter, "the password of your account was changed", "Messages about your sign-in"),
    settings: accountSettings(letter),
  };
}
