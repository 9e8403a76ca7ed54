import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

/** To the applicant: not now, and the reason that the coordinator wrote for them. */
export function mentorDeclined(
  letter: Letter,
  { programme, reason }: { programme: string; reason: string | null },
): MailContent {
  return {
    subject: "Your application to mentor was declined",
    preheader: "The reason is in this mail. You can apply again.",
    kicker: programme,
    heading: "Your application was declined",
    paragraphs: [
      "A coordinator has read it and decided against it for now. You can change what the reason names and apply again.",
    ],
    facts: [["Reason", reason ?? "None was given"]],
    button: { label: "Your application", url: letter.url("/mentoring") },
    reason: always(letter, "you applied to be a mentor", "Decisions"),
  };
}
