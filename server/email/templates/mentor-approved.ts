import type { MailContent } from "../content";
import { always, type Letter } from "./letter";

/** To the applicant: they are a mentor of the programme. */
export function mentorApproved(
  letter: Letter,
  { programme, briefing }: { programme: string; briefing: boolean },
): MailContent {
  return {
    subject: "You are approved as a mentor",
    preheader: briefing ? "One step is left: the briefing, about ten minutes." : "You can be asked from now on.",
    kicker: programme,
    heading: "You are approved as a mentor",
    paragraphs: [
      briefing
        ? "Read the briefing and answer its short check; then people can ask you."
        : "You stand in the directory and people can ask you. Places, pauses and your own questions are yours to set.",
    ],
    facts: [["Next", briefing ? "The briefing, about ten minutes" : "Look over your places and hours"]],
    button: briefing
      ? { label: "Read the briefing", url: letter.url("/mentoring") }
      : { label: "Look over your settings", url: letter.url("/mentoring") },
    reason: always(letter, "you applied to be a mentor", "Decisions"),
  };
}
