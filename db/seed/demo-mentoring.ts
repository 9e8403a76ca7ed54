import type { roleHistory, strengths } from "../schema/accounts";
import type { ratings } from "../schema/benchmark";
import type { menteeProfiles, mentorDomains, mentorProfiles } from "../schema/matching";
import type { mentorApplications } from "../schema/programmes";
import { demoId } from "./demo-members";
import type { DemoMentor, DemoPeople } from "./people-file";

const day = 86_400_000;

/** What mentors of the demo community want to be told in a request. */
const mentorQuestions = [
  "Which conversation are you avoiding, and with whom?",
  "What have you tried so far, and what came of it?",
  "What would you be doing differently in six months if this worked?",
  "Which decision of yours this year could be traced back to you by name?",
  "What does your manager know of your plan?",
  "Where does your knowledge of the domain end? Name one process you could not explain.",
];

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export type MentoringRows = {
  mentorProfiles: Row<typeof mentorProfiles>[];
  mentorApplications: Row<typeof mentorApplications>[];
  mentorDomains: Row<typeof mentorDomains>[];
  roleHistory: Row<typeof roleHistory>[];
  strengths: Row<typeof strengths>[];
  menteeProfiles: Row<typeof menteeProfiles>[];
  ratings: Row<typeof ratings>[];
};

/** What mentors offer and what mentees look for, as rows. Every mentor is approved and briefed; one is paused. */
export function mentoringRows(people: DemoPeople, input: { now: Date; programmeId: string }): MentoringRows {
  const { now, programmeId } = input;
  const ago = (days: number) => new Date(now.getTime() - days * day);
  return {
    mentorProfiles: people.mentors.map((one, at) => ({
      memberId: demoId(one.id),
      programmeId,
      approvedAt: ago(300 - at),
      briefedAt: ago(299 - at),
      capacityMentees: one.capacity,
      meetingModes: one.meeting_modes,
      questions: questionsOf(at),
      pausedAt: at === 33 ? ago(9) : null,
      pausedUntil: at === 33 ? ago(-35) : null,
      askedCount: 4 + (at % 6),
      answeredCount: 4 + (at % 6) - (at % 4 === 3 ? 1 : 0),
      updatedAt: now,
    })),
    mentorApplications: people.mentors.map((one, at) => ({
      id: demoId(`application ${one.id}`),
      programmeId,
      memberId: demoId(one.id),
      motivation: one.bio,
      state: "approved" as const,
      submittedAt: ago(304 - at),
      decidedById: demoId("s01"),
      decidedAt: ago(300 - at),
    })),
    mentorDomains: people.mentors.flatMap(domainsOf),
    roleHistory: people.mentors.flatMap((one) =>
      one.career.map((post) => ({
        memberId: demoId(one.id),
        roleId: post.role_id,
        domainId: post.domain_id,
        fromYear: post.from_year,
        toYear: post.to_year,
      })),
    ),
    strengths: people.mentors.flatMap((one) =>
      one.strengths.map((strength) => ({
        memberId: demoId(one.id),
        competencyId: strength.competency_id,
        level: strength.level,
      })),
    ),
    menteeProfiles: people.mentees.map((one, at) => ({
      memberId: demoId(one.id),
      programmeId,
      targetRoleId: one.target_role_id,
      targetDomainId: one.target_domain_id,
      targetSubdomainId: one.target_subdomain_id,
      routeId: one.route_id,
      domainWish: one.target_domain_id === one.current_domain_id ? ("same" as const) : ("other" as const),
      meetingModes: ["video" as const],
      goals: one.goals_text,
      readyAt: ago(260 - at),
      createdAt: ago(261 - at),
      updatedAt: ago(260 - at),
    })),
    ratings: people.mentees.flatMap((one, at) =>
      Object.entries(one.self_ratings).map(([competencyId, level]) => ({
        memberId: demoId(one.id),
        competencyId,
        level,
        raterId: demoId(one.id),
        raterKind: "self" as const,
        ratedAt: ago(260 - at),
      })),
    ),
  };
}

/** The questions of the mentor at this place in the list. */
export function questionsOf(at: number): string[] {
  const first = mentorQuestions[at % mentorQuestions.length];
  const second = at % 3 === 0 ? mentorQuestions[(at + 2) % mentorQuestions.length] : undefined;
  return [first, second].filter((one) => one !== undefined);
}

/** One row for each sub-domain, or for the domain alone; the first of the primary domain leads. */
function domainsOf(one: DemoMentor): Row<typeof mentorDomains>[] {
  const rows = one.domain_ids.flatMap((domainId) => {
    const within = one.subdomain_ids.filter((id) => id.startsWith(`${domainId}-`));
    const subdomainIds: (string | null)[] = within.length > 0 ? within : [null];
    return subdomainIds.map((subdomainId) => ({ memberId: demoId(one.id), domainId, subdomainId }));
  });
  const leading = rows.findIndex((row) => row.domainId === one.primary_domain_id);
  return rows.map((row, at) => ({ ...row, isPrimary: at === Math.max(0, leading) }));
}
