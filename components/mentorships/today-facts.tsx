import type { ReactNode } from "react";
import { daysBetween } from "@/domain/dates";
import type { TodayView } from "@/server/mentorships/today";

/** A figure with its unit and what it counts. */
export type Fact = { label: string; value: ReactNode; unit: string };

/** Five figures at most: those of the member's plan, the next date, then what a coordinator, a mentor and a mentee have before them. */
export function TodayFacts({
  today,
  ofPlan,
  coordinates,
  now,
  zone,
}: {
  readonly today: TodayView;
  readonly ofPlan: readonly Fact[];
  readonly coordinates: boolean;
  readonly now: Date;
  readonly zone: string;
}) {
  const facts = [...ofPlan, ...factsOf(today, coordinates, now, zone)].slice(0, 5);
  if (facts.length === 0) return null;
  return (
    <dl className="facts mt-6">
      {facts.map(({ label, value, unit }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value} <small>{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(
  { owed, requests, mentorships, standing }: TodayView,
  coordinates: boolean,
  now: Date,
  zone: string,
): Fact[] {
  const { mentee, mentor } = standing;
  const facts: Fact[] = [];
  const [next] = owed;
  if (next) facts.push(dueFact(next.dueAt, now, zone));
  if (coordinates) {
    const waiting = owed.filter((line) => line.kind === "decide_application").length;
    facts.push({ label: "Applications to decide", value: waiting, unit: "now" });
  }
  if (mentor?.approved) {
    const waiting = requests.received.filter((one) => one.state === "asked").length;
    facts.push({ label: "Requests to answer", value: waiting, unit: "now" });
    facts.push({
      label: "Places free",
      value: Math.max(0, mentor.capacity - mentor.taken),
      unit: `of ${mentor.capacity}`,
    });
    facts.push({ label: "Requests answered", value: mentor.answered, unit: `of ${mentor.asked}` });
  }
  if (mentee) {
    if (mentee.gaps !== null) {
      const { competencies, levels } = mentee.gaps;
      const unit = `${competencies === 1 ? "gap" : "gaps"}, ${levels} ${levels === 1 ? "level" : "levels"}`;
      facts.push({ label: "To the target", value: competencies, unit });
    }
    facts.push({
      label: "Open requests",
      value: mentee.openRequests,
      unit: mentee.openRequests === 1 ? "request" : "requests",
    });
  }
  const live = mentorships.filter((one) => one.endedAt === null).length;
  if (mentee || mentor?.approved) facts.push({ label: "Mentorships", value: live, unit: "at present" });
  return facts;
}

function dueFact(dueAt: Date, now: Date, zone: string): Fact {
  const days = daysBetween(now, dueAt, zone);
  const unit = Math.abs(days) === 1 ? "day" : "days";
  return days < 0 ? { label: "Late by", value: -days, unit } : { label: "Next date in", value: days, unit };
}
