import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newProgramme } from "@/db/factories";
import { gateReviews, obligations, planRevisions, planShares, planSignatures, plans } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { changeMentorship } from "@/server/mentorships/moves";
import { sweepObligations } from "@/server/obligations/sweep";
import { getPlan } from "@/server/plans/queries";
import { savePlan } from "@/server/plans/revisions/save";
import { endShare, sharePlan } from "@/server/plans/sharing/sharing";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { conditionalWords, openKinds, pairWithPlan } from "./gates.fixture";
import { countersign, withdraw } from "./signing";
import { submitGate } from "./submit";

const { db } = await testDb();
const days = (n: number) => new Date(factoryNow.getTime() + n * 86_400_000);

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

async function submitted() {
  const plan = await pairWithPlan(db, programmeId);
  const { planId, gateId: itemId } = plan;
  const { reviewId } = await submitGate(plan.mentee, { planId, itemId, mentorshipId: null, key: randomUUID() });
  const words = conditionalWords(plan.criteria, "2026-07-10");
  const signing = { planId, reviewId, words, shownRevision: 1, typedName: "Gwen Prosser" };
  return { ...plan, itemId, reviewId, words, signing };
}

const planOf = async (planId: string) => (await db.select().from(plans).where(eq(plans.id, planId)))[0];

describe("a gate put forward", () => {
  it("makes one review however often it is sent, which the mentor owes within five working days", async () => {
    const { mentee, planId, itemId, reviewId } = await submitted();
    const again = await Promise.all(
      Array.from({ length: 5 }, () => submitGate(mentee, { planId, itemId, mentorshipId: null, key: randomUUID() })),
    );
    expect(new Set(again.map((one) => one.reviewId))).toEqual(new Set([reviewId]));
    const [owed] = await db.select().from(obligations).where(eq(obligations.subjectId, reviewId));
    expect(owed).toMatchObject({ kind: "decide_gate", dueAt: new Date("2026-06-16T22:59:00.000Z") });
  });

  it("is taken back by its owner, and what the mentor drafted is there the next time", async () => {
    const { mentee, mentor, planId, itemId, reviewId, words } = await submitted();
    await saveGateDraft(mentor, { planId, reviewId, words });
    await withdraw(mentee, { planId, reviewId });
    expect(await openKinds(db, reviewId)).toEqual([]);
    await submitGate(mentee, { planId, itemId, mentorshipId: null, key: randomUUID() });
    expect((await getGate(mentor, { planId, itemId })).open?.words).toEqual(words);
  });

  it("makes no second review when its form arrives again after the first was taken back", async () => {
    const { mentee, planId, gateId: itemId } = await pairWithPlan(db, programmeId);
    const form = { planId, itemId, mentorshipId: null, key: randomUUID() };
    const { reviewId } = await submitGate(mentee, form);
    await withdraw(mentee, { planId, reviewId });
    expect(await submitGate(mentee, form)).toEqual({ reviewId });
    expect(await openKinds(db, reviewId)).toEqual([]);
  });

  it("shows a draft to nobody but the mentor who writes it", async () => {
    const { mentee, mentor, planId, itemId, reviewId, words } = await submitted();
    await saveGateDraft(mentor, { planId, reviewId, words });
    expect((await getGate(mentor, { planId, itemId })).open?.words).toEqual(words);
    expect(JSON.stringify(await getGate(mentee, { planId, itemId }))).not.toContain("The second workshop is the test");
  });

  it("is hidden from a stranger and from a named reader, and decided by nobody but its mentor", async () => {
    const { mentee, planId, itemId, reviewId, words, signing } = await submitted();
    const reader = await newMember(db);
    await sharePlan(mentee, { planId, with: "person", email: reader.email, days: 30, key: randomUUID() });
    for (const nobody of [await newMember(db), reader]) {
      const ctx = actingAs(db, nobody);
      await expect(getGate(ctx, { planId, itemId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(signGate(ctx, signing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(saveGateDraft(mentee, { planId, reviewId, words })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a decision", () => {
  it("is signed for what was shown: new words are kept first, and a plan that moved on is refused", async () => {
    const { mentee, mentor, planId, beforeId, itemId, signing } = await submitted();
    expect(await signGate(mentor, signing)).toEqual({ signed: false });
    const { draft } = await getGate(mentor, { planId, itemId });
    expect(draft?.missing).toBeNull();
    expect(draft?.effects.map(({ kind, after }) => [kind, after])).toEqual([
      ["gate", "Proceed, 1 condition"],
      ["task", "Can start 10 Jun"],
      ["condition", "Second workshop signed off, 10 Jul"],
      ["end", "4 Aug 2026"],
    ]);
    await savePlan(mentee, {
      planId,
      changes: [{ field: "note", itemId: beforeId, before: "", after: "With settlements" }],
      reason: "",
      key: randomUUID(),
    });
    await expect(signGate(mentor, signing)).rejects.toMatchObject({ reason: "gates.plan_moved" });
    expect(await signGate(mentor, { ...signing, shownRevision: 2 })).toEqual({ signed: true });
  });

  it("passes the gate, makes its conditions tasks behind it that end on their dates, and asks the owner to sign", async () => {
    const { mentor, planId, itemId, reviewId, words, signing } = await submitted();
    await signGate(mentor, signing);
    await signGate(mentor, signing);
    const plan = await planOf(planId);
    expect(plan?.revision).toBe(2);
    const item = (id: string | undefined) => plan?.document.items.find((one) => one.id === id);
    expect(item(itemId)).toMatchObject({ finishedOn: "2026-06-09", progress: 100 });
    expect(item(words.conditions[0]?.id)).toMatchObject({
      kind: "task",
      title: "Second workshop signed off",
      after: [{ itemId, lagDays: 0 }],
      competencyIds: ["presenting"],
    });
    const [revision] = await db
      .select()
      .from(planRevisions)
      .where(and(eq(planRevisions.planId, planId), eq(planRevisions.number, 2)));
    expect(revision).toMatchObject({ kind: "gate", reason: "G1 “Ready to work as a BA”: proceed, 1 condition" });
    expect(await openKinds(db, reviewId)).toEqual(["sign_gate"]);
  });

  it("is made once by twenty signatures at the same moment", async () => {
    const { mentor, mentee, planId, reviewId, words, signing } = await submitted();
    await saveGateDraft(mentor, { planId, reviewId, words });
    const signed = await Promise.all(Array.from({ length: 20 }, () => signGate(mentor, signing)));
    expect(signed).toEqual(Array.from({ length: 20 }, () => ({ signed: true })));
    expect((await planOf(planId))?.revision).toBe(2);
    const sign = { planId, reviewId, typedName: "Hannah Adeyemi" };
    await Promise.all(Array.from({ length: 20 }, () => countersign(mentee, sign)));
    const signatures = await db.select().from(planSignatures).where(eq(planSignatures.subjectId, reviewId));
    expect(signatures.map(({ typedName, purpose, revision }) => [typedName, purpose, revision]).sort()).toEqual([
      ["Gwen Prosser", "gate", 1],
      ["Hannah Adeyemi", "gate", 1],
    ]);
    expect(await openKinds(db, reviewId)).toEqual([]);
  });

  it("is not signed under another name, nor before it is complete", async () => {
    const { mentor, planId, reviewId, words, signing } = await submitted();
    await saveGateDraft(mentor, { planId, reviewId, words });
    await expect(signGate(mentor, { ...signing, typedName: "Hannah Adeyemi" })).rejects.toMatchObject({
      reason: "mentorships.sign_with_your_name",
    });
    const proceed = { ...words, decision: "proceed" as const };
    await saveGateDraft(mentor, { planId, reviewId, words: proceed });
    await expect(signGate(mentor, { ...signing, words: proceed })).rejects.toMatchObject({
      reason: "gates.not_all_met",
    });
  });

  it("to hold moves the gate to its new day and passes nothing", async () => {
    const { mentor, mentee, planId, itemId, reviewId, words, signing } = await submitted();
    const hold = { ...words, decision: "hold" as const, conditions: [], holdUntil: "2026-07-24" };
    await saveGateDraft(mentor, { planId, reviewId, words: hold });
    await signGate(mentor, { ...signing, words: hold });
    const view = await getGate(mentee, { planId, itemId });
    expect(view.gate).toMatchObject({ finishedOn: null, dueOn: "2026-07-24" });
    expect(view.can.submit).toBe(true);
  });

  it("to hold is marked on the chart of whoever reads the plan, until the gate is passed", async () => {
    const { mentor, mentee, planId, itemId, reviewId, words, signing } = await submitted();
    const hold = { ...words, decision: "hold" as const, conditions: [], holdUntil: "2026-07-24" };
    await saveGateDraft(mentor, { planId, reviewId, words: hold });
    await signGate(mentor, { ...signing, words: hold });
    const reader = await newMember(db);
    await sharePlan(mentee, { planId, with: "person", email: reader.email, days: 30, key: randomUUID() });
    for (const ctx of [mentor, mentee, actingAs(db, reader)]) {
      expect([...(await getPlan(ctx, { planId })).decisions]).toEqual([[itemId, "held"]]);
    }

    const again = await submitGate(mentee, { planId, itemId, mentorshipId: null, key: randomUUID() });
    const passing = { planId, reviewId: again.reviewId, words };
    await saveGateDraft(mentor, passing);
    await signGate(mentor, { ...signing, ...passing, shownRevision: 2 });
    expect([...(await getPlan(mentor, { planId })).decisions]).toEqual([[itemId, "passed"]]);
  });

  it("to change the route leaves the plan as it was", async () => {
    const { mentor, planId, reviewId, words, signing } = await submitted();
    const route = { ...words, decision: "route" as const, conditions: [] };
    await saveGateDraft(mentor, { planId, reviewId, words: route });
    await signGate(mentor, { ...signing, words: route });
    expect((await planOf(planId))?.revision).toBe(1);
  });

  it("cannot be changed or removed once it is signed, not even by a statement", async () => {
    const { mentor, planId, reviewId, words, signing } = await submitted();
    await saveGateDraft(mentor, { planId, reviewId, words });
    await signGate(mentor, signing);
    const mine = eq(gateReviews.id, reviewId);
    await expect(
      db
        .update(gateReviews)
        .set({ words: { ...words, why: "Never said." } })
        .where(mine),
    ).rejects.toThrow();
    await expect(db.delete(gateReviews).where(mine)).rejects.toThrow();
    await expect(saveGateDraft(mentor, { planId, reviewId, words })).rejects.toMatchObject({
      reason: "gates.not_open",
    });
    await db.delete(plans).where(eq(plans.id, planId));
    expect(await db.select().from(gateReviews).where(mine)).toEqual([]);
  });
});

describe("a gate that nobody decides", () => {
  it("is owed again and never passes by a date", async () => {
    const { planId, itemId, mentee, reviewId } = await submitted();
    await sweepObligations(systemContext(db, "obligations.sweep", days(8), "test"), obligationHandlers);
    expect(await openKinds(db, reviewId)).toEqual(["decide_gate"]);
    expect((await getGate(mentee, { planId, itemId })).gate.finishedOn).toBeNull();
  });
});

describe("a plan that is no longer shown to its mentor", () => {
  it("cancels what waits for them", async () => {
    const { mentee, mentor, planId, itemId, reviewId, signing } = await submitted();
    const [share] = await db.select().from(planShares).where(eq(planShares.planId, planId));
    await endShare(mentee, { planId, shareId: share?.id ?? "" });
    expect(await openKinds(db, reviewId)).toEqual([]);
    await expect(signGate(mentor, signing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getGate(mentee, { planId, itemId })).reviews).toMatchObject([{ outcome: "cancelled" }]);
  });
});

describe("the end of a mentorship", () => {
  it("cancels what waits and hides it from the mentor in the same second; decisions stay with the owner", async () => {
    const first = await submitted();
    const { mentor, mentee, planId, itemId, reviewId, pair } = first;
    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    expect(await openKinds(db, reviewId)).toEqual([]);
    await expect(getGate(mentor, { planId, itemId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(signGate(mentor, first.signing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getGate(mentee, { planId, itemId })).reviews).toMatchObject([{ outcome: "cancelled" }]);

    const second = await submitted();
    await saveGateDraft(second.mentor, { planId: second.planId, reviewId: second.reviewId, words: second.words });
    await signGate(second.mentor, second.signing);
    await changeMentorship(second.mentee, { mentorshipId: second.pair.id, move: "end", reason: "", farewell: "" });
    const kept = await getGate(second.mentee, { planId: second.planId, itemId: second.itemId });
    expect(kept.signed).toMatchObject({
      words: { why: second.words.why },
      signatures: [{ typedName: "Gwen Prosser" }],
    });
    expect(kept.can.countersign).toBe(second.reviewId);
  });
});
