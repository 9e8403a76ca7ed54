import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember } from "@/db/factories";
import { caseDrafts, caseSkills, cases, drafts } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import type { CaseDraft } from "@/domain/cases/document";
import { notingDb } from "@/server/asked.fixture";
import type { Ctx } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { wholeCase } from "./case.fixture";
import { correctCase, getCaseHistory } from "./correct";
import { getCaseDraft, saveCase } from "./drafts";
import { publishCase } from "./publish";
import { getCase } from "./queries";

const { db, sql: connection } = await testDb();
const noting = notingDb(connection);
await importContent({ db, now: factoryNow });

const visit = (): Ctx => ({ db, actor: { kind: "visitor" }, now: factoryNow, requestId: "test" });
const ticked = { namesChanged: true, employerAllows: true, noProcurement: true, nobodyHarmed: true } as const;
const shown = { outcomeLocked: false, indexable: true, knowingly: false };

async function begin(draft: CaseDraft) {
  const author = await newMember(db);
  const ctx = actingAs(db, author);
  const { draftId } = await saveCase(ctx, { draftId: null, revision: null, draft, key: randomUUID() });
  return { author, ctx, draftId };
}

async function published(of: Partial<CaseDraft>) {
  const made = await begin({ ...wholeCase, ...of });
  const { slug } = await publishCase(made.ctx, { ...ticked, ...shown, draftId: made.draftId, revision: 1 });
  return { ...made, slug };
}

describe("learning points", () => {
  const points = [
    { text: "A benefit without a name is a hope.", competency_ids: ["benefits"] },
    { text: "A rehearsal has to be able to fail.", competency_ids: ["test-cutover", "benefits"] },
  ];

  it("each carry their competencies to the page, under which the case is filed", async () => {
    const { slug } = await published({ title: "Two points and what they show", points });
    const page = await getCase(visit(), { slug });
    expect(page.learningPoints).toEqual(points);
    expect(page.skills.map(({ id }) => id).toSorted()).toEqual(["benefits", "test-cutover"]);
    expect(page.competencyNames).toMatchObject({ benefits: expect.any(String) });
  });

  it("name competencies of the framework and nothing else", async () => {
    const { ctx, draftId } = await begin({ ...wholeCase, points: [{ text: "One.", competency_ids: ["juggling"] }] });
    await expect(publishCase(ctx, { ...ticked, ...shown, draftId, revision: 1 })).rejects.toMatchObject({
      reason: "cases.no_such_competency",
    });
  });

  it("are corrected one by one, and the history says in words what was chosen before", async () => {
    const { slug, ctx } = await published({ title: "Points that are corrected", points });
    const [first, second] = points;
    const draft = {
      ...wholeCase,
      title: "Points that are corrected",
      points: [first, { ...second, competency_ids: ["test-cutover"] }].map((point) => ({
        text: point?.text ?? "",
        competency_ids: point?.competency_ids ?? [],
      })),
    };
    await correctCase(ctx, { slug, revision: 1, draft, reason: "It shows no benefit", knowingly: false });
    const names = (await getCase(ctx, { slug })).competencyNames;
    const [correction] = (await getCaseHistory(ctx, { slug })).corrections;
    // The page waits for three answers, the reading of its session among them.
    expect(await noting.depthOf(() => getCaseHistory({ ...ctx, db: noting.db }, { slug }))).toBe(2);
    expect(correction?.changes.map(({ label }) => label)).toEqual(["Learning points"]);
    const gone = correction?.changes[0]?.words.filter(({ kind }) => kind === "removed").map(({ text }) => text);
    expect(gone?.join("")).toContain(names.benefits);
    expect((await getCase(visit(), { slug })).learningPoints[1]?.competency_ids).toEqual(["test-cutover"]);
  });

  it("of a case that was written before they had competencies show those of the whole, in the case, its drafts and what is typed", async () => {
    const { slug, ctx, author } = await published({ title: "From before" });
    const { points: _, ...rest } = wholeCase;
    const former = { ...rest, competencyIds: ["benefits", "test-cutover"], points: ["One.", "Two."] };
    const texts = former.points.map((text) => ({ text, competency_ids: [] as string[] }));
    await db.update(cases).set({ learningPoints: texts }).where(eq(cases.slug, slug));
    const [item] = await db.select().from(cases).where(eq(cases.slug, slug));
    await db.insert(caseSkills).values({ caseId: item?.id ?? "", competencyId: "test-cutover" });
    const { draftId } = await saveCase(ctx, { draftId: null, revision: null, draft: wholeCase, key: randomUUID() });
    await db.update(caseDrafts).set({ document: former }).where(eq(caseDrafts.id, draftId));
    const typed = { memberId: author.id, version: 1, writer: randomUUID(), savedAt: factoryNow };
    await db.insert(drafts).values([
      {
        ...typed,
        key: "case:new",
        fields: { title: ["T"], points: ["One.\r\n\nTwo."], competencyIds: ["benefits", "risk"] },
      },
      { ...typed, key: `case:${draftId}`, fields: { competencyIds: ["benefits"] } },
      { ...typed, key: "case:spent", fields: null },
    ]);

    const migration = await readFile("db/migrations/0036_competencies_of_points.sql", "utf8");
    for (const statement of migration.split("--> statement-breakpoint")) await db.execute(sql.raw(statement));

    const both = (text: string) => ({ text, competency_ids: expect.arrayContaining(["benefits", "test-cutover"]) });
    expect((await getCase(visit(), { slug })).learningPoints).toEqual([both("One."), both("Two.")]);
    expect((await getCaseDraft(ctx, { draftId })).document.points).toEqual([both("One."), both("Two.")]);
    const kept = await db.select().from(drafts).where(eq(drafts.memberId, author.id)).orderBy(drafts.key);
    expect(kept.map(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        {
          title: ["T"],
          "points.0.text": ["One."],
          "points.0.competency_ids.0": ["benefits"],
          "points.0.competency_ids.1": ["risk"],
          "points.1.text": ["Two."],
          "points.1.competency_ids.0": ["benefits"],
          "points.1.competency_ids.1": ["risk"],
        },
        { "points.0.competency_ids.0": ["benefits"] },
        null,
      ]),
    );
  });
});
