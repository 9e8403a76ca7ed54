import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { plans } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "@/server/plans/create";
import { removeItem, saveItem } from "@/server/plans/revisions/items";
import { addStageLine, listPlannedStages } from "./planned-stages";

const { db } = await testDb();

it("a stage is planned while its line stands in a plan that runs, and not once it is dropped, taken out or the plan is closed", async () => {
  const me = actingAs(db, await newMember(db));
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
  const { planId } = await createPlan(me, begun);
  const add = (revision: number, stage: "cutover" | "close" | "test") =>
    addStageLine(me, { planId, revision, stage, kind: "task", title: `See ${stage}`, key: randomUUID() });
  const [cutover, close, test] = [await add(1, "cutover"), await add(2, "close"), await add(3, "test")];
  expect(await listPlannedStages(me)).toMatchObject([
    { stage: "cutover", itemId: cutover.itemId, wbs: "1", title: "See cutover", planId },
    { stage: "close", wbs: "2" },
    { stage: "test", wbs: "3" },
  ]);
  const form = { planId, reason: "", key: randomUUID() };
  const dropped = { status: "dropped", statusReason: "No project" } as const;
  await saveItem(me, { ...form, revision: 4, itemId: close.itemId, fields: dropped });
  await removeItem(me, { ...form, key: randomUUID(), revision: 5, itemId: test.itemId });
  expect((await listPlannedStages(me)).map(({ stage }) => stage)).toEqual(["cutover"]);
  expect(await listPlannedStages(actingAs(db, await newMember(db)))).toEqual([]);
  await db.update(plans).set({ state: "abandoned" }).where(eq(plans.id, planId));
  expect(await listPlannedStages(me)).toEqual([]);
});
