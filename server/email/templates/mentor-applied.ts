import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";

export type Application = { applicant: string; programme: string; dueAt: Date | null };

/** To the coordinators: somebody offers to mentor and waits for a decision. */
export function mentorApplied(letter: Letter, { applicant, programme, dueAt }: Application): MailContent {
  return {
    subject: `${applicant} applies to be a mentor`,
    preheader: `Please decide ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: `${applicant} applies to be a mentor`,
    paragraphs: [
      "The profile and the reasons are on the page. Approve, or decline with a reason that the applicant will read.",
    ],
    facts: [
      ["Applicant", applicant],
      ["Decide", byDay(letter, dueAt)],
    ],
    button: { label: "Read the application", url: letter.url("/programme/mentors") },
    afterwards: ["If the date passes, the administrators are told and the application stays at the head of the queue."],
    reason: always(letter, `you coordinate ${programme}`, "Applications"),
  };
}
