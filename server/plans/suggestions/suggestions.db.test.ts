import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { ItemFields } from "@/domain/plans/forms";
import { PlanConflicts, PlanFaults } from "@/domain/plans/revisions/refusals";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { getPlan } from "../queries";
import { listRevisions } from "../revisions/history";
import { addItem, removeItem, saveItem } from "../revisions/items";
import { sharePlan } from "../sharing/sharing";
import { type Suggest, suggest } from "./suggest";
import { answerSuggestion, listSuggestions, withdrawSuggestion } from "./suggestions";

const { db } = await testDb();

type What =
  | { what: "item"; itemId: string; fields: ItemFields }
  | { what: "new"; kind: "task" | "goal" | "milestone" | "gate"; fields: ItemFields }
  | { what: "removal"; itemId: string }
  | { what: "plan"; fields: { hoursPerWeek?: number; purpose?: string } };

/** A plan with a goal, a task in it and a hidden one that waits for that task, shown to a mentor. */
async function stage() {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Helper" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [me, theirs] = [actingAs(db, mentee), actingAs(db, mentor)];
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
  const { planId } = await createPlan(me, begun);
  const at = async () => {
    const { revision } = await getPlan(me, { planId });
    return { planId, revision, reason: "", key: randomUUID() };
  };
  const add = async (kind: "goal" | "task", fields: ItemFields) =>
    (await addItem(me, { ...(await at()), kind, fields })).itemId;
  const goal = await add("goal", { title: "Know banking" });
  const task = await add("task", { title: "Map two processes", parentId: goal });
  const after = [{ itemId: task, lagDays: 0 }];
  const hidden = await add("task", { title: "Ask for a rise", parentId: goal, hidden: true, after });
  await sharePlan(me, { planId, with: "mentor", mentorshipId: pair.id });
  const send = async (what: What, more: Partial<Suggest> = {}) => {
    const input = { ...(await at()), reason: "It is wanted.", ...more, ...what };
    return (await suggest(theirs, input)).suggestionId;
  };
  const answer = (suggestionId: string, accept: boolean, said = "") =>
    answerSuggestion(me, { planId, suggestionId, accept, answer: said });
  const document = async () => (await getPlan(me, { planId })).document;
  return { programme, mentee, mentor, pair, me, theirs, planId, goal, task, hidden, at, send, answer, document };
}

describe("a mentor suggests", () => {
  it("a new line, which takes its place in the schedule once it is accepted, with the mentor named", async () => {
    const { me, planId, goal, send, answer, document } = await stage();
    const kinds = ["task", "milestone", "goal", "gate"] as const;
    for (const kind of kinds) {
      const parentId = kind === "task" || kind === "milestone" ? goal : null;
      const suggestionId = await send({ what: "new", kind, fields: { title: `A ${kind}`, parentId } });
      const before = await document();
      expect(before.items.map(({ title }) => title)).not.toContain(`A ${kind}`);
      await answer(suggestionId, true);
      expect((await document()).items).toContainEqual(expect.objectContaining({ kind, title: `A ${kind}`, parentId }));
    }
    const { revisions } = await listRevisions(me, { planId });
    expect(revisions[0]).toMatchObject({ kind: "suggestion", reason: "Suggested by Gwen Helper: It is wanted." });
  });

  it("taking a line out, which leaves standing what is hidden from them", async () => {
    const { task, hidden, goal, send, answer, document } = await stage();
    await answer(await send({ what: "removal", itemId: goal }), true);
    const { items } = await document();
    expect(items).toMatchObject([{ id: hidden, parentId: null, after: [], hidden: true }]);
    expect(items.map(({ id }) => id)).not.toContain(task);
  });

  it("a change of the plan itself", async () => {
    const { send, answer, document } = await stage();
    await answer(await send({ what: "plan", fields: { hoursPerWeek: 6, purpose: "To lead one" } }), true);
    expect(await document()).toMatchObject({ hoursPerWeek: 6, purpose: "To lead one" });
  });

  it("nothing without change, nothing about a hidden line, nothing that would not hold together or would pass a gate", async () => {
    const { task, hidden, goal, send } = await stage();
    await expect(send({ what: "plan", fields: { hoursPerWeek: 4 } })).rejects.toThrow("plans.nothing_suggested");
    await expect(send({ what: "removal", itemId: hidden })).rejects.toThrow("plans.no_such_item");
    await expect(send({ what: "new", kind: "task", fields: { parentId: goal } })).rejects.toThrow("plans.title_wanted");
    const self = [{ itemId: task, lagDays: 0 }];
    await expect(send({ what: "item", itemId: task, fields: { after: self } })).rejects.toBeInstanceOf(PlanFaults);
    const passed = { title: "Passed", progress: 100, finishedOn: "2026-06-08" };
    await expect(send({ what: "new", kind: "gate", fields: passed })).rejects.toThrow("plans.gate_needs_a_review");
  });

  it("on an earlier state of the plan, and what changed elsewhere since stays", async () => {
    const { me, planId, task, at, send, answer, document } = await stage();
    const stale = await at();
    await saveItem(me, { ...stale, itemId: task, fields: { note: "Begun" } });
    const suggestionId = await send({ what: "item", itemId: task, fields: { durationDays: 20 } }, stale);
    await answer(suggestionId, true);
    expect((await document()).items).toContainEqual(
      expect.objectContaining({ id: task, note: "Begun", durationDays: 20 }),
    );
    expect((await listSuggestions(me, { planId })).length).toBe(0);
  });
});

describe("an answer", () => {
  it("is not given where the field was changed since: nothing is written and the suggestion waits still", async () => {
    const { me, planId, task, at, send, answer, document } = await stage();
    const suggestionId = await send({ what: "item", itemId: task, fields: { durationDays: 20 } });
    await saveItem(me, { ...(await at()), itemId: task, fields: { durationDays: 9 } });
    await expect(answer(suggestionId, true)).rejects.toBeInstanceOf(PlanConflicts);
    expect((await document()).items).toContainEqual(expect.objectContaining({ id: task, durationDays: 9 }));
    expect(await listSuggestions(me, { planId })).toMatchObject([{ id: suggestionId, outcome: null }]);
    await answer(suggestionId, false, "Nine will do.");
    expect(await listSuggestions(me, { planId, all: true })).toMatchObject([{ outcome: "rejected" }]);
  });

  it("accepts that a line goes that has changed since, and that has gone since, and says of a goal that has grown why not", async () => {
    const { me, task, goal, at, send, answer, document } = await stage();
    const [first, second] = [
      await send({ what: "removal", itemId: task }),
      await send({ what: "removal", itemId: task }),
    ];
    const third = await send({ what: "removal", itemId: goal });
    await saveItem(me, { ...(await at()), itemId: task, fields: { note: "Begun" } });
    await answer(first, true);
    await answer(second, true);
    expect((await document()).items.map(({ id }) => id)).not.toContain(task);
    await addItem(me, { ...(await at()), kind: "task", fields: { title: "A new one", parentId: goal } });
    await expect(answer(third, true)).rejects.toMatchObject({
      sentences: [expect.stringContaining("“A new one” belongs to a goal that is not in the plan.")],
    });
  });

  it("is given once: the same again changes nothing, and other words are refused", async () => {
    const { task, send, answer } = await stage();
    const suggestionId = await send({ what: "item", itemId: task, fields: { durationDays: 20 } });
    await answer(suggestionId, false, "Not now.");
    expect(await answer(suggestionId, false, "Not now.")).toEqual({ revision: null });
    await expect(answer(suggestionId, false, "Never.")).rejects.toThrow("plans.suggestion_answered_before");
    await expect(answer(suggestionId, true)).rejects.toThrow("plans.suggestion_answered_before");
  });
});

describe("a suggestion taken back", () => {
  it("leaves the owner's list, stays among what became of the last ones, and cannot be answered or taken back again", async () => {
    const { me, theirs, planId, task, send, answer } = await stage();
    const suggestionId = await send({ what: "removal", itemId: task });
    await withdrawSuggestion(theirs, { planId, suggestionId });
    expect(await listSuggestions(me, { planId })).toEqual([]);
    for (const ctx of [me, theirs]) {
      expect(await listSuggestions(ctx, { planId, all: true })).toMatchObject([
        { outcome: "withdrawn", revision: null },
      ]);
    }
    await expect(answer(suggestionId, true)).rejects.toThrow("plans.suggestion_taken_back");
    const again = withdrawSuggestion(theirs, { planId, suggestionId });
    await expect(again).rejects.toThrow("plans.suggestion_withdrawn_before");
  });

  it("was answered before, and says so; somebody else's and the owner's own hands cannot take one back", async () => {
    const { me, theirs, mentee, programme, planId, task, send, answer } = await stage();
    const suggestionId = await send({ what: "item", itemId: task, fields: { durationDays: 20 } });
    await expect(withdrawSuggestion(me, { planId, suggestionId })).rejects.toThrow("plans.only_the_mentor_suggests");
    const other = await newMentor(db, programme.id);
    const pair = await newMentorship(db, { programmeId: programme.id, mentorId: other.id, menteeId: mentee.id });
    await sharePlan(me, { planId, with: "mentor", mentorshipId: pair.id });
    const others = withdrawSuggestion(actingAs(db, other), { planId, suggestionId });
    await expect(others).rejects.toThrow("plans.no_such_suggestion");
    await answer(suggestionId, true);
    await expect(withdrawSuggestion(theirs, { planId, suggestionId })).rejects.toThrow("plans.suggestion_answered");
  });
});

describe("what was suggested", () => {
  it("is its owner's and its maker's: the next mentor sees nothing of the last one's", async () => {
    const { me, theirs, mentee, programme, pair, planId, task, send, answer } = await stage();
    const open = await send({ what: "item", itemId: task, fields: { durationDays: 20 } });
    await answer(await send({ what: "plan", fields: { hoursPerWeek: 6 } }), false, "Four it is.");
    const ended = { state: "ended" as const, endedAt: factoryNow };
    await db.update(mentorships).set(ended).where(eq(mentorships.id, pair.id));
    const next = await newMentor(db, programme.id);
    const second = await newMentorship(db, { programmeId: programme.id, mentorId: next.id, menteeId: mentee.id });
    await sharePlan(me, { planId, with: "mentor", mentorshipId: second.id });
    expect(await listSuggestions(actingAs(db, next), { planId, all: true })).toEqual([]);
    await expect(listSuggestions(theirs, { planId, all: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listSuggestions(me, { planId, all: true })).toHaveLength(2);
    await answer(open, true);
    expect(await listSuggestions(me, { planId })).toEqual([]);
  });

  it("is shown to its maker while it is of lines that they do not have yet or no more, and not once its line is hidden", async () => {
    const { me, theirs, planId, task, at, send } = await stage();
    await send({ what: "new", kind: "task", fields: { title: "Shadow" } });
    await send({ what: "item", itemId: task, fields: { durationDays: 20 } });
    expect(await listSuggestions(theirs, { planId })).toMatchObject([{ isMine: true }, { isMine: true }]);
    await saveItem(me, { ...(await at()), itemId: task, fields: { hidden: true } });
    expect(await listSuggestions(theirs, { planId })).toHaveLength(1);
    expect(await listSuggestions(me, { planId })).toMatchObject([{ isMine: false }, { isMine: false }]);
    await removeItem(me, { ...(await at()), itemId: task });
    expect(await listSuggestions(me, { planId })).toHaveLength(2);
  });

  it("is told of once for each, and not when it was taken back", async () => {
    const { theirs, planId, task, send, answer } = await stage();
    const taken = await send({ what: "removal", itemId: task });
    await withdrawSuggestion(theirs, { planId, suggestionId: taken });
    await answer(await send({ what: "plan", fields: { hoursPerWeek: 6 } }), true);
    const facts = await db.execute<{ name: string }>(
      sql`select data -> 'fact' ->> 'name' as name from pgboss.job
        where name = 'facts.fan_out' and data -> 'fact' ->> 'planId' = ${planId} order by created_on`,
    );
    const names = facts.map(({ name }) => name).filter((name) => name.startsWith("plan.sugg"));
    expect(names).toEqual(["plan.suggested", "plan.suggested", "plan.suggestion_answered"]);
  });
});
