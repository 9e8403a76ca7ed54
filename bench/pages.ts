/** A page to measure, and the query at its heart for the second floor. */
export type MeasuredPage = {
  name: string;
  path: string;
  signedIn: boolean;
  query: string;
  /** It answers by leading elsewhere. */
  leadsOn?: boolean;
};

const mentorQuery = `
  select m.id, m.handle, m.name, m.job_title, m.city, m.bio, p.capacity_mentees, p.meeting_modes,
    (select json_agg(json_build_object('role', r.role_id, 'from', r.from_year, 'to', r.to_year) order by r.from_year)
     from role_history r where r.member_id = m.id) as career,
    (select json_agg(s) from strengths s where s.member_id = m.id) as strengths
  from members m join mentor_profiles p on p.member_id = m.id where m.handle = 'oluwaseun-adebanjo-firth'`;

const directoryQuery = `
  select m.id, m.handle, m.name, m.job_title, p.capacity_mentees,
    (select count(*)::int from mentorships s where s.mentor_id = m.id and s.ended_at is null) as taken
  from members m join mentor_profiles p on p.member_id = m.id where p.approved_at is not null order by m.name limit 20`;

/** The pages of the bench: what visitors read most, and what members open each day. */
export function measuredPages(caseSlug: string, mentorHandle: string): MeasuredPage[] {
  return [
    {
      name: "Home",
      path: "/",
      signedIn: false,
      query:
        "select d.id, d.name, (select count(*)::int from mentor_domains x where x.domain_id = d.id) as mentors from domains d",
    },
    { name: "Mentors", path: "/mentors", signedIn: false, query: directoryQuery },
    { name: "Mentors, one filter", path: "/mentors?domain=banking", signedIn: false, query: directoryQuery },
    {
      name: "Mentor",
      path: `/mentors/${mentorHandle}`,
      signedIn: false,
      query: mentorQuery.replace("oluwaseun-adebanjo-firth", mentorHandle),
    },
    { name: "Case", path: `/cases/${caseSlug}`, signedIn: false, query: "select * from cases limit 1" },
    { name: "Mentors, ranked", path: "/mentors", signedIn: true, query: directoryQuery },
    { name: "Mentors, ranked, one filter", path: "/mentors?domain=banking", signedIn: true, query: directoryQuery },
    {
      name: "Mentor, with the fit",
      path: `/mentors/${mentorHandle}`,
      signedIn: true,
      query: mentorQuery.replace("oluwaseun-adebanjo-firth", mentorHandle),
    },
    {
      name: "Today",
      path: "/today",
      signedIn: true,
      query: "select * from obligations where settled_at is null order by due_at limit 20",
    },
    {
      name: "Benchmark",
      path: "/benchmark",
      signedIn: true,
      query:
        "select distinct on (competency_id) * from ratings where member_id = (select id from members where email = 'jasmine.owusu.pettifer@demo.example') order by competency_id, rated_at desc",
    },
  ];
}
