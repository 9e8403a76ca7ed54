import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newProgramme } from "@/db/factories";
import { planBaselines, planProposals, planShares, plans } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { changeMentorship } from "@/server/mentorships/moves";
import { answerProposal, proposePlan, withdrawProposal } from "@/server/plans/agreement/agreement";
import { insertPlan } from "@/server/plans/create";
import { getPlan } from "@/server/plans/queries";
import { saveItem } from "@/server/plans/revisions/items";
import { endShare } from "@/server/plans/sharing/sharing";
import { openKinds, pairWithPlan } from "./gates.fixture";

const { db } = await testDb();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

type Stage = Awaited<ReturnType<typeof pairWithPlan>>;

const form = ({ planId, menteeName, pair }: Stage) => ({
  planId,
  mentorshipId: pair.id,
  typedName: menteeName,
  reason: "The leads changed.",
  key: randomUUID(),
});

/** A re-baseline that waits for the mentor. */
async function proposed() {
  const stage = await pairWithPlan(db, programmeId);
  await proposePlan(stage.mentee, form(stage));
  const [proposal] = await db
    .select()
    .from(planProposals)
    .where(and(eq(planProposals.planId, stage.planId), isNull(planProposals.decidedAt)));
  if (!proposal) throw new Error("Nothing was put forward.");
  return { ...stage, proposalId: proposal.id };
}

const outcomeOf = async (proposalId: string) =>
  (await db.select().from(planProposals).where(eq(planProposals.id, proposalId)))[0]?.outcome;

/** Resolves once so many statements wait for a lock. */
async function stopped(count: number): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let found = 0;
  while (found < count) found = (await db.execute(waiting)).length;
}

describe("a plan put forward", () => {
  it("ends with the mentorship, and with the plan being shown, together with what is owed", async () => {
    const first = await proposed();
    expect(await openKinds(db, first.proposalId)).toEqual(["sign_plan"]);
    await changeMentorship(first.mentee, { mentorshipId: first.pair.id, move: "end", reason: "", farewell: "" });
    expect(await outcomeOf(first.proposalId)).toBe("cancelled");
    expect(await openKinds(db, first.proposalId)).toEqual([]);

    const second = await proposed();
    const [share] = await db.select().from(planShares).where(eq(planShares.planId, second.planId));
    await endShare(second.mentee, { planId: second.planId, shareId: share?.id ?? "" });
    expect(await outcomeOf(second.proposalId)).toBe("cancelled");
    expect(await openKinds(db, second.proposalId)).toEqual([]);
  });

  it("never waits for a mentor whose mentorship ended at the same moment", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const { mentee, mentor, pair } = stage;
    const [shown] = await db.select({ document: plans.document }).from(plans).where(eq(plans.id, stage.planId));
    if (!shown) throw new Error("There is no plan.");
    const planId = await db.transaction((tx) =>
      insertPlan(tx, mentee, { key: randomUUID(), reason: "Another, shown to nobody", document: shown.document }),
    );
    const sent = { ...form(stage), planId };
    const inTheWay = { planId, revision: 1, reason: "", proposedAt: factoryNow, decidedAt: factoryNow, key: sent.key };
    const both: Promise<unknown>[] = [];
    const held = db.transaction(async (tx) => {
      // Holds the form up once it has found its mentorship, while that is ended.
      await tx.insert(planProposals).values({ ...inTheWay, outcome: "withdrawn" });
      both.push(proposePlan(mentee, sent));
      await stopped(1);
      const ending = changeMentorship(mentor, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
      both.push(ending);
      await Promise.race([ending, stopped(2)]);
      tx.rollback();
    });
    await Promise.allSettled([held]);
    await Promise.allSettled(both);
    const open = and(eq(planProposals.planId, planId), isNull(planProposals.decidedAt));
    expect(await db.$count(planProposals, open)).toBe(0);
  });

  it("cannot wait without somebody who owes an answer, not even by a statement", async () => {
    const { planId, pair } = await pairWithPlan(db, programmeId);
    const alone = { planId, revision: 1, reason: "", proposedAt: factoryNow };
    await expect(db.insert(planProposals).values({ ...alone, mentorshipId: pair.id })).rejects.toThrow();
  });

  it("is one for one form: agreed alone it sets one baseline, with a mentor it waits once", async () => {
    const stage = await pairWithPlan(db, programmeId);
    const alone = { ...form(stage), mentorshipId: null };
    await Promise.all(Array.from({ length: 10 }, () => proposePlan(stage.mentee, alone)));
    expect(await db.$count(planBaselines, eq(planBaselines.planId, stage.planId))).toBe(2);
    const together = form(stage);
    await Promise.all(Array.from({ length: 10 }, () => proposePlan(stage.mentee, together)));
    const waiting = and(eq(planProposals.planId, stage.planId), isNull(planProposals.decidedAt));
    expect(await db.$count(planProposals, waiting)).toBe(1);
    await expect(proposePlan(stage.mentee, form(stage))).rejects.toMatchObject({ reason: "plans.already_proposed" });
  });

  it("is answered once by the same answer sent many times, and another answer after it is refused", async () => {
    const { mentor, planId, proposalId, mentorName } = await proposed();
    const agreeing = { planId, proposalId, agree: true, typedName: mentorName, answer: "" };
    await Promise.all(Array.from({ length: 10 }, () => answerProposal(mentor, agreeing)));
    expect(await db.$count(planBaselines, eq(planBaselines.planId, planId))).toBe(2);
    await expect(answerProposal(mentor, { ...agreeing, agree: false, answer: "Not after all." })).rejects.toMatchObject(
      { reason: "plans.changed_meanwhile" },
    );
  });

  it("is shown to its mentor with the days that their signature fixes, whatever was changed since", async () => {
    const stage = await proposed();
    const { mentee, mentor, planId, beforeId, gateId, proposalId, mentorName } = stage;
    const before = await getPlan(mentor, { planId });
    const fields = { durationDays: 30 };
    await saveItem(mentee, { planId, itemId: beforeId, revision: 1, reason: "Busy.", key: randomUUID(), fields });
    const hiding = { planId, itemId: gateId, revision: 2, reason: "", key: randomUUID(), fields: { hidden: true } };
    await saveItem(mentee, hiding);

    const seen = await getPlan(mentor, { planId });
    expect(seen.schedule.finish > before.schedule.finish).toBe(true);
    expect(seen.proposal?.days.finish).toBe(before.schedule.finish);
    expect(seen.proposal?.days.gates.map(({ wbs }) => wbs)).toEqual(["G2"]);
    const shown = (await getPlan(mentee, { planId })).proposal?.days;
    expect(shown?.gates.map(({ wbs }) => wbs)).toEqual(["G1", "G2"]);

    await answerProposal(mentor, { planId, proposalId, agree: true, typedName: mentorName, answer: "" });
    const { baseline, proposal } = await getPlan(mentee, { planId });
    expect(proposal).toBeNull();
    expect(baseline?.finish).toBe(shown?.finish);
    for (const { id, finish } of shown?.gates ?? []) expect(baseline?.dates[id]?.finish).toBe(finish);
  });

  it("is taken back once, and a late second press leaves what was put forward since", async () => {
    const stage = await proposed();
    const { mentee, planId, proposalId } = stage;
    await withdrawProposal(mentee, { planId, proposalId });
    await proposePlan(mentee, form(stage));
    await withdrawProposal(mentee, { planId, proposalId });
    const waiting = and(eq(planProposals.planId, planId), isNull(planProposals.decidedAt));
    expect(await db.$count(planProposals, waiting)).toBe(1);
  });
});
