import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import { planComments, planSuggestions } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { newItem } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { pairWithPlan } from "@/server/gates/gates.fixture";
import { proposePlan } from "../agreement/agreement";
import { addComment } from "../comments/comments";
import { insertPlan } from "../create";
import { getPlan } from "../queries";
import { answerSuggestion } from "../suggestions/suggestions";
import { compareRevisions, listRevisions } from "./history";
import { addItem, saveItem } from "./items";
import { moveItem } from "./order";

const { db } = await testDb();
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  programmeId = (await newProgramme(db)).id;
});

/** A plan of two goals: three tasks in the first, none in the second. */
async function ownPlan() {
  const owner = actingAs(db, await newMember(db, { name: "Hannah Orders" }));
  const [first, second, a, b, c] = [key(), key(), key(), key(), key()];
  const task = (id: string, title: string, position: number) =>
    newItem({ id, kind: "task", title, position, parentId: first, durationDays: 5 });
  const document = {
    title: "Mine",
    purpose: "",
    startsOn: "2026-06-01",
    hoursPerWeek: 6,
    reviewEveryDays: null,
    items: [
      newItem({ id: first, kind: "goal", title: "First", position: 1 }),
      task(a, "Map", 1),
      task(b, "Run", 2),
      task(c, "Write", 3),
      newItem({ id: second, kind: "goal", title: "Second", position: 2 }),
    ],
  };
  const planId = await db.transaction((tx) => insertPlan(tx, owner, { key: key(), reason: "Begun", document }));
  const read = async () => (await getPlan(owner, { planId })).lines.map(({ wbs, title }) => `${wbs} ${title}`);
  return { owner, planId, first, second, a, b, c, read };
}

describe("moving a line", () => {
  it("is a revision with a reason of its own, made once however often its form is sent", async () => {
    const { owner, planId, c, read } = await ownPlan();
    const form = { planId, itemId: c, revision: 1, to: "up" as const, key: key() };
    const made = await Promise.all([moveItem(owner, form), moveItem(owner, form)]);
    expect(made).toEqual([{ revision: 2 }, { revision: 2 }]);
    expect(await read()).toEqual(["1 First", "1.1 Map", "1.2 Write", "1.3 Run", "2 Second"]);
    const { revisions } = await listRevisions(owner, { planId });
    expect(revisions[0]).toMatchObject({ number: 2, reason: "1.3 moved before 1.2" });
    const { changes } = await compareRevisions(owner, { planId });
    expect(changes).toMatchObject([{ title: "Write", place: { before: "1.3", after: "1.2", next: "1.3 Run" } }]);
  });

  it("keeps what was changed of the same line meanwhile, and every date", async () => {
    const { owner, planId, a, second } = await ownPlan();
    const before = await getPlan(owner, { planId });
    await saveItem(owner, { planId, itemId: a, revision: 1, reason: "", key: key(), fields: { title: "Map two" } });
    await moveItem(owner, { planId, itemId: a, revision: 1, to: { goalId: second }, key: key() });
    const plan = await getPlan(owner, { planId });
    expect(plan.lines.at(-1)).toMatchObject({ wbs: "2.1", title: "Map two", parentId: second });
    for (const { id, kind } of plan.lines.filter((line) => line.kind === "task")) {
      expect([kind, plan.schedule.items.get(id)]).toEqual([kind, before.schedule.items.get(id)]);
    }
  });

  it("is refused for a line that was moved meanwhile, and makes no revision where the line stands already", async () => {
    const { owner, planId, a, b } = await ownPlan();
    await moveItem(owner, { planId, itemId: b, revision: 1, to: "up", key: key() });
    const again = moveItem(owner, { planId, itemId: b, revision: 1, to: "down", key: key() });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT", reason: "plans.moved_meanwhile" });
    const last = await moveItem(owner, { planId, itemId: a, revision: 2, to: "up", key: key() });
    expect(last).toEqual({ revision: 3 });
    const first = await moveItem(owner, { planId, itemId: a, revision: 3, to: "up", key: key() });
    expect(first).toEqual({ revision: 3 });
  });

  it("that shifts the end of an agreed plan is left to the line's own form, where its reason is given", async () => {
    const { owner, planId, a, second } = await ownPlan();
    const after = [{ itemId: second, lagDays: 0 }];
    const last = { kind: "task", fields: { title: "Settle in", after, durationDays: 10 } } as const;
    await addItem(owner, { planId, revision: 1, reason: "", key: key(), ...last });
    const agree = { planId, mentorshipId: null, typedName: "Hannah Orders", reason: "", key: key() };
    await proposePlan(owner, agree);
    const move = (revision: number, to: "down" | { goalId: string }) =>
      moveItem(owner, { planId, itemId: a, revision, to, key: key() });
    await expect(move(2, { goalId: second })).rejects.toMatchObject({ reason: "plans.move_moves_end" });
    expect(await move(2, "down")).toEqual({ revision: 3 });
    const typed = { planId, itemId: a, revision: 3, reason: "It belongs to the second.", key: key() };
    expect(await saveItem(owner, { ...typed, fields: { parentId: second } })).toEqual({ revision: 4 });
  });

  it("puts only tasks and milestones under a goal", async () => {
    const { owner, planId, first, second, a, b } = await ownPlan();
    const move = (itemId: string, goalId: string) =>
      moveItem(owner, { planId, itemId, revision: 1, to: { goalId }, key: key() });
    await expect(move(second, first)).rejects.toMatchObject({ reason: "plans.line_stands_alone" });
    await expect(move(a, b)).rejects.toMatchObject({ reason: "plans.no_such_goal" });
  });

  it("is its owner's alone, and takes along what its mentor said and suggests of the line", async () => {
    const { mentee, mentor, planId, beforeId } = await pairWithPlan(db, programmeId);
    const { itemId: other } = await addItem(mentee, {
      planId,
      revision: 1,
      reason: "First things first",
      key: key(),
      kind: "task",
      fields: { title: "Read", durationDays: 1 },
    });
    const goalId = (await getPlan(mentee, { planId })).lines[0]?.id ?? "";
    await addComment(mentor, {
      planId,
      itemId: beforeId,
      parentId: null,
      mentorshipId: null,
      body: "Good.",
      key: key(),
    });
    const changes = [{ field: "title" as const, itemId: beforeId, before: "Run two workshops", after: "Run three" }];
    const suggested = { planId, authorId: mentor.actor.id, changes, reason: "One more", at: mentor.now };
    const [suggestion] = await db.insert(planSuggestions).values(suggested).returning({ id: planSuggestions.id });
    const own = { planId, itemId: beforeId, revision: 2, to: { goalId: null }, key: key() };
    await expect(moveItem(mentor, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await moveItem(mentee, { ...own, itemId: other, to: { goalId } });
    await moveItem(mentee, { ...own, revision: 3, to: "down", key: key() });
    const answer = { planId, suggestionId: suggestion?.id ?? "", accept: true, answer: "" };
    await answerSuggestion(mentee, answer);
    const plan = await getPlan(mentee, { planId });
    expect(plan.lines.find(({ id }) => id === beforeId)).toMatchObject({ wbs: "1.2", title: "Run three" });
    const [comment] = await db.select().from(planComments).where(eq(planComments.planId, planId));
    expect(comment?.itemId).toBe(beforeId);
  });
});
