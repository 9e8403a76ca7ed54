import { randomUUID } from "node:crypto";
import { and, eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import {
  cases,
  drafts,
  obligations,
  posts,
  programmeMembers,
  tags,
  threads,
  threadTags,
  watches,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { PostNumber } from "@/domain/discussion/number";
import { keepPost, markTakeaway } from "@/server/discussion/change";
import { noOf } from "@/server/discussion/discussion.fixture";
import { getFirstUnread } from "@/server/discussion/first-unread";
import { listKept } from "@/server/discussion/kept";
import { listThreads } from "@/server/discussion/list";
import { isMuted, muteThread } from "@/server/discussion/mute";
import { getPlace } from "@/server/discussion/place";
import { markRead } from "@/server/discussion/reading";
import { getThread } from "@/server/discussion/thread-page";
import { watch } from "@/server/discussion/watching";
import { reply } from "@/server/discussion/write";
import { listLog } from "./log";
import { getMerge, mergeThreads } from "./merge";
import { moderated } from "./moderation.fixture";
import { getMove, moveThread } from "./move";
import { getSplit, splitThread } from "./split";

const { db } = await testDb({ catalogue: true });
const { as, regular, open, answer, moderator, coordinator, facts, flag, matterOf } = moderated(db);

const reason = "It is a question of its own.";
const title = "Who pays for the second rehearsal?";
const top = (major: number): PostNumber => ({ major, minor: 0 });
const beneath = (major: number, minor: number): PostNumber => ({ major, minor });

const split = (ctx: Parameters<typeof splitThread>[0], threadNo: number, numbers: PostNumber[], key = randomUUID()) =>
  splitThread(ctx, { threadNo, numbers, title, reason, key });

/** A thread of seven posts: 1, 2, 2.1, 2.2 which answers 2.1, 3, 3.1, 4. */
async function conversation(values: Parameters<typeof open>[1] = {}) {
  const [host, guest] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host, values));
  await answer(guest, no);
  await answer(host, no, top(2));
  await answer(guest, no, beneath(2, 1));
  await answer(guest, no, null, { body: "As #2.1 and #4 say." });
  await answer(host, no, top(3));
  await answer(guest, no);
  return { host, guest, no };
}

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

test("kept posts lead to where they stand; a takeaway goes along where the same member opened the other thread", async () => {
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
});

test("nothing goes where others read it, out of a quiet round, or off the page of a case; the first post stays", async () => {
  const { no } = await conversation();
  const judge = await moderator();
  const open1 = await conversation({ audience: "public" });
  const host = as(await regular());
  const quietNo = noOf(await open(host, { quiet: true }));
  const refused = async (threadNo: number, intoNo: number) =>
    (await getMerge(judge, { threadNo, intoNo })).chosen?.refused;
  expect(await refused(no, open1.no)).toBe("moderation.other_readers");
  expect(await refused(no, quietNo)).toBe("moderation.target_quiet");
  expect(await refused(quietNo, no)).toBe("moderation.round_under_way");
  expect(await refused(no, 999_999)).toBe("moderation.no_such_target");
  await expect(mergeThreads(judge, { threadNo: no, intoNo: open1.no, reason })).rejects.toMatchObject({
    reason: "moderation.other_readers",
  });
  await expect(split(judge, no, [top(1)])).rejects.toMatchObject({ reason: "moderation.first_post" });
  await expect(split(judge, no, [top(9)])).rejects.toMatchObject({ reason: "moderation.moved_meanwhile" });
  await expect(split(judge, quietNo, [top(2)])).rejects.toMatchObject({ reason: "moderation.round_under_way" });
});

test("a thread is filed under a case or a domain, keeps its number, and one that waited is read again before it is shown there", async () => {
  const { host, guest, no } = await conversation();
  const judge = await moderator();
  const [item] = await db.select().from(cases).where(isNotNull(cases.sensitivity)).limit(1);
  if (item === undefined) throw new Error("There is no sensitive case.");
  const waiting = await reply(as(await newMember(db)), {
    ...{ threadNo: no, replyTo: null, body: "My first.", asMember: false, watch: false, files: [], key: randomUUID() },
  });
  const to = { caseSlug: item.slug };
  expect((await getMove(judge, { threadNo: no, to })).chosen).toMatchObject({
    isMain: true,
    sensitive: true,
    refused: null,
  });
  expect(await moveThread(judge, { threadNo: no, to, reason })).toEqual({ path: `/cases/${item.slug}` });
  expect(await moveThread(judge, { threadNo: no, to, reason })).toEqual({ path: `/cases/${item.slug}` });
  expect((await getThread(guest, { caseSlug: item.slug })).thread.no).toBe(no);
  const owed = await db.select().from(obligations).where(eq(obligations.subjectId, waiting.postId));
  expect(owed.filter(({ settledAt }) => settledAt === null).map(({ kind }) => kind)).toEqual(["review_sensitive_post"]);
  await expect(moveThread(judge, { threadNo: no, to: { domainId: "nhs" }, reason })).rejects.toMatchObject({
    reason: "moderation.stands_on_case",
  });
  const second = noOf(await open(host));
  await moveThread(judge, { threadNo: second, to, reason });
  await db.update(cases).set({ outcomeLocked: true }).where(eq(cases.id, item.id));
  await expect(moveThread(judge, { threadNo: second, to: { domainId: "nhs" }, reason })).rejects.toMatchObject({
    reason: "moderation.would_widen",
  });
  const third = noOf(await open(host));
  expect((await getMove(judge, { threadNo: third, to })).chosen).toMatchObject({ isMain: false, narrows: true });
  await moveThread(judge, { threadNo: third, to: { domainId: "nhs" }, reason });
  expect((await getThread(host, { no: third })).thread.domain.id).toBe("nhs");
});

test("coordinators move what is of their programme and nothing else; members nothing", async () => {
  const [programme, elsewhere] = [await newProgramme(db), await newProgramme(db)];
  const host = await regular();
  for (const { id } of [programme, elsewhere])
    await db.insert(programmeMembers).values({ programmeId: id, memberId: host.id, joinedAt: new Date(0) });
  const ofProgramme = async (id: string) => noOf(await open(as(host), { audience: "programme", programmeId: id }));
  const [one, two, theirs] = [
    await ofProgramme(programme.id),
    await ofProgramme(programme.id),
    await ofProgramme(elsewhere.id),
  ];
  const leads = await coordinator(programme.id);
  const hidden = { code: "NOT_FOUND" };
  await expect(mergeThreads(leads, { threadNo: one, intoNo: theirs, reason })).rejects.toMatchObject(hidden);
  await expect(mergeThreads(as(host), { threadNo: one, intoNo: two, reason })).rejects.toMatchObject(hidden);
  expect((await getMerge(leads, { threadNo: one, intoNo: theirs })).chosen?.refused).toBe("moderation.no_such_target");
  expect((await getMerge(leads, { threadNo: one, q: "no-go" })).offered.map(({ no }) => no)).toEqual([two]);
  await mergeThreads(leads, { threadNo: one, intoNo: two, reason });
  expect((await listLog(leads, {})).entries[0]).toMatchObject({ action: "merge_thread", reason });
});

test("each is written down and told, and reports lead to where the post stands", async () => {
  const { host, no } = await conversation();
  const judge = await moderator();
  const reported = (await getThread(host, { no })).posts[6];
  await flag(host, reported?.id ?? "");
  await facts();
  const { path } = await split(judge, no, [top(4)]);
  expect((await facts()).map(({ name }) => name)).toEqual(["moderation.moved"]);
  expect(await matterOf(judge, reported?.id ?? "")).toMatchObject({ number: "1", path });
  const { entries } = await listLog(judge, {});
  expect(entries[0]).toMatchObject({ action: "split_thread", reason });
  expect(entries[0]?.about).toBe(`4 to thread ${noOf({ path })}, “${title}”`);
});

test("the new thread has the tags of the old one", async () => {
  const { no } = await conversation();
  const [from] = await db.select().from(threads).where(eq(threads.no, no));
  await db.insert(tags).values({ id: "of-a-test", name: "Of a test", madeAt: new Date(0) });
  await db.insert(threadTags).values({ threadId: from?.id ?? "", tagId: "of-a-test" });
  const { path } = await split(await moderator(), no, [top(4)]);
  const [into] = await db
    .select()
    .from(threads)
    .where(eq(threads.no, noOf({ path })));
  expect(await db.$count(threadTags, eq(threadTags.threadId, into?.id ?? ""))).toBe(1);
});
