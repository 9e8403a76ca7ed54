import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember } from "@/db/factories";
import { competencies, frameworkVersions, targetLevels } from "@/db/schema/catalogue";
import { importContent } from "@/db/seed/content";
import { readContent } from "@/db/seed/content-file";
import { testDb } from "@/db/test-database";
import type { Framework } from "@/domain/catalogue/framework/document";
import { frameworkTable } from "@/domain/catalogue/framework/table";
import { getBenchmark, getHistory, readCompetencies, readProfile } from "@/server/benchmark/queries";
import { rate } from "@/server/benchmark/service";
import { editEntry } from "@/server/catalogue/edit-entry";
import { getEntry } from "@/server/catalogue/entries";
import { actingAs } from "@/server/context.fixture";
import { exportFramework } from "./export";
import { discardFramework, getFrameworkImport, importFramework, previewFramework } from "./import";
import { compareFramework, frameworkAt, getFramework, newestFramework } from "./versions";

const { db } = await testDb();
let ctx: ReturnType<typeof actingAs>;

beforeAll(async () => {
  ctx = actingAs(db, await newMember(db, { name: "Ada Minister" }), factoryNow, [{ kind: "admin" }]);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const preview = (text: string) => previewFramework(ctx, { fileName: "ours.csv", bytes: bytesOf(text) });
const present = async () => frameworkAt(db, await newestFramework(db));

async function take(framework: Framework, reason: string) {
  await preview(frameworkTable(framework));
  return importFramework(ctx, { against: await newestFramework(db), reason });
}

describe("the framework", () => {
  it("begins with what ships with the product, as version 1, whole", async () => {
    const { versions, present: newest } = await getFramework(ctx);
    expect(versions).toMatchObject([{ number: 1, by: null }]);
    expect(newest?.framework.competencies).toHaveLength(30);
    expect(newest?.framework.profiles).toHaveLength(16);
    expect(newest?.framework.competencies.every(({ levels }) => levels.every((text) => text.length > 9))).toBe(true);
  });

  for (const format of ["csv", "json"] as const) {
    it(`taken away as ${format} and brought back says that nothing changes, and makes no version`, async () => {
      const file = await exportFramework(ctx, { version: 1, format });
      expect(await previewFramework(ctx, { fileName: file.fileName, bytes: file.body })).toEqual({ problems: 0 });
      const read = await getFrameworkImport(ctx);
      expect(read?.effect).toMatchObject({ against: 1, changes: [] });
      expect(await importFramework(ctx, { against: 1, reason: "Again" })).toEqual({ number: 1, isNew: false });
      expect(await getFrameworkImport(ctx)).toBeNull();
    });
  }

  it("gets a version from an administrator's edit of a descriptor, and none from one that it does not contain", async () => {
    const glossary = await getEntry(ctx, { kind: "glossary_terms", id: "rag" });
    const term = { ...glossary.values, definition: "Red, amber, green." };
    await editEntry(ctx, { kind: "glossary_terms", id: "rag", stamp: glossary.stamp, values: term });
    expect(await newestFramework(db)).toBe(1);

    const id = "presenting/2";
    const { stamp, values } = await getEntry(ctx, { kind: "competency_descriptors", id });
    await editEntry(ctx, {
      kind: "competency_descriptors",
      id,
      stamp,
      values: { ...values, descriptor: "Presents to peers." },
    });
    const { versions } = await getFramework(ctx);
    expect(versions[0]).toMatchObject({
      number: 2,
      by: "Ada Minister",
      reason: expect.stringContaining("presenting/2"),
    });
    const { changes } = await compareFramework(ctx, { from: 1, to: 2 });
    expect(changes).toMatchObject([
      { kind: "changed", competencyId: "presenting", what: "Level 2", after: "Presents to peers." },
    ]);
  });

  it("is written by a confirmed file alone, which says what it adds, rewords, asks and retires", async () => {
    const before = await present();
    const [first, second] = before.competencies;
    if (!first || !second) throw new Error("there are competencies");
    const after: Framework = {
      competencies: [
        { ...first, name: "Owning the result" },
        ...before.competencies.slice(2),
        { ...first, id: "coaching", name: "Coaching", description: "Helping others to find out." },
      ],
      profiles: before.profiles.map(({ roleId, levels, critical }) => ({
        roleId,
        levels: { ...levels, coaching: roleId === "project-manager" ? 3 : 0 },
        critical: critical.filter((id) => id !== second.id),
      })),
    };
    const member = actingAs(db, await newMember(db), factoryNow);
    const self = { memberId: member.actor.id, activeMentorIds: [] };
    await rate(member, self, { ratings: [{ competencyId: second.id, level: 2 }] });
    expect(await preview(frameworkTable(after))).toEqual({ problems: 0 });
    expect((await getFrameworkImport(ctx))?.effect?.counts).toEqual({ added: 1, retired: 1, changed: 1, targets: 0 });
    expect(await present()).toEqual(before);

    expect(await importFramework(ctx, { against: 2, reason: "What our board asks for" })).toEqual({
      number: 3,
      isNew: true,
    });
    const read = await readCompetencies(db);
    expect(read.map(({ id }) => id)).toContain("coaching");
    expect(read.map(({ id }) => id)).not.toContain(second.id);
    expect((await readProfile(db, "project-manager")).find((one) => one.competencyId === "coaching")?.level).toBe(3);
    expect((await frameworkAt(db, 2)).competencies.map(({ id }) => id)).toContain(second.id);
    const [retired] = await db.select().from(competencies).where(eq(competencies.id, second.id));
    expect(retired?.retiredAt).toEqual(factoryNow);
    expect(await db.$count(targetLevels, eq(targetLevels.competencyId, second.id))).toBe(0);

    // What was rated on it stays readable, apart from what is in force.
    const benchmark = await getBenchmark(member, self, { roleId: "project-manager" });
    expect(benchmark.lines.map(({ id }) => id)).not.toContain(second.id);
    expect(benchmark.retired).toEqual([{ id: second.id, name: second.name }]);
    const { history, aim } = await getHistory(member, self, { competencyId: second.id });
    expect([history.map(({ level }) => level), aim]).toEqual([[2], null]);

    // The next content neither brings back what is retired nor takes away what is ours.
    const content = readContent();
    content.catalogue.meta.version = "next";
    await importContent({ db, now: factoryNow, content });
    expect(await newestFramework(db)).toBe(3);

    // What was retired returns when a file names it again.
    expect(await take(before, "Back to what was")).toEqual({ number: 4, isNew: true });
    expect((await readCompetencies(db)).map(({ id }) => id)).toContain(second.id);
    const { changes } = await compareFramework(ctx, { from: 2, to: 4 });
    expect(changes).toEqual([]);
  });

  it("is not written when somebody changed it after the preview", async () => {
    const now = await present();
    const [first] = now.competencies;
    if (!first) throw new Error("there are competencies");
    await preview(
      frameworkTable({
        ...now,
        competencies: now.competencies.map((one) => (one === first ? { ...one, name: "Mine" } : one)),
      }),
    );
    const seen = (await getFrameworkImport(ctx))?.effect?.against ?? 0;
    const { stamp, values } = await getEntry(ctx, { kind: "competency_descriptors", id: "benefits/1" });
    await editEntry(ctx, {
      kind: "competency_descriptors",
      id: "benefits/1",
      stamp,
      values: { ...values, descriptor: "Theirs, later." },
    });
    await expect(importFramework(ctx, { against: seen, reason: "Mine" })).rejects.toMatchObject({
      reason: "catalogue.framework_moved",
    });
    await discardFramework(ctx);
    expect(await getFrameworkImport(ctx)).toBeNull();
  });

  it("keeps both of two edits at the same moment, each as a version, and the last says both", async () => {
    const from = await newestFramework(db);
    const ids = ["facilitation/1", "facilitation/2", "facilitation/3"];
    const edits = await Promise.all(ids.map((id) => getEntry(ctx, { kind: "competency_descriptors", id })));
    await Promise.all(
      edits.map(({ id, stamp }) =>
        editEntry(ctx, { kind: "competency_descriptors", id, stamp, values: { descriptor: `Together: ${id}.` } }),
      ),
    );
    expect(await newestFramework(db)).toBe(from + ids.length);
    const facilitation = (await present()).competencies.find(({ id }) => id === "facilitation");
    expect(facilitation?.levels.slice(1, 4)).toEqual(ids.map((id) => `Together: ${id}.`));
  });

  it("is not written from a file with a problem, nor by anybody but an administrator", async () => {
    expect(await preview("Name\r\nx")).toEqual({ problems: 1 });
    const against = await newestFramework(db);
    await expect(importFramework(ctx, { against, reason: "x" })).rejects.toMatchObject({
      reason: "catalogue.import_has_problems",
    });
    await expect(preview("")).rejects.toMatchObject({ reason: "catalogue.import_empty" });
    const member = actingAs(db, await newMember(db), factoryNow);
    await expect(importFramework(member, { against, reason: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("keeps every version as it was: none can be changed or removed", async () => {
    const refused = { cause: { message: "Rows of framework_versions are never changed or removed." } };
    await expect(db.update(frameworkVersions).set({ reason: "Another" })).rejects.toMatchObject(refused);
    await expect(db.delete(frameworkVersions)).rejects.toMatchObject(refused);
  });
});
