import type { MailContent } from "../content";
import { accountSettings, always, dayAndTime, type Letter } from "./letter";

/** A session began on a device that this account had not been used from. */
export function accountNewDevice(letter: Letter, session: { device: string; at: Date }): MailContent {
  return {
    subject: "A sign-in from a new device",
    preheader: `${session.device}, ${dayAndTime(letter, session.at)}.`,
    heading: "A sign-in from a new device",
    paragraphs: ["If this was you, there is nothing to do."],
    facts: [
      ["Device", session.device],
      ["When", dayAndTime(letter, session.at)],
    ],
    button: { label: "See where you are signed in", url: letter.url("/account/security") },
    afterwards: ["If it was not you, end that session on the page and choose a new password."],
    reason: always(
      letter,
      "your account was used from a device it had not been used from",
      "Messages about your sign-in",
    ),
    settings: accountSettings(letter),
  };
}
