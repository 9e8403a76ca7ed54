import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import {
  drafts,
  gateReviews,
  mentorships,
  obligations,
  planComments,
  planMoves,
  planProposals,
  planReviews,
  planSuggestions,
  plans,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { newItem } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { getGate } from "@/server/gates/gate-view";
import { openKinds, pairWithPlan } from "@/server/gates/gates.fixture";
import { askReview } from "@/server/gates/reviews";
import { submitGate } from "@/server/gates/submit";
import { moved } from "@/server/notifications/plan-events";
import { proposePlan } from "./agreement/agreement";
import { addComment } from "./comments/comments";
import { createPlan, insertPlan } from "./create";
import { exportPlan } from "./files/export";
import { getPlanLife, movePlan, removePlan } from "./life";
import { getPlan, listPlans } from "./queries";
import { saveHead } from "./revisions/items";
import { moveItem } from "./revisions/order";
import { restoreRevision } from "./revisions/restore";
import { endShare, getSharing, sharePlan } from "./sharing/sharing";
import { getPlansToday } from "./today";

const { db } = await testDb();
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  programmeId = (await newProgramme(db)).id;
});

const facts = (planId: string) =>
  db.execute<{ fact: { name: "plan.moved"; planId: string; moveId: string } }>(
    sql`select data -> 'fact' as fact from pgboss.job
        where name = 'facts.fan_out' and data -> 'fact' ->> 'name' = 'plan.moved' and data -> 'fact' ->> 'planId' = ${planId}`,
  );

/** A plan on which a review, a gate, a new baseline and a suggestion wait. */
async function busyPlan() {
  const made = await pairWithPlan(db, programmeId);
  const { mentee, mentor, planId, gateId, beforeId, pair, menteeName } = made;
  await saveHead(mentee, { planId, revision: 1, reason: "More time", key: key(), fields: { hoursPerWeek: 7 } });
  await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: key() });
  await askReview(mentee, { planId, mentorshipId: null, key: key() });
  await proposePlan(mentee, { planId, mentorshipId: pair.id, typedName: menteeName, reason: "Again", key: key() });
  const changes = [{ field: "title" as const, itemId: beforeId, before: "Run two workshops", after: "Run three" }];
  await db
    .insert(planSuggestions)
    .values({ planId, authorId: mentor.actor.id, changes, reason: "One more", at: mentee.now });
  return made;
}

/** What is still owed about anything of the plan. */
async function owedOf(planId: string): Promise<string[]> {
  const ids = await Promise.all(
    [planReviews, gateReviews, planProposals].map((table) =>
      db.select({ id: table.id }).from(table).where(eq(table.planId, planId)),
    ),
  );
  const kinds = await Promise.all([planId, ...ids.flat().map(({ id }) => id)].map((id) => openKinds(db, id)));
  return kinds.flat().sort();
}

const waitsOn = (planId: string) =>
  Promise.all([
    db.$count(planReviews, and(eq(planReviews.planId, planId), isNull(planReviews.settledAt))),
    db.$count(gateReviews, and(eq(gateReviews.planId, planId), isNull(gateReviews.settledAt))),
    db.$count(planProposals, and(eq(planProposals.planId, planId), isNull(planProposals.decidedAt))),
    db.$count(planSuggestions, and(eq(planSuggestions.planId, planId), isNull(planSuggestions.decidedAt))),
  ]);

describe("a plan that is completed or given up", () => {
  it("ends whatever waits on it, tells its mentor once, and leaves the mentorship as it is", async () => {
    const { mentee, planId, pair } = await busyPlan();
    expect(await owedOf(planId)).toEqual(["answer_review", "ask_review", "decide_gate", "sign_plan"]);
    expect((await getPlanLife(mentee, { planId })).waiting).toEqual({
      reviews: 1,
      gates: 1,
      suggestions: 1,
      proposals: 1,
    });
    const form = { planId, to: "abandoned" as const, reason: "Another way", key: key() };
    await Promise.all([movePlan(mentee, form), movePlan(mentee, form)]);
    expect(await waitsOn(planId)).toEqual([0, 0, 0, 0]);
    expect(await owedOf(planId)).toEqual([]);
    expect(await facts(planId)).toHaveLength(1);
    expect(await db.$count(planMoves, eq(planMoves.planId, planId))).toBe(1);
    const [mentorship] = await db.select().from(mentorships).where(eq(mentorships.id, pair.id));
    expect(mentorship?.endedAt).toBeNull();
  });

  it("says how it stands, and to its mentor why, in the plan and in lists", async () => {
    const { mentee, mentor, planId } = await pairWithPlan(db, programmeId);
    await movePlan(mentee, { planId, to: "completed", reason: "The role came early", key: key() });
    const seen = await getPlan(mentor, { planId });
    expect(seen).toMatchObject({
      state: "completed",
      closed: { actorName: "Hannah Adeyemi", reason: "The role came early" },
      can: { edit: false, comment: false, mentor: false, work: true },
    });
    const reader = actingAs(db, await newMember(db, { email: "reader@example.test", emailVerifiedAt: mentee.now }));
    await sharePlan(mentee, { planId, with: "person", email: "reader@example.test", days: null, key: key() });
    expect((await getPlan(reader, { planId })).closed).toMatchObject({ state: "completed", reason: "" });
    for (const who of [mentee, mentor]) expect((await listPlans(who))[0]).toMatchObject({ state: "completed" });
  });

  it("stays as it was forecast on the day it was closed", async () => {
    const { mentee, planId, gateId } = await pairWithPlan(db, programmeId);
    await movePlan(mentee, { planId, to: "abandoned", reason: "Another way", key: key() });
    const before = await getPlan(mentee, { planId });
    const later = { ...mentee, now: new Date(mentee.now.getTime() + 400 * 86_400_000) };
    const after = await getPlan(later, { planId });
    expect([after.today, after.schedule.finish]).toEqual([before.today, before.schedule.finish]);
    const [gate, gateLater] = await Promise.all([mentee, later].map((ctx) => getGate(ctx, { planId, itemId: gateId })));
    expect(gateLater).toMatchObject({ today: gate?.today, gate: { dueOn: gate?.gate.dueOn } });
    const shown = async (ctx: typeof mentee) =>
      new TextDecoder().decode((await exportPlan(ctx, { planId, format: "csv" })).body);
    expect(await shown(later)).toBe(await shown(mentee));
  });

  it("counts no more on the day of either of the two, and makes room for a new plan", async () => {
    const { mentee, mentor, planId } = await pairWithPlan(db, programmeId);
    expect((await getPlansToday(mentee)).plan?.id).toBe(planId);
    await movePlan(mentee, { planId, to: "completed", reason: "Done", key: key() });
    for (const who of [mentee, mentor]) expect(await getPlansToday(who)).toEqual({ plan: null, due: [] });
    const begun = { templateId: null, title: "The next", startsOn: "2026-06-08", hoursPerWeek: 5, key: key() };
    const next = await createPlan(mentee, begun);
    expect((await getPlansToday(mentee)).plan?.id).toBe(next.planId);
  });

  it("refuses every change of what it says, by either of the two, and is still shared and taken back by its owner", async () => {
    const { mentee, mentor, planId, beforeId, gateId, pair, menteeName } = await pairWithPlan(db, programmeId);
    const note = { planId, itemId: null, parentId: null, body: "Well done." };
    await addComment(mentee, { ...note, mentorshipId: pair.id, key: key() });
    await movePlan(mentee, { planId, to: "abandoned", reason: "Another way", key: key() });
    const closed = { code: "CONFLICT", reason: "plans.closed" };
    const changes: (() => Promise<unknown>)[] = [
      () => saveHead(mentee, { planId, revision: 1, reason: "More", key: key(), fields: { hoursPerWeek: 9 } }),
      () => moveItem(mentee, { planId, itemId: beforeId, revision: 1, to: "down", key: key() }),
      () => restoreRevision(mentee, { planId, revision: 1, reason: "Back", key: key() }),
      () => submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: key() }),
      () => askReview(mentee, { planId, mentorshipId: null, key: key() }),
      () => proposePlan(mentee, { planId, mentorshipId: pair.id, typedName: menteeName, reason: "Again", key: key() }),
      () => addComment(mentor, { ...note, mentorshipId: null, key: key() }),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject(closed);
    expect(await db.$count(planComments, eq(planComments.planId, planId))).toBe(1);
    await sharePlan(mentee, { planId, with: "link", label: "Sponsor", days: 30, key: key() });
    const { shares } = await getSharing(mentee, { planId });
    for (const { id } of shares) await endShare(mentee, { planId, shareId: id });
    await expect(getPlan(mentor, { planId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is taken up again where it stood, with its rhythm, and what had ended stays ended", async () => {
    const { mentee, planId } = await busyPlan();
    await movePlan(mentee, { planId, to: "completed", reason: "Done", key: key() });
    await movePlan(mentee, { planId, to: "open", reason: "One gate more", key: key() });
    expect(await getPlan(mentee, { planId })).toMatchObject({ state: "agreed", closed: null, can: { edit: true } });
    expect(await owedOf(planId)).toEqual(["ask_review"]);
    expect(await waitsOn(planId)).toEqual([0, 0, 0, 0]);
    const { moves } = await getPlanLife(mentee, { planId });
    expect(moves.map(({ toState }) => toState).sort()).toEqual(["agreed", "completed"]);
  });

  it("is moved by its owner alone", async () => {
    const { mentor, planId } = await pairWithPlan(db, programmeId);
    const move = movePlan(mentor, { planId, to: "completed", reason: "Done", key: key() });
    await expect(move).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(removePlan(mentor, { planId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is told to the mentor of now, and not any more once it was taken up again", async () => {
    const { mentee, mentor, planId } = await pairWithPlan(db, programmeId);
    await movePlan(mentee, { planId, to: "completed", reason: "Done", key: key() });
    const [first] = await facts(planId);
    if (first === undefined) throw new Error("Nothing was told.");
    expect(await moved.hearers(db, first.fact)).toEqual([{ memberId: mentor.actor.id }]);
    await movePlan(
      { ...mentee, now: new Date(mentee.now.getTime() + 1000) },
      { planId, to: "open", reason: "No", key: key() },
    );
    const to = { id: mentor.actor.id, name: "Gwen Prosser", email: "gwen@example.test", timeZone: "Europe/London" };
    const letter = { name: to.name, zone: to.timeZone, now: mentee.now, url: (path: string) => path };
    const scene = { db, now: mentee.now, letter, to, address: null, unsubscribe: () => "" };
    // Only what a mail about a plan reads is in this scene.
    expect(await moved.compose(scene as unknown as Parameters<typeof moved.compose>[0], first.fact)).toBeUndefined();
  });
});

describe("deleting", () => {
  async function ownPlan() {
    const owner = actingAs(db, await newMember(db));
    const item = newItem({ id: key(), kind: "task", title: "Read", position: 1 });
    const document = {
      title: "Mine",
      purpose: "",
      startsOn: "2026-06-01",
      hoursPerWeek: 6,
      reviewEveryDays: null,
      items: [item],
    };
    const planId = await db.transaction((tx) => insertPlan(tx, owner, { key: key(), reason: "Begun", document }));
    return { owner, planId };
  }

  it("takes a plan that nobody else has a part in away for good, with what was typed about it", async () => {
    const { owner, planId } = await ownPlan();
    const draft = { memberId: owner.actor.id, version: 1, writer: key(), savedAt: owner.now };
    const kept = `plan-comment:${key()}:plan`;
    await db.insert(drafts).values([
      { ...draft, key: `plan-edit:${planId}:task` },
      { ...draft, key: kept },
    ]);
    expect((await getPlanLife(owner, { planId })).whyKept).toBeNull();
    await removePlan(owner, { planId });
    await expect(getPlan(owner, { planId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.$count(plans, eq(plans.id, planId))).toBe(0);
    const left = await db.select({ key: drafts.key }).from(drafts).where(eq(drafts.memberId, owner.actor.id));
    expect(left).toEqual([{ key: kept }]);
  });

  it("is refused as soon as somebody signed the plan, may read it, or has read it", async () => {
    const { mentee, planId } = await pairWithPlan(db, programmeId);
    await expect(removePlan(mentee, { planId })).rejects.toMatchObject({ reason: "plans.kept_signed" });
    const own = await ownPlan();
    await sharePlan(own.owner, {
      planId: own.planId,
      with: "person",
      email: "late@example.test",
      days: null,
      key: key(),
    });
    await expect(removePlan(own.owner, own)).rejects.toMatchObject({ reason: "plans.kept_shared" });
    const reader = actingAs(db, await newMember(db, { email: "late@example.test", emailVerifiedAt: own.owner.now }));
    await getPlan(reader, own);
    const { shares } = await getSharing(own.owner, own);
    for (const { id } of shares) await endShare(own.owner, { ...own, shareId: id });
    await expect(removePlan(own.owner, own)).rejects.toMatchObject({ reason: "plans.kept_seen" });
    const open = and(inArray(obligations.subjectId, [own.planId]), isNull(obligations.settledAt));
    expect(await db.$count(obligations, open)).toBe(0);
  });

  it("is possible again once a share that nobody used has ended", async () => {
    const { owner, planId } = await ownPlan();
    await sharePlan(owner, { planId, with: "link", label: "By mistake", days: 7, key: key() });
    const { shares } = await getSharing(owner, { planId });
    for (const { id } of shares) await endShare(owner, { planId, shareId: id });
    await removePlan(owner, { planId });
    expect(await db.$count(plans, eq(plans.id, planId))).toBe(0);
  });
});
