import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Db } from "@/db/client";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { blocks, heldSessions, members, mentorshipCertificates } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { codeInGroups } from "@/domain/mentorships/certificate";
import type { Ctx } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import {
  agreeToBeNamed,
  checkCertificate,
  getCertificate,
  printCertificate,
  shareCertificate,
  withdrawCertificate,
} from "./certificates";
import { changeMentorship } from "./moves";
import { answerSession, recordSession } from "./sessions";

const { db } = await testDb();
const before = (days: number) => new Date(factoryNow.getTime() - days * 86_400_000);
const visitor: Ctx = { db, actor: { kind: "visitor" }, now: factoryNow, requestId: "test" };
const origin = "https://mentoring.example.org";

type State = typeof heldSessions.$inferInsert.state;

/** Two who worked together from 11 March to 30 May 2026, with a session for each state, a day apart. */
async function pair(states: readonly State[] = ["confirmed", "confirmed"], over: "completed" | "ended" = "completed") {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const { id: mentorshipId } = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    values: { state: over, startedAt: before(90), endedAt: before(10) },
  });
  const sessionIds = await addSessions(db, { mentorshipId, recordedById: mentee.id }, states);
  return { programme, mentor, mentee, mentorshipId, sessionIds };
}

const completing = { move: "complete", reason: "", farewell: "" } as const;

/** Two who still work together, with nothing on record. */
async function livePair() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const { id: mentorshipId } = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    values: { state: "active", startedAt: before(90) },
  });
  return { mentor, mentee, mentorshipId };
}

async function addSessions(
  to: Db,
  by: { mentorshipId: string; recordedById: string },
  states: readonly State[],
): Promise<string[]> {
  const rows = await to
    .insert(heldSessions)
    .values(
      states.map((state, at) => ({
        ...by,
        startsAt: before(80 - at),
        minutes: 50 + at,
        recordedAt: before(79 - at),
        state,
        answeredAt: state === "confirmed" || state === "disputed" ? before(78 - at) : null,
      })),
    )
    .returning({ id: heldSessions.id });
  return rows.map((row) => row.id);
}

const refused = (reason: string) => ({ reason });
const gone = refused("mentorships.no_such_certificate");

describe("a certificate", () => {
  it("counts what both have confirmed, and nothing that either has only said", async () => {
    const { mentor, mentee, programme, mentorshipId, sessionIds } = await pair([
      "confirmed",
      "unconfirmed",
      "disputed",
      "confirmed",
    ]);
    const read = async (reader: { id: string }) =>
      (await getCertificate(actingAs(db, reader), { mentorshipId }))?.statement;
    expect(await read(mentee)).toEqual({
      holder: mentee.name,
      side: "mentee",
      other: null,
      programme: programme.name,
      from: "2026-03-11",
      to: "2026-05-30",
      sessions: 2,
      minutes: 50 + 53,
    });
    expect(await read(mentor)).toMatchObject({ holder: mentor.name, side: "mentor", sessions: 2 });
    // The date to confirm it has passed, and so has the mentorship: what was held stays held.
    await answerSession(actingAs(db, mentor), { sessionId: sessionIds[1] ?? "", answer: "held" });
    expect(await read(mentee)).toMatchObject({ sessions: 3, minutes: 50 + 51 + 53 });
  });

  it("comes with the answer to a session that was recorded before the end", async () => {
    const { mentor, mentee, mentorshipId } = await livePair();
    const session = { mentorshipId, day: "2026-06-08", time: "18:00", minutes: 45 };
    const { sessionId } = await recordSession(actingAs(db, mentee), session);
    await changeMentorship(actingAs(db, mentor), { mentorshipId, ...completing });
    const statement = async () => (await getCertificate(actingAs(db, mentee), { mentorshipId }))?.statement;
    expect(await statement()).toBeNull();
    await answerSession(actingAs(db, mentor), { sessionId, answer: "held" });
    expect(await statement()).toMatchObject({ sessions: 1, minutes: 45 });
  });

  it("is there whichever of the two completes, from the moment they do", async () => {
    for (const who of ["mentor", "mentee"] as const) {
      const two = await livePair();
      const { mentorshipId } = two;
      await addSessions(db, { mentorshipId, recordedById: two.mentee.id }, ["confirmed"]);
      expect(await getCertificate(actingAs(db, two.mentee), { mentorshipId })).toBeNull();
      await changeMentorship(actingAs(db, two[who]), { mentorshipId, ...completing });
      for (const reader of [two.mentor, two.mentee]) {
        const view = await getCertificate(actingAs(db, reader), { mentorshipId });
        expect(view?.statement).toMatchObject({ sessions: 1, to: "2026-06-09" });
      }
    }
  });

  it("is none of a mentorship that was ended, nor of one with nothing confirmed by both", async () => {
    const ended = await pair(["confirmed"], "ended");
    expect(await getCertificate(actingAs(db, ended.mentee), ended)).toBeNull();
    const bare = await pair(["unconfirmed", "disputed"]);
    expect((await getCertificate(actingAs(db, bare.mentee), bare))?.statement).toBeNull();
    for (const [two, reason] of [
      [ended, "mentorships.not_completed"],
      [bare, "mentorships.nothing_confirmed"],
    ] as const) {
      const mine = actingAs(db, two.mentee);
      const of = { mentorshipId: two.mentorshipId };
      await expect(shareCertificate(mine, of)).rejects.toMatchObject(refused(reason));
      await expect(printCertificate(mine, of, origin)).rejects.toMatchObject(gone);
      await expect(agreeToBeNamed(mine, { ...of, agrees: true })).rejects.toMatchObject(refused(reason));
    }
  });

  it("does not exist to anybody but the two", async () => {
    const { mentorshipId } = await pair();
    const stranger = actingAs(db, await newMember(db), factoryNow, [{ kind: "admin" }]);
    const hidden = refused("mentorships.not_found");
    await expect(getCertificate(stranger, { mentorshipId })).rejects.toMatchObject(hidden);
    await expect(printCertificate(stranger, { mentorshipId }, origin)).rejects.toMatchObject(hidden);
    await expect(shareCertificate(stranger, { mentorshipId })).rejects.toMatchObject(hidden);
    await expect(withdrawCertificate(stranger, { mentorshipId })).rejects.toMatchObject(hidden);
    await expect(agreeToBeNamed(stranger, { mentorshipId, agrees: true })).rejects.toMatchObject(hidden);
  });
});

describe("checking a certificate", () => {
  it("is possible once its holder shares it, for that one alone, and says what it says", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    expect(await db.$count(mentorshipCertificates, eq(mentorshipCertificates.mentorshipId, mentorshipId))).toBe(0);
    const { code } = await shareCertificate(actingAs(db, mentee), { mentorshipId });
    const own = await getCertificate(actingAs(db, mentee), { mentorshipId });
    expect(own?.shared).toEqual({ code, since: factoryNow });
    expect(await checkCertificate(visitor, { code: codeInGroups(code).toLowerCase() })).toEqual({
      code,
      statement: own?.statement,
      checkedAt: factoryNow,
    });
    expect((await getCertificate(actingAs(db, mentor), { mentorshipId }))?.shared).toBeNull();
    expect((await shareCertificate(actingAs(db, mentee), { mentorshipId })).code).toBe(code);
  });

  it("ends at once when it is withdrawn, and that address never comes back", async () => {
    const { mentee, mentorshipId } = await pair();
    const mine = actingAs(db, mentee);
    const { code } = await shareCertificate(mine, { mentorshipId });
    await withdrawCertificate(mine, { mentorshipId });
    await withdrawCertificate(mine, { mentorshipId });
    await expect(checkCertificate(visitor, { code })).rejects.toMatchObject(gone);
    const again = await shareCertificate(mine, { mentorshipId });
    expect(again.code).not.toBe(code);
    await expect(checkCertificate(visitor, { code })).rejects.toMatchObject(gone);
    expect((await checkCertificate(visitor, { code: again.code })).statement.holder).toBe(mentee.name);
  });

  it("answers alike for codes that are unknown and for what is no code", async () => {
    for (const code of ["0".repeat(20), "", "../../today"]) {
      await expect(checkCertificate(visitor, { code })).rejects.toMatchObject(gone);
    }
  });

  it("is not possible while its holder is suspended", async () => {
    const { mentee, mentorshipId } = await pair();
    const { code } = await shareCertificate(actingAs(db, mentee), { mentorshipId });
    const suspend = (suspendedAt: Date | null) =>
      db.update(members).set({ suspendedAt }).where(eq(members.id, mentee.id));
    await suspend(factoryNow);
    await expect(checkCertificate(visitor, { code })).rejects.toMatchObject(gone);
    await suspend(null);
    expect((await checkCertificate(visitor, { code })).statement.holder).toBe(mentee.name);
  });
});

describe("the other's name", () => {
  it("stands on a certificate only while they agree to it", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { code } = await shareCertificate(actingAs(db, mentee), { mentorshipId });
    const other = async () => (await checkCertificate(visitor, { code })).statement.other;
    expect(await other()).toBeNull();
    // To share one's own says nothing of being named on the other's.
    await shareCertificate(actingAs(db, mentor), { mentorshipId });
    expect(await other()).toBeNull();
    await agreeToBeNamed(actingAs(db, mentor), { mentorshipId, agrees: true });
    expect(await other()).toBe(mentor.name);
    expect((await getCertificate(actingAs(db, mentor), { mentorshipId }))?.namedSince).toEqual(factoryNow);
    expect((await getCertificate(actingAs(db, mentor), { mentorshipId }))?.statement?.other).toBeNull();
    await agreeToBeNamed(actingAs(db, mentor), { mentorshipId, agrees: false });
    expect(await other()).toBeNull();
  });

  it("is gone while they may not be here, and once either keeps away from the other", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { code } = await shareCertificate(actingAs(db, mentee), { mentorshipId });
    const other = async () => (await checkCertificate(visitor, { code })).statement.other;
    await agreeToBeNamed(actingAs(db, mentor), { mentorshipId, agrees: true });
    await db.update(members).set({ suspendedAt: factoryNow }).where(eq(members.id, mentor.id));
    expect(await other()).toBeNull();
    await db.update(members).set({ suspendedAt: null }).where(eq(members.id, mentor.id));
    expect(await other()).toBe(mentor.name);
    await db.insert(blocks).values({ blockerId: mentor.id, blockedId: mentee.id, createdAt: factoryNow });
    expect(await other()).toBeNull();
  });
});

it("the file of a certificate has a name, one page, and bears its address while it is shared", async () => {
  const { mentee, mentorshipId } = await pair();
  const mine = actingAs(db, mentee);
  const { fileName, body } = await printCertificate(mine, { mentorshipId }, origin);
  expect(fileName).toBe("Certificate of mentoring 2026-03-11 to 2026-05-30.pdf");
  expect(Buffer.from(body).subarray(0, 5).toString()).toBe("%PDF-");
});
