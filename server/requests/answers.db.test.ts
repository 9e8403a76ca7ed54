import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptTexts, newMember, newMentee, newMentor, newProgramme } from "@/db/factories";
import { blocks, leave, mentorProfiles, requestChoices } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { askForMore, declineRequest, replyToQuestion } from "./answers";
import { getRequest } from "./page";
import { sendRequest, withdrawRequest } from "./send";
import { later, requestStage, requestTo, texts } from "./stage.fixture";

const { db } = await testDb();
const { sweep, sent, choicesOf, statesOf, stateOf, profileOf, openOn, factsAbout } = requestStage(db);

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
    expect(await getRequest(actingAs(db, mentee), { requestId })).toMatchObject({ withdrawal: "taken_back" });
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
