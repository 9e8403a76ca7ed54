import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import {
  caseDecisions,
  caseDrafts,
  cases,
  flags,
  keptPosts,
  moderationMatters,
  postReactions,
  threads,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { wholeCase } from "@/server/cases/case.fixture";
import { decide } from "@/server/cases/decide";
import { saveCase } from "@/server/cases/drafts";
import { publishCase } from "@/server/cases/publish";
import { report } from "@/server/moderation/report";
import { community, noOf } from "../discussion.fixture";
import { keepPost, markTakeaway, reactTo } from "./change";

const { db } = await testDb();
const { as, regular, open, answer } = community(db);

/** Sends the same fifty times at once, as a page does whose answers are lost. */
const fiftyTimes = <T>(send: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, send));

test("a thread that is opened fifty times by one form is one, and leads to one place", async () => {
  const ctx = as(await regular());
  const key = randomUUID();
  const opened = await fiftyTimes(() => open(ctx, { key }));
  expect(new Set(opened.map(({ path, postId }) => `${path} ${postId}`)).size).toBe(1);
  expect(await db.$count(threads, eq(threads.key, key))).toBe(1);
});

test("a post that is pressed, kept and taken away fifty times is so once", async () => {
  const [host, reader] = [as(await regular()), as(await regular())];
  const { postId } = await answer(reader, noOf(await open(host)));
  await fiftyTimes(() => reactTo(host, { postId, kind: "useful", on: true }));
  await fiftyTimes(() => keepPost(host, { postId, keep: true, lesson: null }));
  await fiftyTimes(() => markTakeaway(host, { postId, on: true }));
  expect(await db.$count(postReactions, eq(postReactions.postId, postId))).toBe(1);
  expect(await db.$count(keptPosts, eq(keptPosts.postId, postId))).toBe(1);
});

test("what one reader reports again and again, and many at once, is one matter with one report of each", async () => {
  const [author, reader] = [as(await regular()), as(await regular())];
  const { postId } = await answer(author, noOf(await open(author)));
  const reason = "unkind" as const;
  const again = () => report(reader, { about: { postId }, reason, words: "Look." });
  await Promise.all(Array.from({ length: 25 }, again));
  expect(await db.$count(moderationMatters, eq(moderationMatters.postId, postId))).toBe(1);
  expect(await db.$count(flags, eq(flags.reporterId, reader.actor.id))).toBe(1);

  const readers = await Promise.all(Array.from({ length: 20 }, () => newMember(db)));
  const about = { caseSlug: "heathrow-t5" };
  const sent = await Promise.all(readers.map((one) => report(as(one), { about, reason, words: "" })));
  expect(new Set(sent.map(({ matterId }) => matterId)).size).toBe(1);
});

test("a case is begun, published and decided once, however often each is sent", async () => {
  const ctx = as(await regular());
  const key = randomUUID();
  const begun = await fiftyTimes(() => saveCase(ctx, { draftId: null, revision: null, draft: wholeCase, key }));
  const [draftId = "", ...others] = new Set(begun.map((one) => one.draftId));
  expect([others, await db.$count(caseDrafts, eq(caseDrafts.authorId, ctx.actor.id))]).toEqual([[], 1]);
  const ticks = { namesChanged: true, employerAllows: true, noProcurement: true, nobodyHarmed: true } as const;
  const shown = { outcomeLocked: true, indexable: true, knowingly: true };
  const published = await fiftyTimes(() => publishCase(ctx, { ...ticks, ...shown, draftId, revision: 1 }));
  const [slug = "", ...slugs] = new Set(published.map((one) => one.slug));
  expect([slugs, await db.$count(cases, eq(cases.authorId, ctx.actor.id))]).toEqual([[], 1]);
  const reader = as(await regular());
  await fiftyTimes(() => decide(reader, { slug, option: 1, why: "" }));
  expect(await db.$count(caseDecisions, eq(caseDecisions.memberId, reader.actor.id))).toBe(1);
});
