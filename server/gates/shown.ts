import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { evidence, evidenceConfirmations, evidenceLinks, ratings } from "@/db/schema/index";
import { criteriaWithout, type Shown } from "@/domain/gates/shown";
import type { ReadablePlan } from "@/server/plans/access";
import type { GateReviewRow } from "./signing";

/**
 * What there is to see for the criteria of a gate: evidence on each that is not kept private, that of it which the mentor has
 * confirmed as it stands, and the newest rating of each competency by a mentor.
 */
export async function readShown(
  db: Db | Tx,
  plan: Pick<ReadablePlan, "id" | "ownerId">,
  itemId: string,
): Promise<Shown> {
  const [pieces, rated] = await Promise.all([
    db
      .select({
        criterionId: evidenceLinks.criterionId,
        confirmed: sql<boolean>`exists (select from ${evidenceConfirmations} c
          where c.evidence_id = ${evidence.id} and c.version = ${evidence.version})`,
      })
      .from(evidenceLinks)
      .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
      .where(
        and(
          eq(evidenceLinks.planId, plan.id),
          eq(evidenceLinks.itemId, itemId),
          isNotNull(evidenceLinks.criterionId),
          ne(evidence.visibility, "private"),
        ),
      ),
    db
      .selectDistinctOn([ratings.competencyId], { competencyId: ratings.competencyId, level: ratings.level })
      .from(ratings)
      .where(and(eq(ratings.memberId, plan.ownerId), eq(ratings.raterKind, "mentor")))
      .orderBy(ratings.competencyId, desc(ratings.ratedAt)),
  ]);
  const on = (wanted: typeof pieces) => new Set(wanted.flatMap(({ criterionId }) => criterionId ?? []));
  return {
    evidence: on(pieces),
    confirmed: on(pieces.filter(({ confirmed }) => confirmed)),
    rated: new Map(rated.map(({ competencyId, level }) => [competencyId, level])),
  };
}

/** The criteria that a review marks as met with nothing to see for them. */
export function bareCriteria({ gate, words }: Pick<GateReviewRow, "gate" | "words">, shown: Shown): string[] {
  const met = new Set(words.marks.flatMap(({ criterionId, mark }) => (mark === "met" ? [criterionId] : [])));
  return criteriaWithout(gate.criteria, shown).filter((id) => met.has(id));
}
