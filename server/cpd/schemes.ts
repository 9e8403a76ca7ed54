import { and, asc, eq, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { cpdFollowed, cpdHeadings, cpdRules, cpdSchemes } from "@/db/schema/index";
import type { SchemeView } from "./view";

/** Every scheme with its headings and the rule that holds on a day; of several rules the newest. */
export async function loadSchemes(db: Db | Tx, day: string | SQL): Promise<SchemeView[]> {
  const [schemes, headings, rules] = await Promise.all([
    db.select().from(cpdSchemes).orderBy(asc(cpdSchemes.position)),
    db.select().from(cpdHeadings).orderBy(asc(cpdHeadings.position)),
    db
      .select()
      .from(cpdRules)
      .where(
        and(
          or(isNull(cpdRules.validFrom), lte(cpdRules.validFrom, day)),
          or(isNull(cpdRules.validTo), gte(cpdRules.validTo, day)),
        ),
      )
      .orderBy(sql`${cpdRules.validFrom} desc nulls last`),
  ]);
  return schemes.map(({ id, name, body, unit, units, minutesPerUnit, note, sourceIds }) => {
    const rule = rules.find((one) => one.schemeId === id);
    return {
      id,
      name,
      body,
      unit,
      units,
      minutesPerUnit,
      note,
      sourceIds,
      headings: headings
        .filter((heading) => heading.schemeId === id)
        .map((heading) => ({
          id: heading.id,
          name: heading.name,
          examples: heading.examples,
          suits: heading.suits,
          note: heading.note,
        })),
      rule:
        rule === undefined
          ? null
          : {
              minutesPerUnit,
              requiredUnits: rule.requiredUnits,
              leastMinutes: rule.leastMinutes,
              mostMinutes: rule.mostMinutes,
              leastActivities: rule.leastActivities,
              limits: rule.limits,
              cycleMonths: rule.cycleMonths,
              text: rule.text,
              certainty: rule.certainty,
              readOn: rule.readOn,
              sourceIds: rule.sourceIds,
            },
    };
  });
}

/** The schemes that a member follows, each with a day on which one of its cycles began. */
export async function loadFollowed(db: Db | Tx, memberId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ schemeId: cpdFollowed.schemeId, startsOn: cpdFollowed.startsOn })
    .from(cpdFollowed)
    .where(eq(cpdFollowed.memberId, memberId));
  return new Map(rows.map((row) => [row.schemeId, row.startsOn]));
}
