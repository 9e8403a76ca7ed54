import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMentor, newMentorship } from "@/db/factories";
import { blocks, mentorships, planShares } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { EvidenceVisibility } from "@/domain/evidence/tags";
import { actingAs } from "@/server/context.fixture";
import { addEvidence, editEvidence } from "./keep";
import { linkEvidence, listForItem, unlinkEvidence } from "./links";
import { answerQuestion, askAboutEvidence, confirmEvidence } from "./mentor";
import { getEvidence, getFile, getPlanLadder, listMine, listShown } from "./queries";

import { editOf, evidenceStage, filePiece, later, textPiece } from "./stage.fixture";

const { db } = await testDb();
const { cast, linked, factsNamed } = evidenceStage(db);

describe("who sees a piece", () => {
  const sees = async (people: Awaited<ReturnType<typeof cast>>, evidenceId: string, now = factoryNow) => {
    const theirs = actingAs(db, people.mentor, now);
    const listed = (await listShown(theirs)).some((piece) => piece.id === evidenceId);
    const read = await getEvidence(theirs, { evidenceId }).then(
      () => true,
      () => false,
    );
    expect(listed).toBe(read);
    return read;
  };

  it("the mentor, once it is linked to a plan that they see, and not before", async () => {
    const people = await cast();
    const { evidenceId } = await addEvidence(actingAs(db, people.mentee), textPiece());
    expect(await sees(people, evidenceId)).toBe(false);
    const place = { evidenceId, planId: people.plan.id, itemId: people.plan.task.id, criterionId: null };
    await linkEvidence(actingAs(db, people.mentee), place);
    expect(await sees(people, evidenceId)).toBe(true);
    await unlinkEvidence(actingAs(db, people.mentee), place);
    expect(await sees(people, evidenceId)).toBe(false);
  });

  it.each<[EvidenceVisibility, boolean, boolean]>([
    ["private", false, false],
    ["linked", false, true],
    ["mentor", true, true],
  ])("%s: unlinked %s, linked %s", async (visibility, unlinked, whenLinked) => {
    const people = await cast();
    const { evidenceId } = await addEvidence(actingAs(db, people.mentee), textPiece({ visibility }));
    expect(await sees(people, evidenceId)).toBe(unlinked);
    const place = await linked(people, people.plan.goal.id, { visibility });
    expect(await sees(people, place.evidenceId)).toBe(whenLinked);
    const onItem = await listForItem(actingAs(db, people.mentor), { planId: place.planId, itemId: place.itemId });
    expect(onItem.pieces.some((piece) => piece.id === place.evidenceId)).toBe(whenLinked);
  });

  it("no mentor where the item, or its goal, is hidden", async () => {
    const people = await cast();
    for (const item of [people.plan.secret, people.plan.child]) {
      const { evidenceId } = await linked(people, item.id);
      expect(await sees(people, evidenceId)).toBe(false);
      const asked = { planId: people.plan.id, itemId: item.id };
      expect((await listForItem(actingAs(db, people.mentor), asked)).pieces).toEqual([]);
      expect((await listForItem(actingAs(db, people.mentee), asked)).pieces).toHaveLength(1);
    }
  });

  it("no mentor any more in the second in which the mentorship ends, file and all", async () => {
    const people = await cast();
    const mine = actingAs(db, people.mentee);
    const { evidenceId } = await addEvidence(mine, { ...filePiece(), visibility: "mentor" });
    await linkEvidence(mine, { evidenceId, planId: people.plan.id, itemId: people.plan.goal.id, criterionId: null });
    const fileId = (await getEvidence(mine, { evidenceId })).file?.id ?? "";
    const theirs = actingAs(db, people.mentor);
    expect((await getFile(theirs, { fileId })).bytes.toString()).toBe("Run book");
    await db.update(mentorships).set({ state: "ended", endedAt: factoryNow }).where(eq(mentorships.id, people.pair.id));
    expect(await sees(people, evidenceId)).toBe(false);
    await expect(getFile(theirs, { fileId })).rejects.toThrow("evidence.not_found");
    await expect(confirmEvidence(theirs, { evidenceId, version: 1 })).rejects.toThrow("evidence.not_found");
  });

  it("nobody across a block, whoever began it", async () => {
    for (const begins of ["mentor", "mentee"] as const) {
      const people = await cast();
      const { evidenceId } = await linked(people, people.plan.goal.id, { visibility: "mentor" });
      const [blocker, blocked] = begins === "mentor" ? [people.mentor, people.mentee] : [people.mentee, people.mentor];
      await db.insert(blocks).values({ blockerId: blocker.id, blockedId: blocked.id, createdAt: factoryNow });
      expect(await sees(people, evidenceId)).toBe(false);
    }
  });

  it("nobody else: neither a stranger nor a named reader of the plan", async () => {
    const people = await cast();
    const { evidenceId, planId, itemId } = await linked(people, people.plan.goal.id, { visibility: "mentor" });
    const reader = actingAs(db, people.stranger);
    await expect(getEvidence(reader, { evidenceId })).rejects.toThrow("evidence.not_found");
    await expect(listForItem(reader, { planId, itemId })).rejects.toThrow("plans.not_found");
    await db.insert(planShares).values({ planId, address: people.stranger.email, sharedAt: factoryNow });
    await expect(getEvidence(reader, { evidenceId })).rejects.toThrow("evidence.not_found");
    expect(await listForItem(reader, { planId, itemId })).toEqual({ canLink: false, pieces: [], removed: [] });
    expect(await getPlanLadder(reader, { planId })).toBeNull();
  });
});

describe("what the mentor says of a piece", () => {
  it("confirms the version that they read, once, and an edit leaves it of the version before", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const theirs = actingAs(db, people.mentor, later(5));
    await Promise.all([1, 2, 3].map(() => confirmEvidence(theirs, { evidenceId, version: 1 })));
    const mine = actingAs(db, people.mentee, later(10));
    const { confirmations } = await getEvidence(mine, { evidenceId });
    expect(confirmations).toMatchObject([{ by: people.mentor.name, version: 1, at: later(5) }]);
    expect(await factsNamed("evidence.confirmed", confirmations[0]?.id ?? "")).toBe(1);
    await editEvidence(mine, editOf(evidenceId, { visibility: "mentor" }));
    expect((await getEvidence(mine, { evidenceId })).version).toBe(1);
    await editEvidence(mine, editOf(evidenceId, { accountability: "accountable" }));
    await expect(confirmEvidence(theirs, { evidenceId, version: 1 })).rejects.toThrow("evidence.changed_meanwhile");
    const [piece] = (await listMine(mine, {})).pieces;
    expect(piece).toMatchObject({ version: 2, confirmedVersion: 1 });
  });

  it("asks, and the owner answers once", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const form = { evidenceId, question: "Who signed it off?", idempotencyKey: randomUUID() };
    await askAboutEvidence(actingAs(db, people.mentor), form);
    await askAboutEvidence(actingAs(db, people.mentor), form);
    const mine = actingAs(db, people.mentee);
    const { questions } = await getEvidence(mine, { evidenceId });
    expect(questions).toMatchObject([{ question: "Who signed it off?", by: people.mentor.name, answer: null }]);
    const questionId = questions[0]?.id ?? "";
    expect(await factsNamed("evidence.questioned", questionId)).toBe(1);
    const answer = { questionId, answer: "The head of settlements." };
    await expect(answerQuestion(actingAs(db, people.mentor), answer)).rejects.toThrow("evidence.only_its_owner");
    await answerQuestion(mine, answer);
    await answerQuestion(mine, answer);
    const other = { ...answer, answer: "The head of payments." };
    await expect(answerQuestion(mine, other)).rejects.toThrow("evidence.answered_already");
    expect(await factsNamed("evidence.answered", questionId)).toBe(1);
  });

  it("is between the two: the next mentor reads the piece, and not what the last one asked of it", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const form = { evidenceId, question: "Who signed it off?", idempotencyKey: randomUUID() };
    await askAboutEvidence(actingAs(db, people.mentor), form);
    expect((await getEvidence(actingAs(db, people.mentor), { evidenceId })).questions).toHaveLength(1);
    const next = await newMentor(db, people.programme.id);
    const two = { programmeId: people.programme.id, mentorId: next.id, menteeId: people.mentee.id };
    const { id: mentorshipId } = await newMentorship(db, two);
    await db.insert(planShares).values({ planId: people.plan.id, mentorshipId, sharedAt: factoryNow });
    expect(await getEvidence(actingAs(db, next), { evidenceId })).toMatchObject({ id: evidenceId, questions: [] });
  });

  it("never of their own, and never without being the mentor", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const confirmed = { evidenceId, version: 1 };
    await expect(confirmEvidence(actingAs(db, people.mentee), confirmed)).rejects.toThrow("evidence.only_the_mentor");
    await expect(confirmEvidence(actingAs(db, people.stranger), confirmed)).rejects.toThrow("evidence.not_found");
  });
});
