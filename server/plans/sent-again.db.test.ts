import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { addComment } from "./comments/comments";
import { listComments } from "./comments/threads";
import { createPlan } from "./create";
import { getPlan } from "./queries";
import { addItem, saveHead, saveItem } from "./revisions/items";
import { sharePlan } from "./sharing/sharing";
import { suggest } from "./suggestions/suggest";
import { answerSuggestion, listSuggestions } from "./suggestions/suggestions";

const { db } = await testDb();

async function withTask() {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id);
  const mentor = await newMentor(db, programme.id);
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const me = actingAs(db, mentee);
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 5, key: randomUUID() };
  const { planId } = await createPlan(me, begun);
  const add = { planId, revision: 1, reason: "", key: randomUUID(), kind: "task" as const };
  const { itemId } = await addItem(me, { ...add, fields: { title: "Map two processes" } });
  await sharePlan(me, { planId, with: "mentor", mentorshipId: pair.id });
  return { me, asMentor: actingAs(db, mentor), planId, itemId };
}

describe("a form that is sent again under its key after it was recorded", () => {
  it("answers the same when it says the same, and is refused with other words, which leaves the plan as it is", async () => {
    const { me, planId, itemId } = await withTask();
    const form = { planId, itemId, revision: 2, reason: "", key: randomUUID() };
    const fields = { title: "Map two processes", note: "First" };
    const first = await saveItem(me, { ...form, fields });
    expect(await saveItem(me, { ...form, fields })).toEqual(first);
    const refusal = { reason: "plans.already_saved", planId, revision: first.revision };
    await expect(saveItem(me, { ...form, fields: { ...fields, note: "Second" } })).rejects.toMatchObject(refusal);
    await expect(saveItem(me, { ...form, fields: { ...fields, note: "" } })).rejects.toMatchObject(refusal);
    await expect(saveItem(me, { ...form, fields: { ...fields, title: "Map" } })).rejects.toMatchObject(refusal);
    await expect(saveItem(me, { ...form, fields, reason: "Why" })).rejects.toMatchObject(refusal);
    const { document, revision } = await getPlan(me, { planId });
    expect(document.items[0]).toMatchObject(fields);
    expect(revision).toBe(first.revision);
  });

  it("is the same still when others have gone on from there, and when they had written the same before", async () => {
    const { me, planId, itemId } = await withTask();
    const form = { planId, itemId, revision: 2, reason: "" };
    await saveItem(me, { ...form, key: randomUUID(), fields: { title: "Map three" } });
    const mine = { ...form, key: randomUUID(), fields: { title: "Map three", note: "Mine" } };
    const first = await saveItem(me, mine);
    await saveItem(me, { ...form, revision: first.revision, key: randomUUID(), fields: { note: "Later" } });
    expect(await saveItem(me, mine)).toEqual(first);
  });

  it("holds for the fields of the plan and for a new gate, whose criteria are named anew at each sending", async () => {
    const { me, planId } = await withTask();
    const head = { planId, revision: 2, reason: "", key: randomUUID() };
    await saveHead(me, { ...head, fields: { purpose: "First" } });
    await expect(saveHead(me, { ...head, fields: { purpose: "Second" } })).rejects.toThrow("plans.already_saved");

    const key = randomUUID();
    const send = (text: string) => {
      const criteria = [{ id: randomUUID(), text, competencyId: null, minLevel: null }];
      return addItem(me, { ...head, key, kind: "gate", fields: { title: "Ready", criteria } });
    };
    const first = await send("Two maps");
    expect(await send("Two maps")).toEqual(first);
    await expect(send("Three maps")).rejects.toThrow("plans.already_saved");
  });

  it("makes one suggestion, and refuses other words instead of dropping them", async () => {
    const { me, asMentor, planId, itemId } = await withTask();
    const ofItem = { planId, what: "item", itemId, revision: 2, reason: "Clearer" } as const;
    const form = { ...ofItem, key: randomUUID(), fields: { title: "Map three" } };
    const first = await suggest(asMentor, form);
    const refusal = "plans.already_suggested";
    await expect(suggest(asMentor, { ...form, fields: { title: "Map four" } })).rejects.toThrow(refusal);
    await expect(suggest(asMentor, { ...form, reason: "Why" })).rejects.toThrow(refusal);
    await answerSuggestion(me, { planId, ...first, accept: true, answer: "" });
    expect(await suggest(asMentor, form)).toEqual(first);
    expect(await listSuggestions(me, { planId, all: true })).toHaveLength(1);
  });

  it("holds for a suggested line, a removal and a change of the plan, and after the answer as well", async () => {
    const { me, asMentor, planId, itemId } = await withTask();
    const form = { planId, revision: 2, reason: "Clearer" };
    const shadow = { ...form, what: "new", kind: "task", key: randomUUID(), fields: { title: "Shadow" } } as const;
    const removal = { ...form, what: "removal", itemId, key: randomUUID() } as const;
    const hours = { ...form, what: "plan", key: randomUUID(), fields: { hoursPerWeek: 7 } } as const;
    for (const sent of [shadow, hours, removal]) {
      const first = await suggest(asMentor, sent);
      await expect(suggest(asMentor, { ...sent, reason: "Why" })).rejects.toThrow("plans.already_suggested");
      await answerSuggestion(me, { planId, ...first, accept: true, answer: "" });
      expect(await suggest(asMentor, sent)).toEqual(first);
    }
    for (const other of [
      { ...shadow, fields: { title: "Shadow two" } },
      { ...hours, fields: { hoursPerWeek: 8 } },
    ]) {
      await expect(suggest(asMentor, other)).rejects.toThrow("plans.already_suggested");
    }
    expect(await listSuggestions(me, { planId, all: true })).toHaveLength(3);
  });

  it("posts a comment once, and refuses other words instead of dropping them", async () => {
    const { me, planId, itemId } = await withTask();
    const form = { planId, itemId, parentId: null, mentorshipId: null, body: "First", key: randomUUID() };
    await addComment(me, form);
    await addComment(me, form);
    await expect(addComment(me, { ...form, body: "Second" })).rejects.toThrow("plans.already_posted");
    await expect(addComment(me, { ...form, itemId: null })).rejects.toThrow("plans.already_posted");
    const { threads } = await listComments(me, { planId });
    expect(threads.map(({ body }) => body)).toEqual(["First"]);

    const answer = { ...form, parentId: threads[0]?.id ?? null, key: randomUUID() };
    await addComment(me, answer);
    await addComment(me, answer);
    await expect(addComment(me, { ...answer, body: "Second" })).rejects.toThrow("plans.already_posted");
    await expect(addComment(me, { ...answer, parentId: null })).rejects.toThrow("plans.already_posted");
    expect((await listComments(me, { planId })).threads).toMatchObject([{ answers: [{ body: "First" }] }]);
  });
});
