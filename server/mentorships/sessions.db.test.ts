import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { blocks, heldSessions, obligations } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";

import { changeMentorship } from "./moves";
import { getMentorship } from "./queries";
import { listConfirmedSessions } from "./session-queries";
import { answerSession, recordSession } from "./sessions";

const { db } = await testDb();
const later = (days: number) => new Date(factoryNow.getTime() + days * 86_400_000);

/** Two who have worked together for a fortnight; the factories' clock stands on a Tuesday morning. */
async function pair() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const { id } = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    values: { state: "active", startedAt: later(-14) },
  });
  return { mentor, mentee, mentorshipId: id };
}

const evening = { day: "2026-06-08", time: "18:00", minutes: 45 };
const owed = (sessionId: string) => db.select().from(obligations).where(eq(obligations.subjectId, sessionId));
const factsAbout = async (sessionId: string) => {
  const rows = await db.execute<{ name: string }>(
    sql`select data->'fact'->>'name' as name from pgboss.job where data->'fact'->>'sessionId' = ${sessionId} order by created_on`,
  );
  return rows.map((row) => row.name.replace("mentorship.session_", ""));
};

describe("a held session", () => {
  it("stands on the clock of whoever records it, and the other side owes a word within five working days", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentee), { mentorshipId, ...evening });
    const [line] = (await getMentorship(actingAs(db, mentor), { mentorshipId })).sessions;
    // Six in the evening in London is five by universal time in June.
    expect(line).toMatchObject({
      startsAt: new Date("2026-06-08T17:00:00Z"),
      minutes: 45,
      state: "recorded",
      canAnswer: true,
    });
    expect(line?.waiting).toMatchObject({ isYours: true, dueAt: new Date("2026-06-16T22:59:00Z") });
    expect(await owed(sessionId)).toMatchObject([{ kind: "confirm_session", ownerId: mentor.id, waiterId: mentee.id }]);
    expect((await getMentorship(actingAs(db, mentee), { mentorshipId })).sessions).toMatchObject([
      { canAnswer: false },
    ]);
  });

  it("counts for both once it is confirmed, and not before", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentor), { mentorshipId, ...evening });
    expect(await listConfirmedSessions(db, mentee.id)).toEqual([]);
    await expect(answerSession(actingAs(db, mentor), { sessionId, answer: "held" })).rejects.toMatchObject({
      reason: "mentorships.session_yours",
    });
    await answerSession(actingAs(db, mentee), { sessionId, answer: "held" });
    expect(await listConfirmedSessions(db, mentee.id)).toMatchObject([{ side: "mentee", partner: mentor.name }]);
    expect(await listConfirmedSessions(db, mentor.id)).toMatchObject([{ side: "mentor", partner: mentee.name }]);
    expect(await owed(sessionId)).toMatchObject([{ outcome: "done" }]);
    expect(await factsAbout(sessionId)).toEqual(["recorded", "confirmed"]);
    await expect(answerSession(actingAs(db, mentee), { sessionId, answer: "not_held" })).rejects.toMatchObject({
      reason: "mentorships.session_answered",
    });
  });

  it("that did not take place says so, counts for nothing and leaves its time free", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentor), { mentorshipId, ...evening });
    await answerSession(actingAs(db, mentee), { sessionId, answer: "not_held" });
    expect(await listConfirmedSessions(db, mentor.id)).toEqual([]);
    expect(await factsAbout(sessionId)).toEqual(["recorded", "disputed"]);
    await recordSession(actingAs(db, mentor), { mentorshipId, ...evening });
  });

  it("left without a word is reminded of once, then stays unconfirmed and is owed no longer; it can still be confirmed", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentor), { mentorshipId, ...evening });
    for (const day of [5, 8, 9, 20]) {
      await sweepObligations(systemContext(db, "obligations.sweep", later(day), "test"), obligationHandlers);
    }
    expect(await factsAbout(sessionId)).toEqual(["recorded", "reminded", "unconfirmed"]);
    expect(await owed(sessionId)).toMatchObject([{ outcome: "defaulted" }]);
    const [line] = (await getMentorship(actingAs(db, mentee), { mentorshipId })).sessions;
    expect(line).toMatchObject({ state: "unconfirmed", waiting: null, canAnswer: true });
    await answerSession(actingAs(db, mentee, later(21)), { sessionId, answer: "held" });
    expect(await listConfirmedSessions(db, mentor.id)).toHaveLength(1);
  });

  it("cannot wait for a word that nobody owes", async () => {
    const { mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentee), { mentorshipId, ...evening });
    const remove = db.delete(obligations).where(eq(obligations.subjectId, sessionId));
    await expect(remove).rejects.toMatchObject({ cause: { constraint_name: "no_limbo" } });
  });

  it("shares no time with another of the pair, whoever records it", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    await recordSession(actingAs(db, mentor), { mentorshipId, ...evening });
    const again = recordSession(actingAs(db, mentee), { mentorshipId, ...evening, time: "18:30" });
    await expect(again).rejects.toMatchObject({ reason: "mentorships.session_overlaps", field: "time" });
    const both = await Promise.allSettled([
      recordSession(actingAs(db, mentor), { mentorshipId, ...evening, time: "12:00" }),
      recordSession(actingAs(db, mentee), { mentorshipId, ...evening, time: "12:15" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is neither seen nor answered nor recorded by anybody else", async () => {
    const { mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentee), { mentorshipId, ...evening });
    const stranger = actingAs(db, await newMember(db));
    await expect(answerSession(stranger, { sessionId, answer: "held" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(recordSession(stranger, { mentorshipId, ...evening })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is recorded while the mentorship lasts and neither keeps away, and confirmed also afterwards", async () => {
    const { mentor, mentee, mentorshipId } = await pair();
    const { sessionId } = await recordSession(actingAs(db, mentee), { mentorshipId, ...evening });
    await changeMentorship(actingAs(db, mentee), { mentorshipId, move: "end", reason: "", farewell: "" });
    await answerSession(actingAs(db, mentor), { sessionId, answer: "held" });
    const late = recordSession(actingAs(db, mentee), { mentorshipId, ...evening, time: "12:00" });
    await expect(late).rejects.toMatchObject({ reason: "mentorships.over" });

    const other = await pair();
    await db.insert(blocks).values({ blockerId: other.mentor.id, blockedId: other.mentee.id, createdAt: factoryNow });
    const kept = recordSession(actingAs(db, other.mentee), { mentorshipId: other.mentorshipId, ...evening });
    await expect(kept).rejects.toMatchObject({ reason: "mentorships.session_not_now" });
    expect(await db.$count(heldSessions, eq(heldSessions.mentorshipId, other.mentorshipId))).toBe(0);
  });
});
