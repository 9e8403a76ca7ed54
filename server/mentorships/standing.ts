import { sql } from "drizzle-orm";
import type { MemberCtx } from "@/server/context";

export type GapLine = { name: string; now: number; target: number };

/** Where a member stands, in figures: as a mentee, as a mentor, as an applicant. Null where they are none of it. */
export type MemberStanding = {
  mentee: {
    ready: boolean;
    targetRole: string | null;
    rated: number;
    /** Competencies of the target role with a gap, and the levels missing in all; null while nothing is rated. */
    gaps: { competencies: number; levels: number; widest: GapLine[] } | null;
    openRequests: number;
  } | null;
  mentor: {
    approved: boolean;
    briefed: boolean;
    paused: boolean;
    taken: number;
    capacity: number;
    answered: number;
    asked: number;
  } | null;
  application: "submitted" | "approved" | "declined" | "withdrawn" | null;
};

type Row = {
  seeks: boolean;
  ready: boolean;
  target_role: string | null;
  rated: number;
  gap_competencies: number;
  gap_levels: number;
  widest: GapLine[] | null;
  open_requests: number;
  offers: boolean;
  approved: boolean;
  briefed: boolean;
  paused: boolean;
  taken: number;
  capacity: number | null;
  answered: number | null;
  asked: number | null;
  application: MemberStanding["application"];
};

/** Reads those figures in one query. */
export async function getStanding({ db, actor, now }: MemberCtx): Promise<MemberStanding> {
  const me = actor.id;
  const [row] = await db.execute<Row>(sql`
    with newest as (
      select distinct on (competency_id) competency_id, level
      from ratings where member_id = ${me} and rater_kind = 'self'
      order by competency_id, rated_at desc
    ), gaps as (
      select count(*) filter (where t.level > n.level)::int as competencies,
             coalesce(sum(greatest(t.level - n.level, 0)), 0)::int as levels,
             (array_agg(json_build_object('name', c.name, 'now', n.level, 'target', t.level)
               order by (t.level - n.level) * case when t.critical then 2 else 1 end desc, d.position, c.position)
               filter (where t.level > n.level))[1:4] as widest
      from mentee_profiles p
      join target_levels t on t.role_id = p.target_role_id
      join newest n on n.competency_id = t.competency_id
      join competencies c on c.id = t.competency_id
      join differences d on d.id = c.difference_id
      where p.member_id = ${me}
    )
    select
      e.member_id is not null as seeks, e.ready_at is not null as ready, r.name as target_role,
      (select count(*)::int from newest) as rated,
      gaps.competencies as gap_competencies, gaps.levels as gap_levels, gaps.widest,
      (select count(*)::int from requests q where q.mentee_id = m.id and q.state = 'open') as open_requests,
      o.member_id is not null as offers, o.approved_at is not null as approved, o.briefed_at is not null as briefed,
      o.paused_at is not null and (o.paused_until is null or o.paused_until > ${now.toISOString()}) as paused,
      (select count(*)::int from mentorships s where s.mentor_id = m.id and s.ended_at is null) as taken,
      o.capacity_mentees as capacity, o.answered_count as answered, o.asked_count as asked,
      (select a.state from mentor_applications a where a.member_id = m.id order by a.submitted_at desc limit 1) as application
    from members m
    left join mentee_profiles e on e.member_id = m.id
    left join roles r on r.id = e.target_role_id
    left join mentor_profiles o on o.member_id = m.id
    cross join gaps
    where m.id = ${me}
  `);
  if (!row) return { mentee: null, mentor: null, application: null };
  return {
    mentee: row.seeks
      ? {
          ready: row.ready,
          targetRole: row.target_role,
          rated: row.rated,
          gaps:
            row.rated === 0
              ? null
              : { competencies: row.gap_competencies, levels: row.gap_levels, widest: row.widest ?? [] },
          openRequests: row.open_requests,
        }
      : null,
    mentor: row.offers
      ? {
          approved: row.approved,
          briefed: row.briefed,
          paused: row.paused,
          taken: row.taken,
          capacity: row.capacity ?? 0,
          answered: row.answered ?? 0,
          asked: row.asked ?? 0,
        }
      : null,
    application: row.application,
  };
}
