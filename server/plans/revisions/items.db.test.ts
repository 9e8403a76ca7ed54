import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { competencies, ratings } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { getItemBenchmark } from "../benchmark/benchmark";
import { createPlan } from "../create";
import { getPlan } from "../queries";
import { sharePlan } from "../sharing/sharing";
import { addItem, removeItem, saveItem } from "./items";
import { getRemovedItem } from "./removed";

const { db } = await testDb();

/** A pair, and a plan with two tasks that the mentor sees. */
async function scene() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [mine, theirs] = [actingAs(db, mentee), actingAs(db, mentor)];
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4 };
  const { planId } = await createPlan(mine, { ...begun, key: randomUUID() });
  const add = async (title: string, revision: number) => {
    const task = { kind: "task" as const, fields: { title } };
    return (await addItem(mine, { planId, revision, reason: "", key: randomUUID(), ...task })).itemId;
  };
  const [first, second] = [await add("Map two processes", 1), await add("Shadow a lead", 2)];
  await sharePlan(mine, { planId, with: "mentor", mentorshipId: pair.id });
  return { mine, theirs, mentee, mentor, planId, first, second };
}

const save = (planId: string, itemId: string, revision: number) => ({
  planId,
  itemId,
  revision,
  reason: "",
  key: randomUUID(),
});

describe("a line of a plan", () => {
  it("shows what it closes: now, target and gap of its competencies, to the two who work on the plan", async () => {
    const { mine, theirs, mentee, planId, first, second } = await scene();
    const [one, two] = await db.select({ id: competencies.id }).from(competencies).limit(2);
    if (one === undefined || two === undefined) throw new Error("There are no competencies.");
    const rated = { memberId: mentee.id, raterKind: "self" as const, raterId: mentee.id, ratedAt: mine.now };
    await db.insert(ratings).values([{ ...rated, competencyId: one.id, level: 2 }]);
    await saveItem(mine, { ...save(planId, first, 3), fields: { competencyIds: [one.id, two.id] } });
    const benchmark = await getItemBenchmark(mine, { planId, itemId: first });
    expect(benchmark?.lines.map(({ id, self }) => [id, self?.level])).toEqual(
      expect.arrayContaining([
        [one.id, 2],
        [two.id, undefined],
      ]),
    );
    expect(benchmark?.lines).toHaveLength(2);
    expect(await getItemBenchmark(theirs, { planId, itemId: first })).toEqual(benchmark);
    expect(await getItemBenchmark(mine, { planId, itemId: second })).toBeNull();
  });

  it("shows nothing of what it closes to its mentor while it is hidden", async () => {
    const { mine, theirs, planId, first } = await scene();
    const [one] = await db.select({ id: competencies.id }).from(competencies).limit(1);
    const fields = { competencyIds: one === undefined ? [] : [one.id], hidden: true };
    await saveItem(mine, { ...save(planId, first, 3), fields });
    expect(await getItemBenchmark(theirs, { planId, itemId: first })).toBeNull();
    expect(await getItemBenchmark(mine, { planId, itemId: first })).not.toBeNull();
  });

  it("that was taken out is found again by its owner alone, who puts it back as the same line", async () => {
    const { mine, theirs, mentee, planId, first } = await scene();
    await expect(getRemovedItem(mine, { planId, itemId: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await removeItem(mine, save(planId, first, 3));
    const removed = await getRemovedItem(mine, { planId, itemId: first });
    expect(removed).toMatchObject({ revision: 4, by: mentee.name, item: { title: "Map two processes" } });
    await expect(getRemovedItem(theirs, { planId, itemId: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const back = { kind: "task" as const, fields: { title: "Map three processes" } };
    expect(await addItem(mine, { ...save(planId, first, 4), ...back })).toEqual({ revision: 5, itemId: first });
    const { document } = await getPlan(mine, { planId });
    expect(document.items.find(({ id }) => id === first)?.title).toBe("Map three processes");
  });

  it("says in a conflict which competencies and lines somebody else has put down", async () => {
    const { mine, planId, first, second } = await scene();
    const [one, two] = await db.select({ id: competencies.id, name: competencies.name }).from(competencies).limit(2);
    if (one === undefined || two === undefined) throw new Error("There are no competencies.");
    const theirs = { competencyIds: [one.id], after: [{ itemId: second, lagDays: 0 }] };
    await saveItem(mine, { ...save(planId, first, 3), fields: theirs });
    const stale = { competencyIds: [two.id], after: [{ itemId: second, lagDays: 5 }] };
    await expect(saveItem(mine, { ...save(planId, first, 3), fields: stale })).rejects.toMatchObject({
      reason: "plans.conflicts",
      names: { [one.id]: one.name, [two.id]: two.name, [second]: "2 Shadow a lead" },
    });
  });
});
