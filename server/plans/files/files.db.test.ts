import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { evidence, evidenceLinks, mentorships, planServices, pmoServices } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { newItem, type PlanItem } from "@/domain/plans/document";
import { csvTemplate } from "@/domain/plans/files/csv";
import { noRecord } from "@/domain/plans/files/file-record";
import { planFormats } from "@/domain/plans/files/formats";
import { planFileSchema } from "@/domain/plans/files/plan-json";
import { readPlan } from "@/domain/plans/files/read-plan";
import { actingAs } from "@/server/context.fixture";
import { proposePlan } from "@/server/plans/agreement";
import { addComment } from "@/server/plans/comments";
import { insertPlan } from "@/server/plans/create";
import { compareRevisions, listRevisions } from "@/server/plans/history";
import { saveItem } from "@/server/plans/items";
import { getPlan, listPlans } from "@/server/plans/queries";
import { getSharing, sharePlan } from "@/server/plans/sharing";
import { listSuggestions, suggestChange } from "@/server/plans/suggestions";
import { listComments } from "@/server/plans/threads";
import { exportPlan } from "./export";
import { getImport, importPlan, previewImport } from "./import";

const { db } = await testDb();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (words: string) => new TextEncoder().encode(words);
const secret = "Ask for a raise";

async function scene() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const asMentee = actingAs(db, mentee);
  const asMentor = actingAs(db, mentor);
  const goal = randomUUID();
  const first = randomUUID();
  const items: PlanItem[] = [
    newItem({ id: goal, kind: "goal", title: "Foundations", position: 1 }),
    newItem({ id: first, kind: "task", parentId: goal, title: "Map two processes", position: 1, durationDays: 10 }),
    newItem({
      id: randomUUID(),
      kind: "task",
      parentId: goal,
      title: "Run a workshop",
      position: 2,
      after: [{ itemId: first, lagDays: 2 }],
    }),
    newItem({ id: randomUUID(), kind: "task", title: secret, note: secret, position: 2, hidden: true }),
    newItem({
      id: randomUUID(),
      kind: "gate",
      title: "Gate 1",
      position: 3,
      after: [{ itemId: first, lagDays: 0 }],
      criteria: [{ id: randomUUID(), text: "Has mapped two", competencyId: null, minLevel: null }],
    }),
  ];
  const planId = await db.transaction((tx) =>
    insertPlan(tx, asMentee, {
      targetRoleId: "project-manager",
      key: randomUUID(),
      reason: "Begun from nothing",
      document: {
        title: "To business analyst",
        purpose: "",
        startsOn: "2026-06-08",
        hoursPerWeek: 5,
        reviewEveryDays: 28,
        items,
      },
    }),
  );
  await proposePlan(asMentee, { planId, mentorshipId: null, typedName: mentee.name, reason: "", key: randomUUID() });
  await saveItem(asMentee, {
    planId,
    revision: 1,
    itemId: first,
    reason: "Three, in the end",
    key: randomUUID(),
    fields: { title: "Map three processes", durationDays: 15 },
  });
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
  return { planId, mentorship, mentor, asMentee, asMentor };
}

describe("a plan taken away as a file", () => {
  it("is had in each format by its owner and its mentor, and the mentor's is told to the owner", async () => {
    const { planId, asMentee, asMentor } = await scene();
    for (const format of planFormats) {
      for (const ctx of [asMentee, asMentor]) {
        const file = await exportPlan(ctx, { planId, format });
        expect(file.body.length).toBeGreaterThan(200);
        expect(file.fileName).toMatch(new RegExp(`^CP-\\d{4,} To business analyst\\.${format}$`));
      }
    }
    const { views } = await getSharing(asMentee, { planId });
    expect(views.map(({ what }) => what).filter((what) => what.startsWith("file"))).toHaveLength(planFormats.length);
  });

  it("holds nothing that its owner hides, unless the owner takes it along", async () => {
    const { planId, asMentee, asMentor } = await scene();
    for (const format of planFormats) {
      for (const [ctx, withHidden] of [
        [asMentee, false],
        [asMentor, false],
        [asMentor, true],
      ] as const) {
        const { body } = await exportPlan(ctx, { planId, format, withHidden });
        expect(text(body)).not.toContain(secret);
      }
    }
    const whole = await exportPlan(asMentee, { planId, format: "json", withHidden: true });
    expect(text(whole.body)).toContain(secret);
  });

  it("does not exist for a stranger, nor for a mentor from the moment the mentorship ends", async () => {
    const { planId, asMentor, mentorship } = await scene();
    const stranger = actingAs(db, await newMember(db));
    await expect(exportPlan(stranger, { planId, format: "csv" })).rejects.toMatchObject({ reason: "plans.not_found" });
    await db.update(mentorships).set({ endedAt: asMentor.now }).where(eq(mentorships.id, mentorship.id));
    await expect(exportPlan(asMentor, { planId, format: "csv" })).rejects.toMatchObject({ reason: "plans.not_found" });
  });
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
  const say = (ctx: typeof asMentee, itemId: string, body: string, parentId: string | null, withMentor = true) =>
    addComment(ctx, {
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

describe("a file taken in", () => {
  it("as JSON becomes a plan of the same words, history and baselines, under other ids", async () => {
    const { planId, asMentee } = await scene();
    const other = actingAs(db, await newMember(db));
    const out = await exportPlan(asMentee, { planId, format: "json", withHidden: true });
    await previewImport(other, { planId: null, fileName: "plan.json", bytes: out.body });
    const key = randomUUID();
    const made = await importPlan(other, { planId: null, reason: "", key });
    expect(await importPlan(other, { planId: null, reason: "", key })).toEqual(made);
    const back = await exportPlan(other, { planId: made.planId, format: "json", withHidden: true });
    const before = planFileSchema.parse(JSON.parse(text(out.body)));
    const after = planFileSchema.parse(JSON.parse(text(back.body)));
    const words = (json: unknown) => JSON.stringify(json).replace(/[0-9a-f-]{36}/g, "id");
    expect(words(after.document)).toBe(words(before.document));
    expect([before.targetRoleId, after.targetRoleId]).toEqual(["project-manager", "project-manager"]);
    // The ids by which dates are kept are others, and so is their order.
    const agreed = (file: typeof before) =>
      file.baselines.map(({ dates, ...baseline }) => [baseline, Object.values(dates).map(words).toSorted()]);
    expect(agreed(after)).toEqual(agreed(before));
    expect(words(after.revisions.slice(0, -1))).toBe(words(before.revisions));
    const ids = new Set(before.document.items.map((item) => item.id));
    expect(after.document.items.some((item) => ids.has(item.id))).toBe(false);
  });

  it("is marked as imported wherever it tells of the past, and nothing that happens here is", async () => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "json", withHidden: true });
    const forged = planFileSchema.parse(JSON.parse(text(out.body)));
    const named = { ...forged, revisions: forged.revisions.map((one) => ({ ...one, author: "Her Line Manager" })) };
    const other = actingAs(db, await newMember(db));
    await previewImport(other, { planId: null, fileName: "plan.json", bytes: bytes(JSON.stringify(named)) });
    const made = await importPlan(other, { planId: null, reason: "", key: randomUUID() });
    const { revisions } = await listRevisions(other, { planId: made.planId });
    expect(revisions.map(({ imported, authorName }) => [imported, authorName === "Her Line Manager"])).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
    expect(await compareRevisions(other, { planId: made.planId, from: 1, to: 3 })).toMatchObject({ imported: [1] });
    const plan = await getPlan(other, { planId: made.planId });
    expect(plan.baselines.map(({ imported }) => imported)).toEqual([true]);
    expect((await getPlan(asMentee, { planId })).baselines.map(({ imported }) => imported)).toEqual([false]);
    expect((await listRevisions(asMentee, { planId })).revisions.some(({ imported }) => imported)).toBe(false);
  });

  it("of an author whom its file does not name is marked too, and goes out without a name again", async () => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "json" });
    const file = planFileSchema.parse(JSON.parse(text(out.body)));
    const nameless = { ...file, revisions: file.revisions.map((one) => ({ ...one, author: null })) };
    const other = actingAs(db, await newMember(db));
    await previewImport(other, { planId: null, fileName: "plan.json", bytes: bytes(JSON.stringify(nameless)) });
    const made = await importPlan(other, { planId: null, reason: "", key: randomUUID() });
    const { revisions } = await listRevisions(other, { planId: made.planId });
    expect(revisions.at(-1)).toMatchObject({ imported: true, authorName: null });
    const again = await exportPlan(other, { planId: made.planId, format: "json" });
    expect(planFileSchema.parse(JSON.parse(text(again.body))).revisions[0]?.author).toBeNull();
  });

  it.each([
    ["JSON", (file: string) => file.replace("Map three", "Map\\u0000three"), { line: expect.any(Number) }],
    [
      "JSON in two halves",
      (file: string) => file.replace("Map three", "Map \\ud83d three"),
      { line: expect.any(Number) },
    ],
  ])("with a character that no text has is refused in a sentence: %s", async (_, spoil, problem) => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "json" });
    await previewImport(asMentee, { planId, fileName: "plan.json", bytes: bytes(spoil(text(out.body))) });
    const preview = await getImport(asMentee, { planId });
    expect(preview?.problems).toEqual([{ ...problem, message: expect.stringContaining("no text has") }]);
    expect(preview?.problems[0]?.line).toBeGreaterThan(1);
  });

  it.each(["&#0;", "&#xD800;"])("leaves out what XML writes for no character: %s", async (reference) => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "xml" });
    const spoilt = text(out.body).replace("Map three", `Map${reference} three`);
    await previewImport(asMentee, { planId, fileName: "plan.xml", bytes: bytes(spoilt) });
    expect(await getImport(asMentee, { planId })).toMatchObject({ problems: [], plan: { changed: { changed: 0 } } });
  });

  it("is no plan until it is confirmed", async () => {
    const ctx = actingAs(db, await newMember(db));
    await previewImport(ctx, { planId: null, fileName: "mine.csv", bytes: bytes(csvTemplate()) });
    expect(await listPlans(ctx)).toEqual([]);
    const preview = await getImport(ctx, { planId: null });
    expect(preview).toMatchObject({ kind: "csv", problems: [], plan: { title: "mine", count: 5 } });
    const { planId } = await importPlan(ctx, { planId: null, reason: "", key: randomUUID() });
    expect((await getPlan(ctx, { planId })).lines.map((line) => line.wbs)).toEqual(["1", "1.1", "1.2", "1.3", "G1"]);
    expect(await getImport(ctx, { planId: null })).toBeNull();
  });

  it("with a problem says where and writes nothing", async () => {
    const ctx = actingAs(db, await newMember(db));
    await previewImport(ctx, {
      planId: null,
      fileName: "mine.csv",
      bytes: bytes("Title,Duration (days)\nMap,10\nWrite,soon\n"),
    });
    expect(await getImport(ctx, { planId: null })).toMatchObject({
      problems: [{ line: 3, message: expect.stringContaining("“soon”") }],
      plan: null,
    });
    await expect(importPlan(ctx, { planId: null, reason: "", key: randomUUID() })).rejects.toMatchObject({
      reason: "plans.import_has_problems",
    });
    expect(await listPlans(ctx)).toEqual([]);
  });

  it("into a plan is its next revision of only what differs, and leaves what was hidden", async () => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "csv" });
    const edited = text(out.body).replace("Run a workshop", "Run two workshops");
    await previewImport(asMentee, { planId, fileName: "plan.csv", bytes: bytes(edited) });
    const preview = await getImport(asMentee, { planId });
    expect(preview?.plan?.changed).toEqual({ added: 0, removed: 0, changed: 1, head: 0 });
    const { revision } = await importPlan(asMentee, { planId, reason: "Two are needed", key: randomUUID() });
    const plan = await getPlan(asMentee, { planId });
    expect(plan.revision).toBe(revision);
    expect(plan.lines.map((line) => line.title)).toContain("Run two workshops");
    expect(plan.lines.map((line) => line.title)).toContain(secret);
  });

  it("into somebody else's plan is refused, mentor or not", async () => {
    const { planId, asMentor } = await scene();
    const given = { planId, fileName: "plan.csv", bytes: bytes(csvTemplate()) };
    await expect(previewImport(asMentor, given)).rejects.toMatchObject({ reason: "plans.only_the_owner_edits" });
    const stranger = actingAs(db, await newMember(db));
    await expect(previewImport(stranger, given)).rejects.toMatchObject({ reason: "plans.not_found" });
  });

  it("of Project comes back into the plan it left, and changes nothing", async () => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "xml" });
    await previewImport(asMentee, { planId, fileName: "plan.xml", bytes: out.body });
    expect((await getImport(asMentee, { planId }))?.plan?.changed).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
      head: 0,
    });
    expect(
      readPlan(
        out.body,
        { title: "", purpose: "", startsOn: "2026-06-08", hoursPerWeek: 5, reviewEveryDays: null },
        randomUUID,
      ).kind,
    ).toBe("xml");
  });
});
