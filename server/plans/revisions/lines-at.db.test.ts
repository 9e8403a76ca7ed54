import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { sharePlan } from "../sharing/sharing";
import { addItem, removeItem, saveItem } from "./items";
import { linesAt } from "./lines-at";
import { moveItem } from "./order";

const { db } = await testDb();
const key = () => randomUUID();

/** A plan with three tasks at revision 4, and somebody who may read it. */
async function planOfThree() {
  const [owner, reader] = [actingAs(db, await newMember(db)), await newMember(db)];
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: key() };
  const { planId } = await createPlan(owner, begun);
  const add = async (title: string, revision: number) =>
    (await addItem(owner, { planId, revision, reason: "", key: key(), kind: "task", fields: { title } })).itemId;
  const [first, second, third] = [await add("First", 1), await add("Second", 2), await add("Third", 3)];
  await sharePlan(owner, { planId, with: "person", email: reader.email, days: null, key: key() });
  return { owner, reader: actingAs(db, reader), planId, first, second, third };
}

describe("the references of a plan's lines", () => {
  it("mean what they meant in the revision on the screen, however the lines were moved since", async () => {
    const { owner, planId, first, second, third } = await planOfThree();
    await moveItem(owner, { planId, itemId: third, revision: 4, to: "up", key: key() });
    const named = async (revision: number) =>
      Object.fromEntries((await linesAt(owner, { planId, revision })).map(({ wbs, id }) => [wbs, id]));
    expect(await named(4)).toEqual({ "1": first, "2": second, "3": third });
    expect(await named(5)).toEqual({ "1": first, "2": third, "3": second });
  });

  it("name no line that is gone, nor one that is hidden from the reader by now or was then", async () => {
    const { owner, reader, planId, first, second, third } = await planOfThree();
    const of = (itemId: string, revision: number) => ({ planId, itemId, revision, reason: "", key: key() });
    await saveItem(owner, { ...of(second, 4), fields: { hidden: true } });
    await removeItem(owner, of(third, 5));
    const ids = async (ctx: typeof owner, revision: number) =>
      (await linesAt(ctx, { planId, revision })).map(({ id }) => id);
    expect(await ids(reader, 4)).toEqual([first]);
    expect(await ids(owner, 4)).toEqual([first, second]);
    await saveItem(owner, { ...of(second, 6), fields: { hidden: false } });
    expect(await ids(reader, 5)).toEqual([first]);
  });
});
