import { desc, eq } from "drizzle-orm";
import { ratings } from "@/db/schema/index";
import type { Criterion } from "@/domain/plans/document";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "@/server/plans/access";
import { competencyNames } from "@/server/plans/benchmark/competency-names";

/** How a rated criterion stands: the newest rating by the person and by a mentor, null where there is none. */
export type CriterionRating = { competency: string; self: number | null; mentor: number | null };

type PresentRatings = Awaited<ReturnType<typeof readPresentRatings>>;

/** The newest ratings of a plan's owner by themselves and by a mentor, with the names of the competencies. */
export async function readPresentRatings({ db }: MemberCtx, plan: ReadablePlan) {
  const [names, newest] = await Promise.all([
    competencyNames(db, plan),
    db
      .selectDistinctOn([ratings.competencyId, ratings.raterKind], {
        competencyId: ratings.competencyId,
        kind: ratings.raterKind,
        level: ratings.level,
      })
      .from(ratings)
      .where(eq(ratings.memberId, plan.ownerId))
      .orderBy(ratings.competencyId, ratings.raterKind, desc(ratings.ratedAt)),
  ]);
  return { names, newest };
}

/** The present ratings behind the criteria that ask for a level, by the id of the criterion. */
export function ratingsOf(
  { names, newest }: PresentRatings,
  criteria: readonly Criterion[],
): Record<string, CriterionRating> {
  const level = (id: string, kind: string) =>
    newest.find((one) => one.competencyId === id && one.kind === kind)?.level ?? null;
  return Object.fromEntries(
    criteria.flatMap(({ id, competencyId }) => {
      const competency = names.find((one) => one.id === competencyId);
      if (!competency) return [];
      const rating = {
        competency: competency.name,
        self: level(competency.id, "self"),
        mentor: level(competency.id, "mentor"),
      };
      return [[id, rating]];
    }),
  );
}
