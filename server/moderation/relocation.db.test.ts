import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { drafts, posts, threads, watches } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { noOf } from "@/server/discussion/discussion.fixture";
import { getPlace } from "@/server/discussion/moves/place";
import { keepPost, markTakeaway } from "@/server/discussion/posts/change";
import { reply } from "@/server/discussion/posts/write";
import { getFirstUnread } from "@/server/discussion/reading/first-unread";
import { listKept } from "@/server/discussion/reading/kept";
import { markRead } from "@/server/discussion/reading/reading";
import { listThreads } from "@/server/discussion/threads/list";
import { getThread } from "@/server/discussion/threads/thread-page";
import { isMuted, muteThread } from "@/server/discussion/watching/mute";
import { watch } from "@/server/discussion/watching/watching";
import { mergeThreads } from "./merge";
import { beneath, conversing, reason, split, title, top } from "./relocation.fixture";
import { getSplit } from "./split";

const { db } = await testDb();
const { as, regular, open, answer, moderator, conversation } = conversing(db);

const numbersOf = async (ctx: Parameters<typeof getThread>[0], no: number) =>
  (await getThread(ctx, { no })).posts.map(({ number }) => number);

test("chosen posts become a thread with the answers beneath them; their old addresses and places lead there", async () => {
  const { host, no } = await conversation();
  const judge = await moderator();
  const before = (await getThread(host, { no })).thread.version;
  const key = randomUUID();
  const { path } = await split(judge, no, [top(3), beneath(2, 1)], key);
  expect(await split(judge, no, [top(3), beneath(2, 1)], key)).toEqual({ path });
  const there = noOf({ path });
  const page = await getThread(host, { no });
  expect(page.posts.map(({ number }) => number)).toEqual(["1", "2", "2.2", "4"]);
  expect(page.gone.map(({ number, to }) => [number, to?.number, to?.title])).toEqual([
    ["2.1", "1", title],
    ["3", "2", title],
    ["3.1", "2.1", title],
  ]);
  expect(page.thread).toMatchObject({ postCount: 4, version: before + 1 });
  expect(page.posts[2]).toMatchObject({ answers: "1", answersIn: there });
  expect(await numbersOf(host, there)).toEqual(["1", "2", "2.1"]);
  expect((await getThread(host, { no, from: beneath(3, 1) })).movedTo).toBe(`${path}?from=2.1#post-2.1`);
  expect(await getPlace(host, { no, number: top(3) })).toEqual({ path: `${path}?from=2#post-2` });
  expect((await getThread(host, { no: there })).thread).toMatchObject({ audience: "members", title, locked: false });
});

test("no number is given twice: what is said next comes after all that was ever there", async () => {
  const { guest, no } = await conversation();
  await split(await moderator(), no, [beneath(2, 2), top(4)]);
  expect((await answer(guest, no, top(2))).number).toBe("2.3");
  expect((await answer(guest, no)).number).toBe("5");
});

test("numbers in the words of a moved post mean the posts that they meant, wherever those stand", async () => {
  const { host, no } = await conversation();
  const judge = await moderator();
  const { path } = await split(judge, no, [top(3), top(4)]);
  const [cited] = (await getThread(host, { no: noOf({ path }) })).posts;
  expect(cited?.meant.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual([
    { number: "2.1", at: "2.1", threadNo: no },
    { number: "4", at: "2", threadNo: null },
  ]);
  await answer(host, no, null, { body: "And #4?" });
  expect((await getThread(host, { no })).cited).toEqual([{ number: "4", at: "2", threadNo: noOf({ path }) }]);
});

test("a merged thread leads to the other for ever, also when that one is merged in its turn", async () => {
  const [one, two, three] = [await conversation(), await conversation(), await conversation()];
  const judge = await moderator();
  const merge = (threadNo: number, intoNo: number) => mergeThreads(judge, { threadNo, intoNo, reason });
  const { path } = await merge(one.no, two.no);
  expect(await merge(one.no, two.no)).toEqual({ path });
  expect(await numbersOf(one.host, two.no)).toEqual([
    ...["1", "2", "2.1", "2.2", "3", "3.1", "4"],
    ...["5", "6", "6.1", "6.2", "7", "7.1", "8"],
  ]);
  await merge(two.no, three.no);
  const last = `/discussion/${three.no}`;
  expect((await getThread(one.host, { no: one.no })).movedTo).toBe(last);
  expect((await getThread(one.host, { no: one.no, from: beneath(2, 1) })).movedTo).toBe(`${last}?from=10.1#post-10.1`);
  expect(await getPlace(one.host, { no: two.no, number: beneath(6, 1) })).toEqual({
    path: `${last}?from=10.1#post-10.1`,
  });
  expect((await listThreads(one.host, {})).threads.map(({ no }) => no)).not.toContain(one.no);
  await expect(merge(two.no, one.no)).rejects.toMatchObject({ reason: "moderation.merged_already" });
  await expect(merge(three.no, one.no)).rejects.toMatchObject({ reason: "moderation.target_merged" });
  await expect(merge(three.no, three.no)).rejects.toMatchObject({ reason: "moderation.into_itself" });
});

test("what was read stays read, and what was not stays unread, in both threads", async () => {
  const { no } = await conversation();
  const other = await conversation();
  const reader = as(await regular());
  await markRead(reader, { threadNo: no, seqs: [1, 3, 5] });
  await markRead(reader, { threadNo: other.no, seqs: [1, 2] });
  const { path } = await split(await moderator(), no, [top(3), beneath(2, 1)]);
  const [here, there] = [await getThread(reader, { no }), await getThread(reader, { no: noOf({ path }) })];
  const unread = (page: typeof here) => page.posts.filter((post) => post.unread).map(({ number }) => number);
  expect([unread(here), here.thread.unread]).toEqual([["2", "2.2", "4"], 3]);
  expect([unread(there), there.thread.unread]).toEqual([["2.1"], 1]);
  await mergeThreads(await moderator(), { threadNo: no, intoNo: other.no, reason });
  const whole = await getThread(reader, { no: other.no });
  expect(whole.thread.unread).toBe(unread(whole).length);
  expect(whole.thread.unread).toBe(8);
  expect(await getFirstUnread(reader, { no })).toEqual({ path: `/discussion/${other.no}`, number: "2.1" });
  // A page that was open before tells of the places as they were.
  await markRead(reader, { threadNo: no, seqs: [2, 4] });
  expect((await getThread(reader, { no: other.no })).thread.unread).toBe(6);
  await markRead(reader, { threadNo: no, seqs: null });
  expect((await getThread(reader, { no: other.no })).thread.unread).toBe(5);
  expect((await getThread(reader, { no: noOf({ path }) })).thread.unread).toBe(0);
});

test("an answer on its way finds what it answers where it stands now, and says there what it meant", async () => {
  const { guest, no } = await conversation();
  const other = await conversation();
  const judge = await moderator();
  const { path } = await split(judge, no, [beneath(2, 1)]);
  const late = await answer(guest, no, beneath(2, 1), { body: "#4 says more." });
  expect(late).toMatchObject({ path, number: "1.1" });
  expect((await getThread(guest, { no: noOf({ path }) })).posts[1]?.meant).toEqual([
    { number: "4", at: "4", threadNo: no },
  ]);
  await mergeThreads(judge, { threadNo: no, intoNo: other.no, reason });
  const key = randomUUID();
  const form = { threadNo: no, replyTo: null, body: "Still here.", asMember: false, watch: true, files: [], key };
  const sent = await reply(guest, form);
  expect(sent).toMatchObject({ path: `/discussion/${other.no}`, number: "9" });
  expect(await reply(guest, form)).toEqual(sent);
  const [thread] = await db.select().from(threads).where(eq(threads.no, other.no));
  expect(
    await db.$count(watches, and(eq(watches.subject, thread?.id ?? ""), eq(watches.memberId, guest.actor.id))),
  ).toBe(1);
});

test("a reply that was begun in a thread is offered where that thread leads, until it is sent", async () => {
  const [one, two] = [await conversation(), await conversation()];
  const draft = { memberId: one.guest.actor.id, key: `post:${one.no}:new`, version: 1, writer: randomUUID() };
  await db.insert(drafts).values({ ...draft, fields: { body: ["Half a"] }, savedAt: new Date() });
  await mergeThreads(await moderator(), { threadNo: one.no, intoNo: two.no, reason });
  expect((await getThread(one.guest, { no: two.no })).leftDrafts).toEqual([one.no]);
  expect((await getThread(one.host, { no: two.no })).leftDrafts).toEqual([]);
  await db.update(drafts).set({ fields: null }).where(eq(drafts.key, draft.key));
  expect((await getThread(one.guest, { no: two.no })).leftDrafts).toEqual([]);
});

test("answers that are published while threads are merged all arrive, under numbers of their own", async () => {
  const [one, two] = [await conversation(), await conversation()];
  const judge = await moderator();
  const writers = await Promise.all(Array.from({ length: 6 }, async () => as(await regular())));
  const done = await Promise.all([
    ...writers.map((writer, at) => answer(writer, one.no, at % 2 === 0 ? null : top(2), { body: `Answer ${at}.` })),
    mergeThreads(judge, { threadNo: one.no, intoNo: two.no, reason }),
    ...writers.map((writer, at) => answer(writer, two.no, at % 2 === 0 ? null : top(3), { body: `Other ${at}.` })),
    ...writers.map((writer) => markRead(writer, { threadNo: one.no, seqs: [1, 2, 3, 4, 5, 6, 7] })),
  ]);
  expect(done).toHaveLength(19);
  const [into] = await db.select().from(threads).where(eq(threads.no, two.no));
  const all = await db
    .select()
    .from(posts)
    .where(eq(posts.threadId, into?.id ?? ""));
  expect(all).toHaveLength(14 + 12);
  expect(into).toMatchObject({ postCount: 26, lastSeq: 26 });
  expect(new Set(all.map(({ major, minor }) => `${major}.${minor}`)).size).toBe(26);
  for (const writer of writers) {
    const page = await getThread(writer, { no: two.no });
    expect(page.thread.unread).toBe(26 - 7 - 2);
  }
});

test("two moderators who merge two threads into each other at once: one does", async () => {
  const [one, two] = [await conversation(), await conversation()];
  const [a, b] = [await moderator(), await moderator()];
  const done = await Promise.allSettled([
    mergeThreads(a, { threadNo: one.no, intoNo: two.no, reason }),
    mergeThreads(b, { threadNo: two.no, intoNo: one.no, reason }),
  ]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("who follows the one follows the other, mute is not carried into a conversation that nobody muted, and a pseudonym stays one", async () => {
  const { host, guest, no } = await conversation();
  const other = await conversation();
  const quiet = as(await regular());
  await watch(guest, { kind: "thread", subject: String(no), level: "watch" });
  await watch(quiet, { kind: "thread", subject: String(no), level: "mute" });
  await answer(guest, no, null, { asMember: true });
  await answer(other.guest, other.no, null, { asMember: true });
  await mergeThreads(await moderator(), { threadNo: no, intoNo: other.no, reason });
  const [into] = await db.select().from(threads).where(eq(threads.no, other.no));
  const levels = await db
    .select()
    .from(watches)
    .where(eq(watches.subject, into?.id ?? ""));
  expect(levels.map(({ memberId, level }) => [memberId, level])).toEqual([[guest.actor.id, "watch"]]);
  const names = (await getThread(host, { no: other.no })).posts.map(({ author }) => author.name);
  expect(names.filter((name) => /^Member \d$/.test(name))).toEqual(["Member 1", "Member 2"]);
  // The address in an older mail mutes the thread that there is now.
  const [from] = await db.select().from(threads).where(eq(threads.no, no));
  await muteThread(db, host.actor.id, from?.id ?? "", new Date());
  expect(await isMuted(db, host.actor.id, into?.id ?? "")).toBe(true);
});

test("kept posts and lessons lead to where they stand; a takeaway goes along where the same member opened the other thread", async () => {
  const { host, guest, no } = await conversation();
  const mine = noOf(await open(host));
  const page = await getThread(host, { no });
  const [postId, other] = [page.posts[1]?.id ?? "", page.posts[6]?.id ?? ""];
  await markTakeaway(host, { postId, on: true });
  await markTakeaway(host, { postId: other, on: true });
  await keepPost(host, { postId, keep: true, lesson: "Count first." });
  expect((await getSplit(await moderator(), { threadNo: no, numbers: [top(4)] })).takeaways).toBe(1);
  await split(await moderator(), no, [top(4)]);
  await mergeThreads(await moderator(), { threadNo: no, intoNo: mine, reason });
  expect((await getThread(guest, { no: mine })).takeaways.map(({ number }) => number)).toEqual(["3"]);
  expect((await listKept(host, {})).kept[0]?.post).toMatchObject({ number: "3", path: `/discussion/${mine}` });
  expect((await getThread(host, { no: mine })).lessons).toMatchObject([{ postId, number: "3" }]);
});
