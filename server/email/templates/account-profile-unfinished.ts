import type { MailContent } from "../content";
import type { Letter } from "./letter";

/** One of at most two reminders that a profile is not far enough for a request. */
export function accountProfileUnfinished(
  letter: Letter,
  reminder: { isLast: boolean; unsubscribe: string },
): MailContent {
  return {
    subject: "Your profile is not finished",
    preheader: reminder.isLast ? "This is the last reminder." : "There is one more reminder, in a week.",
    heading: "A few answers, then you can ask a mentor",
    paragraphs: [
      "Mentors are compared by what you tell us: where you are, where you want to be, and when you have time. What you have answered so far is kept.",
    ],
    facts: [
      ["Questions", "Eight at most"],
      ["Then", "See your gap and send a request"],
    ],
    button: { label: "Go on where you stopped", url: letter.url("/start") },
    afterwards: [
      reminder.isLast ? "We will not remind you again." : "We remind you once more in a week, and then no further.",
    ],
    reason: `Sent to ${letter.name} because a profile was begun and not finished.`,
    unsubscribe: { label: "Unsubscribe from these reminders", url: reminder.unsubscribe },
  };
}
