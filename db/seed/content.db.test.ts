import { count, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cases, catalogueImports, competencyDescriptors, roles, routeStages, targetLevels } from "../schema/index";
import { testDb } from "../test-database";
import { importContent } from "./content";
import { type Content, readContent } from "./content-file";

const { db, sql: driver } = await testDb({ catalogue: false });
const monday = new Date("2026-06-08T09:00:00Z");
const tuesday = new Date("2026-06-09T09:00:00Z");

/** The shipped content with one role's summary changed. */
function withSummary(roleId: string, summary: string): Content {
  const content = readContent();
  return {
    ...content,
    catalogue: {
      ...content.catalogue,
      meta: { ...content.catalogue.meta, version: "next" },
      roles: content.catalogue.roles.map((role) => (role.id === roleId ? { ...role, summary } : role)),
    },
  };
}

const summaryOf = async (id: string) =>
  (await db.select({ summary: roles.summary }).from(roles).where(eq(roles.id, id)))[0]?.summary;

describe("importing the content", () => {
  it("fills every table of the catalogue and the cases once", async () => {
    const report = await importContent({ db, now: monday });
    expect(report).toMatchObject({ changed: true, updated: 0, keptRows: [] });
    expect(await db.$count(roles)).toBe(16);
    expect(await db.$count(routeStages)).toBe(28);
    expect(await db.$count(competencyDescriptors)).toBe(150);
    expect(await db.$count(targetLevels)).toBe(480);
    expect(await db.$count(cases)).toBe(16);
  });

  it("changes nothing when the same content comes again", async () => {
    const before = await db.execute(sql`select xmin::text, id from roles order by id`);
    const report = await importContent({ db, now: tuesday });
    expect(report).toMatchObject({ changed: false, inserted: 0, updated: 0 });
    expect(await db.execute(sql`select xmin::text, id from roles order by id`)).toEqual(before);
    expect(await db.select({ n: count() }).from(catalogueImports)).toEqual([{ n: 1 }]);
  });

  it("updates just the row that a new version changes, and says so", async () => {
    const report = await importContent({ db, now: tuesday, content: withSummary("pmo-analyst", "Reads the numbers.") });
    expect(report).toMatchObject({ version: "next", changed: true, inserted: 0, updated: 1, keptRows: [] });
    expect(await summaryOf("pmo-analyst")).toBe("Reads the numbers.");
  });

  it("leaves a row that an administrator edited, and names it", async () => {
    await db.update(roles).set({ summary: "Ours.", editedAt: tuesday }).where(eq(roles.id, "test-lead"));
    const report = await importContent({ db, now: tuesday, content: withSummary("test-lead", "Theirs.") });
    expect(report.keptRows).toEqual(["roles: test-lead"]);
    expect(await summaryOf("test-lead")).toBe("Ours.");
  });

  it("does not report an edited row when only the order of the list has changed", async () => {
    const content = readContent();
    content.catalogue.roles.reverse();
    const report = await importContent({ db, now: tuesday, content });
    expect(report.keptRows).toEqual([]);
    expect(await summaryOf("test-lead")).toBe("Ours.");
  });

  it("writes nothing at all when one row cannot be written", async () => {
    const content = withSummary("pmo-analyst", "Half a change.");
    const [first] = content.cases.cases;
    if (!first) throw new Error("there is a first case");
    content.cases.cases = [{ ...first, domain_id: "nowhere" }];
    await expect(importContent({ db, now: tuesday, content })).rejects.toThrow();
    expect(await summaryOf("pmo-analyst")).not.toBe("Half a change.");
  });

  it("tells listeners when a table changes, once the change is committed", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const listening = await driver.listen("content_changed", resolve);
    await db.update(roles).set({ position: 3 }).where(eq(roles.id, "pmo-planner"));
    expect(await promise).toBe("catalogue");
    await listening.unlisten();
  });
});

describe("how cases are filed", () => {
  it("leaves no case without a seat, a skill and a tag", async () => {
    const bare = await db.execute(sql`select id from cases c where stage is null
      or not exists (select from case_skills s where s.case_id = c.id)
      or not exists (select from case_tags t where t.case_id = c.id)`);
    expect(bare).toEqual([]);
  });

  it("heeds a merge that came after the content: the merged tag is not brought back", async () => {
    await db.execute(sql`update tags set merged_into_id = 'adoption', edited_at = now() where id = 'training'`);
    await db.execute(sql`delete from case_tags where tag_id = 'training'`);
    await importContent({ db, now: tuesday, content: withSummary("pmo-analyst", "Once more.") });
    expect(await db.execute(sql`select case_id from case_tags where tag_id = 'training'`)).toEqual([]);
    expect(
      await db.execute(sql`select from case_tags where tag_id = 'adoption' and case_id = 'case-heathrow-t5'`),
    ).toHaveLength(1);
  });
});
