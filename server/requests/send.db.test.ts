import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptTexts, factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { blocks, requests } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { getRequestForm } from "./form-data";
import { sendRequest } from "./send";
import { requestStage, requestTo, texts } from "./stage.fixture";

const { db } = await testDb();
const { cast, sent, choicesOf, statesOf, stateOf, openOn, factsAbout } = requestStage(db);

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

  it("reaches nobody whom the directory keeps from the mentee, though the id is known", async () => {
    const { programme, mentee } = await cast(0);
    const unlisted = await newMentor(db, programme.id, { visibility: { listing: "only_me" } });
    await expect(sendRequest(actingAs(db, mentee), requestTo([unlisted.id]))).rejects.toThrow(
      "matching.not_available_to_you",
    );
    const asked = getRequestForm(actingAs(db, mentee), { handle: unlisted.handle });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND", reason: "matching.mentor_not_found" });
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
