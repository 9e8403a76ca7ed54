/** A piece of work in a network: how many months it takes and what must be finished before it can begin. */
export type Activity = { readonly id: string; readonly months: number; readonly after: readonly string[] };

/** An activity with the results of both passes, in months from the start. Float is how long it may wait at no cost. */
export type TimedActivity = Activity & {
  readonly earliestStart: number;
  readonly earliestFinish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  readonly float: number;
};

export type TimedNetwork = {
  readonly activities: readonly TimedActivity[];
  /** Month in which the last activity ends at the earliest. */
  readonly finish: number;
};

/** The activities so ordered that each comes after all it waits for. Throws when they wait for each other or for one that is not there. */
function inOrderOfWork(activities: readonly Activity[]): Activity[] {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const done = new Set<string>();
  const open = new Set<string>();
  const ordered: Activity[] = [];
  function visit(activity: Activity): void {
    if (done.has(activity.id)) return;
    if (open.has(activity.id)) throw new Error(`The network has a loop through ${activity.id}.`);
    open.add(activity.id);
    for (const id of activity.after) {
      const before = byId.get(id);
      if (before === undefined) throw new Error(`${activity.id} waits for ${id}, which is not in the network.`);
      visit(before);
    }
    done.add(activity.id);
    ordered.push(activity);
  }
  for (const activity of activities) visit(activity);
  return ordered;
}

/**
 * Forward and backward pass. The activities come back in the order given. Throws when two of them wait for each other, or
 * one waits for an activity that is not in the list.
 */
export function timeNetwork(activities: readonly Activity[]): TimedNetwork {
  const ordered = inOrderOfWork(activities);
  const early = new Map<string, number>();
  for (const { id, months, after } of ordered) {
    const start = Math.max(0, ...after.map((before) => early.get(before) ?? 0));
    early.set(id, start + months);
  }
  const finish = Math.max(0, ...early.values());

  const late = new Map<string, number>(ordered.map(({ id }) => [id, finish]));
  for (const { id, months, after } of ordered.toReversed()) {
    const latestStart = (late.get(id) ?? finish) - months;
    for (const before of after) late.set(before, Math.min(late.get(before) ?? finish, latestStart));
  }

  return {
    finish,
    activities: activities.map((activity) => {
      const earliestFinish = early.get(activity.id) ?? 0;
      const latestFinish = late.get(activity.id) ?? finish;
      return {
        ...activity,
        earliestStart: earliestFinish - activity.months,
        earliestFinish,
        latestStart: latestFinish - activity.months,
        latestFinish,
        float: latestFinish - earliestFinish,
      };
    }),
  };
}

/** The months to reckon with for a typical range: its middle, rounded up to whole months. */
export function typicalMonths(range: { readonly min: number; readonly max: number }): number {
  return Math.ceil((range.min + range.max) / 2);
}
