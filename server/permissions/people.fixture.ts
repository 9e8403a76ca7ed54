import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  acceptTexts,
  factoryNow,
  giveHat,
  newMember,
  newMentee,
  newMentor,
  newMentorship,
  newProgramme,
  newRequest,
} from "@/db/factories";
import {
  agreements,
  blocks,
  cpdEntries,
  cpdProjects,
  credentialBadges,
  hats,
  heldCredentials,
  heldSessions,
  mentorApplications,
  mentorProfiles,
  obligations,
} from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import type { Actor, Hat } from "@/domain/actor";
import { addCases, type CaseScene } from "./cases.fixture";
import { addCertificate, type CertificateScene } from "./certificate.fixture";
import { addDiscussion, type DiscussionScene } from "./discussion.fixture";
import { addEvidence, type EvidenceScene } from "./evidence.fixture";
import { addGates, type GateScene } from "./gates.fixture";
import { addPlan, type PlanScene } from "./plans.fixture";

/** The kinds of person that the matrix has a column for, each with who they are to the records that the inputs name. */
export const people = {
  visitor: "Nobody known",
  member: "A member without a part in any of it",
  mentee: "The mentee whose request, profile and mentorship it is",
  mentor: "The mentor asked in the request",
  "own mentor": "The mentor of the mentorship",
  "other mentor": "An approved mentor who is not concerned",
  blocked: "A member whom the mentor has blocked",
  coordinator: "Coordinates the programme concerned",
  "other coordinator": "Coordinates another programme",
  moderator: "Moderates the installation",
  admin: "Administers the installation",
  "stale mentee": "The mentee, more than ten minutes after signing in",
} as const;

export type Person = keyof typeof people;

/** What the inputs of the matrix refer to. */
export type Scene = {
  programmeId: string;
  actors: Record<Person, Actor>;
  menteeId: string;
  mentorId: string;
  otherMentorId: string;
  ownMentorId: string;
  memberId: string;
  mentorHandle: string;
  otherMentorHandle: string;
  /** A request of the mentee in which the mentor is asked. */
  requestId: string;
  choiceId: string;
  /** A live mentorship of the mentee with a mentor of their own. */
  mentorshipId: string;
  /** An entry of the mentee's ledger, and a project of their worksheet. */
  cpdEntryId: string;
  cpdProjectId: string;
  /** A session of it that the mentee has recorded and their mentor has to confirm. */
  sessionId: string;
  /** A mentorship that the two completed before, and the mentee's certificate of it. */
  certificate: CertificateScene;
  /** A piece of the mentee's evidence on a plan that their own mentor sees. */
  evidence: EvidenceScene;
  /** A plan of the mentee that is put forward to their own mentor. */
  plan: PlanScene;
  /** Gates and reviews of the mentee's plans. */
  gates: GateScene;
  /** Cases of the mentee. */
  written: CaseScene;
  /** A conversation in the programme. */
  discussion: DiscussionScene;
  /** An application to mentor in the programme, not yet decided. */
  applicationId: string;
  /** A credential that the mentor says they hold. */
  heldCredentialId: string;
  badgeId: string;
  /** The moderator's duty. */
  hatId: string;
};

function acting(id: string, hats: Hat[] = [], minutesAgo = 1): Actor {
  return {
    kind: "member",
    id,
    sessionId: "00000000-0000-4000-8000-000000000000",
    authenticatedAt: new Date(factoryNow.getTime() - minutesAgo * 60_000),
    hats,
  };
}

/** Makes the people and the records once; each cell of the matrix is tried in a transaction that is rolled back. */
export async function setScene(db: Db): Promise<Scene> {
  await importContent({ db, now: factoryNow });
  const programme = await newProgramme(db, { isDefault: true });
  const elsewhere = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const ownMentor = await newMentor(db, programme.id);
  const otherMentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const member = await newMember(db);
  const blocked = await newMentee(db, programme.id);
  const coordinator = await newMember(db);
  const otherCoordinator = await newMember(db);
  const moderator = await newMember(db);
  const admin = await newMember(db);
  await giveHat(db, coordinator.id, "coordinator", programme.id);
  await giveHat(db, otherCoordinator.id, "coordinator", elsewhere.id);
  await giveHat(db, moderator.id, "moderator");
  await giveHat(db, admin.id, "admin");
  await db.insert(blocks).values({ blockerId: mentor.id, blockedId: blocked.id, createdAt: factoryNow });
  const { request, choice } = await db.transaction(async (tx) => {
    const made = await newRequest(tx, {
      programmeId: programme.id,
      menteeId: mentee.id,
      mentorIds: [mentor.id],
      choice: { state: "asked", askedAt: factoryNow },
    });
    const [first] = made.choices;
    if (!first) throw new Error("The request has no choice.");
    await tx.insert(obligations).values({
      kind: "answer_request",
      subjectId: first.id,
      ownerId: mentor.id,
      waiterId: mentee.id,
      path: `/requests/${made.request.id}`,
      days: 5,
      unit: "working_days",
      openedAt: factoryNow,
      dueAt: new Date(factoryNow.getTime() + 7 * 86_400_000),
    });
    return { request: made.request, choice: first };
  });
  const mentorship = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: ownMentor.id,
    menteeId: mentee.id,
  });
  await addAgreement(db, mentorship);
  const sessionId = await addSession(db, mentorship);
  const ledger = await addLedger(db, mentee.id);
  const { applicationId, heldCredentialId, badgeId, hatId } = await addPapers(db, {
    programmeId: programme.id,
    applicantId: (await newMember(db)).id,
    mentorId: mentor.id,
    moderatorId: moderator.id,
  });
  await acceptTexts(
    db,
    mentee.id,
    requiredConsents.map((document) => ({ document, version: currentConsents[document] })),
  );
  return {
    evidence: await addEvidence(db, mentorship),
    plan: await addPlan(db, mentorship, mentee.name),
    gates: await addGates(db, mentorship),
    discussion: await addDiscussion(db, {
      programmeId: programme.id,
      menteeId: mentee.id,
      mentorId: ownMentor.id,
    }),
    applicationId,
    heldCredentialId,
    badgeId,
    hatId,
    programmeId: programme.id,
    menteeId: mentee.id,
    mentorId: mentor.id,
    otherMentorId: otherMentor.id,
    ownMentorId: ownMentor.id,
    memberId: member.id,
    mentorHandle: mentor.handle,
    otherMentorHandle: otherMentor.handle,
    requestId: request.id,
    choiceId: choice.id,
    mentorshipId: mentorship.id,
    sessionId,
    certificate: await addCertificate(db, mentorship),
    written: await addCases(db, { menteeId: mentee.id, mentorId: ownMentor.id }),
    ...ledger,
    actors: {
      visitor: { kind: "visitor" },
      member: acting(member.id),
      mentee: acting(mentee.id),
      mentor: acting(mentor.id),
      "own mentor": acting(ownMentor.id),
      "other mentor": acting(otherMentor.id),
      blocked: acting(blocked.id),
      coordinator: acting(coordinator.id, [{ kind: "coordinator", programmeId: programme.id }]),
      "other coordinator": acting(otherCoordinator.id, [{ kind: "coordinator", programmeId: elsewhere.id }]),
      moderator: acting(moderator.id, [{ kind: "moderator" }]),
      admin: acting(admin.id, [{ kind: "admin" }]),
      "stale mentee": acting(mentee.id, [], 11),
    },
  };
}

/** The agreement of the mentorship, drawn up by the mentee and signed by nobody yet. */
async function addAgreement(db: Db, pair: { id: string; mentorId: string; menteeId: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(agreements).values({
      mentorshipId: pair.id,
      version: 1,
      scope: "Steering papers.",
      cadenceDays: 14,
      sessionMinutes: 45,
      channel: "video",
      endsOn: "2026-12-01",
      clauses: [],
      proposedById: pair.menteeId,
      createdAt: factoryNow,
    });
    await tx.insert(obligations).values(
      [pair.mentorId, pair.menteeId].map((ownerId) => ({
        kind: "sign_agreement" as const,
        subjectId: pair.id,
        ownerId,
        path: `/mentorships/${pair.id}`,
        openedAt: factoryNow,
        days: 14,
        unit: "calendar_days" as const,
        dueAt: new Date(factoryNow.getTime() + 14 * 86_400_000),
      })),
    );
  });
}

/** What the mentee keeps for themself alone. */
async function addLedger(db: Db, memberId: string): Promise<{ cpdEntryId: string; cpdProjectId: string }> {
  const [entry] = await db
    .insert(cpdEntries)
    .values({
      memberId,
      happenedOn: "2026-06-01",
      minutes: 60,
      what: "A talk on estimating.",
      reflection: "Ranges, not points.",
      idempotencyKey: "00000000-0000-4000-8000-000000000002",
      createdAt: factoryNow,
      updatedAt: factoryNow,
    })
    .returning({ id: cpdEntries.id });
  const [project] = await db
    .insert(cpdProjects)
    .values({
      memberId,
      title: "Payments migration",
      organisation: "Northline",
      fromDay: "2025-01-01",
      part: "leading",
      words: "I answered for scope and dates.",
      createdAt: factoryNow,
    })
    .returning({ id: cpdProjects.id });
  if (!entry || !project) throw new Error("The ledger of the scene is incomplete.");
  return { cpdEntryId: entry.id, cpdProjectId: project.id };
}

/** A session that the mentee says was held a day earlier. */
async function addSession(db: Db, pair: { id: string; mentorId: string; menteeId: string }): Promise<string> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(heldSessions)
      .values({
        mentorshipId: pair.id,
        startsAt: new Date(factoryNow.getTime() - 86_400_000),
        minutes: 45,
        recordedById: pair.menteeId,
        recordedAt: factoryNow,
      })
      .returning({ id: heldSessions.id });
    if (!made) throw new Error("The session was not inserted.");
    await tx.insert(obligations).values({
      kind: "confirm_session",
      subjectId: made.id,
      ownerId: pair.mentorId,
      waiterId: pair.menteeId,
      path: `/mentorships/${pair.id}`,
      openedAt: factoryNow,
      days: 5,
      unit: "working_days",
      dueAt: new Date(factoryNow.getTime() + 7 * 86_400_000),
    });
    return made.id;
  });
}

/** What the coordinators and administrators of the scene decide on. */
async function addPapers(
  db: Db,
  who: { programmeId: string; applicantId: string; mentorId: string; moderatorId: string },
): Promise<{ applicationId: string; heldCredentialId: string; badgeId: string; hatId: string }> {
  const application = await db.transaction(async (tx) => {
    const [made] = await tx
      .insert(mentorApplications)
      .values({
        programmeId: who.programmeId,
        memberId: who.applicantId,
        motivation: "Somebody did this for me.",
        submittedAt: factoryNow,
      })
      .returning({ id: mentorApplications.id });
    if (!made) throw new Error("The application was not inserted.");
    await tx.insert(mentorProfiles).values({ memberId: who.applicantId, programmeId: who.programmeId });
    await tx.insert(obligations).values({
      kind: "decide_application",
      subjectId: made.id,
      programmeId: who.programmeId,
      waiterId: who.applicantId,
      path: "/programme/mentors",
      openedAt: factoryNow,
      days: 5,
      unit: "working_days",
      dueAt: new Date(factoryNow.getTime() + 7 * 86_400_000),
    });
    return made;
  });
  const [held] = await db
    .insert(heldCredentials)
    .values({ memberId: who.mentorId, credentialId: "prince2-foundation", createdAt: factoryNow })
    .returning({ id: heldCredentials.id });
  const [badge] = await db
    .insert(credentialBadges)
    .values({ heldCredentialId: held?.id ?? "", webp: Buffer.from("webp"), createdAt: factoryNow })
    .returning({ id: credentialBadges.id });
  const [duty] = await db.select({ id: hats.id }).from(hats).where(eq(hats.memberId, who.moderatorId));
  if (!held || !badge || !duty) throw new Error("The papers of the scene are incomplete.");
  return { applicationId: application.id, heldCredentialId: held.id, badgeId: badge.id, hatId: duty.id };
}
