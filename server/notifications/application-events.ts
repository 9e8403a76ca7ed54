import { and, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, mentorApplications, mentorProfiles, obligations, programmes } from "@/db/schema/index";
import { effectiveSettings } from "@/domain/programmes/settings";
import { mentorApplicationOverdue } from "@/server/email/templates/mentor-application-overdue";
import { mentorApplied } from "@/server/email/templates/mentor-applied";
import { mentorApproved } from "@/server/email/templates/mentor-approved";
import { mentorDeclined } from "@/server/email/templates/mentor-declined";
import type { Hearer, MailEvent } from "./event";
import { administrators, coordinatorsOf } from "./people";

async function findApplication(db: Db | Tx, applicationId: string) {
  const [row] = await db
    .select({
      applicantId: mentorApplications.memberId,
      // Coordinators decide on a person, so they read the whole name.
      applicant: members.name,
      state: mentorApplications.state,
      reason: mentorApplications.reason,
      programmeId: programmes.id,
      programme: programmes.name,
      settings: programmes.settings,
      briefedAt: mentorProfiles.briefedAt,
      dueAt: obligations.dueAt,
    })
    .from(mentorApplications)
    .innerJoin(members, eq(members.id, mentorApplications.memberId))
    .innerJoin(programmes, eq(programmes.id, mentorApplications.programmeId))
    .leftJoin(mentorProfiles, eq(mentorProfiles.memberId, mentorApplications.memberId))
    .leftJoin(
      obligations,
      and(
        eq(obligations.kind, "decide_application"),
        eq(obligations.subjectId, mentorApplications.id),
        isNull(obligations.settledAt),
      ),
    )
    .where(eq(mentorApplications.id, applicationId));
  return row;
}

async function applicant(db: Db | Tx, { applicationId }: { applicationId: string }): Promise<Hearer[]> {
  const row = await findApplication(db, applicationId);
  return row === undefined ? [] : [{ memberId: row.applicantId }];
}

async function staff(db: Db | Tx, applicationId: string, withAdministrators: boolean): Promise<Hearer[]> {
  const row = await findApplication(db, applicationId);
  if (row === undefined) return [];
  const coordinators = await coordinatorsOf(db, row.programmeId);
  const others = withAdministrators || coordinators.length === 0 ? await administrators(db) : [];
  // Nobody decides on themself.
  return [...new Set([...coordinators, ...others])]
    .filter((memberId) => memberId !== row.applicantId)
    .map((memberId) => ({ memberId }));
}

export const applied: MailEvent<"mentor.applied"> = {
  hearers: (db, fact) => staff(db, fact.applicationId, false),
  compose: async ({ db, letter }, fact) => {
    const row = await findApplication(db, fact.applicationId);
    return row?.state === "submitted" ? mentorApplied(letter, row) : undefined;
  },
};

export const applicationOverdue: MailEvent<"mentor.application_overdue"> = {
  hearers: (db, fact) => staff(db, fact.applicationId, true),
  compose: async ({ db, letter }, fact) => {
    const row = await findApplication(db, fact.applicationId);
    return row?.state === "submitted" ? mentorApplicationOverdue(letter, row) : undefined;
  },
};

export const approved: MailEvent<"mentor.approved"> = {
  hearers: applicant,
  compose: async ({ db, letter }, fact) => {
    const row = await findApplication(db, fact.applicationId);
    if (row?.state !== "approved") return undefined;
    const briefing = effectiveSettings(row.settings).briefingRequired && row.briefedAt === null;
    return mentorApproved(letter, { programme: row.programme, briefing });
  },
};

export const declined: MailEvent<"mentor.declined"> = {
  hearers: applicant,
  compose: async ({ db, letter }, fact) => {
    const row = await findApplication(db, fact.applicationId);
    return row?.state === "declined" ? mentorDeclined(letter, row) : undefined;
  },
};
