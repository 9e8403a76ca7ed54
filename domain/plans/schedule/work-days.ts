import { longestPostponement, type WorkCalendar } from "@/domain/obligations/working-days";

const msOfDay = 86_400_000;
const lastDay = "9999-12-31";
/** Public holidays and leave are looked up for so many years on either side of the origin; beyond, only weekends are free. */
const knownYears = 20;
const horizon = Math.ceil(knownYears * 365.25);

/**
 * The working days of a calendar, numbered: 0 is the first one on or after the origin, negative ones lie before it. All
 * dates of a schedule become such numbers once, so that both passes are arithmetic on integers.
 */
export type WorkDays = {
  /** The number of the first working day on or after this day, or on this day if it is one. */
  readonly from: (day: string) => number;
  /** The number of the first working day after this day. */
  readonly after: (day: string) => number;
  /** The ISO date of a working day; 9999-12-31 for all that no calendar can write. */
  readonly day: (number: number) => string;
};

/** Days since 1 January 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / msOfDay);
}

function isoOf(day: number): string {
  const date = new Date(day * msOfDay);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return lastDay;
  return date.toISOString().slice(0, 10);
}

/** 1 January 1970 was a Thursday: from Monday, 0 to 6. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Weekdays from the Monday before 1970 up to, not including, this day. */
function weekdaysBefore(day: number): number {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekday(day), 5);
}

/** The weekday that has so many before it, counted as `weekdaysBefore` counts. */
function weekdayAt(count: number): number {
  const week = Math.floor(count / 5);
  return week * 7 - 3 + (count - week * 5);
}

/** One direction from the origin, looked up day by day as far as it was asked for. */
function side(isFree: (day: number) => boolean, dayAt: (offset: number) => number) {
  const counts = [0];
  const days: number[] = [];
  function grow(): void {
    const day = dayAt(counts.length - 1);
    if (!isFree(day)) days.push(day);
    counts.push(days.length);
  }
  return {
    /** Working days among the first so many calendar days. */
    count(offset: number): number {
      while (counts.length <= offset) grow();
      return counts[offset] ?? 0;
    },
    /** The nth working day, from nought; undefined when it lies beyond the horizon. */
    nth(n: number): number | undefined {
      while (days.length <= n && counts.length <= horizon) grow();
      return days[n];
    },
  };
}

/**
 * Numbers the working days of a calendar from `origin` on. What a working day is, is said by `isWorkingDay`; leave whose
 * end is open is reckoned to end so many days after today as such leave can postpone an answer, because a forecast
 * needs an end. The table grows as far as it is asked, twenty years at most on either side.
 */
export function workDays(calendar: WorkCalendar, origin: string, today: string): WorkDays {
  const zero = dayNumber(origin);
  const leave = calendar.leave.map(({ fromDay, toDay }) => {
    const from = dayNumber(fromDay);
    return { from, to: toDay === null ? Math.max(from, dayNumber(today)) + longestPostponement : dayNumber(toDay) };
  });
  const isFree = (day: number) =>
    weekday(day) > 4 || leave.some((span) => span.from <= day && day <= span.to) || calendar.isHoliday(isoOf(day));
  const forward = side(isFree, (offset) => zero + offset);
  const back = side(isFree, (offset) => zero - 1 - offset);

  function from(day: number): number {
    const offset = day - zero;
    if (offset > horizon) return forward.count(horizon) + weekdaysBefore(day) - weekdaysBefore(zero + horizon);
    if (offset < -horizon) return weekdaysBefore(day) - weekdaysBefore(zero - horizon) - back.count(horizon);
    return offset < 0 ? 0 - back.count(-offset) : forward.count(offset);
  }

  function at(number: number): number {
    const near = number < 0 ? back.nth(-number - 1) : forward.nth(number);
    if (near !== undefined) return near;
    if (number < 0) return weekdayAt(weekdaysBefore(zero - horizon) + number + back.count(horizon));
    return weekdayAt(weekdaysBefore(zero + horizon) + number - forward.count(horizon));
  }

  const written = new Map<number, string>();
  return {
    from: (day) => from(dayNumber(day)),
    after: (day) => from(dayNumber(day) + 1),
    day(number) {
      const known = written.get(number);
      if (known !== undefined) return known;
      const day = isoOf(at(number));
      written.set(number, day);
      return day;
    },
  };
}
