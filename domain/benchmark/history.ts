export type RaterKind = "self" | "mentor" | "peer";

/** One dated judgement of one competency. */
export type DatedRating = {
  competencyId: string;
  level: number;
  raterKind: RaterKind;
  ratedAt: Date;
};

/** What stands for one competency: own and mentor's view side by side, each the newest of its kind, and where it began. */
export type Standing = {
  competencyId: string;
  self: DatedRating | null;
  mentor: DatedRating | null;
  /** The first own rating, when there is a newer one with another level. */
  first: DatedRating | null;
  /** Every rating, oldest first. */
  history: DatedRating[];
};

/** Groups dated ratings by competency. Views of different raters are never merged into one figure. */
export function standings(ratings: readonly DatedRating[]): Map<string, Standing> {
  const byCompetency = new Map<string, Standing>();
  for (const rating of ratings.toSorted((a, b) => a.ratedAt.getTime() - b.ratedAt.getTime())) {
    const standing = byCompetency.get(rating.competencyId) ?? {
      competencyId: rating.competencyId,
      self: null,
      mentor: null,
      first: null,
      history: [],
    };
    standing.history.push(rating);
    if (rating.raterKind === "self") standing.self = rating;
    if (rating.raterKind === "mentor") standing.mentor = rating;
    byCompetency.set(rating.competencyId, standing);
  }
  for (const standing of byCompetency.values()) {
    const first = standing.history.find((rating) => rating.raterKind === "self");
    if (first && first.level !== standing.self?.level) standing.first = first;
  }
  return byCompetency;
}

/** The ratings that say something new: those whose level differs from what already stands. */
export function changedRatings<R extends { competencyId: string; level: number; note?: string | undefined }>(
  given: readonly R[],
  standing: ReadonlyMap<string, number>,
): R[] {
  return given.filter(
    (rating) => standing.get(rating.competencyId) !== rating.level || (rating.note !== undefined && rating.note !== ""),
  );
}
