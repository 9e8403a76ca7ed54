import { DateTime } from "luxon";
import { z } from "zod";

const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/, "Use quarter hours, such as 18:00 or 07:45.");

/** Usual weekly hours: wall time in an IANA zone, in whole quarter hours; weekday 1 is Monday, 7 is Sunday. */
export const weeklySlotSchema = z
  .strictObject({
    weekday: z.int().min(1).max(7),
    start: wallTime,
    end: wallTime,
    zone: z.string().refine((zone) => DateTime.utc().setZone(zone).isValid, "This time zone is not known."),
  })
  .refine((slot) => slot.end > slot.start, { message: "The end must be later than the start." });

export type WeeklySlot = z.infer<typeof weeklySlotSchema>;

const cellMinutes = 15;
const cellsPerWeek = (7 * 24 * 60) / cellMinutes;

/** Words of 32 bits in one person's seven days. */
export const weekWords = cellsPerWeek / 32;

/**
 * Seven days from a UTC midnight in quarter hours, one bit each. A quarter hour is the finest step by which any
 * zone differs from UTC, so counting bits is exact.
 */
export type WeekCells = Uint32Array;

/** The seven days that overlap is computed for: from midnight (UTC) of the day that holds this instant. */
export function weekWindow(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}

function instantOf(day: DateTime, wall: string): number {
  const [hour = 0, minute = 0] = wall.split(":").map(Number);
  const date = hour === 24 ? day.plus({ days: 1 }) : day;
  return date.set({ hour: hour % 24, minute, second: 0, millisecond: 0 }).toMillis();
}

/**
 * The quarter hours that these slots cover in the seven days from `windowStart`, with each zone's own clock changes.
 * A wall time that a clock change skips moves to the first time after it.
 */
export function cellsOf(slots: readonly WeeklySlot[], windowStart: Date): WeekCells {
  const cells = new Uint32Array(weekWords);
  const from = windowStart.getTime();
  const step = cellMinutes * 60_000;
  for (const slot of slots) {
    const firstDay = DateTime.fromJSDate(windowStart, { zone: slot.zone }).startOf("day").minus({ days: 1 });
    for (let offset = 0; offset <= 9; offset++) {
      const day = firstDay.plus({ days: offset });
      if (day.weekday !== slot.weekday) continue;
      const first = Math.max(0, Math.ceil((instantOf(day, slot.start) - from) / step));
      const end = Math.min(cellsPerWeek, Math.floor((instantOf(day, slot.end) - from) / step));
      for (let cell = first; cell < end; cell++) {
        const word = cell >>> 5;
        cells[word] = (cells[word] ?? 0) | (1 << (cell & 31));
      }
    }
  }
  return cells;
}

/** Ones in a 32-bit word. */
export function popCount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Minutes in these seven days in which both are free. Symmetric. */
export function sharedMinutes(a: WeekCells, b: WeekCells): number {
  let cells = 0;
  for (let word = 0; word < weekWords; word++) cells += popCount((a[word] ?? 0) & (b[word] ?? 0));
  return cells * cellMinutes;
}

export const partsOfDay = ["morning", "lunchtime", "afternoon", "evening", "night", "day"] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** Shared minutes on one weekday and part of the day, as the reader's clock has it. */
export type SharedTime = { weekday: number; part: PartOfDay; minutes: number };

function partOf(start: DateTime, minutes: number): PartOfDay {
  if (minutes >= 300) return "day";
  if (start.hour < 5 || start.hour >= 22) return "night";
  if (start.hour < 12) return "morning";
  if (start.hour < 14) return "lunchtime";
  return start.hour < 17 ? "afternoon" : "evening";
}

/** Where the shared time lies in the reader's zone: longest first, then by weekday. The minutes add up to the overlap. */
export function sharedTimes(a: WeekCells, b: WeekCells, windowStart: Date, zone: string): SharedTime[] {
  const found = new Map<string, SharedTime>();
  const close = (first: number, end: number) => {
    const start = DateTime.fromMillis(windowStart.getTime() + first * cellMinutes * 60_000, { zone });
    const minutes = (end - first) * cellMinutes;
    const part = partOf(start, minutes);
    const key = `${start.weekday} ${part}`;
    const known = found.get(key);
    found.set(key, { weekday: start.weekday, part, minutes: minutes + (known?.minutes ?? 0) });
  };
  let runStart = -1;
  for (let cell = 0; cell <= cellsPerWeek; cell++) {
    const word = cell >>> 5;
    const shared = cell < cellsPerWeek && (((a[word] ?? 0) & (b[word] ?? 0)) >>> (cell & 31)) & 1;
    if (shared && runStart < 0) runStart = cell;
    if (!shared && runStart >= 0) {
      close(runStart, cell);
      runStart = -1;
    }
  }
  return [...found.values()].sort((x, y) => y.minutes - x.minutes || x.weekday - y.weekday);
}
