import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { evidence, evidenceQuestions, planMoves, plans, planTemplates } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { addEvidence, editEvidence } from "@/server/evidence/keep";
import { askAboutEvidence } from "@/server/evidence/mentor";
import { editOf, evidenceStage, filePiece, textPiece } from "@/server/evidence/stage.fixture";
import { proposePlan } from "@/server/plans/agreement/agreement";
import { createPlan } from "@/server/plans/create";
import { movePlan } from "@/server/plans/life";
import { addItem, saveHead } from "@/server/plans/revisions/items";
import { restoreRevision } from "@/server/plans/revisions/restore";

const { db } = await testDb();
const { cast } = evidenceStage(db);

describe("a form that comes again under its key with other words is refused, and nothing is written:", () => {
  it("a piece of evidence", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    const form = textPiece();
    const { evidenceId } = await addEvidence(mine, form);
    expect(await addEvidence(mine, form)).toEqual({ evidenceId });
    for (const other of [{ title: "Another" }, { shows: "More of it" }, { visibility: "mentor" as const }]) {
      const again = addEvidence(mine, { ...form, ...other });
      await expect(again).rejects.toMatchObject({ reason: "evidence.already_kept", evidenceId });
    }
    expect(await db.$count(evidence, eq(evidence.ownerId, mentee.id))).toBe(1);
  });

  it("a piece with another file", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    const form = filePiece("first");
    const { evidenceId } = await addEvidence(mine, form);
    expect(await addEvidence(mine, form)).toEqual({ evidenceId });
    const again = addEvidence(mine, { ...filePiece("second"), idempotencyKey: form.idempotencyKey });
    await expect(again).rejects.toMatchObject({ reason: "evidence.already_kept", evidenceId });
  });

  it("a piece that was edited since", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    const form = textPiece();
    const { evidenceId } = await addEvidence(mine, form);
    await editEvidence(mine, editOf(evidenceId, { title: "The cutover" }));
    await expect(addEvidence(mine, form)).rejects.toMatchObject({ reason: "evidence.already_kept" });
  });

  it("a mentor's question", async () => {
    const { mentee, mentor } = await cast();
    const { evidenceId } = await addEvidence(actingAs(db, mentee), textPiece({ visibility: "mentor" }));
    const theirs = actingAs(db, mentor);
    const form = { evidenceId, question: "Who signed it off?", idempotencyKey: randomUUID() };
    await askAboutEvidence(theirs, form);
    await askAboutEvidence(theirs, form);
    const again = askAboutEvidence(theirs, { ...form, question: "Who was in the room?" });
    await expect(again).rejects.toMatchObject({ reason: "evidence.already_asked" });
    expect(await db.$count(evidenceQuestions, eq(evidenceQuestions.evidenceId, evidenceId))).toBe(1);
  });

  it("the beginning of a plan, also once the plan says something else", async () => {
    const owner = await newMember(db, { name: "Hannah Again" });
    const ctx = actingAs(db, owner);
    const form = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
    const { planId } = await createPlan(ctx, form);
    await saveHead(ctx, { planId, revision: 1, reason: "", key: randomUUID(), fields: { title: "Mine, renamed" } });
    expect(await createPlan(ctx, form)).toEqual({ planId });
    const [template] = await db.select({ id: planTemplates.id }).from(planTemplates).limit(1);
    const others = [{ title: "Another" }, { hoursPerWeek: 6 }, { templateId: template?.id ?? "" }];
    for (const other of others) {
      await expect(createPlan(ctx, { ...form, ...other })).rejects.toMatchObject({ reason: "plans.already_begun" });
    }
    expect(await db.$count(plans, eq(plans.ownerId, owner.id))).toBe(1);
  });

  it("what its owner puts forward, brings back and closes", async () => {
    const owner = await newMember(db, { name: "Hannah Again" });
    const ctx = actingAs(db, owner);
    const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
    const { planId } = await createPlan(ctx, begun);
    const task = { kind: "task", fields: { title: "Map two processes" } } as const;
    await addItem(ctx, { planId, revision: 1, reason: "", key: randomUUID(), ...task });
    const forward = {
      planId,
      mentorshipId: null,
      reviewEveryDays: 28,
      typedName: owner.name,
      reason: "",
      key: randomUUID(),
    };
    const restore = { planId, revision: 2, reason: "A month is enough", key: randomUUID() };
    const close = { planId, to: "abandoned" as const, reason: "Another way", key: randomUUID() };
    for (const _ of ["once", "again"]) await proposePlan(ctx, forward);
    for (const other of [{ reviewEveryDays: 14 }, { reason: "Again" }]) {
      const again = proposePlan(ctx, { ...forward, ...other });
      await expect(again).rejects.toMatchObject({ reason: "plans.already_put_forward" });
    }
    expect(await restoreRevision(ctx, restore)).toEqual(await restoreRevision(ctx, restore));
    const back = restoreRevision(ctx, { ...restore, reason: "Two are" });
    await expect(back).rejects.toMatchObject({ reason: "plans.already_saved" });
    for (const _ of ["once", "again"]) await movePlan(ctx, close);
    const moved = movePlan(ctx, { ...close, reason: "The role came early" });
    await expect(moved).rejects.toMatchObject({ reason: "plans.already_moved" });
    expect(await db.$count(planMoves, eq(planMoves.planId, planId))).toBe(1);
  });
});
