import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cases, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { MemberCtx } from "@/server/context";
import { noOf } from "@/server/discussion/discussion.fixture";
import { deletePost } from "@/server/discussion/posts/change";
import { mergeThreads } from "@/server/moderation/merge";
import { moderated } from "@/server/moderation/moderation.fixture";
import { splitThread } from "@/server/moderation/split";
import { declineOffer, saveEntry } from "./entries";
import { getEntryForm } from "./entry-form";
import { followScheme } from "./follow";
import { getLedger } from "./ledger";

const { db } = await testDb();
const { as, regular, open, answer, moderator } = moderated(db);

/** Puts the offer of a thread into the ledger. */
const enter = (ctx: MemberCtx, sourceId: string) =>
  saveEntry(ctx, {
    idempotencyKey: randomUUID(),
    happenedOn: "2026-06-01",
    hours: 1,
    minutes: 0,
    what: "A reply",
    reflection: "I give ranges now.",
    headings: [{ schemeId: "apm", headingId: "informal" }],
    offer: { kind: "case_reply", sourceId },
  });

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");

describe("a reply about a case", () => {
  it("is offered once for its thread when it is long enough and stands, to its author alone", async () => {
    const [author, other] = [await regular(), await regular()];
    const [about] = await db.select({ id: cases.id, title: cases.title }).from(cases).limit(1);
    const { path } = await open(as(other), { caseId: about?.id ?? "", domainId: null });
    const [thread] = await db.select().from(threads).where(eq(threads.openedById, other.id));
    const no = thread?.no ?? 0;
    await answer(as(author), no, null, { body: words(30) });
    const long = await answer(as(author), no, null, { body: `> ${words(90)}\n\n${words(120)}` });
    await answer(as(author), no, null, { body: words(300) });
    const offered = (await getLedger(as(author), {})).offers;
    expect(offered).toMatchObject([
      {
        kind: "case_reply",
        sourceId: thread?.id,
        minutes: 15,
        what: `Reply in the discussion of “${about?.title}”`,
        path: `${path}?from=${long.number}#post-${long.number}`,
      },
    ]);
    expect((await getLedger(as(other), {})).offers).toEqual([]);

    const offer = { kind: "case_reply" as const, sourceId: thread?.id ?? "" };
    for (const schemeId of ["axelos", "apm", "pmi-pmp", "iiba"])
      await followScheme(as(author), { schemeId, startsOn: "2026-01-01" });
    const { headings } = await getEntryForm(as(author), { offer });
    expect(headings).toEqual({ axelos: "community", apm: "informal", "pmi-pmp": "giving-back" });
    await enter(as(author), thread?.id ?? "");
    expect((await getLedger(as(author), {})).offers).toEqual([]);
    expect((await getLedger(as(author), {})).entries[0]?.offered).toBe("case_reply");
  });

  it("is not offered again where it stands after threads were merged and split", async () => {
    const [author, other] = [await regular(), await regular()];
    const [about] = await db.select({ id: cases.id }).from(cases).limit(1);
    const begin = async () => noOf(await open(as(other), { caseId: about?.id ?? "", domainId: null }));
    await begin();
    const [one, two, three] = [await begin(), await begin(), await begin()];
    await answer(as(author), one, null, { body: words(100) });
    await answer(as(author), two, null, { body: words(100) });
    const offers = async () => (await getLedger(as(author), {})).offers;
    const sourceIn = async (no: number) =>
      (await offers()).find(({ path }) => path === `/discussion/${no}?from=2#post-2`)?.sourceId ?? "";
    const [first, second] = [await sourceIn(one), await sourceIn(two)];
    await enter(as(author), first);

    const judge = await moderator();
    const later = { ...judge, now: new Date(judge.now.getTime() + 1_000) };
    const reason = "It is one question.";
    const expected = [{ sourceId: second, path: `/discussion/${two}?from=2#post-2` }];
    await mergeThreads(judge, { threadNo: one, intoNo: three, reason });
    expect(await offers()).toMatchObject(expected);
    const apart = { threadNo: three, numbers: [{ major: 3, minor: 0 }], title: "Of its own", reason };
    await splitThread(later, { ...apart, key: randomUUID() });
    expect(await offers()).toMatchObject(expected);
    await mergeThreads(judge, { threadNo: two, intoNo: three, reason });
    expect(await offers()).toMatchObject([{ sourceId: second, path: `/discussion/${three}?from=5#post-5` }]);
    await declineOffer(as(author), { kind: "case_reply", sourceId: second });
    expect(await offers()).toEqual([]);
  });

  it("is not offered once it was taken back", async () => {
    const [author, other] = [await regular(), await regular()];
    const [about] = await db.select({ id: cases.id }).from(cases).limit(1);
    await open(as(other), { caseId: about?.id ?? "", domainId: null });
    const [thread] = await db.select().from(threads).where(eq(threads.openedById, other.id));
    const { postId } = await answer(as(author), thread?.no ?? 0, null, { body: words(100) });
    expect((await getLedger(as(author), {})).offers).toHaveLength(1);
    await deletePost(as(author), { postId });
    expect((await getLedger(as(author), {})).offers).toEqual([]);
  });
});
