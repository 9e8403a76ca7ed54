import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { members, planBaselines, planRevisions, planSignatures, plans } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { getPlan } from "../queries";
import { addItem, saveItem } from "../revisions/items";
import { proposePlan } from "./agreement";

const { db } = await testDb();

/** A plan of one task that its owner has agreed alone: revision 2, baseline 1. */
async function agreedPlan() {
  const owner = await newMember(db);
  const ctx = actingAs(db, owner);
  const begun = { templateId: null, title: "To analyst", startsOn: "2026-06-08", hoursPerWeek: 5, key: randomUUID() };
  const { planId } = await createPlan(ctx, begun);
  const fields = { title: "Map two processes", durationDays: 10 };
  const form = { planId, reason: "", key: randomUUID() };
  const { itemId } = await addItem(ctx, { ...form, revision: 1, kind: "task", fields });
  const agree = (reason: string) =>
    proposePlan(ctx, { planId, mentorshipId: null, typedName: owner.name, reason, key: randomUUID() });
  await agree("");
  return { owner, ctx, planId, itemId, agree };
}

const tables = [planRevisions, planBaselines, planSignatures] as const;

describe("the record of a plan", () => {
  it("keeps the baseline before it when the dates are agreed again, and measures against the newest", async () => {
    const { ctx, planId, itemId, agree } = await agreedPlan();
    const first = await db.select().from(planBaselines).where(eq(planBaselines.planId, planId));
    const later = { planId, revision: 2, itemId, reason: "The leads are out.", key: randomUUID() };
    await saveItem(ctx, { ...later, fields: { durationDays: 20 } });
    expect((await getPlan(ctx, { planId })).standing.items.get(itemId)).toMatchObject({ slipDays: 10 });
    await agree("Agreed with the leads back.");
    const both = await db
      .select()
      .from(planBaselines)
      .where(eq(planBaselines.planId, planId))
      .orderBy(planBaselines.number);
    expect(both.map(({ number, revision }) => [number, revision])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(both.slice(0, 1)).toEqual(first);
    const plan = await getPlan(ctx, { planId });
    expect(plan.baseline).toMatchObject({ number: 2, revision: 3 });
    expect(plan.baselines.map(({ number, finish }) => [number, finish]).toSorted()).toEqual(
      both.map(({ number, finish }) => [number, finish]),
    );
    expect(plan.standing.items.get(itemId)).toMatchObject({ slipDays: 0 });
  });

  it("is neither changed nor removed, not even by a statement: revisions, baselines, signatures", async () => {
    const { planId, ctx } = await agreedPlan();
    const before = await getPlan(ctx, { planId });
    const refused = { cause: { code: "42501" } };
    await expect(
      db.update(planRevisions).set({ reason: "Another" }).where(eq(planRevisions.planId, planId)),
    ).rejects.toMatchObject(refused);
    await expect(
      db.update(planBaselines).set({ finish: "2027-01-01" }).where(eq(planBaselines.planId, planId)),
    ).rejects.toMatchObject(refused);
    const another = { memberId: (await newMember(db)).id };
    await expect(db.update(planSignatures).set(another).where(eq(planSignatures.planId, planId))).rejects.toMatchObject(
      refused,
    );
    for (const table of tables) {
      await expect(db.delete(table).where(eq(table.planId, planId))).rejects.toMatchObject(refused);
    }
    expect(await getPlan(ctx, { planId })).toEqual(before);
  });

  it("goes with its plan, and with the account of its owner; of another who signed only the person goes", async () => {
    const deleted = await agreedPlan();
    await db.delete(plans).where(eq(plans.id, deleted.planId));
    const left = await agreedPlan();
    await db.delete(members).where(eq(members.id, left.owner.id));
    for (const table of tables) {
      expect(await db.$count(table, eq(table.planId, deleted.planId))).toBe(0);
      expect(await db.$count(table, eq(table.planId, left.planId))).toBe(0);
    }
    const kept = await agreedPlan();
    const signer = await newMember(db);
    await db.insert(planSignatures).values({
      planId: kept.planId,
      revision: 2,
      purpose: "agreement",
      subjectId: randomUUID(),
      memberId: signer.id,
      typedName: "Gwen Signer",
      signedAt: kept.ctx.now,
    });
    await db.delete(members).where(eq(members.id, signer.id));
    const signed = await db.select().from(planSignatures).where(eq(planSignatures.typedName, "Gwen Signer"));
    expect(signed).toMatchObject([{ memberId: null, revision: 2 }]);
  });
});
