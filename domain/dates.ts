/** Dates as the product writes them: 26 Jun in tables, 26 June 2026 in records, the weekday where it helps, 24-hour times. */

/** The months in English, January first. */
export const months: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

type Parts = { weekday: string; day: number; month: string; year: number; time: string };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

function partsOf(instant: Date, zone: string): Parts {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of formatFor(zone).formatToParts(instant)) found[part.type] = part.value;
  return {
    weekday: found.weekday ?? "",
    day: Number(found.day),
    month: months[Number(found.month) - 1] ?? "",
    year: Number(found.year),
    time: `${found.hour ?? ""}:${found.minute ?? ""}`,
  };
}

/** The zone in which dates are shown to a visitor, and to a member who has not chosen one. */
const homeZone = "Europe/London";

/** "26 Jun", for tables and margins. */
export function shortDate(instant: Date, zone = homeZone): string {
  const p = partsOf(instant, zone);
  return `${p.day} ${p.month.slice(0, 3)}`;
}

/** "26 June 2026", for records. */
export function longDate(instant: Date, zone = homeZone): string {
  const p = partsOf(instant, zone);
  return `${p.day} ${p.month} ${p.year}`;
}

/** "Thursday 26 June", where the weekday helps. */
export function weekdayDate(instant: Date, zone = homeZone): string {
  const p = partsOf(instant, zone);
  return `${p.weekday} ${p.day} ${p.month}`;
}

/** "Thu 26 Jun, 18:00", for slots. */
export function slotTime(instant: Date, zone = homeZone): string {
  const p = partsOf(instant, zone);
  return `${p.weekday.slice(0, 3)} ${p.day} ${p.month.slice(0, 3)}, ${p.time}`;
}

/** "18:00". */
export function clockTime(instant: Date, zone = homeZone): string {
  return partsOf(instant, zone).time;
}

/** "18:00 to 18:45". */
export function clockRange(from: Date, to: Date, zone = homeZone): string {
  return `${clockTime(from, zone)} to ${clockTime(to, zone)}`;
}

/** "June 2026", for histories. */
export function monthYear(instant: Date, zone = homeZone): string {
  const p = partsOf(instant, zone);
  return `${p.month} ${p.year}`;
}

/** The calendar date in the zone as YYYY-MM-DD, for `datetime` attributes and comparisons. */
export function isoDate(instant: Date, zone = homeZone): string {
  const p = partsOf(instant, zone);
  const month = String(months.indexOf(p.month) + 1).padStart(2, "0");
  return `${p.year}-${month}-${String(p.day).padStart(2, "0")}`;
}

/** Whole calendar days from one instant to another as the zone counts them; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date, zone = homeZone): number {
  return Math.round((Date.parse(isoDate(to, zone)) - Date.parse(isoDate(from, zone))) / 86_400_000);
}

/** "today", "tomorrow", "in 3 days", "1 day late": how a due date stands against now. */
export function dueIn(due: Date, now: Date, zone = homeZone): string {
  const days = daysBetween(now, due, zone);
  if (days === 0) return due < now ? "due today" : "today";
  if (days === 1) return "tomorrow";
  if (days > 1) return `in ${days} days`;
  return days === -1 ? "1 day late" : `${-days} days late`;
}
