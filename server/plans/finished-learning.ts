import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { plans } from "@/db/schema/index";
import { planReference } from "@/domain/plans/document";
import { type FinishedLearning, learningAreas } from "@/domain/plans/finished-learning";

/** What counts as learning: the owner's own task, done and not dropped, in one of three areas, with its hours known. */
const learned = `$.items[*] ? (@.kind == "task" && @.owner == "mentee" && @.status != "dropped" && @.progress == 100
  && @.finishedOn != null && @.effortHours > 0 && (${learningAreas.map((area) => `@.area == "${area}"`).join(" || ")}))`;

/** Those of a member's own plans, the last finished first; 200 at most. A task that stands in two plans is one. */
export async function listFinishedLearning(db: Db | Tx, memberId: string): Promise<FinishedLearning[]> {
  const rows = await db.execute<{
    planId: string;
    number: number;
    item: Omit<FinishedLearning, "itemId"> & { id: string };
  }>(
    sql`
      select distinct on (t.item ->> 'finishedOn', t.item ->> 'id') p.id as "planId", p.number, t.item
      from ${plans} p cross join lateral jsonb_path_query(p.document, ${learned}::jsonpath) as t (item)
      where p.owner_id = ${memberId}
      order by t.item ->> 'finishedOn' desc, t.item ->> 'id', p.number
      limit 200
    `,
  );
  return rows.map(({ planId, number, item }) => {
    const { id: itemId, title, area, effortHours, startedOn, finishedOn } = item;
    return { itemId, planId, reference: planReference(number), title, area, effortHours, startedOn, finishedOn };
  });
}
