import type { MailContent } from "../content";
import type { Letter } from "./letter";

/** Somebody tried to open a second account with this address; the page has told them nothing. */
export function accountAlreadyRegistered(letter: Letter): MailContent {
  return {
    subject: "You already have an account",
    preheader: "Sign in with the address this mail went to.",
    heading: "You already have an account",
    paragraphs: [
      "This address was given to open an account, and there is one. Sign in with it; if you have forgotten the password, ask for a code instead.",
    ],
    button: { label: "Sign in", url: letter.url("/sign-in") },
    afterwards: ["If it was not you, do nothing. The page has told nobody that this account exists."],
    reason: "Sent because somebody gave this address to open an account.",
  };
}
