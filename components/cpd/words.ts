import { type Loss, unitsText } from "@/domain/cpd/caps";
import { longDate, shortDate } from "@/domain/dates";

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

/** “26 June 2026” for an ISO date. */
export const longDay = (day: string) => longDate(atNoon(day), "UTC");

/** “26 Jun” for an ISO date. */
export const shortDay = (day: string) => shortDate(atNoon(day), "UTC");

/** “1 h 30 min”. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""]
    .filter((one) => one !== "")
    .join(" ");
}

/** “7.5 CPD points”, “1 CDU”. */
export function amountText(minutes: number, scheme: { minutesPerUnit: number; unit: string; units: string }): string {
  const units = unitsText(minutes, scheme.minutesPerUnit);
  return `${units} ${units === "1" ? scheme.unit : scheme.units}`;
}

/** Why some of an activity does not count, as a sentence. */
export function lossText(loss: Loss, heading: string | null): string {
  const time = durationText(loss.minutes);
  switch (loss.why) {
    case "too_short":
      return `${time} do not count: an activity takes ${durationText(loss.limit)} at least.`;
    case "activity_cap":
      return `${time} do not count: one activity counts ${durationText(loss.limit)} at most.`;
    case "heading_cap":
      return `${time} do not count: ${heading ?? "its heading"} takes ${durationText(loss.limit)} at most in a cycle.`;
  }
}

/** How sure a rule is, in words. */
export function certaintyText(certainty: string): string {
  return certainty === "high" ? "fairly sure" : certainty === "medium" ? "sources differ or are old" : "unsure";
}
