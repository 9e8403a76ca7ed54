import { shortDate } from "@/domain/dates";
import type { ComparisonRow, MentorComparison, MentorPage } from "./directory-view";

const notKnown = "Not shared";

function row(
  label: string,
  mentors: readonly MentorPage[],
  cell: (mentor: MentorPage) => string | null,
): ComparisonRow {
  const cells = mentors.map((mentor) => cell(mentor) ?? notKnown);
  const same = cells.every((text) => text === cells[0] && text !== notKnown);
  return { label, cells, same };
}

function list(words: readonly string[]): string | null {
  return words.length > 0 ? words.join(", ") : null;
}

function placesText(mentor: MentorPage, zone: string | undefined): string {
  if (mentor.whyNot && mentor.opensAt) return `Not now; from ${shortDate(mentor.opensAt, zone)}`;
  const { taken, capacity } = mentor.places;
  return `${capacity - taken} of ${capacity} free`;
}

/** Mentors side by side: the same questions put to each, and whether all answers agree. "Not shared" never agrees. */
export function compared(mentors: MentorPage[], zone: string | undefined): MentorComparison {
  return {
    mentors,
    rows: [
      row("Fit", mentors, (mentor) => (mentor.fit ? `${mentor.fit.points} of 100` : (mentor.whyNot?.because ?? null))),
      row("Domain", mentors, (mentor) => list([...new Set(mentor.domains.map((entry) => entry.domain.name))])),
      row("Specialism", mentors, (mentor) => list(mentor.domains.flatMap((entry) => entry.subdomain?.name ?? []))),
      row("Route", mentors, (mentor) => (mentor.route.length > 0 ? mentor.route.join(" to ") : null)),
      row("Strong on", mentors, (mentor) => list(mentor.strengths.map((strength) => strength.competency.name))),
      row("Your gaps", mentors, (mentor) =>
        mentor.gaps.length > 0
          ? mentor.gaps
              .map((gap) => `${gap.competency.name} ${gap.mentorLevel ?? "not shared"} of ${gap.target}`)
              .join(", ")
          : null,
      ),
      row("Places", mentors, (mentor) => placesText(mentor, zone)),
      row("Time", mentors, (mentor) => {
        const facts = mentor.fit?.parts.find((part) => part.part === "availability")?.facts ?? [];
        return list(facts.map((fact) => fact.sentence));
      }),
      row("Meets", mentors, (mentor) => list(mentor.meets.map((mode) => mode.replace("_", " ")))),
      row("Languages", mentors, (mentor) => list(mentor.languages)),
      row("Answers", mentors, (mentor) =>
        mentor.answers ? `${mentor.answers.answered} of ${mentor.answers.asked}` : null,
      ),
    ],
  };
}
