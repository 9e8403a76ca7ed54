import { dayNumber } from "@/domain/plans/gantt/gantt-axis";

/** A rating of one competency, 0 to 4, on a calendar day. */
export type HistoryRating = { readonly on: string; readonly level: number; readonly by: "self" | "mentor" };

type Step = { readonly on: string; readonly level: number; readonly at: number };

export type RatingSteps = {
  /** Oldest first, one a day and person. */
  readonly rows: readonly HistoryRating[];
  readonly from: string;
  readonly self: readonly Step[];
  readonly mentor: readonly Step[];
};

/** The ratings in order, placed in per cent of the time from the first of them to today. */
export function ratingHistory(ratings: readonly HistoryRating[], today: string): RatingSteps {
  const latest = new Map(ratings.map((rating) => [`${rating.on} ${rating.by}`, rating]));
  const rows = [...latest.values()].sort((a, b) => (a.on === b.on ? (a.by < b.by ? 1 : -1) : a.on < b.on ? -1 : 1));
  const from = rows[0]?.on ?? today;
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(today) - first);
  const place = ({ on, level }: HistoryRating): Step => {
    const at = Math.round((10_000 * (dayNumber(on) - first)) / span) / 100;
    return { on, level, at: Math.min(100, Math.max(0, at)) };
  };
  return {
    rows,
    from,
    self: rows.filter((row) => row.by === "self").map(place),
    mentor: rows.filter((row) => row.by === "mentor").map(place),
  };
}

/** Where it began, where it is and what it is to be, in one sentence. */
export function historyAloud(rows: readonly HistoryRating[], target: number | null): string {
  const own = rows.filter((row) => row.by === "self");
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return "Not rated yet.";
  const mentors = rows.filter((row) => row.by === "mentor").at(-1);
  const aim =
    target === null ? "" : last.level >= target ? `; the target of ${target} is met` : `; the target is ${target}`;
  const differs = mentors === undefined || mentors.level === last.level ? "" : ` The mentor rates ${mentors.level}.`;
  const path = first === last ? `Rated ${last.level}` : `From ${first.level} to ${last.level}`;
  return `${path}${aim}.${differs}`;
}
