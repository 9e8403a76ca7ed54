import type { HeadingLimit } from "./content-schema";

/** What a scheme asks in one cycle. Units are turned into minutes by `minutesPerUnit`; nothing is rounded. */
export type CpdRule = {
  readonly minutesPerUnit: number;
  readonly requiredUnits: number;
  readonly leastMinutes: number | null;
  readonly mostMinutes: number | null;
  readonly leastActivities: number | null;
  readonly limits: readonly HeadingLimit[];
};

/** One activity under a heading of the scheme. */
export type Activity = {
  readonly id: string;
  readonly happenedOn: string;
  readonly minutes: number;
  readonly headingId: string;
};

/** Why minutes do not count: the activity is too short, too long, or its heading is full. */
export type Loss = {
  readonly why: "too_short" | "activity_cap" | "heading_cap";
  readonly minutes: number;
  /** The limit that was met, in minutes. */
  readonly limit: number;
};

export type CountedActivity = Activity & { readonly counted: number; readonly losses: readonly Loss[] };

export type HeadingCount = {
  readonly headingId: string;
  readonly counted: number;
  /** Minutes that the heading asks for at least, or takes at most. */
  readonly min: number | null;
  readonly max: number | null;
};

/** One cycle of one scheme, in minutes. */
export type CycleCount = {
  readonly activities: readonly CountedActivity[];
  readonly headings: readonly HeadingCount[];
  readonly counted: number;
  readonly required: number;
  /** What is still to be done: enough for the total and for each heading's minimum. */
  readonly needed: number;
  /** Activities still wanted by a scheme that asks for several. */
  readonly activitiesNeeded: number;
};

const inOrder = (a: Activity, b: Activity) =>
  a.happenedOn < b.happenedOn || (a.happenedOn === b.happenedOn && a.id < b.id) ? -1 : 1;

/**
 * Counts the activities of one cycle under one scheme's rule, in the order in which they happened. What an activity counts
 * and what it loses always add up to its minutes. The activities must lie in the cycle and be counted once each.
 */
export function countCycle(rule: CpdRule, activities: readonly Activity[]): CycleCount {
  const inMinutes = (units: number | null) => (units === null ? null : units * rule.minutesPerUnit);
  const headings = new Map(
    rule.limits.map((limit) => [
      limit.heading_id,
      { headingId: limit.heading_id, counted: 0, min: inMinutes(limit.min), max: inMinutes(limit.max) },
    ]),
  );
  const counted = activities.toSorted(inOrder).map((activity): CountedActivity => {
    const heading = headings.get(activity.headingId) ?? {
      headingId: activity.headingId,
      counted: 0,
      min: null,
      max: null,
    };
    headings.set(activity.headingId, heading);
    const [left, losses] = takeAway(
      rule,
      activity,
      heading.max === null ? null : heading.max - heading.counted,
      heading.max,
    );
    heading.counted += left;
    return { ...activity, counted: left, losses };
  });
  const lines = [...headings.values()];
  const total = lines.reduce((sum, line) => sum + line.counted, 0);
  const required = rule.requiredUnits * rule.minutesPerUnit;
  const short = lines.reduce((sum, line) => sum + Math.max(0, (line.min ?? 0) - line.counted), 0);
  const done = counted.filter((one) => one.counted > 0).length;
  return {
    activities: counted,
    headings: lines,
    counted: total,
    required,
    needed: Math.max(0, required - total, short),
    activitiesNeeded: Math.max(0, (rule.leastActivities ?? 0) - done),
  };
}

function takeAway(
  rule: CpdRule,
  { minutes }: Activity,
  room: number | null,
  max: number | null,
): [number, readonly Loss[]] {
  const { leastMinutes, mostMinutes } = rule;
  if (leastMinutes !== null && minutes < leastMinutes) {
    return [0, [{ why: "too_short", minutes, limit: leastMinutes }]];
  }
  const losses: Loss[] = [];
  let left = minutes;
  if (mostMinutes !== null && left > mostMinutes) {
    losses.push({ why: "activity_cap", minutes: left - mostMinutes, limit: mostMinutes });
    left = mostMinutes;
  }
  if (room !== null && max !== null && left > room) {
    losses.push({ why: "heading_cap", minutes: left - room, limit: max });
    left = room;
  }
  return [left, losses];
}

/** Minutes as a number of units, with at most two decimals: “7.5”. */
export function unitsText(minutes: number, minutesPerUnit: number): string {
  return String(Math.round((minutes / minutesPerUnit) * 100) / 100);
}
