import { daysBetween, weekdayDate } from "@/domain/dates";
import type { TodayView } from "@/server/mentorships/today";

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

function count(n: number, one: string, many: string): string {
  return `${numbers[n] ?? n} ${n === 1 ? one : many}`;
}

/** How the member's day stands, in a sentence or three: what is late, what is next, who else has to move. */
export function todaySentence(
  { owed, awaited }: Pick<TodayView, "owed" | "awaited">,
  now: Date,
  zone: string,
  /** When else something is due. */
  others: readonly Date[] = [],
): string {
  const late = owed.filter((line) => line.dueAt < now).length;
  const [next] = [...owed.map((line) => line.dueAt), ...others]
    .filter((dueAt) => dueAt >= now)
    .sort((a, b) => a.getTime() - b.getTime());
  const sentences: string[] = [];
  if (late > 0) sentences.push(`${count(late, "step is", "steps are")} late.`);
  if (next) {
    const days = daysBetween(now, next, zone);
    const when = days === 0 ? "today" : days === 1 ? "tomorrow" : `on ${weekdayDate(next, zone)}`;
    sentences.push(`${late > 0 ? "The next" : "Your next step"} is due ${when}.`);
  }
  if (owed.length === 0 && others.length === 0) sentences.push("Nothing is due from you.");
  if (awaited.length > 0) sentences.push(`${count(awaited.length, "step is", "steps are")} with others.`);
  return sentences.join(" ");
}
