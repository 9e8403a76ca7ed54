import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { blocks, members } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { getPlan, listPlans } from "../queries";
import { endShare, getSharing, sharePlan } from "./sharing";

const { db } = await testDb();
const hidden = { reason: "plans.not_found" };

async function ownPlan() {
  const owner = await newMember(db);
  const ctx = actingAs(db, owner);
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
  return { owner, ctx, planId: (await createPlan(ctx, begun)).planId };
}

const withPerson = (planId: string, email: string) =>
  ({ planId, with: "person", email, days: null, key: randomUUID() }) as const;

/** What the owner is told of each address, apart from when and under which id. */
async function told(ctx: ReturnType<typeof actingAs>, planId: string) {
  const { shares } = await getSharing(ctx, { planId });
  return shares.map(({ id: _, sharedAt: __, address, ...rest }) => ({ ...rest, known: address?.includes("@") }));
}

describe("a plan shared with an address", () => {
  it("is listed alike whether a member has it, blocks its owner, is blocked, or nobody has it", async () => {
    const { owner, ctx, planId } = await ownPlan();
    const [member, blocking, blocked] = [await newMember(db), await newMember(db), await newMember(db)];
    await db.insert(blocks).values([
      { blockerId: blocking.id, blockedId: owner.id, createdAt: ctx.now },
      { blockerId: owner.id, blockedId: blocked.id, createdAt: ctx.now },
    ]);
    const addresses = [member.email, blocking.email, blocked.email, "nobody@example.test"];
    for (const email of addresses) {
      expect(await sharePlan(ctx, withPerson(planId, email.toUpperCase()))).toEqual({ token: null });
    }
    const lines = await told(ctx, planId);
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(1);
    expect(lines[0]).toMatchObject({ memberName: null, known: true });
    const { shares } = await getSharing(ctx, { planId });
    expect(shares.map(({ address }) => address).toSorted()).toEqual(addresses.toSorted());
    await expect(getPlan(actingAs(db, member), { planId })).resolves.toMatchObject({ role: "reader" });
    for (const other of [blocking, blocked]) {
      await expect(getPlan(actingAs(db, other), { planId })).rejects.toMatchObject(hidden);
      expect(await listPlans(actingAs(db, other))).toEqual([]);
    }
  });

  it("opens to whoever joins with the address, once they have confirmed it", async () => {
    const { ctx, planId } = await ownPlan();
    await sharePlan(ctx, withPerson(planId, "soon@example.test"));
    const late = await newMember(db, { email: "soon@example.test", emailVerifiedAt: null });
    await expect(getPlan(actingAs(db, late), { planId })).rejects.toMatchObject(hidden);
    await db.update(members).set({ emailVerifiedAt: ctx.now }).where(eq(members.id, late.id));
    expect((await listPlans(actingAs(db, late))).map(({ id }) => id)).toEqual([planId]);
    expect((await getPlan(actingAs(db, late), { planId })).role).toBe("reader");
  });

  it("is theirs who have looked, by name from then on, and nobody's who has the address later", async () => {
    const { ctx, planId } = await ownPlan();
    const reader = await newMember(db, { email: "moving@example.test" });
    await sharePlan(ctx, withPerson(planId, reader.email));
    expect((await told(ctx, planId))[0]?.memberName).toBeNull();
    await getPlan(actingAs(db, reader), { planId });
    expect((await told(ctx, planId))[0]?.memberName).toBe(reader.name);
    await db.update(members).set({ email: "moved@example.test" }).where(eq(members.id, reader.id));
    const next = await newMember(db, { email: "moving@example.test" });
    expect((await getPlan(actingAs(db, reader), { planId })).role).toBe("reader");
    await expect(getPlan(actingAs(db, next), { planId })).rejects.toMatchObject(hidden);
  });

  it("goes to whoever has the address now when it is named again", async () => {
    const { ctx, planId } = await ownPlan();
    const before = await newMember(db, { email: "office@example.test" });
    await sharePlan(ctx, withPerson(planId, before.email));
    await getPlan(actingAs(db, before), { planId });
    await db.update(members).set({ email: "private@example.test" }).where(eq(members.id, before.id));
    const now = await newMember(db, { email: "office@example.test" });
    await sharePlan(ctx, withPerson(planId, now.email));
    await expect(getPlan(actingAs(db, before), { planId })).rejects.toMatchObject(hidden);
    expect((await getPlan(actingAs(db, now), { planId })).role).toBe("reader");
  });

  it("has one row for an address, however often it is named, and ends for it at once", async () => {
    const { ctx, planId } = await ownPlan();
    const reader = await newMember(db);
    await sharePlan(ctx, withPerson(planId, reader.email));
    await sharePlan(ctx, { ...withPerson(planId, reader.email), days: 7 });
    const { shares } = await getSharing(ctx, { planId });
    expect(shares).toHaveLength(1);
    expect(shares[0]?.expiresAt).not.toBeNull();
    await endShare(ctx, { planId, shareId: shares[0]?.id ?? "" });
    await expect(getPlan(actingAs(db, reader), { planId })).rejects.toMatchObject(hidden);
  });

  it("is not shared with oneself", async () => {
    const { owner, ctx, planId } = await ownPlan();
    await expect(sharePlan(ctx, withPerson(planId, owner.email))).rejects.toMatchObject({
      reason: "plans.it_is_yours",
    });
  });
});
