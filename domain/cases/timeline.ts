import { months } from "../dates";

type DateParts = { year: number; month?: number; day?: number; lastDay?: number; remark?: string };

/** Reads `2018`, `2018-12`, `2018-04-20`, `2018-04-20/22` and `2014-10 (late)`; undefined for anything else. */
function readDate(text: string): DateParts | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:\/(\d{2}))?)?)?(?: \((\w+)\))?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, lastDay, remark] = match;
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(lastDay === undefined ? {} : { lastDay: Number(lastDay) }),
    ...(remark === undefined ? {} : { remark }),
  };
}

function short(month: number): string {
  return (months[month - 1] ?? "").slice(0, 3);
}

/** A date of a case's timeline as people write it: “20 to 22 Apr 2018”, “late Oct 2014”, “2011”. */
export function momentDate(text: string): string {
  const date = readDate(text);
  if (date === undefined) return text;
  const { year, month, day, lastDay, remark } = date;
  const days = day === undefined ? "" : lastDay === undefined ? `${day} ` : `${day} to ${lastDay} `;
  const when = month === undefined ? `${year}` : `${days}${short(month)} ${year}`;
  return remark === undefined ? when : `${remark} ${when}`;
}

/** Where a date lies; a year alone covers the year, a month its month. Undefined when the date is not known. */
export function placeDate(text: string): { from: number; to: number } | undefined {
  const date = readDate(text);
  if (date === undefined) return undefined;
  const { year, month, day, lastDay } = date;
  if (month === undefined) return { from: year, to: year + 1 };
  const at = (d: number) => year + (month - 1) / 12 + (d - 1) / 365;
  if (day === undefined) return { from: at(1), to: at(31) };
  return { from: at(day), to: at(lastDay ?? day) };
}
