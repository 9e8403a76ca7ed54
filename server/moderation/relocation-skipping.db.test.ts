import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { cases, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { wholeCase } from "@/server/cases/case.fixture";
import { noOf } from "@/server/discussion/discussion.fixture";
import { getPlace } from "@/server/discussion/moves/place";
import { getThread } from "@/server/discussion/threads/thread-page";
import { mergeThreads } from "./merge";
import { conversing, reason, split, top } from "./relocation.fixture";

const { db } = await testDb();
const { as, visitor, regular, moderator, open, conversation } = conversing(db);

async function newCase() {
  const { tagIds: _, rag, outcome, points: learningPoints, ...words } = wholeCase;
  const id = randomUUID();
  const published = { isMembers: true, publishedAt: new Date() };
  await db
    .insert(cases)
    .values({ ...words, ...published, id, slug: id, outcome: { rag, text: outcome }, learningPoints });
  const first = as(await regular());
  await open(first, about(id));
  const [main] = await db.select({ no: threads.no }).from(threads).where(eq(threads.caseId, id));
  return { caseId: id, mainNo: main?.no ?? 0 };
}

const lock = (id: string) => db.update(cases).set({ outcomeLocked: true }).where(eq(cases.id, id));
const about = (caseId: string) => ({ caseId, domainId: null, audience: "public" as const });

test("a visitor who looks at a locked case without deciding goes on doing so where an old address leads within the case", async () => {
  const { caseId, mainNo } = await newCase();
  const other = await conversation(about(caseId));
  const judge = await moderator();
  const there = noOf(await split(judge, other.no, [top(3)]));
  await lock(caseId);

  const from = top(3);
  await expect(getThread(visitor, { no: other.no, from })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const page = await getThread(visitor, { no: other.no, from, skips: true });
  const place = `/discussion/${there}?from=1&open=yes#post-1`;
  expect(page.movedTo).toBe(place);
  expect(page.gone[0]?.to?.path).toBe(`/discussion/${there}?open=yes`);
  await expect(getPlace(visitor, { no: other.no, number: from })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await getPlace(visitor, { no: other.no, number: from, skips: true })).toEqual({ path: place });
  expect(await getPlace(visitor, { no: mainNo, number: top(1), skips: true })).toEqual({
    path: `/cases/${caseId}?from=1&open=yes#post-1`,
  });
  // A member has said so once and for all, or has not.
  await expect(getPlace(other.guest, { no: mainNo, number: top(1), skips: true })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });

  await mergeThreads(judge, { threadNo: other.no, intoNo: mainNo, reason });
  expect((await getThread(visitor, { no: other.no, skips: true })).movedTo).toBe(`/cases/${caseId}?open=yes`);
});

test("a visitor who looks at one locked case without deciding has said nothing of another to which a post went", async () => {
  const [one, two] = [await newCase(), await newCase()];
  const from = await conversation(about(one.caseId));
  await mergeThreads(await moderator(), { threadNo: from.no, intoNo: two.mainNo, reason });
  await lock(one.caseId);
  await lock(two.caseId);
  expect((await getThread(visitor, { no: from.no, skips: true })).movedTo).toBe(`/cases/${two.caseId}`);
  expect(await getPlace(visitor, { no: from.no, number: top(2), skips: true })).toEqual({
    path: expect.stringMatching(new RegExp(`^/cases/${two.caseId}\\?from=[\\d.]+#`)),
  });
});
