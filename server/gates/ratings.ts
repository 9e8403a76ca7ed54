import { and, desc, eq, inArray } from "drizzle-orm";
import { competencies, ratings } from "@/db/schema/index";
import type { Criterion } from "@/domain/plans/document";
import type { MemberCtx } from "./access";

/** How a rated criterion stands: the newest rating by the person and by a mentor, null where there is none. */
export type CriterionRating = { competency: string; self: number | null; mentor: number | null };

/** The present ratings behind the criteria that ask for a level, by the id of the criterion. */
export async function ratingsOf(
  { db }: MemberCtx,
  memberId: string,
  criteria: readonly Criterion[],
): Promise<Record<string, CriterionRating>> {
  const wanted = criteria.flatMap((one) => (one.competencyId === null ? [] : [one.competencyId]));
  if (wanted.length === 0) return {};
  const [names, newest] = await Promise.all([
    db
      .select({ id: competencies.id, name: competencies.name })
      .from(competencies)
      .where(inArray(competencies.id, wanted)),
    db
      .selectDistinctOn([ratings.competencyId, ratings.raterKind], {
        competencyId: ratings.competencyId,
        kind: ratings.raterKind,
        level: ratings.level,
      })
      .from(ratings)
      .where(and(eq(ratings.memberId, memberId), inArray(ratings.competencyId, wanted)))
      .orderBy(ratings.competencyId, ratings.raterKind, desc(ratings.ratedAt)),
  ]);
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
