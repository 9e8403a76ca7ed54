import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planProposals, planRevisions } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { actingAs } from "@/server/context.fixture";
import { changeMentorship } from "@/server/mentorships/moves";
import { readablePlan } from "@/server/plans/access";
import { answerProposal, proposePlan } from "@/server/plans/agreement/agreement";
import { planSheet } from "@/server/plans/files/gather";
import { getPlan } from "@/server/plans/queries";
import { addItem, removeItem, saveItem } from "@/server/plans/revisions/items";
import { getRemovedItem } from "@/server/plans/revisions/removed";
import { savePlan } from "@/server/plans/revisions/save";
import { getPlanBehindLink } from "@/server/plans/sharing/shared-view";
import { sharePlan } from "@/server/plans/sharing/sharing";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { conditionalWords, pairWithPlan } from "./gates.fixture";
import { countersign, withdraw } from "./signing";
import { submitGate } from "./submit";

const { db } = await testDb();
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

type Stage = Awaited<ReturnType<typeof pairWithPlan>>;

/** The mentee puts the plan forward again some days later; what waits for the mentor's answer. */
async function putForward({ pair, planId, menteeName, ...stage }: Stage, days: number): Promise<string> {
  const mentee = actingAs(db, { id: stage.mentee.actor.id }, new Date(factoryNow.getTime() + days * 86_400_000));
  const form = { planId, mentorshipId: pair.id, typedName: menteeName, reason: "The leads changed.", key: key() };
  await proposePlan(mentee, form);
  const { proposal } = await getPlan(mentee, { planId });
  if (proposal === null) throw new Error("Nothing was put forward.");
  return proposal.id;
}

/** A task before the first gate takes five working days longer. */
const longer = ({ mentee, planId, beforeId }: Stage, from: number) => {
  const change: PlanChange = { field: "durationDays", itemId: beforeId, before: from, after: from + 5 };
  return savePlan(mentee, { planId, changes: [change], reason: "The leads are out.", key: key() });
};

async function decidedGate(stage: Stage): Promise<string> {
  const { mentee, mentor, planId, gateId, criteria, menteeName, mentorName } = stage;
  const { reviewId } = await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: key() });
  const words = conditionalWords(criteria, "2026-07-10");
  await saveGateDraft(mentor, { planId, reviewId, words });
  const { revision } = await getPlan(mentor, { planId });
  await signGate(mentor, { planId, reviewId, words, shownRevision: revision, typedName: mentorName });
  await countersign(mentee, { planId, reviewId, typedName: menteeName });
  return reviewId;
}

describe("a baseline that is set again", () => {
  it("leaves the one before as it was, and forecasts are measured against the newest", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, mentor, planId, gateId, mentorName } = stage;
    const first = await getPlan(mentee, { planId });
    await longer(stage, 10);
    const slipped = (await getPlan(mentee, { planId })).standing.items.get(gateId)?.slipDays;
    const proposalId = await putForward(stage, 1);
    await answerProposal(mentor, { planId, proposalId, agree: true, typedName: mentorName, answer: "" });

    const plan = await getPlan(mentee, { planId });
    expect(plan.baselines.map(({ number, revision, reason }) => [number, revision, reason])).toEqual([
      [2, 2, "The leads changed."],
      [1, 1, ""],
    ]);
    expect(plan.baselines[1]).toEqual(first.baselines[0]);
    expect(plan.baseline?.dates[gateId]).not.toEqual(first.baseline?.dates[gateId]);
    expect(slipped).toBeGreaterThan(0);
    expect(plan.standing.items.get(gateId)?.slipDays).toBe(0);
    const { events } = await getGate(mentee, { planId, itemId: gateId });
    const finishes = events.flatMap((event) => (event.kind === "baseline" ? [[event.number, event.finish]] : []));
    expect(finishes.sort()).toEqual([
      [1, first.baseline?.dates[gateId]?.finish],
      [2, plan.baseline?.dates[gateId]?.finish],
    ]);
  });

  it("stays as it was when the mentor sends the plan back, with their words for its owner", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, mentor, planId, mentorName } = stage;
    const proposalId = await putForward(stage, 1);
    const back = { planId, proposalId, agree: false, typedName: mentorName, answer: "Leave time for two panels." };
    await expect(answerProposal(mentor, { ...back, answer: "" })).rejects.toMatchObject({ reason: "plans.say_why" });
    await answerProposal(mentor, back);
    const plan = await getPlan(mentee, { planId });
    expect(plan.lastProposal).toMatchObject({ outcome: "declined", answer: "Leave time for two panels." });
    expect(plan.baselines.map(({ number }) => number)).toEqual([1]);
    expect(plan.signatures.filter(({ subjectId }) => subjectId === proposalId)).toMatchObject([
      { typedName: stage.menteeName },
    ]);
    const again = await putForward(stage, 2);
    await answerProposal(mentor, { planId, proposalId: again, agree: true, typedName: mentorName, answer: "" });
    expect(await db.$count(planProposals, eq(planProposals.planId, planId))).toBe(3);
    expect((await getPlan(mentee, { planId })).baselines).toHaveLength(2);
  });
});

describe("the record of a plan", () => {
  it.each([
    ["plan_revisions", "reason"],
    ["plan_baselines", "reason"],
    ["plan_signatures", "typed_name"],
  ])("refuses a change of %s, and taking a row out of it, while the plan is there", async (table, words) => {
    const { planId } = await pairWithPlan(db, programmeId);
    const name = sql.identifier(table);
    const refused = async (statement: SQL) =>
      expect(
        await db.execute(statement).then(
          () => "done",
          (error: Error) => String(error.cause),
        ),
      ).toContain(table);
    await refused(sql`update ${name} set ${sql.identifier(words)} = 'otherwise' where plan_id = ${planId}`);
    await refused(sql`delete from ${name} where plan_id = ${planId}`);
    const [row] = await db.execute<{ rows: number }>(
      sql`select count(*)::int as rows from ${name} where plan_id = ${planId}`,
    );
    expect(row?.rows).toBeGreaterThan(0);
  });
});

describe("a gate that was decided", () => {
  it("says to a later mentor what was decided, and not which lines it moved", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, planId, gateId, pair } = stage;
    const reviewId = await decidedGate(stage);
    const { signed } = await getGate(mentee, { planId, itemId: gateId });
    expect(signed?.effects?.map(({ kind }) => kind)).toContain("condition");

    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    const next = await newMentor(db, programmeId);
    const again = await newMentorship(db, { programmeId, mentorId: next.id, menteeId: pair.menteeId });
    await sharePlan(mentee, { planId, with: "mentor", mentorshipId: again.id });
    const seen = await getGate(actingAs(db, next), { planId, itemId: gateId });
    expect(seen.signed).toMatchObject({ id: reviewId, effects: null, words: { decision: "conditions", why: "" } });
    expect(seen.signed?.signatures.map(({ typedName }) => typedName)).toEqual([stage.mentorName, stage.menteeName]);
  });

  it("says that it was signed at an earlier revision as soon as the plan has moved on", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, planId, gateId } = stage;
    await decidedGate(stage);
    const since = async () => (await getGate(mentee, { planId, itemId: gateId })).since;
    expect(await since()).toBe(0);
    const { behindId } = stage;
    const change: PlanChange = { field: "durationDays", itemId: behindId, before: 40, after: 45 };
    await savePlan(mentee, { planId, changes: [change], reason: "Two panels.", key: key() });
    expect(await since()).toBe(1);
  });

  it("is held for whoever reads the plan, by name or by a link, who are told nothing that was written about it", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, mentor, planId, gateId, criteria, mentorName } = stage;
    const { reviewId } = await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: key() });
    const held = { ...conditionalWords(criteria, "2026-07-10"), decision: "hold" as const, conditions: [] };
    const words = { ...held, why: "noted-as-reason", holdUntil: "2026-07-24" };
    await saveGateDraft(mentor, { planId, reviewId, words });
    await signGate(mentor, { planId, reviewId, words, shownRevision: 1, typedName: mentorName });

    const reader = await newMember(db);
    await sharePlan(mentee, { planId, with: "person", email: reader.email, days: 30, key: key() });
    const { token } = await sharePlan(mentee, { planId, with: "link", label: "Sponsor", days: 30, key: key() });
    const ctx = actingAs(db, reader);
    const plan = await getPlan(ctx, { planId });
    const link = await getPlanBehindLink(mentee, { token: token ?? "" });
    const sheet = await planSheet(ctx, await readablePlan(db, ctx.actor, planId, ctx.now), false);
    for (const { decisions } of [plan, link]) expect([...decisions]).toEqual([[gateId, "held"]]);
    expect(sheet.decisions).toMatchObject([{ itemId: gateId, decision: "Held", by: null, marks: null }]);
    expect(JSON.stringify([plan, link, sheet])).not.toMatch(/noted-as-reason|Clean\./);
    await expect(getGate(ctx, { planId, itemId: gateId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what happened to a gate", () => {
  it("says by its changes why the forecast moved where a revision of the time before has no reason", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, planId, gateId } = stage;
    const { revision } = await longer(stage, 10);
    await db.transaction(async (tx) => {
      // A revision is never changed; this one becomes what was written before reasons were.
      await tx.execute(sql`set local session_replication_role = replica`);
      const last = and(eq(planRevisions.planId, planId), eq(planRevisions.number, revision));
      await tx.update(planRevisions).set({ reason: "" }).where(last);
    });
    const { events } = await getGate(mentee, { planId, itemId: gateId });
    expect(events[0]).toMatchObject({ kind: "moved", reason: "Duration of 1.1 from 10 to 15 working days" });
  });

  it("names a criterion that asks for another competency by now", async () => {
    const { mentee, planId, gateId, criteria } = await pairWithPlan(db, programmeId);
    const fields = {
      criteria: [
        { id: criteria[0], text: "Maps a process end to end", competencyId: null, minLevel: null },
        { id: criteria[1], text: "Runs two requirements workshops", competencyId: "facilitation", minLevel: 3 },
      ],
    };
    const form = { planId, itemId: gateId, revision: 1, reason: "It is about leading a room.", key: key() };
    await saveItem(mentee, { ...form, fields });
    const { events } = await getGate(mentee, { planId, itemId: gateId });
    expect(events[0]).toMatchObject({ kind: "criterion", change: "changed", text: "Runs two requirements workshops" });
  });

  it("stays with it when it was taken out and is put back as its form says: marks meet the criteria that they were given", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, planId, gateId, criteria } = stage;
    const { reviewId } = await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: key() });
    await withdraw(mentee, { planId, reviewId });
    const { revision } = await removeItem(mentee, {
      ...{ planId, itemId: gateId, revision: 1 },
      ...{ reason: "Not now", key: key() },
    });
    const { item } = await getRemovedItem(mentee, { planId, itemId: gateId });
    const { id: itemId, kind, ...fields } = item;
    await addItem(mentee, { planId, itemId, kind, fields, revision, reason: "After all", key: key() });
    const gate = await getGate(mentee, { planId, itemId: gateId });
    expect(gate.criteria.map(({ id }) => id)).toEqual(criteria);
    expect(gate.reviews.map(({ id }) => id)).toEqual([reviewId]);
  });
});
