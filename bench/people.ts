import type postgres from "postgres";

/**
 * Makes the directory hold exactly `count` mentors of ours besides the demo's, in SQL, with facts that vary like real ones: domains, routes,
 * strengths, hours, zones, places taken. The same numbers make the same people.
 */
export async function fillDirectory(sql: postgres.Sql, count: number): Promise<void> {
  const [{ present = 0 } = {}] = await sql<{ present: number }[]>`
    select count(*)::int as present from members where handle like 'bench-%'`;
  if (present > count) {
    await sql`delete from members where handle like 'bench-%' and substring(handle from 7)::int > ${count}`;
  }
  if (present >= count) return;
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`create temporary table fresh on commit drop as
      select gen_random_uuid() as id, n, (hashint4(n) & 2147483647) as h
      from generate_series(${present + 1}::int, ${count}::int) as n`;
    await tx`
      insert into members (id, email, email_verified_at, handle, name, city, country, time_zone, languages, current_role_id,
        job_title, organisation, organisation_key, current_domain_id, years_experience, bio, adult_confirmed_at, created_at)
      select id, 'bench-' || n || '@demo.example', now(), 'bench-' || n,
        (array['Amara','Bryn','Chen','Devi','Eilidh','Femi','Grace','Hugo','Isla','Jonah'])[1 + h % 10] || ' ' ||
        (array['Abara','Bevan','Clarke','Dunne','Eze','Farrow','Gill','Hale','Iqbal','Jarvis','Kaur','Lamb'])[1 + (h / 10) % 12] || ' ' || n,
        (array['London','Leeds','Singapore','Manchester','New York'])[1 + h % 5],
        (array['GB','GB','SG','GB','US'])[1 + h % 5],
        (array['Europe/London','Europe/London','Asia/Singapore','Europe/London','America/New_York'])[1 + h % 5],
        array['English'],
        (array['senior-pm','project-manager','programme-manager','pmo-manager','pmo-director'])[1 + (h / 7) % 5],
        'Lead ' || n, 'Organisation ' || (h % 400), 'organisation ' || (h % 400),
        (array['banking','insurance','nhs','technology'])[1 + (h / 3) % 4],
        5 + h % 25, 'Ran ' || (1 + h % 9) || ' projects with vendors, requirements workshops and go-live weekends.', now(), now()
      from fresh`;
    await tx`insert into programme_members (programme_id, member_id, joined_at)
      select (select id from programmes where is_default), id, now() from fresh`;
    await tx`
      insert into field_visibility (member_id, field, audience)
      select id, shown.field, 'public' from fresh cross join unnest(array['listing','photo','pronouns','city','languages',
        'headline','bio','role','organisation','domain','experience','history','credentials','strengths','availability']) as shown (field)`;
    await tx`
      insert into mentor_profiles (member_id, programme_id, approved_at, briefed_at, capacity_mentees, meeting_modes, asked_count, answered_count, updated_at)
      select id, (select id from programmes where is_default), now(), now(), 1 + h % 4,
        case h % 3 when 0 then array['video']::meeting_mode[] when 1 then array['video','in_person']::meeting_mode[] else array['video','phone']::meeting_mode[] end,
        h % 20, (h % 20) * 3 / 4, now()
      from fresh`;
    await tx`
      insert into mentor_domains (member_id, domain_id, subdomain_id, is_primary)
      select f.id, s.domain_id, s.id, true from fresh f
      join lateral (select id, domain_id from subdomains where domain_id = (array['banking','insurance','nhs','technology'])[1 + (f.h / 3) % 4]
        order by id offset f.h % 5 limit 1) s on true`;
    await tx`
      insert into role_history (member_id, role_id, domain_id, from_year, to_year)
      select id, step.role_id, (array['banking','insurance','nhs','technology'])[1 + (h / 3) % 4], 2005 + h % 5 + step.k * 3,
        case when step.k = 3 then null else 2008 + h % 5 + step.k * 3 end
      from fresh cross join lateral (values
        (0, (array['pmo-administrator','pmo-coordinator','pmo-analyst'])[1 + h % 3]),
        (1, (array['business-analyst','test-lead','pmo-planner','business-analyst'])[1 + (h / 5) % 4]),
        (2, (array['junior-pm','project-manager'])[1 + (h / 11) % 2]),
        (3, (array['senior-pm','project-manager','programme-manager','pmo-manager','pmo-director'])[1 + (h / 7) % 5])) as step (k, role_id)`;
    await tx`
      insert into strengths (member_id, competency_id, level)
      select f.id, c.id, 2 + (f.h / (c.k + 1)) % 3 from fresh f
      join (select id, (row_number() over (order by id))::int as k from competencies) c on (f.h + c.k * 7) % 5 = 0`;
    await tx`
      insert into availability (member_id, weekday, starts_at, ends_at, time_zone)
      select id, 1 + (h + d) % 7, make_time(7 + ((h / 4 + d * 5) % 12), 0, 0), make_time(9 + ((h / 4 + d * 5) % 12), 0, 0),
        (array['Europe/London','Europe/London','Asia/Singapore','Europe/London','America/New_York'])[1 + h % 5]
      from fresh cross join generate_series(0, 1) as d on conflict do nothing`;
  });
  await sql`analyze`;
}
