/** What a role asks for in one competency. */
export type TargetLevel = {
  competencyId: string;
  /** Which difference between PMO work and leading projects the competency belongs to. */
  differenceId: string;
  level: number;
  /** A must-have of the role: its gap counts double in the ranking. */
  critical: boolean;
};

/** How far somebody is from what a role asks for, in one competency. */
export type Gap = {
  competencyId: string;
  /** 0 to 4; null when it was never rated, which is not the same as 0. */
  now: number | null;
  target: number;
  /** Levels missing, never below 0; null when there is no rating. */
  gap: number | null;
  critical: boolean;
  differenceId: string;
};

/** The order in which differences come first at equal weight; what a PMO person already brings comes last. */
const differenceOrder = ["accountability", "communication", "delivery_methodology", "pmo_foundation"];

function differenceRank(id: string): number {
  const rank = differenceOrder.indexOf(id);
  return rank === -1 ? differenceOrder.length : rank;
}

/** What a gap weighs in the ranking: its levels, twice for a must-have of the role. An unrated one weighs nothing. */
function gapWeight({ gap, critical }: Pick<Gap, "gap" | "critical">): number {
  return (gap ?? 0) * (critical ? 2 : 1);
}

/** The gap to each level of a target profile, in the profile's order. Levels above the target leave no gap. */
export function gapsTo(profile: readonly TargetLevel[], current: ReadonlyMap<string, number>): Gap[] {
  return profile.map(({ competencyId, differenceId, level, critical }) => {
    const now = current.get(competencyId) ?? null;
    return {
      competencyId,
      differenceId,
      critical,
      now,
      target: level,
      gap: now === null ? null : Math.max(0, level - now),
    };
  });
}

/**
 * Heaviest first: levels missing, double for must-haves. At equal weight accountability goes before communication, that
 * before delivery, and what the PMO already teaches last; then the wider gap, then the profile's order.
 */
export function rankGaps(gaps: readonly Gap[]): Gap[] {
  return gaps
    .map((gap, order) => ({ gap, order }))
    .sort(
      (a, b) =>
        gapWeight(b.gap) - gapWeight(a.gap) ||
        differenceRank(a.gap.differenceId) - differenceRank(b.gap.differenceId) ||
        (b.gap.gap ?? 0) - (a.gap.gap ?? 0) ||
        a.order - b.order,
    )
    .map(({ gap }) => gap);
}

export type GapTotals = {
  /** Competencies with a gap. */
  competencies: number;
  /** Levels missing in all. */
  levels: number;
  /** The widest single gap, in levels. */
  widest: number;
  /** Competencies without a rating; they are in none of the other figures. */
  unrated: number;
};

/** The figures that sum up a list of gaps. */
export function gapTotals(gaps: readonly Gap[]): GapTotals {
  const open = gaps.flatMap(({ gap }) => (gap !== null && gap > 0 ? [gap] : []));
  return {
    competencies: open.length,
    levels: open.reduce((sum, gap) => sum + gap, 0),
    widest: open.reduce((widest, gap) => Math.max(widest, gap), 0),
    unrated: gaps.filter(({ gap }) => gap === null).length,
  };
}

/**
 * The competencies that weigh most on the way from one role to another, heaviest first: a person in the present role is
 * assumed to meet its profile. Without a present role the target profile alone decides. Used to ask the fewest questions
 * that say most.
 */
export function weightiest(
  target: readonly TargetLevel[],
  present: readonly TargetLevel[] | null,
  count: number,
): string[] {
  const usual = new Map((present ?? []).map(({ competencyId, level }) => [competencyId, level]));
  const assumed = new Map(target.map(({ competencyId }) => [competencyId, usual.get(competencyId) ?? 0]));
  return rankGaps(gapsTo(target, assumed))
    .slice(0, count)
    .map(({ competencyId }) => competencyId);
}
