import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember } from "@/db/factories";
import { catalogueEdits, glossaryTerms, roles, targetLevels } from "@/db/schema/catalogue";
import { importContent } from "@/db/seed/content";
import { readContent } from "@/db/seed/content-file";
import { testDb } from "@/db/test-database";
import { editKinds } from "@/domain/catalogue/editing-kinds";
import { actingAs } from "@/server/context.fixture";
import { addEntry, editEntry } from "./edit-entry";
import { getEntry, listEntries, listKinds } from "./entries";
import { getRole } from "./roles";

const { db } = await testDb();
const admin = [{ kind: "admin" }] as const;
let ctx: ReturnType<typeof actingAs>;

beforeAll(async () => {
  ctx = actingAs(db, await newMember(db, { name: "Ada Minister" }), factoryNow, admin);
});

describe("an administrator", () => {
  it("can open an entry of every kind, and saving it unchanged changes nothing", async () => {
    for (const kind of editKinds) {
      const { entries } = await listEntries(ctx, { kind: kind.id });
      const [first] = entries;
      if (!first) throw new Error(`no entries of ${kind.id}`);
      const { values, stamp } = await getEntry(ctx, { kind: kind.id, id: first.id });
      expect(await editEntry(ctx, { kind: kind.id, id: first.id, stamp, values }), kind.id).toEqual({ changed: false });
    }
    expect(await db.$count(catalogueEdits)).toBe(0);
    const { kinds } = await listKinds(ctx);
    expect(kinds.find((kind) => kind.id === "glossary_terms")).toMatchObject({ total: 111, edited: 0 });
  });

  it("renames a role, which the next import leaves alone, and the history says who did it", async () => {
    const { values, stamp } = await getEntry(ctx, { kind: "roles", id: "pmo-analyst" });
    const renamed = { ...values, name: "Portfolio Analyst" };
    await editEntry(ctx, { kind: "roles", id: "pmo-analyst", stamp, values: renamed });
    const content = readContent();
    const analyst = content.catalogue.roles.find((role) => role.id === "pmo-analyst");
    if (!analyst) throw new Error("there is an analyst");
    analyst.summary = "Another summary.";
    const report = await importContent({ db, now: factoryNow, content });
    expect(report.keptRows).toEqual(["roles: pmo-analyst"]);
    expect((await getRole(ctx, { id: "pmo-analyst" })).name).toBe("Portfolio Analyst");
    const { history } = await getEntry(ctx, { kind: "roles", id: "pmo-analyst" });
    expect(history).toMatchObject([
      { by: "Ada Minister", changes: [{ label: "Name", before: "PMO Analyst", after: "Portfolio Analyst" }] },
    ]);
  });

  it("is told when somebody else has changed the entry meanwhile", async () => {
    const { values, stamp } = await getEntry(ctx, { kind: "glossary_terms", id: "rag" });
    await editEntry(ctx, { kind: "glossary_terms", id: "rag", stamp, values: { ...values, definition: "Theirs." } });
    const late = editEntry(ctx, {
      kind: "glossary_terms",
      id: "rag",
      stamp,
      values: { ...values, definition: "Mine." },
    });
    await expect(late).rejects.toThrow("catalogue.changed_meanwhile");
    const [term] = await db.select().from(glossaryTerms).where(eq(glossaryTerms.id, "rag"));
    expect(term?.definition).toBe("Theirs.");
  });

  it.each([
    ["a source that does not exist", { sourceIds: ["HEARSAY"] }, "catalogue.unknown_reference"],
    ["an empty definition", { definition: " " }, "input.invalid"],
    ["a category that does not exist", { category: "gardening" }, "input.invalid"],
    ["a field that does not exist", { colour: "red" }, "input.invalid"],
  ])("is refused %s", async (_, fault, reason) => {
    const { values, stamp } = await getEntry(ctx, { kind: "glossary_terms", id: "accrual" });
    const edit = editEntry(ctx, { kind: "glossary_terms", id: "accrual", stamp, values: { ...values, ...fault } });
    await expect(edit).rejects.toThrow(reason);
  });

  it("adds a role with the target profile of a like role", async () => {
    const { values } = await getEntry(ctx, { kind: "roles", id: "pmo-coordinator" });
    const added = { ...values, name: "Change Coordinator" };
    await addEntry(ctx, { kind: "roles", id: "change-coordinator", values: added, likeRoleId: "pmo-coordinator" });
    const role = await getRole(ctx, { id: "change-coordinator" });
    expect(role.profile).toHaveLength(30);
    const again = addEntry(ctx, { kind: "roles", id: "change-coordinator", values: added, likeRoleId: "pmo-analyst" });
    await expect(again).rejects.toThrow("catalogue.id_taken");
    expect(await db.$count(targetLevels, eq(targetLevels.roleId, "change-coordinator"))).toBe(30);
    expect(await db.$count(roles)).toBe(17);
  });
});

describe("anybody else", () => {
  it("may not change or add an entry", async () => {
    const stranger = actingAs(db, await newMember(db));
    const { values, stamp } = await getEntry(ctx, { kind: "domains", id: "nhs" });
    await expect(editEntry(stranger, { kind: "domains", id: "nhs", stamp, values })).rejects.toThrow("FORBIDDEN");
    await expect(addEntry(stranger, { kind: "domains", id: "rail", values })).rejects.toThrow("FORBIDDEN");
  });
});
