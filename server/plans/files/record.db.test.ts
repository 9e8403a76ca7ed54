import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { evidence, evidenceLinks, planServices, pmoServices } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { noRecord } from "@/domain/plans/files/file-record";
import { planFileSchema } from "@/domain/plans/files/plan-json";
import { actingAs } from "@/server/context.fixture";
import { getPlan } from "@/server/plans/queries";
import { addComment } from "../comments/comments";
import { listComments } from "../comments/threads";
import { listRevisions } from "../revisions/history";
import { sharePlan } from "../sharing/sharing";
import { listSuggestions, suggestChange } from "../suggestions/suggestions";
import { exportPlan } from "./export";
import { bytes, pairWithFilePlan, secret, text } from "./files.fixture";
import { getImport, importPlan, previewImport } from "./import";

const { db } = await testDb();
const scene = () => pairWithFilePlan(db);

const minutesOn = <C extends { now: Date }>(ctx: C, minutes: number): C => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
});

/** What two people have left on the plan of the scene. */
async function talkedAbout() {
  const people = await scene();
  const { planId, mentorship, asMentee, asMentor } = people;
  const plan = await getPlan(asMentee, { planId });
  const task = plan.document.items.find(({ title }) => title === "Map three processes");
  const hidden = plan.document.items.find((item) => item.hidden);
  const [service] = await db.select({ id: pmoServices.id }).from(pmoServices).limit(1);
  if (task === undefined || hidden === undefined || service === undefined) throw new Error("The scene is not whole.");
  let said = 0;
  const say = (ctx: typeof asMentee, itemId: string, body: string, parentId: string | null, withMentor = true) =>
    addComment(minutesOn(ctx, ++said), {
      planId,
      itemId,
      parentId,
      mentorshipId: withMentor ? mentorship.id : null,
      body,
      key: randomUUID(),
    });
  await say(asMentor, task.id, "Which two of #1.1?", null);
  const { threads } = await listComments(asMentee, { planId });
  await say(asMentee, task.id, "The first ones.", threads[0]?.id ?? null);
  await say(asMentee, task.id, "A note to myself", null, false);
  await say(asMentee, hidden.id, `About: ${secret}`, null, false);
  await suggestChange(asMentor, {
    planId,
    changes: [{ itemId: task.id, field: "durationDays", before: task.durationDays, after: 12 }],
    reason: "It is quicker than that",
    key: randomUUID(),
  });
  await db.insert(planServices).values({ planId, itemId: task.id, serviceId: service.id, linkedAt: asMentee.now });
  const piece = {
    ownerId: asMentee.actor.id,
    kind: "text",
    shows: "What we agreed",
    happenedOn: "2026-06-01",
  } as const;
  for (const [title, visibility] of [
    ["Minutes", "linked"],
    ["A diary", "private"],
  ] as const) {
    const at = { createdAt: asMentee.now, editedAt: asMentee.now, key: randomUUID() };
    const [made] = await db
      .insert(evidence)
      .values({ ...piece, ...at, title, visibility })
      .returning({ id: evidence.id });
    if (made === undefined) throw new Error("The piece was not written.");
    await db.insert(evidenceLinks).values({ evidenceId: made.id, planId, itemId: task.id, linkedAt: asMentee.now });
  }
  return { ...people, service };
}

const recordIn = async (ctx: Awaited<ReturnType<typeof scene>>["asMentee"], planId: string) => {
  const { body } = await exportPlan(ctx, { planId, format: "json", withHidden: true });
  return planFileSchema.parse(JSON.parse(text(body))).record;
};

describe("what a file tells beside the plan", () => {
  it("comes back without loss, is read by the new owner alone, and acts on nothing but links to the catalogue", async () => {
    const { planId, asMentee, service } = await talkedAbout();
    const out = await exportPlan(asMentee, { planId, format: "json", withHidden: true });
    const before = await recordIn(asMentee, planId);
    expect(Object.fromEntries(Object.entries(before).map(([kind, entries]) => [kind, entries.length]))).toEqual({
      signatures: 1,
      gates: 0,
      comments: 4,
      suggestions: 1,
      evidence: 2,
      moves: 0,
      services: 1,
      stages: 0,
    });
    const other = actingAs(db, await newMember(db));
    await previewImport(other, { planId: null, fileName: "plan.json", bytes: out.body });
    expect((await getImport(other, { planId: null }))?.plan?.told).toBe(8);
    const made = await importPlan(other, { planId: null, reason: "", key: randomUUID() });
    const words = (json: unknown) => JSON.stringify(json).replace(/[0-9a-f-]{36}/g, "id");
    expect(words(await recordIn(other, made.planId))).toBe(words(before));
    const { told } = await listRevisions(other, { planId: made.planId });
    expect(told?.comments.map(({ body }) => body)).toContain("Which two of #1.1?");
    expect((await listComments(other, { planId: made.planId })).threads).toEqual([]);
    expect(await listSuggestions(other, { planId: made.planId, all: true })).toEqual([]);
    expect((await getPlan(other, { planId: made.planId })).state).toBe("draft");
    const links = await db.select().from(planServices).where(eq(planServices.planId, made.planId));
    expect(links.map(({ serviceId }) => serviceId)).toEqual([service.id]);
    expect(await db.select().from(evidenceLinks).where(eq(evidenceLinks.planId, made.planId))).toEqual([]);
  });

  it("is of a mentor's file what was said with that mentor, and no piece that is its owner's alone", async () => {
    const { planId, asMentor } = await talkedAbout();
    const record = await recordIn(asMentor, planId);
    expect(record.comments.map(({ body }) => body)).toEqual(["Which two of #1.1?", "The first ones."]);
    expect(record.evidence.map(({ title }) => title)).toEqual(["Minutes"]);
    expect((await listRevisions(asMentor, { planId })).told).toBeNull();
  });

  it("is nothing in the file of a named reader", async () => {
    const { planId, asMentee } = await talkedAbout();
    const reader = await newMember(db);
    await sharePlan(asMentee, { planId, with: "person", email: reader.email, days: null, key: randomUUID() });
    expect(await recordIn(actingAs(db, reader), planId)).toEqual(noRecord);
  });

  it("about a service that is not known here stays in the record", async () => {
    const { planId, asMentee } = await talkedAbout();
    const out = await exportPlan(asMentee, { planId, format: "json" });
    const file = planFileSchema.parse(JSON.parse(text(out.body)));
    const services = file.record.services.map((link) => ({ ...link, serviceId: "of-elsewhere" }));
    const strange = JSON.stringify({ ...file, record: { ...noRecord, services } });
    const other = actingAs(db, await newMember(db));
    await previewImport(other, { planId: null, fileName: "plan.json", bytes: bytes(strange) });
    const { planId: made } = await importPlan(other, { planId: null, reason: "", key: randomUUID() });
    expect(await db.select().from(planServices).where(eq(planServices.planId, made))).toEqual([]);
    expect((await recordIn(other, made)).services.map(({ serviceId }) => serviceId)).toEqual(["of-elsewhere"]);
  });

  it("is nothing in a file that was written before it told any", async () => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "json" });
    const { record: _, ...old } = planFileSchema.parse(JSON.parse(text(out.body)));
    await previewImport(asMentee, { planId: null, fileName: "plan.json", bytes: bytes(JSON.stringify(old)) });
    const { planId: made } = await importPlan(asMentee, { planId: null, reason: "", key: randomUUID() });
    expect((await listRevisions(asMentee, { planId: made })).told).toBeNull();
  });
});
