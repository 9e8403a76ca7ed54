import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { planRevisions } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { planFileSchema } from "@/domain/plans/files/plan-json";
import { actingAs } from "@/server/context.fixture";
import { proposePlan } from "../agreement/agreement";
import { createPlan } from "../create";
import { exportPlan } from "../files/export";
import { importPlan, previewImport } from "../files/import";
import { getPlan } from "../queries";
import { listRevisions } from "./history";
import { addItem, removeItem, saveHead, saveItem } from "./items";
import { restoreRevision } from "./restore";

const { db } = await testDb();

/** A plan with one task, agreed by its owner alone. */
async function agreedPlan() {
  const owner = await newMember(db, { name: "Hannah Reasons" });
  const ctx = actingAs(db, owner);
  const begun = { templateId: null, title: "To business analyst", startsOn: "2026-06-08", hoursPerWeek: 5 };
  const { planId } = await createPlan(ctx, { ...begun, key: randomUUID() });
  const task = { kind: "task", fields: { title: "Map two processes", durationDays: 10 } } as const;
  const { itemId } = await addItem(ctx, { planId, revision: 1, reason: "", key: randomUUID(), ...task });
  await proposePlan(ctx, { planId, mentorshipId: null, typedName: owner.name, reason: "", key: randomUUID() });
  expect(await getPlan(ctx, { planId })).toMatchObject({ state: "agreed", revision: 2 });
  return { ctx, planId, itemId };
}

const form = (planId: string, reason = "") => ({ planId, revision: 2, reason, key: randomUUID() });

describe("every revision has a reason", () => {
  it("made of the change where its author gave none", async () => {
    const { ctx, planId, itemId } = await agreedPlan();
    await saveItem(ctx, { ...form(planId, " "), itemId, fields: { note: "Ask Gwen first" } });
    await saveItem(ctx, { ...form(planId), revision: 3, itemId, fields: { note: "" } });
    const { revisions } = await listRevisions(ctx, { planId });
    expect(revisions.map(({ reason }) => reason)).toEqual([
      "Note of 1 cleared",
      "Note of 1 written",
      "Added “Map two processes”",
      "Begun from nothing",
    ]);
    expect((await getPlan(ctx, { planId })).newest).toMatchObject({ number: 4, reason: "Note of 1 cleared" });
  });

  it("which is wanted in words for the dates, the scope and the start of an agreed plan", async () => {
    const { ctx, planId, itemId } = await agreedPlan();
    const wanted = { reason: "plans.reason_wanted", field: "reason" };
    const shorter = { itemId, fields: { durationDays: 8 } };
    await expect(saveItem(ctx, { ...form(planId, "  "), ...shorter })).rejects.toMatchObject(wanted);
    await expect(removeItem(ctx, { ...form(planId), itemId })).rejects.toMatchObject(wanted);
    const milestone = { kind: "milestone", fields: { title: "Half way" } } as const;
    await expect(addItem(ctx, { ...form(planId), ...milestone })).rejects.toMatchObject(wanted);
    await expect(saveHead(ctx, { ...form(planId), fields: { startsOn: "2026-06-15" } })).rejects.toMatchObject(wanted);
    await expect(restoreRevision(ctx, { ...form(planId), revision: 1 })).rejects.toMatchObject(wanted);
    expect((await getPlan(ctx, { planId })).revision).toBe(2);
    await saveItem(ctx, { ...form(planId, "The leads have time."), ...shorter });
    expect((await getPlan(ctx, { planId })).newest?.reason).toBe("The leads have time.");
  });

  it("also when they come with a file, or back from an earlier revision", async () => {
    const { ctx, planId, itemId } = await agreedPlan();
    const wanted = { reason: "plans.reason_wanted", field: "reason" };
    const { body } = await exportPlan(ctx, { planId, format: "json" });
    const file = planFileSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    const items = file.document.items.map((item) => ({ ...item, doneWhen: "Both are signed off." }));
    const bytes = new TextEncoder().encode(JSON.stringify({ ...file, document: { ...file.document, items } }));
    await previewImport(ctx, { planId, fileName: "plan.json", bytes });
    await expect(importPlan(ctx, { planId, reason: "", key: randomUUID() })).rejects.toMatchObject(wanted);
    const begun = { itemId, fields: { startedOn: "2026-07-06" } };
    await saveItem(ctx, { ...form(planId, "It began late."), ...begun });
    await expect(restoreRevision(ctx, { ...form(planId), revision: 2 })).rejects.toMatchObject(wanted);
    expect((await getPlan(ctx, { planId })).revision).toBe(3);
    await restoreRevision(ctx, { ...form(planId, "It began on time after all."), revision: 2 });
    await importPlan(ctx, { planId, reason: "The sponsor asked.", key: randomUUID() });
    expect((await getPlan(ctx, { planId })).revision).toBe(5);
  });

  it("and the same form without one is still the same form when it comes again", async () => {
    const { ctx, planId, itemId } = await agreedPlan();
    const sent = { ...form(planId), itemId, fields: { note: "Ask Gwen first" } };
    expect(await saveItem(ctx, sent)).toEqual({ revision: 3 });
    expect(await saveItem(ctx, sent)).toEqual({ revision: 3 });
    await expect(saveItem(ctx, { ...sent, reason: "She knows." })).rejects.toMatchObject({
      reason: "plans.already_saved",
    });
  });

  it("also those of the time before: they are read by what they changed", async () => {
    const { ctx, planId, itemId } = await agreedPlan();
    await saveItem(ctx, { ...form(planId), itemId, fields: { note: "Ask Gwen first" } });
    await db.transaction(async (tx) => {
      // A revision is never changed; this one becomes what was written before reasons were.
      await tx.execute(sql`set local session_replication_role = replica`);
      const third = and(eq(planRevisions.planId, planId), eq(planRevisions.number, 3));
      await tx.update(planRevisions).set({ reason: "" }).where(third);
    });
    expect((await listRevisions(ctx, { planId })).revisions[0]?.reason).toBe("Note of 1 written");
    expect((await getPlan(ctx, { planId })).newest?.reason).toBe("Note of 1 written");
    const { body } = await exportPlan(ctx, { planId, format: "json" });
    const { revisions } = planFileSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    expect(revisions.at(-1)?.reason).toBe("Note of 1 written");
  });
});
