import type { MailContent } from "../content";
import { always, byDay, type Letter } from "./letter";
import type { Application } from "./mentor-applied";

/** To coordinators and administrators: an application was not decided in time. */
export function mentorApplicationOverdue(letter: Letter, { applicant, programme, dueAt }: Application): MailContent {
  return {
    subject: `The application of ${applicant} is late`,
    preheader: `Nobody has decided in time. It is now due ${byDay(letter, dueAt)}.`,
    kicker: programme,
    heading: `The application of ${applicant} is late`,
    paragraphs: ["The date for a decision has passed. Nobody is approved or declined by that: somebody has to decide."],
    facts: [
      ["Applicant", applicant],
      ["Now due", byDay(letter, dueAt)],
    ],
    button: { label: "Read the application", url: letter.url("/programme/mentors") },
    reason: always(letter, `you look after ${programme}`, "Overdue applications"),
  };
}
