import type { MailContent } from "../content";
import { always, dayAndTime, type Letter } from "./letter";

/** Goes to both addresses; the old one hears where to turn if it was not them, the new one that it is now in use. */
export function accountEmailChanged(letter: Letter, at: Date, isOldAddress: boolean): MailContent {
  const reason = always(letter, "the address of your account was changed", "Messages about your sign-in");
  const facts = [["When", dayAndTime(letter, at)]] as const;
  if (isOldAddress) {
    return {
      subject: "Your account has a new address",
      preheader: "This address is no longer used for it.",
      heading: "Your account has a new address",
      paragraphs: [
        "From now on mail goes there, and this address cannot be used to sign in. If you changed it, there is nothing to do.",
      ],
      facts,
      button: { label: "Who to write to", url: letter.url("/help") },
      afterwards: [
        "If it was not you, write to the coordinators of your programme at once. The page says where, under “Something is wrong”.",
      ],
      reason,
    };
  }
  return {
    subject: "Your account now uses this address",
    preheader: "Sign in with it from now on.",
    heading: "Your account now uses this address",
    paragraphs: ["Mail comes here from now on, and you sign in with this address."],
    facts,
    button: { label: "Your account", url: letter.url("/account") },
    reason,
  };
}
