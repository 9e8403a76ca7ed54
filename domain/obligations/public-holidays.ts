import Holidays from "date-holidays";

/** Countries whose holidays differ within them are read as their largest part: England for the United Kingdom. */
const parts: Readonly<Record<string, string>> = { GB: "ENG" };
const known = new Map<string, ReadonlySet<string>>();

function holidaysOf(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const part = parts[country];
  const source = part ? new Holidays(country, part) : new Holidays(country);
  const days = new Set<string>();
  for (const holiday of source.getHolidays(year)) {
    if (holiday.type !== "public") continue;
    const first = new Date(`${holiday.date.slice(0, 10)}T00:00:00Z`);
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
    for (let offset = 0; offset < length; offset++) {
      days.add(new Date(first.getTime() + offset * 86_400_000).toISOString().slice(0, 10));
    }
  }
  known.set(key, days);
  return days;
}

/**
 * True when this ISO date is a public holiday of the country (ISO 3166, two letters). A country that is not known has
 * none, so that only its weekends are free.
 */
export function isPublicHoliday(country: string, day: string): boolean {
  return holidaysOf(country.toUpperCase(), Number(day.slice(0, 4))).has(day);
}
