import type { Criterion } from "@/domain/plans/document";
import type { CriterionMark } from "./words";

/** What there is to see for the criteria of a gate. */
export type Shown = {
  /** Criteria with evidence that the mentor may see. */
  readonly evidence: ReadonlySet<string>;
  /** Criteria with evidence that the mentor has confirmed as it stands. */
  readonly confirmed: ReadonlySet<string>;
  /** The newest level that a mentor gave each competency. */
  readonly rated: ReadonlyMap<string, number>;
};

/** Whether the mentor's own rating shows what a criterion asks for. */
function isRated({ competencyId, minLevel }: Criterion, { rated }: Pick<Shown, "rated">): boolean {
  return competencyId !== null && minLevel !== null && (rated.get(competencyId) ?? -1) >= minLevel;
}

/** The criteria with nothing to see for them: no evidence, and no rating by the mentor that shows the level they ask for. */
export function criteriaWithout(criteria: readonly Criterion[], shown: Shown): string[] {
  return criteria.flatMap((one) => (shown.evidence.has(one.id) || isRated(one, shown) ? [] : [one.id]));
}

/**
 * The criteria that stand as met by now. The marks of the last signed review count for what it marked, and until there is one
 * what a mentor has said already: evidence confirmed as it stands, or a rating of the level that is asked for.
 */
export function criteriaMet(
  criteria: readonly Criterion[],
  marks: readonly CriterionMark[] | null,
  shown: Shown,
): string[] {
  return criteria.flatMap((one) => {
    const marked = marks?.find(({ criterionId }) => criterionId === one.id)?.mark ?? null;
    const met = marked === null ? shown.confirmed.has(one.id) || isRated(one, shown) : marked === "met";
    return met ? [one.id] : [];
  });
}
