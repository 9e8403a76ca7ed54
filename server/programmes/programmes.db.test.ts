import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptTexts, giveHat, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { fieldVisibility, hats, sessions } from "@/db/schema/accounts";
import { mentorProfiles } from "@/db/schema/matching";
import { obligations } from "@/db/schema/obligations";
import { mentorApplications, programmeMembers, programmes } from "@/db/schema/programmes";
import { importContent } from "@/db/seed/content";
import { ensureDefaultProgramme } from "@/db/seed/default-programme";
import { testDb } from "@/db/test-database";
import { currentConsents } from "@/domain/accounts/consent";
import { briefingQuestions, markBriefing } from "@/domain/programmes/briefing";
import { defaultProgrammeSettings } from "@/domain/programmes/settings";
import { readSession, startSession } from "@/server/accounts/sessions";
import { later, visit } from "@/server/accounts/visit.fixture";
import { installJobs } from "@/server/jobs/install";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";

const { db, url } = await testDb();
const createCaller = createCallerFactory(appRouter);

beforeAll(async () => {
  await importContent({ db, now: later(0) });
  await installJobs(url);
});

async function as(member: { id: string }, minutes = 0) {
  const { token } = await startSession(db, { memberId: member.id, device: "Firefox on Linux", now: later(minutes) });
  return createCaller({ ...visit(db, { minutes }), actor: await readSession(db, token, later(minutes)) });
}

async function consenting() {
  const member = await newMember(db);
  await acceptTexts(db, member.id, [
    { document: "conduct", version: currentConsents.conduct },
    { document: "confidentiality", version: currentConsents.confidentiality },
  ]);
  return member;
}

async function coordinator() {
  const member = await newMember(db);
  await giveHat(db, member.id, "coordinator", await ensureDefaultProgramme(db, later(0)));
  return member;
}

const application = {
  motivation: "I ran scheme changes for ten years and would like to pass on how not to be surprised by them.",
  domains: [{ domainId: "banking", subdomainId: "banking-payments", isPrimary: true }],
  strengths: [{ competencyId: "stakeholder-influence", level: 4, evidence: "" }],
  capacityMentees: 2,
  meetingModes: ["video" as const],
  questions: ["What have you tried?"],
  wantsSameDomain: null,
  listed: true,
};

const applicationOf = async (memberId: string) => {
  const [row] = await db.select().from(mentorApplications).where(eq(mentorApplications.memberId, memberId));
  if (row === undefined) throw new Error("There is no application.");
  return row;
};

describe("applying to mentor", () => {
  test("an application makes an unlisted profile, an obligation of the coordinators and a fact", async () => {
    const member = await consenting();
    await (await as(member)).programmes.applyToMentor(application);
    const { id } = await applicationOf(member.id);
    const [profile] = await db.select().from(mentorProfiles).where(eq(mentorProfiles.memberId, member.id));
    expect(profile).toMatchObject({ approvedAt: null, briefedAt: null, capacityMentees: 2 });
    const [owed] = await db
      .select()
      .from(obligations)
      .where(and(eq(obligations.subjectId, id), isNull(obligations.settledAt)));
    expect(owed).toMatchObject({ kind: "decide_application", ownerId: null, waiterId: member.id });
    const told = await db.execute(`select 1 from pgboss.job where data->'fact'->>'applicationId' = '${id}'`);
    expect(told).toHaveLength(1);
    const chosen = await db.select().from(fieldVisibility).where(eq(fieldVisibility.memberId, member.id));
    expect(chosen.some((row) => row.audience === "public")).toBe(false);
    await expect((await as(member)).programmes.applyToMentor(application)).rejects.toMatchObject({
      message: "programmes.application_open",
    });
  });

  test("a text that changed has to be accepted first", async () => {
    const member = await newMember(db);
    await acceptTexts(db, member.id, [{ document: "conduct", version: "2020-01" }]);
    await expect((await as(member)).programmes.applyToMentor(application)).rejects.toMatchObject({
      message: "accounts.consent_changed",
    });
  });

  test("taken back, it can be sent again", async () => {
    const member = await consenting();
    await (await as(member)).programmes.applyToMentor(application);
    await (await as(member)).programmes.withdrawApplication();
    const { id } = await applicationOf(member.id);
    expect(await db.$count(obligations, and(eq(obligations.subjectId, id), isNull(obligations.settledAt)))).toBe(0);
    await (await as(member)).programmes.applyToMentor(application);
  });

  test("what the catalogue does not know is refused", async () => {
    const member = await consenting();
    const domains = [{ domainId: "banking", subdomainId: "nhs-acute", isPrimary: true }];
    await expect((await as(member)).programmes.applyToMentor({ ...application, domains })).rejects.toMatchObject({
      message: "accounts.not_in_catalogue",
    });
  });
});

describe("deciding", () => {
  test("approval lists the mentor, settles the obligation, and happens once", async () => {
    const member = await consenting();
    await (await as(member)).programmes.applyToMentor(application);
    const { id } = await applicationOf(member.id);
    const decision = { applicationId: id, decision: "approve" as const, reason: "" };
    const [one, two] = [await coordinator(), await coordinator()];
    const both = await Promise.allSettled([
      (await as(one)).programmes.decideApplication(decision),
      (await as(two)).programmes.decideApplication(decision),
    ]);
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const [profile] = await db.select().from(mentorProfiles).where(eq(mentorProfiles.memberId, member.id));
    expect(profile?.approvedAt).not.toBeNull();
    const [owed] = await db.select().from(obligations).where(eq(obligations.subjectId, id));
    expect(owed?.outcome).toBe("done");
  });

  test("declining needs a reason, which the applicant reads", async () => {
    const member = await consenting();
    await (await as(member)).programmes.applyToMentor(application);
    const { id } = await applicationOf(member.id);
    const api = await as(await coordinator());
    await expect(
      api.programmes.decideApplication({ applicationId: id, decision: "decline", reason: "no" }),
    ).rejects.toThrow();
    await api.programmes.decideApplication({
      applicationId: id,
      decision: "decline",
      reason: "Come back after a year in the role.",
    });
    const own = await (await as(member)).programmes.ownMentoring();
    expect(own.application).toMatchObject({ state: "declined", reason: "Come back after a year in the role." });
    expect(own.offer?.approvedAt).toBeNull();
  });

  test("nobody decides on their own, and to another programme's coordinator it does not exist", async () => {
    const member = await consenting();
    await (await as(member)).programmes.applyToMentor(application);
    const { id } = await applicationOf(member.id);
    await giveHat(db, member.id, "coordinator", await ensureDefaultProgramme(db, later(0)));
    const elsewhere = await newMember(db);
    await giveHat(db, elsewhere.id, "coordinator", (await newProgramme(db)).id);
    for (const who of [member, elsewhere]) {
      await expect(
        (await as(who)).programmes.decideApplication({ applicationId: id, decision: "approve", reason: "" }),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const listed = await (await as(elsewhere)).programmes.applications();
    expect(listed).toEqual([]);
  });
});

test("the briefing is done when every answer is right", async () => {
  const member = await consenting();
  const api = await as(member);
  await api.programmes.applyToMentor(application);
  expect((await api.programmes.answerBriefing({ answers: {} })).passed).toBe(false);
  const answers = Object.fromEntries(
    briefingQuestions.map((question) => [
      question.id,
      question.options.find((option) => !markBriefing({ [question.id]: option.id }).includes(question.id))?.id ?? "",
    ]),
  );
  expect(await api.programmes.answerBriefing({ answers })).toEqual({ passed: true, wrong: [] });
  expect((await api.programmes.ownMentoring()).offer?.briefedAt).not.toBeNull();
});

describe("duties", () => {
  test("they are given and taken by another administrator, and each change signs the member out", async () => {
    const [admin, member] = [await newMember(db), await newMember(db)];
    await giveHat(db, admin.id, "admin");
    const { token } = await startSession(db, { memberId: member.id, device: "x", now: later(0) });
    const api = await as(admin);
    await api.programmes.grantHat({ memberId: member.id, kind: "moderator", programmeId: null });
    expect(await readSession(db, token, later(0))).toEqual({ kind: "visitor" });
    const again = await startSession(db, { memberId: member.id, device: "x", now: later(0) });
    const [hat] = await db.select().from(hats).where(eq(hats.memberId, member.id));
    await api.programmes.revokeHat({ hatId: hat?.id ?? "" });
    expect(await readSession(db, again.token, later(0))).toEqual({ kind: "visitor" });
    expect(await db.$count(sessions, eq(sessions.memberId, member.id))).toBe(0);
  });

  test("never one's own, and two administrators who take each other's duty leave one", async () => {
    await db.delete(hats).where(eq(hats.kind, "admin"));
    const [one, two] = [await newMember(db), await newMember(db)];
    await giveHat(db, one.id, "admin");
    await giveHat(db, two.id, "admin");
    const hatOf = async (id: string) => (await db.select().from(hats).where(eq(hats.memberId, id)))[0]?.id ?? "";
    const [hatOne, hatTwo] = [await hatOf(one.id), await hatOf(two.id)];
    const [apiOne, apiTwo] = [await as(one), await as(two)];
    await expect(apiOne.programmes.revokeHat({ hatId: hatOne })).rejects.toMatchObject({
      message: "accounts.not_your_own_duties",
    });
    await expect(
      apiOne.programmes.grantHat({ memberId: one.id, kind: "moderator", programmeId: null }),
    ).rejects.toMatchObject({ message: "accounts.not_your_own_duties" });
    const both = await Promise.allSettled([
      apiOne.programmes.revokeHat({ hatId: hatTwo }),
      apiTwo.programmes.revokeHat({ hatId: hatOne }),
    ]);
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await db.$count(hats, eq(hats.kind, "admin"))).toBe(1);
  });

  test("administrators see names and duties, and nobody's e-mail address", async () => {
    const admin = await newMember(db, { name: "Zadie Admin" });
    await giveHat(db, admin.id, "admin");
    const page = await (await as(admin)).programmes.members({ q: "zadie" });
    expect(page.members).toMatchObject([{ name: "Zadie Admin", isYou: true, hats: [{ kind: "admin" }] }]);
    expect(JSON.stringify(page)).not.toContain("@");
  });
});

test("a coordinator sees how the programme stands: which places are taken, and what waits", async () => {
  const staff = await coordinator();
  const stands = async () => (await (await as(staff)).programmes.coordinated())[0];
  const before = await stands();
  const programmeId = before?.id ?? "";
  const mentor = await newMentor(db, programmeId, { profile: { capacityMentees: 3 } });
  const mentee = await newMentee(db, programmeId);
  await newMentorship(db, { programmeId, mentorId: mentor.id, menteeId: mentee.id });
  const applicant = await consenting();
  await (await as(applicant)).programmes.applyToMentor(application);
  expect(await stands()).toMatchObject({
    mentors: (before?.mentors ?? 0) + 1,
    places: (before?.places ?? 0) + 3,
    taken: (before?.taken ?? 0) + 1,
    waiting: (before?.waiting ?? 0) + 1,
  });
  const waiting = await (await as(staff)).programmes.applications();
  const mine = waiting.find((one) => one.memberId === applicant.id);
  expect(mine?.domains.map(({ domainId, subdomainId }) => ({ domainId, subdomainId }))).toEqual(
    application.domains.map(({ domainId, subdomainId }) => ({ domainId, subdomainId })),
  );
});

test("rules are changed by the programme's own coordinators alone", async () => {
  const programmeId = await ensureDefaultProgramme(db, later(0));
  const input = {
    programmeId,
    name: "Open programme",
    description: "For everybody in a PMO.",
    ...defaultProgrammeSettings,
  };
  await (await as(await coordinator())).programmes.saveProgramme({ ...input, requestAnswerDays: 7 });
  const elsewhere = await newMember(db);
  await giveHat(db, elsewhere.id, "coordinator", (await newProgramme(db)).id);
  await expect((await as(elsewhere)).programmes.saveProgramme(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const [programme] = await (await as(await coordinator())).programmes.coordinated();
  expect(programme?.settings.requestAnswerDays).toBe(7);
});

test("everybody is told where the coordinators of the open programme, and members where those of their own, are written to", async () => {
  const open = await ensureDefaultProgramme(db, later(0));
  const other = await newProgramme(db);
  const member = await newMember(db);
  await db.insert(programmeMembers).values({ programmeId: other.id, memberId: member.id, joinedAt: later(0) });
  const visitor = createCaller(visit(db));
  expect(await visitor.programmes.contacts()).toEqual([]);
  const settings = (contact: string) => ({ ...defaultProgrammeSettings, contact });
  await db
    .update(programmes)
    .set({ settings: settings("pmo@trust.example") })
    .where(eq(programmes.id, open));
  await db
    .update(programmes)
    .set({ settings: settings("team@bank.example") })
    .where(eq(programmes.id, other.id));
  expect((await visitor.programmes.contacts()).map((one) => one.contact)).toEqual(["pmo@trust.example"]);
  expect((await (await as(member)).programmes.contacts()).map((one) => one.contact)).toEqual(["team@bank.example"]);
});
