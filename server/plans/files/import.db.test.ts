import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { csvTemplate } from "@/domain/plans/files/csv";
import { planFileSchema } from "@/domain/plans/files/plan-json";
import { readPlan } from "@/domain/plans/files/read-plan";
import { actingAs } from "@/server/context.fixture";
import { getPlan, listPlans } from "@/server/plans/queries";
import { compareRevisions, listRevisions } from "../revisions/history";
import { exportPlan } from "./export";
import { bytes, pairWithFilePlan, secret, text } from "./files.fixture";
import { getImport, importPlan, previewImport } from "./import";

const { db } = await testDb();
const scene = () => pairWithFilePlan(db);

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

  it("as JSON whose history was changed by hand becomes a plan without it, and says so before", async () => {
    const { planId, asMentee } = await scene();
    const out = await exportPlan(asMentee, { planId, format: "json", withHidden: true });
    const file = planFileSchema.parse(JSON.parse(text(out.body)));
    const [first, second] = file.revisions;
    const [baseline] = file.baselines;
    if (first === undefined || second === undefined || baseline === undefined)
      throw new Error("The scene is not whole.");
    const hours = { field: "hoursPerWeek" as const, itemId: null };
    const strange = [
      { ...file, baselines: [{ ...baseline, revision: 99 }] },
      { ...file, baselines: [baseline, baseline] },
      { ...file, revisions: [first, { ...second, changes: [{ ...hours, before: 3, after: 40 }] }] },
      { ...file, revisions: [first, { ...second, changes: [{ ...hours, before: "some", after: 5 }] }] },
      { ...file, revisions: [second] },
    ];
    for (const one of strange) {
      const other = actingAs(db, await newMember(db));
      await previewImport(other, { planId: null, fileName: "plan.json", bytes: bytes(JSON.stringify(one)) });
      const preview = await getImport(other, { planId: null });
      expect(preview).toMatchObject({ problems: [], plan: { revisions: 0, baselines: 0 } });
      expect(preview?.leftOut[0]).toContain("does not lead to the plan");
      const made = await importPlan(other, { planId: null, reason: "", key: randomUUID() });
      expect(await compareRevisions(other, { planId: made.planId })).toMatchObject({ newest: 1 });
    }
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
