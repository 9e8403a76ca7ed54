import { sql } from "drizzle-orm";
import type { MemberCtx } from "@/server/context";

/** What happened, from rows that say so: who did it, when, and where it can be read. */
export type RecentEvent = {
  kind:
    | "request_asked"
    | "request_accepted"
    | "request_declined"
    | "request_expired"
    | "request_withdrawn"
    | "request_elsewhere"
    | "request_passed_over"
    | "question"
    | "reply"
    | "signed"
    | "proposed"
    | "paused"
    | "resumed"
    | "completed"
    | "ended"
    | "session_recorded"
    | "session_confirmed"
    | "session_disputed"
    | "application_approved"
    | "application_declined";
  /** The other person; null when it happened by itself. */
  name: string | null;
  domainId: string | null;
  path: string;
  at: Date;
};

const recentDays = 30;
const atMost = 12;

/**
 * What others, or the passing of time, have done around the member in the last 30 days, newest first: answers to their requests,
 * requests to them, signatures, changes of a mentorship, decisions on an application. What they did themselves is left out.
 */
export async function listRecentEvents({ db, actor, now }: MemberCtx): Promise<RecentEvent[]> {
  const me = actor.id;
  const since = new Date(now.getTime() - recentDays * 86_400_000).toISOString();
  const rows = await db.execute<{
    kind: RecentEvent["kind"];
    name: string | null;
    domain_id: string | null;
    path: string;
    at: string;
  }>(sql`
    with happened as (
      select 'request_' || c.state::text as kind, c.mentor_id as other_id, '/requests/' || r.id as path, c.decided_at as at
      from request_choices c join requests r on r.id = c.request_id
      where r.mentee_id = ${me} and c.state in ('accepted', 'declined', 'expired', 'passed_over') and c.decided_at >= ${since}
      union all
      select 'question', c.mentor_id, '/requests/' || r.id, c.questioned_at
      from request_choices c join requests r on r.id = c.request_id
      where r.mentee_id = ${me} and c.questioned_at >= ${since}
      union all
      select 'request_asked', r.mentee_id, '/requests/' || r.id, c.asked_at
      from request_choices c join requests r on r.id = c.request_id
      where c.mentor_id = ${me} and c.asked_at >= ${since}
      union all
      select case r.withdrawal when 'accepted_elsewhere' then 'request_elsewhere' else 'request_withdrawn' end, r.mentee_id, '/requests/' || r.id, c.decided_at
      from request_choices c join requests r on r.id = c.request_id
      where c.mentor_id = ${me} and c.state = 'withdrawn' and c.asked_at is not null and c.decided_at >= ${since}
      union all
      select 'reply', r.mentee_id, '/requests/' || r.id, c.replied_at
      from request_choices c join requests r on r.id = c.request_id
      where c.mentor_id = ${me} and c.replied_at >= ${since}
      union all
      select 'signed', s.member_id, '/mentorships/' || m.id, s.signed_at
      from agreement_signatures s join mentorships m on m.id = s.mentorship_id
      where ${me} in (m.mentor_id, m.mentee_id) and s.member_id <> ${me} and s.signed_at >= ${since}
      union all
      select 'proposed', a.proposed_by_id, '/mentorships/' || m.id, a.created_at
      from agreements a join mentorships m on m.id = a.mentorship_id
      where ${me} in (m.mentor_id, m.mentee_id) and a.version > 1 and a.proposed_by_id <> ${me} and a.created_at >= ${since}
      union all
      select case v.to_state when 'active' then 'resumed' else v.to_state::text end, v.actor_id, '/mentorships/' || m.id, v.at
      from mentorship_moves v join mentorships m on m.id = v.mentorship_id
      where ${me} in (m.mentor_id, m.mentee_id) and v.actor_id is distinct from ${me} and v.at >= ${since}
        and (v.to_state in ('paused', 'completed', 'ended') or (v.to_state = 'active' and v.from_state = 'paused'))
      union all
      select 'session_recorded', h.recorded_by_id, '/mentorships/' || m.id, h.recorded_at
      from held_sessions h join mentorships m on m.id = h.mentorship_id
      where ${me} in (m.mentor_id, m.mentee_id) and h.recorded_by_id <> ${me} and h.recorded_at >= ${since}
      union all
      select 'session_' || h.state::text, case when m.mentor_id = ${me} then m.mentee_id else m.mentor_id end,
        '/mentorships/' || m.id, h.answered_at
      from held_sessions h join mentorships m on m.id = h.mentorship_id
      where h.recorded_by_id = ${me} and h.answered_at >= ${since}
      union all
      select 'application_' || a.state::text, null, '/mentoring', a.decided_at
      from mentor_applications a
      where a.member_id = ${me} and a.state in ('approved', 'declined') and a.decided_at >= ${since}
    )
    select h.kind, p.name, p.current_domain_id as domain_id, h.path, h.at
    from happened h left join members p on p.id = h.other_id
    order by h.at desc, h.path limit ${atMost}
  `);
  return rows.map(({ kind, name, domain_id, path, at }) => ({
    kind,
    name,
    domainId: domain_id,
    path,
    at: new Date(at),
  }));
}
