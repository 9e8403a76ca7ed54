import { sql } from "drizzle-orm";
import type { PlanDeed } from "@/domain/plans/live/news";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "../access";

type Row = {
  kind: PlanDeed["kind"];
  name: string;
  at: string;
  number: number | null;
  changes: PlanChange[] | null;
  item_id: string | null;
};

/** Something that was done to a plan, by whom and when. */
export type DoneDeed = { readonly deed: PlanDeed; readonly name: string; readonly at: Date };

function deedOf({ kind, number, changes, item_id: itemId }: Row): PlanDeed {
  switch (kind) {
    case "revision":
      return { kind, number: number ?? 1, changes: changes ?? [] };
    case "comment":
    case "evidence":
    case "service":
    case "gate":
    case "decision":
      return { kind, itemId };
    default:
      return { kind };
  }
}

/**
 * The newest that somebody else did to the plan after `since` and that this one of the two may hear of: for a mentor nothing that
 * another mentor did, and no words between its owner and another mentor, no piece that is its owner's alone, nothing that is still being written. Null if there is nothing.
 */
export async function newestDeed(
  { db, actor }: MemberCtx,
  { id, ownerId, role, mentorshipId }: ReadablePlan,
  since: Date,
): Promise<DoneDeed | null> {
  const after = sql`${since.toISOString()}::timestamptz`;
  const isOwner = sql`${role === "owner"}::boolean`;
  const [row] = await db.execute<Row>(sql`
    select deed.kind, m.name, deed.at, deed.number, deed.changes, deed.item_id
    from (
      select 'revision' kind, author_id by, at, number, changes, null::uuid item_id from plan_revisions where plan_id = ${id}
      union all
      select 'comment', author_id, at, null, null, item_id from plan_comments
      where plan_id = ${id} and (${isOwner} or mentorship_id = ${mentorshipId}::uuid)
      union all
      select 'suggestion', author_id, at, null, null, null from plan_suggestions
      where plan_id = ${id} and ${isOwner} and outcome is distinct from 'withdrawn'
      union all
      select 'answer', ${ownerId}::uuid, decided_at, null, null, null from plan_suggestions
      where plan_id = ${id} and outcome in ('accepted', 'rejected') and author_id = ${actor.id}
      union all
      select 'agreement', ${ownerId}::uuid, proposed_at, null, null, null from plan_proposals where plan_id = ${id}
      union all
      select case s.purpose when 'gate' then 'decision' else s.purpose::text end, s.member_id, s.signed_at, null, null, g.item_id
      from plan_signatures s left join gate_reviews g on g.id = s.subject_id
      where s.plan_id = ${id}
      union all
      select 'review', ${ownerId}::uuid, asked_at, null, null, null from plan_reviews where plan_id = ${id}
      union all
      select 'gate', ${ownerId}::uuid, submitted_at, null, null, item_id from gate_reviews where plan_id = ${id}
      union all
      select 'evidence', ${ownerId}::uuid, l.linked_at, null, null, l.item_id
      from evidence_links l join evidence e on e.id = l.evidence_id
      where l.plan_id = ${id} and (${isOwner} or e.visibility <> 'private')
      union all
      select 'service', ${ownerId}::uuid, linked_at, null, null, item_id from plan_services where plan_id = ${id}
      union all
      select 'rating', rater_id, rated_at, null, null, null from ratings where member_id = ${ownerId}
    ) deed
    join members m on m.id = deed.by
    where deed.at > ${after} and deed.by <> ${actor.id} and (${isOwner} or deed.by = ${ownerId})
    order by deed.at desc,
      case when deed.kind in ('agreement', 'review', 'decision') then 0 when deed.kind = 'revision' then 1 else 2 end
    limit 1
  `);
  return row === undefined ? null : { deed: deedOf(row), name: row.name, at: new Date(row.at) };
}
