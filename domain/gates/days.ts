import { longDate, shortDate } from "@/domain/dates";

/** A calendar day as text, 26 Jun, or 26 Jun 2026 with its year. */
export function shortDay(day: string, withYear = false): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return withYear ? `${shortDate(noon, "UTC")} ${day.slice(0, 4)}` : shortDate(noon, "UTC");
}

/** A calendar day in full: 26 June 2026. */
export function longDay(day: string): string {
  return longDate(new Date(`${day}T12:00:00Z`), "UTC");
}

/** The day so many calendar days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
