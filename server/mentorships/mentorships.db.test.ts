import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptTexts, factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import {
  agreements,
  mentorProfiles,
  mentorshipMoves,
  mentorships,
  obligations,
  requestChoices,
  requests,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";
import { getRequest } from "@/server/requests/page";
import { sendRequest } from "@/server/requests/send";
import { acceptRequest } from "./accept-request";
import { changeMentorship, setContactNote } from "./moves";
import { proposeAgreement, signAgreement } from "./signatures";

const { db, sql: driver } = await testDb();
const later = (days: number) => new Date(factoryNow.getTime() + days * 86_400_000);
const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));

async function newReadyMentee(programmeId: string, name?: string) {
  const mentee = await newMentee(db, programmeId, name === undefined ? {} : { member: { name } });
  await acceptTexts(db, mentee.id, texts);
  return mentee;
}

async function ask(mentee: { id: string }, mentorIds: readonly string[]) {
  const { requestId } = await sendRequest(actingAs(db, mentee), {
    idempotencyKey: randomUUID(),
    goals: "Hold a room that disagrees with me.",
    gaps: [],
    background: "",
    cadence: "every_three_weeks",
    showEmployer: false,
    choices: mentorIds.map((mentorId) => ({ mentorId, why: "You made the move that I want to make.", answers: [] })),
  });
  const choices = await db
    .select()
    .from(requestChoices)
    .where(eq(requestChoices.requestId, requestId))
    .orderBy(requestChoices.rank);
  return { requestId, choiceId: choices[0]?.id ?? "" };
}

async function accepted() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Oluwaseun Adebanjo-Firth" } });
  const mentee = await newReadyMentee(programme.id, "Jasmine Owusu-Pettifer");
  const { choiceId } = await ask(mentee, [mentor.id]);
  const { mentorshipId } = await acceptRequest(actingAs(db, mentor), { choiceId });
  return { programme, mentor, mentee, choiceId, mentorshipId };
}

async function active() {
  const pair = await accepted();
  const { mentorshipId, mentor, mentee } = pair;
  await signAgreement(actingAs(db, mentor), { mentorshipId, version: 1, typedName: mentor.name });
  await signAgreement(actingAs(db, mentee), { mentorshipId, version: 1, typedName: mentee.name });
  return pair;
}

const stateOf = async (id: string) => (await db.select().from(mentorships).where(eq(mentorships.id, id)))[0];
const owing = async (subjectId: string) =>
  (
    await db
      .select({ ownerId: obligations.ownerId })
      .from(obligations)
      .where(and(eq(obligations.subjectId, subjectId), isNull(obligations.settledAt)))
  )
    .map((row) => row.ownerId)
    .sort();

describe("accepting a request", () => {
  it("makes a mentorship with an agreement drawn up from the request, for both to sign", async () => {
    const { mentorshipId, mentor, mentee } = await accepted();
    expect(await stateOf(mentorshipId)).toMatchObject({ state: "accepted", startedAt: factoryNow, endedAt: null });
    const [agreement] = await db.select().from(agreements).where(eq(agreements.mentorshipId, mentorshipId));
    expect(agreement).toMatchObject({
      version: 1,
      scope: "Hold a room that disagrees with me.",
      cadenceDays: 21,
      channel: "video",
      endsOn: "2027-03-09",
      proposedById: null,
    });
    expect(agreement?.clauses).toHaveLength(11);
    expect(await owing(mentorshipId)).toEqual([mentor.id, mentee.id].sort());
  });

  it("withdraws the mentee's other requests and tells those mentors", async () => {
    const programme = await newProgramme(db);
    const [first, second] = await Promise.all([newMentor(db, programme.id), newMentor(db, programme.id)]);
    const mentee = await newReadyMentee(programme.id);
    const one = await ask(mentee, [first.id]);
    const other = await ask(mentee, [second.id]);
    await acceptRequest(actingAs(db, first), { choiceId: one.choiceId });
    const [withdrawn] = await db.select().from(requests).where(eq(requests.id, other.requestId));
    expect(withdrawn).toMatchObject({ state: "withdrawn", withdrawal: "accepted_elsewhere", closedAt: factoryNow });
    const seen = await getRequest(actingAs(db, second), { requestId: other.requestId });
    expect(seen).toMatchObject({ side: "mentor", withdrawal: "accepted_elsewhere", words: null });
    const told = await db.execute(
      sql`select 1 from pgboss.job where data->'fact'->>'name' = 'request.withdrawn' and data->'fact'->>'choiceId' = ${other.choiceId}`,
    );
    expect(told).toHaveLength(1);
    expect(await owing(other.choiceId)).toEqual([]);
    await expect(acceptRequest(actingAs(db, second), { choiceId: other.choiceId })).rejects.toThrow(
      "matching.request_moved_on",
    );
  });

  it("lets exactly one of fifty parallel acceptances have the last place", async () => {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id, { profile: { capacityMentees: 1 } });
    const asked: string[] = [];
    for (let count = 0; count < 50; count++) {
      asked.push((await ask(await newReadyMentee(programme.id), [mentor.id])).choiceId);
    }
    const answers = await Promise.allSettled(
      asked.map((choiceId) => acceptRequest(actingAs(db, mentor), { choiceId })),
    );
    const lost = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    expect(lost).toHaveLength(49);
    for (const refusal of lost) expect(refusal).toMatchObject({ code: "CONFLICT", reason: "matching.no_place_left" });
    expect(await db.$count(mentorships, eq(mentorships.mentorId, mentor.id))).toBe(1);
    expect(
      await db.$count(requestChoices, and(eq(requestChoices.mentorId, mentor.id), eq(requestChoices.state, "asked"))),
    ).toBe(49);
  }, 60_000);

  it("of two requests of one mentee at the same moment succeeds once", async () => {
    const programme = await newProgramme(db);
    const mentors = await Promise.all([newMentor(db, programme.id), newMentor(db, programme.id)]);
    const mentee = await newReadyMentee(programme.id);
    const asked = [];
    for (const mentor of mentors) asked.push({ mentor, choiceId: (await ask(mentee, [mentor.id])).choiceId });
    const answers = await Promise.allSettled(
      asked.map(({ mentor, choiceId }) => acceptRequest(actingAs(db, mentor), { choiceId })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.$count(mentorships, eq(mentorships.menteeId, mentee.id))).toBe(1);
  });

  it("by somebody who works with the mentee already is refused in words", async () => {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id);
    const mentee = await newReadyMentee(programme.id);
    const { choiceId } = await ask(mentee, [mentor.id]);
    await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
    await expect(acceptRequest(actingAs(db, mentor), { choiceId })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "mentorships.together_already",
    });
  });

  it("is the asked mentor's alone", async () => {
    const programme = await newProgramme(db);
    const [mentor, other] = await Promise.all([newMentor(db, programme.id), newMentor(db, programme.id)]);
    const mentee = await newReadyMentee(programme.id);
    const { choiceId } = await ask(mentee, [mentor.id]);
    for (const stranger of [other, mentee]) {
      await expect(acceptRequest(actingAs(db, stranger), { choiceId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("a mentor's places", () => {
  it("cannot be exceeded by writing rows directly: the database is the second lock", async () => {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id, { profile: { capacityMentees: 1 } });
    const mentees = await Promise.all(Array.from({ length: 8 }, () => newMentee(db, programme.id)));
    const inserts = await Promise.allSettled(
      mentees.map((mentee) =>
        newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id }),
      ),
    );
    expect(inserts.filter((insert) => insert.status === "fulfilled")).toHaveLength(1);
    const refused = inserts.find((insert) => insert.status === "rejected");
    expect(refused).toMatchObject({ reason: { cause: { constraint_name: "mentor_places" } } });
  });

  it("are announced to the directory and to the kept pages when they change", async () => {
    const heard: string[] = [];
    const listening = await Promise.all([
      driver.listen("mentor_changed", (id) => heard.push(id)),
      driver.listen("content_changed", (topic) => heard.push(topic)),
    ]);
    const { mentor } = await accepted();
    await expect.poll(() => heard).toEqual(expect.arrayContaining([mentor.id, "mentors"]));
    await Promise.all(listening.map((one) => one.unlisten()));
  });
});

describe("the agreement", () => {
  it("makes the mentorship active when both have signed it with their names", async () => {
    const { mentorshipId, mentor, mentee } = await accepted();
    await signAgreement(actingAs(db, mentor), { mentorshipId, version: 1, typedName: "oluwaseun adebanjo firth" });
    expect(await stateOf(mentorshipId)).toMatchObject({ state: "accepted" });
    expect(await owing(mentorshipId)).toEqual([mentee.id]);
    const wrong = signAgreement(actingAs(db, mentee), { mentorshipId, version: 1, typedName: "J." });
    await expect(wrong).rejects.toMatchObject({ reason: "mentorships.sign_with_your_name", field: "typedName" });
    await signAgreement(actingAs(db, mentee), { mentorshipId, version: 1, typedName: mentee.name });
    await signAgreement(actingAs(db, mentee), { mentorshipId, version: 1, typedName: mentee.name });
    expect(await stateOf(mentorshipId)).toMatchObject({ state: "active" });
    expect(await owing(mentorshipId)).toEqual([]);
  });

  it("becomes the next version when either changes it, signed by them and owed by the other", async () => {
    const { mentorshipId, mentor, mentee } = await active();
    const change = {
      mentorshipId,
      version: 1,
      scope: "Pass gate 1 with the settlements team.",
      cadenceDays: 14,
      sessionMinutes: 60,
      channel: "in_person" as const,
      endsOn: "2026-12-01",
      typedName: mentee.name,
    };
    expect(await proposeAgreement(actingAs(db, mentee), change)).toEqual({ version: 2 });
    expect(await owing(mentorshipId)).toEqual([mentor.id]);
    expect(await stateOf(mentorshipId)).toMatchObject({ state: "active" });
    await expect(proposeAgreement(actingAs(db, mentor), { ...change, typedName: mentor.name })).rejects.toThrow(
      "mentorships.agreement_changed",
    );
    const stale = signAgreement(actingAs(db, mentor), { mentorshipId, version: 1, typedName: mentor.name });
    await expect(stale).rejects.toThrow("mentorships.agreement_changed");
    await signAgreement(actingAs(db, mentor), { mentorshipId, version: 2, typedName: mentor.name });
    expect(await owing(mentorshipId)).toEqual([]);
    const past = proposeAgreement(actingAs(db, mentee), { ...change, version: 2, endsOn: "2026-06-09" });
    await expect(past).rejects.toMatchObject({ reason: "mentorships.end_out_of_range", field: "endsOn" });
  });

  it("left unsigned for fourteen days sends a reminder and stays on both homes", async () => {
    const { mentorshipId, mentor, mentee } = await accepted();
    await signAgreement(actingAs(db, mentor), { mentorshipId, version: 1, typedName: mentor.name });
    await sweepObligations(systemContext(db, "obligations.sweep", later(15), "test"), obligationHandlers);
    expect(await owing(mentorshipId)).toEqual([mentee.id]);
    const facts = await db.execute<{ owner: string }>(
      sql`select data->'fact'->>'ownerId' as owner from pgboss.job
          where data->'fact'->>'name' = 'mentorship.agreement_unsigned' and data->'fact'->>'mentorshipId' = ${mentorshipId}`,
    );
    expect([...facts]).toEqual([{ owner: mentee.id }]);
  });

  it("cannot wait for a signature that nobody owes", async () => {
    const { mentorshipId } = await accepted();
    const remove = db.delete(obligations).where(eq(obligations.subjectId, mentorshipId));
    await expect(remove).rejects.toMatchObject({ cause: { constraint_name: "no_limbo" } });
  });
});

describe("ending it", () => {
  const over = {
    move: "end" as const,
    reason: "We want different things.",
    farewell: "Thank you for the blunt questions.",
  };

  it("is open to either side and frees the place at once", async () => {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id, { profile: { capacityMentees: 1 } });
    const [first, second] = [await newReadyMentee(programme.id), await newReadyMentee(programme.id)];
    const one = await ask(first, [mentor.id]);
    const two = await ask(second, [mentor.id]);
    const { mentorshipId } = await acceptRequest(actingAs(db, mentor), { choiceId: one.choiceId });
    await expect(acceptRequest(actingAs(db, mentor), { choiceId: two.choiceId })).rejects.toThrow(
      "matching.no_place_left",
    );
    await changeMentorship(actingAs(db, first, later(1)), { mentorshipId, ...over });
    expect(await stateOf(mentorshipId)).toMatchObject({ state: "ended", endedAt: later(1) });
    expect(await owing(mentorshipId)).toEqual([]);
    await acceptRequest(actingAs(db, mentor, later(1)), { choiceId: two.choiceId });
    expect(await db.$count(mentorships, eq(mentorships.mentorId, mentor.id))).toBe(2);
  });

  it("keeps who, when and why, and closes everything", async () => {
    const { mentorshipId, mentee, mentor } = await active();
    await changeMentorship(actingAs(db, mentor, later(1)), { mentorshipId, move: "pause", reason: "", farewell: "" });
    await changeMentorship(actingAs(db, mentee, later(2)), { mentorshipId, move: "resume", reason: "", farewell: "" });
    await changeMentorship(actingAs(db, mentee, later(3)), {
      mentorshipId,
      move: "complete",
      reason: "",
      farewell: "Thank you.",
    });
    const moves = await db
      .select()
      .from(mentorshipMoves)
      .where(eq(mentorshipMoves.mentorshipId, mentorshipId))
      .orderBy(mentorshipMoves.at, mentorshipMoves.fromState);
    expect(moves.map((move) => move.toState)).toEqual(
      expect.arrayContaining(["accepted", "active", "paused", "completed"]),
    );
    expect(moves.at(-1)).toMatchObject({
      actorId: mentee.id,
      fromState: "active",
      toState: "completed",
      farewell: "Thank you.",
    });
    await expect(changeMentorship(actingAs(db, mentor), { mentorshipId, ...over })).rejects.toThrow("mentorships.over");
    const note = setContactNote(actingAs(db, mentor), { mentorshipId, text: "By mail" });
    await expect(note).rejects.toThrow("mentorships.over");
  });

  it("cannot be done by a stranger, who cannot tell that it exists", async () => {
    const { mentorshipId } = await accepted();
    const stranger = await newMember(db);
    const attempts = await Promise.allSettled([
      changeMentorship(actingAs(db, stranger), { mentorshipId, ...over }),
      setContactNote(actingAs(db, stranger), { mentorshipId, text: "Call me" }),
      signAgreement(actingAs(db, stranger), { mentorshipId, version: 1, typedName: stranger.name }),
      changeMentorship(actingAs(db, stranger), { mentorshipId: randomUUID(), ...over }),
    ]);
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({ reason: { code: "NOT_FOUND", reason: "mentorships.not_found" } });
    }
  });

  it("does not count mentors' places below those taken when the mentor offers fewer", async () => {
    const { mentor, mentorshipId, mentee } = await active();
    await db.update(mentorProfiles).set({ capacityMentees: 0 }).where(eq(mentorProfiles.memberId, mentor.id));
    await changeMentorship(actingAs(db, mentee), { mentorshipId, move: "pause", reason: "", farewell: "" });
    expect(await stateOf(mentorshipId)).toMatchObject({ state: "paused" });
  });
});
