/** Month by month around today, up to nine quarters, or the plan from its first day to its last. */
export const ganttViews = ["month", "quarter", "route"] as const;
export type GanttView = (typeof ganttViews)[number];

const dayLength = 86_400_000;
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const monthsShown = 4;
/** More years than these are named by twos, threes and so on. */
const yearsNamed = 24;
/** No date is written beyond the year 9999. */
const lastMonthOfAll = 9999 * 12 + 11;
const quartersShown = 9;
/** A label that begins later than this would leave the figure. */
const lastLabel = 97;
/** So many days are as wide as a date in the view by months; a month's name within them would cross it. */
const labelDays = 3;

/** A calendar day as a count of days, so that days can be subtracted. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayLength);
}

/** The calendar day of such a count, `2026-06-09`. */
export function dayOf(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

/** "26 Jun ’26" for tables; without the year when it is that of `today`. */
export function tableDay(day: string, today?: string): string {
  const words = `${Number(day.slice(8))} ${monthNames[Number(day.slice(5, 7)) - 1] ?? ""}`;
  return today?.slice(0, 4) === day.slice(0, 4) ? words : `${words} ’${day.slice(2, 4)}`;
}

/** A line across the chart. `heading` stands above `label`; a line with neither is a division without a name. */
export type GanttTick = {
  readonly day: string;
  readonly at: number;
  readonly heading: string | null;
  readonly label: string | null;
};

export type GanttAxis = {
  readonly from: string;
  /** The first day that is no longer on it. */
  readonly to: string;
  readonly ticks: readonly GanttTick[];
  /** The first day of the window before and after this one; null where there is nothing more to see. */
  readonly previous: string | null;
  readonly next: string | null;
};

/** Months since the year nought, so that months can be subtracted. */
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const yearOf = (month: number) => String(Math.floor(month / 12));
const nameOf = (month: number) => monthNames[month % 12] ?? "";
const firstOf = (month: number) => `${yearOf(month).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
const quarterStart = (month: number) => month - (month % 3);

/** Where a day begins, in per cent of the axis; below 0 or above 100 when it is not on it. */
export function placeOf(axis: Pick<GanttAxis, "from" | "to">, day: string | number): number {
  const from = dayNumber(axis.from);
  const number = typeof day === "number" ? day : dayNumber(day);
  return (100 * (number - from)) / (dayNumber(axis.to) - from);
}

function monthTick(month: number, first: boolean, at: number): GanttTick {
  const heading = first || month % 12 === 0 ? yearOf(month) : null;
  return { day: firstOf(month), at, heading, label: at > lastLabel ? null : nameOf(month) };
}

function quarterTick(month: number, first: boolean, at: number): GanttTick {
  const heading = first || month % 12 === 0 ? yearOf(month) : null;
  return { day: firstOf(month), at, heading, label: at > lastLabel ? null : `Q${Math.floor((month % 12) / 3) + 1}` };
}

/** Months when the span is a year or less, quarters up to five years, then years alone. */
function ticksOf(fromMonth: number, toMonth: number): GanttTick[] {
  const span = { from: firstOf(fromMonth), to: firstOf(toMonth) };
  const length = toMonth - fromMonth;
  const years = Math.ceil(length / 12);
  const step = length <= 12 ? 1 : length <= 60 ? 3 : 12 * Math.ceil(years / yearsNamed);
  const ticks: GanttTick[] = [];
  for (let month = fromMonth; month < toMonth; month += step) {
    const at = placeOf(span, firstOf(month));
    const first = month === fromMonth;
    if (step === 1) ticks.push(monthTick(month, first, at));
    else if (step === 3) ticks.push(quarterTick(month, first, at));
    else ticks.push({ day: firstOf(month), at, heading: yearOf(month), label: null });
    if (step >= 12) month -= month % 12;
  }
  return ticks;
}

/** A month's name over the days of its Mondays. */
function weekTicks(fromMonth: number, toMonth: number): GanttTick[] {
  const span = { from: firstOf(fromMonth), to: firstOf(toMonth) };
  const ticks: GanttTick[] = [];
  for (let month = fromMonth; month < toMonth; month += 1) {
    const day = firstOf(month);
    ticks.push({ day, at: placeOf(span, day), heading: `${nameOf(month)} ${yearOf(month)}`, label: null });
  }
  // 5 January 1970 was a Monday.
  const start = dayNumber(span.from);
  for (let day = start + ((((4 - start) % 7) + 7) % 7); day < dayNumber(span.to); day += 7) {
    const at = placeOf(span, day);
    const date = Number(dayOf(day).slice(8));
    const crowded = date > 1 && monthNumber(dayOf(day)) !== monthNumber(dayOf(day + labelDays));
    ticks.push({ day: dayOf(day), at, heading: null, label: at > lastLabel || crowded ? null : String(date) });
  }
  return ticks.sort((a, b) => a.at - b.at);
}

/**
 * What the chart shows of the time between the plan's first and last day. A window starts at the month or quarter of
 * `from`, or else just before `today`, and never lies where the plan has nothing.
 */
export function ganttAxis(input: {
  readonly view: GanttView;
  readonly first: string;
  readonly last: string;
  readonly today: string;
  readonly from?: string | null | undefined;
}): GanttAxis {
  const monthly = input.view === "month";
  const firstMonth = monthly ? monthNumber(input.first) : quarterStart(monthNumber(input.first));
  const after = monthly ? monthNumber(input.last) + 1 : quarterStart(monthNumber(input.last)) + 3;
  const lastMonth = Math.min(after, lastMonthOfAll);
  const shown = monthly ? monthsShown : quartersShown * 3;
  const whole = input.view === "route" || (!monthly && lastMonth - firstMonth <= shown);
  if (whole) {
    const ticks = ticksOf(firstMonth, lastMonth);
    return { from: firstOf(firstMonth), to: firstOf(lastMonth), ticks, previous: null, next: null };
  }
  const step = monthly ? 1 : 3;
  const wanted = monthNumber(input.from ?? input.today) - (input.from == null ? step : 0);
  const latest = Math.max(firstMonth, lastMonth - shown);
  const clamped = Math.min(Math.max(wanted, firstMonth), latest);
  const start = monthly ? clamped : quarterStart(clamped);
  const end = start + shown;
  const leap = monthly ? shown - 1 : 12;
  return {
    from: firstOf(start),
    to: firstOf(end),
    ticks: monthly ? weekTicks(start, end) : ticksOf(start, end),
    previous: start > firstMonth ? firstOf(Math.max(firstMonth, start - leap)) : null,
    next: start < latest ? firstOf(Math.min(latest, start + leap)) : null,
  };
}
