import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember } from "@/db/factories";
import { drafts, members } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { draftFieldsSchema, draftLimits } from "@/domain/drafts/form";
import { actingAs } from "@/server/context.fixture";
import { clearDraft, keepDraft, readDrafts, sweepDrafts } from "./drafts";

const { db } = await testDb();
const key = "plan-comment:one";
const day = 86_400_000;

async function writer() {
  const member = await newMember(db);
  return { member, ctx: actingAs(db, member) };
}

type Writing = Awaited<ReturnType<typeof writer>>["ctx"];
const read = async (ctx: Writing, of = key) => (await readDrafts(ctx, { keys: [of] }))[0] ?? null;

const words = (text: string) => ({ body: [text] });

describe("a draft", () => {
  it("is there on another device, for its author alone, and grows with what is typed", async () => {
    const { ctx } = await writer();
    const window = randomUUID();
    expect(await read(ctx)).toBeNull();
    const first = await keepDraft(ctx, { key, base: 0, writer: window, fields: words("I would") });
    expect(first).toMatchObject({ kept: true, version: 1 });
    await keepDraft(ctx, { key, base: 1, writer: window, fields: words("I would begin with") });
    expect(await read(ctx)).toMatchObject({ fields: words("I would begin with"), version: 2 });
    expect(await read((await writer()).ctx)).toBeNull();
  });

  it("is read together with those of the other forms of a page", async () => {
    const { ctx } = await writer();
    const keys = ["report:one", "report:two", "report:never"];
    for (const one of keys.slice(0, 2))
      await keepDraft(ctx, { key: one, base: 0, writer: randomUUID(), fields: words(one) });
    const found = await readDrafts(ctx, { keys });
    expect(found.map(({ key: of, fields }) => [of, fields]).toSorted()).toEqual([
      ["report:one", words("report:one")],
      ["report:two", words("report:two")],
    ]);
  });

  it("never gives way to a window that does not know of it, and says what is kept instead", async () => {
    const { ctx } = await writer();
    const [one, other] = [randomUUID(), randomUUID()];
    await keepDraft(ctx, { key, base: 0, writer: one, fields: words("The newer text") });
    const answer = await keepDraft(ctx, { key, base: 0, writer: other, fields: words("An older text") });
    expect(answer).toMatchObject({ kept: false, fields: words("The newer text"), version: 1, writer: one });
    expect(await read(ctx)).toMatchObject({ fields: words("The newer text") });
    const known = await keepDraft(ctx, { key, base: 1, writer: other, fields: words("Chosen on purpose") });
    expect(known).toMatchObject({ kept: true, version: 2 });
  });

  it("is written by one of two windows that type at the same moment, and the other is told", async () => {
    const { ctx } = await writer();
    const windows = Array.from({ length: 12 }, (_, n) => ({ writer: randomUUID(), fields: words(`Window ${n}`) }));
    const answers = await Promise.all(windows.map((window) => keepDraft(ctx, { key, base: 0, ...window })));
    expect(answers.filter(({ kept }) => kept)).toHaveLength(1);
    const kept = await read(ctx);
    expect(answers.every(({ fields }) => JSON.stringify(fields) === JSON.stringify(kept?.fields))).toBe(true);
  });

  it("stays ended when words of the window that sent it come late, and begins anew with what is typed then", async () => {
    const { ctx } = await writer();
    const [sent, next] = [randomUUID(), randomUUID()];
    await clearDraft(ctx, { key, base: 0, writer: sent });
    await keepDraft(ctx, { key, base: 0, writer: sent, fields: words("Under way meanwhile") });
    expect(await read(ctx)).toMatchObject({ fields: null });
    await keepDraft(ctx, { key, base: 0, writer: next, fields: words("The next one") });
    expect(await read(ctx)).toMatchObject({ fields: words("The next one") });
  });

  it("is kept again by its own window when an answer was lost on the way", async () => {
    const { ctx } = await writer();
    const window = randomUUID();
    await keepDraft(ctx, { key, base: 0, writer: window, fields: words("Once") });
    const again = await keepDraft(ctx, { key, base: 0, writer: window, fields: words("Once and more") });
    expect(again).toMatchObject({ kept: true, fields: words("Once and more") });
  });

  it("is empty once its form was sent, and a text begun before that is kept as a new one", async () => {
    const { ctx } = await writer();
    const window = randomUUID();
    await keepDraft(ctx, { key, base: 0, writer: window, fields: words("Sent") });
    await clearDraft(ctx, { key, base: 1, writer: window });
    await clearDraft(ctx, { key, base: 1, writer: window });
    const spent = await read(ctx);
    expect(spent?.fields).toBeNull();
    expect(spent?.version).toBeGreaterThan(1);
    const next = await keepDraft(ctx, { key, base: 1, writer: randomUUID(), fields: words("Another remark") });
    expect(next.kept).toBe(true);
  });

  it("stays when another window sends the form that it was not written in", async () => {
    const { ctx } = await writer();
    const [one, other] = [randomUUID(), randomUUID()];
    await keepDraft(ctx, { key, base: 0, writer: one, fields: words("Still typing") });
    await clearDraft(ctx, { key, base: 0, writer: other });
    expect(await read(ctx)).toMatchObject({ fields: words("Still typing") });
  });

  it("goes with its author, and after sixty days without a touch", async () => {
    const { ctx, member } = await writer();
    await keepDraft(ctx, { key, base: 0, writer: randomUUID(), fields: words("Kept") });
    await sweepDrafts(db, new Date(factoryNow.getTime() + (draftLimits.days - 1) * day));
    expect(await read(ctx)).not.toBeNull();
    await sweepDrafts(db, new Date(factoryNow.getTime() + (draftLimits.days + 1) * day));
    expect(await read(ctx)).toBeNull();
    await keepDraft(ctx, { key, base: 0, writer: randomUUID(), fields: words("Kept") });
    await db.delete(members).where(eq(members.id, member.id));
    expect(await db.$count(drafts, eq(drafts.memberId, member.id))).toBe(0);
  });

  it("gives way, the oldest first, when a member has one of very many forms", async () => {
    const { ctx, member } = await writer();
    const row = (n: number) => ({
      memberId: member.id,
      key: `evidence:${n}`,
      fields: words("Kept"),
      version: 1,
      writer: randomUUID(),
      savedAt: new Date(factoryNow.getTime() - n * day),
    });
    await db.insert(drafts).values(Array.from({ length: draftLimits.forms }, (_, n) => row(n + 1)));
    await keepDraft(ctx, { key, base: 0, writer: randomUUID(), fields: words("One more") });
    expect(await db.$count(drafts, eq(drafts.memberId, member.id))).toBe(draftLimits.forms);
    expect(await read(ctx, `evidence:${draftLimits.forms}`)).toBeNull();
    expect(await read(ctx)).not.toBeNull();
    await clearDraft(ctx, { key: "evidence:never", base: 0, writer: randomUUID() });
    expect(await db.$count(drafts, eq(drafts.memberId, member.id))).toBe(draftLimits.forms);
  });

  it("is no place to store more than a long form says", () => {
    expect(draftFieldsSchema.safeParse({ body: ["a".repeat(draftLimits.characters)] }).success).toBe(false);
  });
});
