import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { blocks, mentorships, programmeMembers, requestChoices, requests } from "@/db/schema/index";
import type { Relation } from "@/domain/accounts/visibility";
import { type Actor, memberId } from "@/domain/actor";

type Ties = { blocked: boolean; paired: boolean; together: boolean };

/**
 * What a viewer is to a member: themself, the other side of a live mentorship, the mentor whom they ask, somebody of a
 * programme of theirs, any member, a guest. Null when either keeps away from the other: then the member does not exist.
 */
export async function relationTo(db: Db | Tx, viewer: Actor, otherId: string): Promise<Relation | null> {
  const me = memberId(viewer);
  if (me === undefined) return "guest";
  if (me === otherId) return "self";
  const [ties] = await db.execute<Ties>(sql`select
    exists (select from ${blocks}
      where (blocker_id = ${me} and blocked_id = ${otherId}) or (blocker_id = ${otherId} and blocked_id = ${me})) as blocked,
    exists (select from ${mentorships} where ended_at is null
      and ((mentor_id = ${me} and mentee_id = ${otherId}) or (mentor_id = ${otherId} and mentee_id = ${me})))
    or exists (select from ${requestChoices} c join ${requests} r on r.id = c.request_id
      where c.mentor_id = ${me} and r.mentee_id = ${otherId} and c.state in ('asked', 'questioned')) as paired,
    exists (select from ${programmeMembers} mine join ${programmeMembers} theirs using (programme_id)
      where mine.member_id = ${me} and theirs.member_id = ${otherId}) as together`);
  if (ties === undefined || ties.blocked) return null;
  return ties.paired ? "pair" : ties.together ? "programme" : "member";
}
