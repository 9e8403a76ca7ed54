import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptTexts, factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { blocks, leave, mentorProfiles, obligations, requestChoices, requests } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import type { SendRequest } from "@/domain/matching/request-form";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/mentorships/defaults";
import { sweepObligations } from "@/server/obligations/sweep";
import { askForMore, declineRequest, replyToQuestion } from "./request-answers";
import { sendRequest, withdrawRequest } from "./requests";

const { db } = await testDb();
const later = (days: number) => new Date(factoryNow.getTime() + days * 86_400_000);
const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));
const sweep = (now: Date) => sweepObligations(systemContext(db, "obligations.sweep", now, "test"), obligationHandlers);

async function cast(mentors: number, settings: Parameters<typeof newProgramme>[1] = {}) {
  const programme = await newProgramme(db, settings);
  const mentee = await newMentee(db, programme.id);
  await acceptTexts(db, mentee.id, texts);
  const asked = await Promise.all(Array.from({ length: mentors }, () => newMentor(db, programme.id)));
  return { programme, mentee, mentors: asked };
}

function requestTo(mentorIds: readonly string[], values: Partial<SendRequest> = {}): SendRequest {
  return {
    idempotencyKey: randomUUID(),
    goals: "Hold a room that disagrees with me.",
    gaps: ["stakeholder-influence"],
    background: "",
    cadence: "every_two_weeks",
    showEmployer: false,
    choices: mentorIds.map((mentorId) => ({ mentorId, why: "You made the move that I want to make.", answers: [] })),
    ...values,
  };
}

async function sent(mentors = 2) {
  const people = await cast(mentors);
  const { requestId } = await sendRequest(actingAs(db, people.mentee), requestTo(people.mentors.map((m) => m.id)));
  const choices = await choicesOf(requestId);
  const [first] = choices;
  const [mentor] = people.mentors;
  if (!first || !mentor) throw new Error("Nothing was sent.");
  return { ...people, mentor, requestId, choiceId: first.id };
}

const choicesOf = (requestId: string) =>
  db.select().from(requestChoices).where(eq(requestChoices.requestId, requestId)).orderBy(requestChoices.rank);
const statesOf = async (requestId: string) => (await choicesOf(requestId)).map((choice) => choice.state);
const stateOf = async (requestId: string) =>
  (await db.select().from(requests).where(eq(requests.id, requestId)))[0]?.state;
const profileOf = async (memberId: string) =>
  (await db.select().from(mentorProfiles).where(eq(mentorProfiles.memberId, memberId)))[0];
const openOn = async (subjectId: string) =>
  (
    await db
      .select()
      .from(obligations)
      .where(and(eq(obligations.subjectId, subjectId), isNull(obligations.settledAt)))
  )[0];

/** The names of the facts that were raised about a choice, in order. */
async function factsAbout(choiceId: string): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(
    sql`select data->'fact'->>'name' as name from pgboss.job
        where name = 'facts.fan_out' and data->'fact'->>'choiceId' = ${choiceId} order by created_on, id`,
  );
  return rows.map((row) => row.name);
}

describe("sending a request", () => {
  it("asks the first choice alone, who owes an answer within five working days", async () => {
    const { requestId, choiceId, mentor, mentee } = await sent(3);
    expect(await statesOf(requestId)).toEqual(["asked", "waiting", "waiting"]);
    expect(await openOn(choiceId)).toMatchObject({
      kind: "answer_request",
      ownerId: mentor.id,
      waiterId: mentee.id,
      dueAt: new Date("2026-06-16T22:59:00Z"),
      path: `/requests/${requestId}`,
    });
    expect(await factsAbout(choiceId)).toEqual(["request.asked"]);
  });

  it("happens once for one form, however often and however fast it is posted", async () => {
    const { mentee, mentors } = await cast(1);
    const form = requestTo(mentors.map((mentor) => mentor.id));
    const answers = await Promise.all(Array.from({ length: 50 }, () => sendRequest(actingAs(db, mentee), form)));
    expect(new Set(answers.map((answer) => answer.requestId)).size).toBe(1);
    expect(await db.$count(requests, eq(requests.menteeId, mentee.id))).toBe(1);
  });

  it("stops at the programme's limit of open requests", async () => {
    const { mentee, mentors } = await cast(4);
    for (const mentor of mentors.slice(0, 3)) await sendRequest(actingAs(db, mentee), requestTo([mentor.id]));
    const fourth = sendRequest(actingAs(db, mentee), requestTo(mentors.slice(3).map((mentor) => mentor.id)));
    await expect(fourth).rejects.toThrow("matching.too_many_open_requests");
  });

  it("holds the limit against parallel sends", async () => {
    const { mentee, mentors } = await cast(6);
    const sends = mentors.map((mentor) => sendRequest(actingAs(db, mentee), requestTo([mentor.id])));
    const settled = await Promise.allSettled(sends);
    expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  });

  it("refuses a mentor who is named already or with whom one works already", async () => {
    const { requestId, mentee, mentors, programme } = await sent(2);
    expect(await stateOf(requestId)).toBe("open");
    const [, second] = mentors;
    const again = sendRequest(actingAs(db, mentee), requestTo([second?.id ?? ""]));
    await expect(again).rejects.toThrow("matching.already_asked");
    const third = await newMentor(db, programme.id);
    await newMentorship(db, { programmeId: programme.id, mentorId: third.id, menteeId: mentee.id });
    await expect(sendRequest(actingAs(db, mentee), requestTo([third.id]))).rejects.toThrow("matching.already_together");
  });

  it("waits for the consents and for the profile", async () => {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id);
    const mentee = await newMentee(db, programme.id);
    await expect(sendRequest(actingAs(db, mentee), requestTo([mentor.id]))).rejects.toThrow(
      "matching.accept_texts_first",
    );
    const unready = await newMentee(db, programme.id, { profile: { readyAt: null } });
    await acceptTexts(db, unready.id, texts);
    await expect(sendRequest(actingAs(db, unready), requestTo([mentor.id]))).rejects.toThrow(
      "matching.finish_profile_first",
    );
    const nobody = await newMember(db);
    await expect(sendRequest(actingAs(db, nobody), requestTo([mentor.id]))).rejects.toThrow(
      "matching.finish_profile_first",
    );
  });

  it("wants an answer to each of the mentor's own questions", async () => {
    const { programme, mentee } = await cast(0);
    const question = "What have you tried already?";
    const mentor = await newMentor(db, programme.id, { profile: { questions: [question] } });
    const form = requestTo([mentor.id]);
    await expect(sendRequest(actingAs(db, mentee), form)).rejects.toMatchObject({
      reason: "matching.answer_their_questions",
      field: "choices.0",
    });
    const answered = form.choices.map((choice) => ({
      ...choice,
      answers: [{ question, answer: "One workshop in May." }],
    }));
    const { requestId } = await sendRequest(actingAs(db, mentee), { ...form, choices: answered });
    expect((await choicesOf(requestId))[0]?.answers).toEqual([{ question, answer: "One workshop in May." }]);
  });

  it.each([
    ["matching.full", { capacityMentees: 0 }],
    ["matching.paused", { pausedAt: factoryNow }],
    ["matching.silent", { lapsedInARow: 2 }],
    ["matching.not_approved", { approvedAt: null }],
    ["matching.not_approved", { briefedAt: null }],
  ])("refuses a mentor who cannot be asked: %s", async (reason, profile) => {
    const { programme, mentee } = await cast(0);
    const mentor = await newMentor(db, programme.id, { profile });
    await expect(sendRequest(actingAs(db, mentee), requestTo([mentor.id]))).rejects.toThrow(reason);
  });

  it("refuses oneself, one's line manager, a colleague of one's unit, and nobody's block is given away", async () => {
    const { programme, mentee, mentors } = await cast(2);
    const [blocker, blocked] = mentors;
    if (!blocker || !blocked) throw new Error("Two mentors were wanted.");
    await db.insert(blocks).values([
      { blockerId: blocker.id, blockedId: mentee.id, createdAt: factoryNow },
      { blockerId: mentee.id, blockedId: blocked.id, createdAt: factoryNow },
    ]);
    for (const mentor of [blocker, blocked]) {
      await expect(sendRequest(actingAs(db, mentee), requestTo([mentor.id]))).rejects.toThrow(
        "matching.not_available_to_you",
      );
    }
    await expect(sendRequest(actingAs(db, mentee), requestTo([mentee.id]))).rejects.toThrow("matching.self");
    const boss = await newMentor(db, programme.id, { member: { lineManagerEmail: mentee.email } });
    await expect(sendRequest(actingAs(db, mentee), requestTo([boss.id]))).rejects.toThrow("matching.line_manager");
    const colleague = await newMentee(db, programme.id, {
      member: { organisationKey: "northmoor bank", unit: "Change" },
    });
    await acceptTexts(db, colleague.id, texts);
    const near = await newMentor(db, programme.id, { member: { organisationKey: "northmoor bank", unit: "change" } });
    await expect(sendRequest(actingAs(db, colleague), requestTo([near.id]))).rejects.toThrow(
      "matching.not_available_to_you",
    );
  });

  it("takes no mentor of another programme and no gap that the catalogue does not know", async () => {
    const { mentee, mentors } = await cast(1);
    const elsewhere = await newMentor(db, (await newProgramme(db)).id);
    await expect(sendRequest(actingAs(db, mentee), requestTo([elsewhere.id]))).rejects.toThrow("matching.not_approved");
    const unknown = requestTo(
      mentors.map((mentor) => mentor.id),
      { gaps: ["juggling"] },
    );
    await expect(sendRequest(actingAs(db, mentee), unknown)).rejects.toThrow("matching.unknown_gap");
  });
});

describe("an answer", () => {
  it("of no, with a reason, asks the next choice by itself and tells the mentee", async () => {
    const { requestId, choiceId, mentor, mentors } = await sent(2);
    await declineRequest(actingAs(db, mentor, later(1)), { choiceId, reason: "no_room", note: "Ask again in autumn." });
    expect(await statesOf(requestId)).toEqual(["declined", "asked"]);
    const [first, next] = await choicesOf(requestId);
    expect(first).toMatchObject({ declineReason: "no_room", declineNote: "Ask again in autumn.", decidedAt: later(1) });
    expect(await openOn(choiceId)).toBeUndefined();
    expect(await openOn(next?.id ?? "")).toMatchObject({ ownerId: mentors[1]?.id, openedAt: later(1) });
    expect(await factsAbout(choiceId)).toEqual(["request.asked", "request.declined"]);
    expect(await profileOf(mentor.id)).toMatchObject({ askedCount: 1, answeredCount: 1 });
  });

  it("of no passes over a next choice that has filled up meanwhile, and closes when none is left", async () => {
    const { requestId, choiceId, mentor, mentors } = await sent(3);
    const [, second, third] = mentors;
    await db
      .update(mentorProfiles)
      .set({ capacityMentees: 0 })
      .where(eq(mentorProfiles.memberId, second?.id ?? ""));
    await declineRequest(actingAs(db, mentor), { choiceId, reason: "hours", note: "" });
    expect(await statesOf(requestId)).toEqual(["declined", "passed_over", "asked"]);
    const [, passed, last] = await choicesOf(requestId);
    expect(await factsAbout(passed?.id ?? "")).toEqual(["request.passed_over"]);
    await declineRequest(actingAs(db, third ?? mentor), { choiceId: last?.id ?? "", reason: "hours", note: "" });
    expect(await stateOf(requestId)).toBe("exhausted");
  });

  it("cannot be given by anybody else, who cannot tell that there is a request", async () => {
    const { choiceId, mentors, mentee } = await sent(2);
    const no = { choiceId, reason: "hours" as const, note: "" };
    for (const stranger of [mentors[1], mentee, await newMember(db)]) {
      const tried = declineRequest(actingAs(db, stranger ?? mentee), no);
      await expect(tried).rejects.toMatchObject({ code: "NOT_FOUND", reason: "matching.request_not_found" });
    }
    const second = (
      await choicesOf(
        (await db.select().from(requestChoices).where(eq(requestChoices.id, choiceId)))[0]?.requestId ?? "",
      )
    )[1];
    const tooEarly = declineRequest(actingAs(db, mentors[1] ?? mentee), { ...no, choiceId: second?.id ?? "" });
    await expect(tooEarly).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("given twice is refused the second time", async () => {
    const { choiceId, mentor } = await sent(1);
    const no = { choiceId, reason: "hours" as const, note: "" };
    const both = await Promise.allSettled([
      declineRequest(actingAs(db, mentor), no),
      declineRequest(actingAs(db, mentor), no),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(declineRequest(actingAs(db, mentor), no)).rejects.toThrow("matching.request_moved_on");
  });
});

describe("“tell me more”", () => {
  it("stops the mentor's clock, and the reply gives back the days that were left", async () => {
    const { choiceId, mentor, mentee, requestId } = await sent(1);
    await askForMore(actingAs(db, mentor, later(2)), { choiceId, question: "Which room do you mean, and when?" });
    expect(await statesOf(requestId)).toEqual(["questioned"]);
    expect(await openOn(choiceId)).toMatchObject({
      kind: "answer_question",
      ownerId: mentee.id,
      waiterId: mentor.id,
      dueAt: new Date("2026-06-18T22:59:00Z"),
    });
    await replyToQuestion(actingAs(db, mentee, later(6)), { choiceId, reply: "The July steering committee." });
    expect(await openOn(choiceId)).toMatchObject({
      kind: "answer_request",
      ownerId: mentor.id,
      days: 3,
      dueAt: new Date("2026-06-18T22:59:00Z"),
    });
    expect(await factsAbout(choiceId)).toEqual(["request.asked", "request.questioned", "request.replied"]);
  });

  it("can be said once", async () => {
    const { choiceId, mentor, mentee } = await sent(1);
    await askForMore(actingAs(db, mentor), { choiceId, question: "Which room do you mean, and when?" });
    await replyToQuestion(actingAs(db, mentee), { choiceId, reply: "The July steering committee." });
    const again = askForMore(actingAs(db, mentor), { choiceId, question: "And who sits in that room?" });
    await expect(again).rejects.toThrow("matching.question_asked_already");
  });

  it("counts as unanswered after five working days: the mentor's days run on", async () => {
    const { choiceId, mentor, requestId } = await sent(1);
    await askForMore(actingAs(db, mentor), { choiceId, question: "Which room do you mean, and when?" });
    await sweep(later(8));
    expect(await statesOf(requestId)).toEqual(["asked"]);
    expect(await openOn(choiceId)).toMatchObject({ kind: "answer_request", days: 5, openedAt: later(8) });
  });

  it("takes a reply from the mentee alone", async () => {
    const { choiceId, mentor } = await sent(1);
    await askForMore(actingAs(db, mentor), { choiceId, question: "Which room do you mean, and when?" });
    const reply = { choiceId, reply: "The July steering committee." };
    await expect(replyToQuestion(actingAs(db, mentor), reply)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("time running out", () => {
  it("reminds the mentor once at half-time, then moves on by itself and counts it", async () => {
    const { requestId, choiceId, mentor } = await sent(2);
    await sweep(later(3));
    await sweep(later(4));
    expect(await statesOf(requestId)).toEqual(["asked", "waiting"]);
    await sweep(later(8));
    expect(await statesOf(requestId)).toEqual(["expired", "asked"]);
    expect(await factsAbout(choiceId)).toEqual(["request.asked", "request.reminded", "request.expired"]);
    expect(await profileOf(mentor.id)).toMatchObject({ askedCount: 1, answeredCount: 0, lapsedInARow: 1 });
  });

  it("closes the request when nobody is left, and two lapses make a mentor silent until they answer", async () => {
    const programme = await newProgramme(db);
    const mentor = await newMentor(db, programme.id);
    for (const days of [0, 20]) {
      const mentee = await newMentee(db, programme.id);
      await acceptTexts(db, mentee.id, texts);
      const { requestId } = await sendRequest(actingAs(db, mentee, later(days)), requestTo([mentor.id]));
      await sweep(later(days + 8));
      expect(await stateOf(requestId)).toBe("exhausted");
    }
    const third = await newMentee(db, programme.id);
    await acceptTexts(db, third.id, texts);
    const now = later(40);
    await expect(sendRequest(actingAs(db, third, now), requestTo([mentor.id]))).rejects.toThrow("matching.silent");
  });

  it("does not count against a mentor who is away", async () => {
    const { choiceId, mentor, requestId } = await sent(1);
    await db.insert(leave).values({ memberId: mentor.id, fromDay: "2026-06-10", toDay: null });
    await sweep(later(8));
    expect(await statesOf(requestId)).toEqual(["expired"]);
    expect(await profileOf(mentor.id)).toMatchObject({ lapsedInARow: 0, askedCount: 0 });
    expect(await openOn(choiceId)).toBeUndefined();
  });

  it("and an answer at the same moment never both happen", async () => {
    const { requestId, choiceId, mentor } = await sent(2);
    const no = { choiceId, reason: "hours" as const, note: "" };
    const [declined] = await Promise.allSettled([
      declineRequest(actingAs(db, mentor, later(8)), no),
      sweep(later(8)),
      sweep(later(8)),
    ]);
    const [first, second] = await statesOf(requestId);
    expect(first).toBe(declined?.status === "fulfilled" ? "declined" : "expired");
    expect(second).toBe("asked");
  });
});

describe("a block while a request waits", () => {
  it("ends it at the next sweep, counts for nobody and does not say why", async () => {
    const { requestId, choiceId, mentor, mentee } = await sent(2);
    await db.insert(blocks).values({ blockerId: mentor.id, blockedId: mentee.id, createdAt: later(1) });
    await sweep(later(1));
    expect(await statesOf(requestId)).toEqual(["passed_over", "asked"]);
    expect(await factsAbout(choiceId)).toEqual(["request.asked", "request.passed_over"]);
    expect(await profileOf(mentor.id)).toMatchObject({ askedCount: 0, lapsedInARow: 0 });
  });
});

describe("taking a request back", () => {
  it("tells the mentor who was being asked and nobody else", async () => {
    const { requestId, choiceId, mentee } = await sent(2);
    await withdrawRequest(actingAs(db, mentee), { requestId });
    expect(await statesOf(requestId)).toEqual(["withdrawn", "withdrawn"]);
    const [, second] = await choicesOf(requestId);
    expect(await factsAbout(choiceId)).toEqual(["request.asked", "request.withdrawn"]);
    expect(await factsAbout(second?.id ?? "")).toEqual([]);
    expect(await openOn(choiceId)).toBeUndefined();
  });

  it("is the mentee's alone", async () => {
    const { requestId, mentor } = await sent(1);
    await expect(withdrawRequest(actingAs(db, mentor), { requestId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("no limbo", () => {
  it("refuses a choice that is asked while nobody owes an answer", async () => {
    const { choiceId } = await sent(2);
    const close = db.execute(
      sql`update obligations set settled_at = now(), outcome = 'done' where subject_id = ${choiceId} and settled_at is null`,
    );
    await expect(close).rejects.toMatchObject({ cause: { constraint_name: "no_limbo" } });
  });
});
