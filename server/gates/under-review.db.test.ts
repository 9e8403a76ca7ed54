import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newProgramme } from "@/db/factories";
import { blocks, obligations, planSuggestions, plans } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { PlanFaults } from "@/domain/plans/revisions/refusals";
import { systemContext } from "@/server/context";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";
import { exportPlan } from "@/server/plans/files/export";
import { importPlan, previewImport } from "@/server/plans/files/import";
import { addItem, removeItem, saveItem } from "@/server/plans/revisions/items";
import { restoreRevision } from "@/server/plans/revisions/restore";
import { suggest } from "@/server/plans/suggestions/suggest";
import { answerSuggestion } from "@/server/plans/suggestions/suggestions";
import { blockMember } from "@/server/safety/blocks";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { conditionalWords, openKinds, pairWithPlan } from "./gates.fixture";
import { askReview } from "./reviews";
import { countersign, withdraw } from "./signing";
import { submitGate } from "./submit";

const { db } = await testDb();
const days = (n: number) => new Date(factoryNow.getTime() + n * 86_400_000);
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

type Stage = Awaited<ReturnType<typeof pairWithPlan>>;

const onRevision = async ({ planId }: Stage) => {
  const [plan] = await db.select({ revision: plans.revision }).from(plans).where(eq(plans.id, planId));
  return { planId, revision: plan?.revision ?? 0, reason: "It is not for me.", key: key() };
};

async function submitted() {
  const plan = await pairWithPlan(db, programmeId);
  const itemId = plan.gateId;
  const { reviewId } = await submitGate(plan.mentee, { planId: plan.planId, itemId, mentorshipId: null, key: key() });
  return { ...plan, itemId, reviewId };
}

/** A gate of revision 2 under review, with an earlier revision, a file and a suggestion that would take it away. */
async function endangered() {
  const plan = await pairWithPlan(db, programmeId);
  const { mentee, mentor, planId } = plan;
  const before = await exportPlan(mentee, { planId, format: "json" });
  const { itemId } = await addItem(mentee, {
    ...(await onRevision(plan)),
    kind: "gate",
    fields: {
      title: "Led a cutover",
      criteria: [{ id: key(), text: "One cutover led", competencyId: null, minLevel: null }],
    },
  });
  const removal = { ...(await onRevision(plan)), what: "removal", itemId, reason: "Not this year" } as const;
  const { suggestionId } = await suggest(mentor, removal);
  const { reviewId } = await submitGate(mentee, { planId, itemId, mentorshipId: null, key: key() });
  return { ...plan, before, itemId, suggestionId, reviewId };
}

describe("a gate under review", () => {
  it("stays where its mentor sees it, whichever way it would be taken out or hidden, until it is taken back", async () => {
    const stage = await endangered();
    const { mentee, planId, itemId, suggestionId, reviewId, before } = stage;
    const refused = { sentences: [expect.stringContaining("“Led a cutover” is under review. Take it back")] };
    const removing = async () => removeItem(mentee, { ...(await onRevision(stage)), itemId });
    const ways = [
      removing,
      async () => saveItem(mentee, { ...(await onRevision(stage)), itemId, fields: { hidden: true } }),
      () => restoreRevision(mentee, { planId, revision: 1, reason: "As it was", key: key() }),
      () => answerSuggestion(mentee, { planId, suggestionId, accept: true, answer: "" }),
      async () => {
        await previewImport(mentee, { planId, fileName: "plan.json", bytes: before.body });
        return importPlan(mentee, { planId, reason: "From the file", key: key() });
      },
    ];
    for (const way of ways) {
      const refusal = way().catch((error: unknown) => error);
      expect(await refusal).toBeInstanceOf(PlanFaults);
      expect(await refusal).toMatchObject(refused);
    }
    expect(await openKinds(db, reviewId)).toEqual(["decide_gate"]);
    const [waiting] = await db.select().from(planSuggestions).where(eq(planSuggestions.id, suggestionId));
    expect(waiting?.decidedAt).toBeNull();

    await withdraw(mentee, { planId, reviewId });
    await withdraw(mentee, { planId, reviewId });
    await removing();
    expect(await openKinds(db, reviewId)).toEqual([]);
  });

  it("may be edited otherwise, and other gates may go", async () => {
    const stage = await submitted();
    const { mentee, itemId, planId } = stage;
    await saveItem(mentee, { ...(await onRevision(stage)), itemId, fields: { title: "Ready" } });
    const [plan] = await db.select().from(plans).where(eq(plans.id, planId));
    const other = plan?.document.items.find((item) => item.kind === "gate" && item.id !== itemId);
    await removeItem(mentee, { ...(await onRevision(stage)), itemId: other?.id ?? "" });
  });
});

describe("a gate that was held and then taken out", () => {
  async function heldAndOut() {
    const stage = await submitted();
    const { mentor, mentee, planId, reviewId, itemId, criteria } = stage;
    const words = {
      ...conditionalWords(criteria, "2026-07-10"),
      decision: "hold" as const,
      conditions: [],
      holdUntil: "2026-07-24",
    };
    await saveGateDraft(mentor, { planId, reviewId, words });
    await signGate(mentor, { planId, reviewId, words, shownRevision: 1, typedName: "Gwen Prosser" });
    return { ...stage, words, out: async () => removeItem(mentee, { ...(await onRevision(stage)), itemId }) };
  }

  it("keeps its page for both, where it is still signed, and says when it went", async () => {
    const { mentor, mentee, planId, reviewId, itemId, words, out } = await heldAndOut();
    await out();
    for (const ctx of [mentor, mentee]) {
      const view = await getGate(ctx, { planId, itemId });
      expect(view.gate).toMatchObject({ title: "Ready to work as a BA", removed: true });
      expect(view.signed?.words).toEqual(words);
      expect(view.events).toContainEqual(expect.objectContaining({ kind: "presence", change: "taken out" }));
      expect(view.can).toMatchObject({ submit: false });
    }
    await countersign(mentee, { planId, reviewId, typedName: "Hannah Adeyemi" });
    expect(await openKinds(db, reviewId)).toEqual([]);
  });

  it("is not seen again by its mentor when it was hidden before it went", async () => {
    const stage = await heldAndOut();
    const { mentor, mentee, planId, itemId, out } = stage;
    await saveItem(mentee, { ...(await onRevision(stage)), itemId, fields: { hidden: true } });
    await out();
    await expect(getGate(mentor, { planId, itemId })).rejects.toMatchObject({ reason: "gates.no_such_gate" });
    expect((await getGate(mentee, { planId, itemId })).gate.removed).toBe(true);
  });
});

describe("a block between the two", () => {
  it("leaves nothing waiting for a mentor who can no longer read the plan", async () => {
    const stage = await submitted();
    const { mentor, mentee, planId, itemId, reviewId } = stage;
    await saveItem(mentee, { ...(await onRevision(stage)), itemId: stage.beforeId, fields: { note: "Both teams" } });
    const asked = await askReview(mentee, { planId, mentorshipId: null, key: key() });
    await blockMember(mentor, { memberId: mentee.actor.id });
    await sweepObligations(systemContext(db, "obligations.sweep", days(1), "test"), obligationHandlers);
    expect(await openKinds(db, reviewId)).toEqual([]);
    expect(await openKinds(db, asked.reviewId)).toEqual([]);
    expect((await getGate(mentee, { planId, itemId })).reviews).toMatchObject([{ outcome: "lapsed" }]);
    const owed = await db.select().from(obligations).where(eq(obligations.ownerId, mentor.actor.id));
    expect(owed.every(({ settledAt }) => settledAt !== null)).toBe(true);
    expect(await db.$count(blocks, eq(blocks.blockerId, mentor.actor.id))).toBe(1);
  });
});
