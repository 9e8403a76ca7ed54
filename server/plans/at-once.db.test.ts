import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planBaselines, planComments, planProposals, planRevisions, planShares, plans } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { proposePlan } from "./agreement/agreement";
import { addComment } from "./comments/comments";
import { createPlan } from "./create";
import { getPlan } from "./queries";
import { addItem, removeItem, saveItem } from "./revisions/items";
import { sharePlan } from "./sharing/sharing";

const { db } = await testDb();
const sendings = 50;

/** The answers of one form sent fifty times at the same moment; all of them are the same. */
async function fiftyTimes<T>(send: () => Promise<T>): Promise<T> {
  const sent = send();
  const answers = await Promise.all([sent, ...Array.from({ length: sendings - 1 }, send)]);
  const first = await sent;
  for (const answer of answers) expect(answer).toEqual(first);
  return first;
}

async function pair() {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id);
  const mentor = await newMentor(db, programme.id);
  const { id } = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  return { mentee, me: actingAs(db, mentee), mentorshipId: id };
}

const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 5 };

describe("one form of a plan, sent fifty times at the same moment,", () => {
  it("begins one plan, adds one line, saves one revision and takes out one line", async () => {
    const { mentee, me } = await pair();
    const create = { ...begun, key: randomUUID() };
    const { planId } = await fiftyTimes(() => createPlan(me, create));
    expect(await db.$count(plans, eq(plans.ownerId, mentee.id))).toBe(1);

    const add = { planId, revision: 1, reason: "", key: randomUUID(), kind: "task" as const };
    const { itemId } = await fiftyTimes(() => addItem(me, { ...add, fields: { title: "Map two processes" } }));
    const save = { planId, revision: 2, itemId, reason: "Longer", key: randomUUID(), fields: { durationDays: 20 } };
    expect(await fiftyTimes(() => saveItem(me, save))).toMatchObject({ revision: 3 });
    const remove = { planId, revision: 3, itemId, reason: "Not mine", key: randomUUID() };
    await fiftyTimes(() => removeItem(me, remove));
    expect(await getPlan(me, { planId })).toMatchObject({ revision: 4, document: { items: [] } });
    expect(await db.$count(planRevisions, eq(planRevisions.planId, planId))).toBe(4);
  });

  it("shares it once, puts it forward once, and posts one comment", async () => {
    const { mentee, me, mentorshipId } = await pair();
    const { planId } = await createPlan(me, { ...begun, key: randomUUID() });
    const add = { planId, revision: 1, reason: "", key: randomUUID(), kind: "task" as const };
    await addItem(me, { ...add, fields: { title: "Map two processes" } });
    const share = { planId, with: "person" as const, email: "manager@example.test", days: null, key: randomUUID() };
    await fiftyTimes(() => sharePlan(me, share));
    expect(await db.$count(planShares, eq(planShares.planId, planId))).toBe(1);
    const form = { planId, mentorshipId, typedName: mentee.name, reason: "", key: randomUUID() };
    await fiftyTimes(() => proposePlan(me, form));
    expect(await db.$count(planProposals, eq(planProposals.planId, planId))).toBe(1);
    expect(await db.$count(planBaselines, eq(planBaselines.planId, planId))).toBe(0);
    const said = { planId, itemId: null, parentId: null, mentorshipId, body: "A word.", key: randomUUID() };
    await fiftyTimes(() => addComment(me, said));
    expect(await db.$count(planComments, eq(planComments.planId, planId))).toBe(1);
  });
});
