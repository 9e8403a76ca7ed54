import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import { cases, posts, programmeMembers, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { community, noOf, now } from "./discussion.fixture";
import { openRounds } from "./posts/rounds";
import { readableThreads } from "./sight";
import { getThread } from "./threads/thread-page";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);

const numbersOf = ({ posts: list }: { posts: readonly { number: string | null }[] }) => list.map((post) => post.number);

test("posts are numbered in the order in which they are shown, answers beneath what they answer, one level deep", async () => {
  const ctx = as(await regular());
  const no = noOf(await open(ctx));
  expect(await answer(ctx, no)).toMatchObject({ number: "2", state: "published" });
  expect(await answer(ctx, no, { major: 1, minor: 0 })).toMatchObject({ number: "1.1" });
  expect(await answer(ctx, no, { major: 1, minor: 1 })).toMatchObject({ number: "1.2" });
  const page = await getThread(ctx, { no });
  expect(numbersOf(page)).toEqual(["1", "1.1", "1.2", "2"]);
  expect(page.posts.map((post) => post.answers)).toEqual([null, "1", "1.1", null]);
});

test("forty people who answer at once get forty numbers, none twice and none left out", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => regular()));
  const [first = await regular()] = people;
  const no = noOf(await open(as(first)));
  await Promise.all(
    people.flatMap((person) => [
      ...Array.from({ length: 3 }, () => answer(as(person), no)),
      ...Array.from({ length: 2 }, () => answer(as(person), no, { major: 1, minor: 0 })),
    ]),
  );
  const rows = await db
    .select({ seq: posts.seq, major: posts.major, minor: posts.minor })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(threads.no, no))
    .orderBy(posts.seq);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
  expect(rows.flatMap((row) => (row.minor === 0 ? [row.major] : []))).toEqual(
    Array.from({ length: 25 }, (_, at) => at + 1),
  );
  expect(rows.flatMap((row) => (row.minor === 0 ? [] : [row.minor]))).toEqual(
    Array.from({ length: 16 }, (_, at) => at + 1),
  );
});

test("a form that is sent fifty times at once makes one post; with other words it is refused", async () => {
  const ctx = as(await regular());
  const no = noOf(await open(ctx));
  const key = randomUUID();
  const sent = await Promise.all(Array.from({ length: 50 }, () => answer(ctx, no, null, { key })));
  expect(new Set(sent.map((one) => `${one.postId} ${one.number}`)).size).toBe(1);
  await expect(answer(ctx, no, null, { key, body: "Other words." })).rejects.toMatchObject({
    reason: "discussion.already_posted",
  });
  const opening = randomUUID();
  const opened = await Promise.all(Array.from({ length: 20 }, () => open(ctx, { key: opening })));
  expect(new Set(opened.map((one) => one.path)).size).toBe(1);
});

test("a page begins where the address says, or with the thread where its first page has the place, and leads to the pages before and after", async () => {
  const ctx = as(await regular());
  const no = noOf(await open(ctx));
  for (let at = 2; at <= 100; at += 1) await answer(ctx, no);
  const first = await getThread(ctx, { no });
  expect(numbersOf(first)).toHaveLength(40);
  expect([first.previous, first.next]).toEqual([null, "41"]);
  const within = await getThread(ctx, { no, from: { major: 40, minor: 0 } });
  expect([numbersOf(within)[0], within.previous, within.next]).toEqual(["1", null, "41"]);
  const middle = await getThread(ctx, { no, from: { major: 41, minor: 0 } });
  expect([numbersOf(middle)[0], middle.previous, middle.next]).toEqual(["41", "1", "81"]);
  const last = await getThread(ctx, { no, from: { major: 81, minor: 0 } });
  expect([numbersOf(last).length, last.previous, last.next]).toEqual([20, "41", null]);
});

test("what one wrote is read; what others wrote is not until it has been", async () => {
  const [one, other] = [as(await regular()), as(await regular())];
  const no = noOf(await open(one));
  await answer(other, no);
  await answer(one, no);
  const page = await getThread(other, { no });
  expect(page.thread.unread).toBe(2);
  expect(page.firstUnread).toBe("1");
  expect(page.posts.map((post) => post.unread)).toEqual([true, false, true]);
});

test("a new member's first posts wait for a moderator, seen by their author alone", async () => {
  const [host, newcomer] = [as(await regular()), as(await newMember(db))];
  const no = noOf(await open(host));
  expect(await answer(newcomer, no)).toMatchObject({ state: "pending", number: null });
  expect((await getThread(newcomer, { no })).waiting.map((post) => post.body)).toEqual(["An answer."]);
  const others = await getThread(host, { no });
  expect([others.waiting, numbersOf(others)]).toEqual([[], ["1"]]);
});

test("a thread whose first post waits is there for its opener and moderators alone, and is answered by nobody", async () => {
  const [other, newcomer] = [as(await regular()), as(await newMember(db))];
  const no = noOf(await open(newcomer, { audience: "public", title: "CANARY of somebody new" }));
  for (const ctx of [visitor, other]) {
    await expect(getThread(ctx, { no })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.$count(threads, and(eq(threads.no, no), readableThreads(db, ctx.actor)))).toBe(0);
  }
  await expect(answer(other, no)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(answer(newcomer, no)).rejects.toMatchObject({ reason: "discussion.not_begun" });
  expect(await getThread(newcomer, { no })).toMatchObject({ posts: [], waiting: [{ state: "pending" }] });
  const moderator = as(await regular(), [{ kind: "moderator" }]);
  expect((await getThread(moderator, { no })).thread.canPost).toBe(false);
});

test("a first post that waits does not keep others from beginning the discussion of a case", async () => {
  const [item] = await db.select({ id: cases.id, slug: cases.slug }).from(cases).where(eq(cases.slug, "esn"));
  const about = { caseId: item?.id ?? "", domainId: null, audience: "public" as const };
  const newcomer = as(await newMember(db));
  const waiting = await open(newcomer, { ...about, title: "Somebody new begins" });
  expect(waiting.path).toBe("/cases/esn");
  const begun = await open(as(await regular()), { ...about, title: "Somebody else begins" });
  expect(begun).toMatchObject({ path: "/cases/esn", number: "1" });
  expect((await getThread(visitor, { caseSlug: "esn" })).thread.title).toBe("Somebody else begins");
});

test("first answers of a quiet round are sealed for two days and opened together, answers beneath a post are not", async () => {
  const [host, one, other] = [as(await regular()), as(await regular()), as(await regular())];
  const no = noOf(await open(host, { quiet: true }));
  expect(await answer(one, no)).toMatchObject({ state: "sealed", number: null });
  expect(await answer(other, no)).toMatchObject({ state: "sealed", number: null });
  expect(await answer(other, no, { major: 1, minor: 0 })).toMatchObject({ number: "1.1" });
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
  expect(await openRounds(db, hours(47))).toBe(0);
  expect(numbersOf(await getThread(one, { no }))).toEqual(["1", "1.1"]);
  expect(await openRounds(db, hours(48))).toBe(1);
  expect(numbersOf(await getThread(host, { no }))).toEqual(["1", "1.1", "2", "3"]);
  expect(await openRounds(db, hours(49))).toBe(0);
  expect(await answer(as({ id: one.actor.id }, [], hours(49)), no)).toMatchObject({ number: "4" });
});

test("visitors read public threads, members those of members, and a programme's only who takes part in it", async () => {
  const programme = await newProgramme(db);
  const [inside, outside] = [await regular(), await regular()];
  await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: inside.id, joinedAt: now });
  const coordinator = as(await newMember(db), [{ kind: "coordinator", programmeId: programme.id }]);
  const moderator = as(await newMember(db), [{ kind: "moderator" }]);
  const readers = { visitor, inside: as(inside), outside: as(outside), coordinator, moderator };
  const sees = async (no: number) => {
    const answers = await Promise.allSettled(Object.values(readers).map((ctx) => getThread(ctx, { no })));
    return Object.keys(readers).filter((_, at) => answers[at]?.status === "fulfilled");
  };
  const host = as(inside);
  expect(await sees(noOf(await open(host, { audience: "public" })))).toEqual(Object.keys(readers));
  expect(await sees(noOf(await open(host)))).toEqual(["inside", "outside", "coordinator", "moderator"]);
  const own = noOf(await open(host, { audience: "programme", programmeId: programme.id }));
  expect(await sees(own)).toEqual(["inside", "coordinator", "moderator"]);
  await expect(answer(as(outside), own)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await db.update(threads).set({ hiddenAt: now }).where(eq(threads.no, own));
  expect(await sees(own)).toEqual(["coordinator", "moderator"]);
});

test("a locked thread is read and takes nothing more", async () => {
  const ctx = as(await regular());
  const no = noOf(await open(ctx));
  await db.update(threads).set({ lockedAt: now }).where(eq(threads.no, no));
  expect((await getThread(ctx, { no })).thread.canPost).toBe(false);
  await expect(answer(ctx, no)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "discussion.locked" });
});

test("the first thread about a case stands on its page, in the domain of the case", async () => {
  const ctx = as(await regular());
  const about = { caseId: "case-dbs", domainId: null, audience: "public" as const };
  const first = await open(ctx, about);
  expect(first.path).toMatch(/^\/cases\//);
  expect((await open(ctx, about)).path).toMatch(/^\/discussion\/\d+$/);
  const page = await getThread(visitor, { caseSlug: first.path.replace("/cases/", "") });
  expect(page.thread).toMatchObject({ isMain: true, domain: { id: "banking" } });
  expect(page.posts[0]?.author.name).toBe("A member");
});

test("who posts without a name is the same member throughout a thread", async () => {
  const [one, other, host] = [as(await regular()), as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  for (const ctx of [one, other, one]) await answer(ctx, no, null, { asMember: true });
  const page = await getThread(host, { no });
  expect(page.posts.slice(1).map((post) => post.author.name)).toEqual(["Member 1", "Member 2", "Member 1"]);
});
