import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import { cases, moderationLog, obligations, posts, programmeMembers, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { deletePost, editPost } from "@/server/discussion/posts/change";
import { openRounds } from "@/server/discussion/posts/rounds";
import { markRead } from "@/server/discussion/reading/reading";
import { getThread } from "@/server/discussion/threads/thread-page";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";
import { listMine } from "./mine";
import { moderated } from "./moderation.fixture";
import { movePost } from "./posts";
import { decideWaiting, listWaiting } from "./waiting";

const { db } = await testDb();
const { as, visitor, regular, open, answer, moderator, coordinator, decide, facts } = moderated(db);

const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const sweep = (at: Date) =>
  sweepObligations({ db, actor: { kind: "system", job: "test" }, now: at, requestId: "test" }, obligationHandlers);
const stateOf = async (postId: string) => (await db.select().from(posts).where(eq(posts.id, postId)))[0];

/** A newcomer's answer in somebody's thread, waiting. */
async function waiting() {
  const [host, newcomer] = [as(await regular()), as(await newMember(db))];
  const no = noOf(await open(host));
  const { postId } = await answer(newcomer, no);
  return { host, newcomer, no, postId };
}

test("a waiting post that is approved gets the next number, is read by its author, and they are told", async () => {
  const { host, newcomer, no, postId } = await waiting();
  await facts();
  await decide(await moderator(), postId, true);
  const page = await getThread(host, { no });
  expect(page.posts.map((post) => post.number)).toEqual(["1", "2"]);
  expect((await getThread(newcomer, { no })).posts[1]?.unread).toBe(false);
  expect((await facts()).map(({ name }) => name)).toEqual(["moderation.decided"]);
  expect((await listMine(newcomer)).posts).toEqual([]);
});

test("a post that is sent back is shown to nobody, says why to its author, and waits again with other words", async () => {
  const { host, newcomer, no, postId } = await waiting();
  const judge = await moderator();
  await expect(decide(judge, postId, false, "")).resolves.toBeUndefined();
  const [mine] = (await listMine(newcomer)).posts;
  expect(mine).toMatchObject({ postId, state: "declined", waiting: null });
  expect((await getThread(host, { no })).posts).toHaveLength(1);
  await editPost(newcomer, { postId, revision: 1, body: "An answer with what it cost." });
  expect(await stateOf(postId)).toMatchObject({ state: "pending", revision: 2 });
  expect((await listWaiting(judge)).map((post) => post.postId)).toContain(postId);
  await expect(decide(judge, postId, true)).rejects.toMatchObject({ reason: "moderation.edited_meanwhile" });
  expect(await stateOf(postId)).toMatchObject({ state: "pending" });
});

test("of two moderators who decide at once one does, and the other hears of it", async () => {
  const { postId } = await waiting();
  const judges = await Promise.all([moderator(), moderator(), moderator()]);
  const done = await Promise.allSettled(judges.map((judge, at) => decide(judge, postId, at !== 1)));
  expect(done.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of done)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "moderation.decided_already" });
  expect(await db.$count(moderationLog, eq(moderationLog.postId, postId))).toBe(1);
});

test("after two posts that stand nobody is looked at first any more", async () => {
  const { newcomer, no, postId } = await waiting();
  const judge = await moderator();
  await decide(judge, postId, true);
  const second = await answer(newcomer, no);
  expect(second.state).toBe("pending");
  await decide(judge, second.postId, true);
  expect((await answer(newcomer, no)).state).toBe("published");
});

test("a newcomer's post that nobody has read is shown at its date, and they were told of the date", async () => {
  const { newcomer, no, postId } = await waiting();
  const [mine] = (await listMine(newcomer)).posts;
  expect(mine?.waiting).toMatchObject({ ownerName: "A moderator", isYours: false, defaultText: "The post is shown." });
  await sweep(days(1));
  expect(await stateOf(postId)).toMatchObject({ state: "pending" });
  await sweep(days(5));
  expect(await stateOf(postId)).toMatchObject({ state: "published", major: 2 });
  expect((await getThread(newcomer, { no })).waiting).toEqual([]);
  const [entry] = await db.select().from(moderationLog).where(eq(moderationLog.postId, postId));
  expect(entry).toMatchObject({ action: "approve_post", actorId: null });
});

test("every post about a sensitive case waits, and no date shows it: the administrators are told", async () => {
  const [sensitive] = await db.select().from(cases).where(sql`${cases.sensitivity} is not null`).limit(1);
  const author = as(await regular());
  const { postId, state } = await open(author, { caseId: sensitive?.id ?? "", domainId: null });
  expect(state).toBe("pending");
  await facts();
  await sweep(days(5));
  expect(await stateOf(postId)).toMatchObject({ state: "pending" });
  expect((await facts()).map(({ name }) => name)).toContain("moderation.overdue");
  const open2 = await db.select().from(obligations).where(eq(obligations.subjectId, postId));
  expect(open2.map(({ outcome }) => outcome).toSorted()).toEqual(["defaulted", null]);
  await decide(await moderator(), postId, true);
  await editPost(author, { postId, revision: 1, body: "Other words about it." });
  expect(await stateOf(postId)).toMatchObject({ state: "hidden", major: 1 });
});

test("an answer that was let through during a quiet round is opened with the others", async () => {
  const [host, newcomer] = [as(await regular()), as(await newMember(db))];
  const no = noOf(await open(host, { quiet: true }));
  const { postId } = await answer(newcomer, no);
  await decide(await moderator(), postId, true);
  expect(await stateOf(postId)).toMatchObject({ state: "sealed", major: null });
  await openRounds(db, days(2));
  expect(await stateOf(postId)).toMatchObject({ state: "published", major: 2 });
});

test("coordinators decide in their programme alone, members nowhere, and nobody on their own post", async () => {
  const [programme, elsewhere] = [await newProgramme(db), await newProgramme(db)];
  const [host, newcomer] = [await regular(), await newMember(db)];
  for (const { id } of [host, newcomer])
    await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: id, joinedAt: now });
  const no = noOf(await open(as(host), { audience: "programme", programmeId: programme.id }));
  const { postId } = await answer(as(newcomer), no);
  const hidden = { code: "NOT_FOUND" };
  await expect(decide(as(host), postId, true)).rejects.toMatchObject(hidden);
  await expect(decide(await coordinator(elsewhere.id), postId, true)).rejects.toMatchObject(hidden);
  await expect(decide(as(newcomer, [{ kind: "moderator" }]), postId, true)).rejects.toMatchObject(hidden);
  await expect(listWaiting(as(host))).rejects.toMatchObject(hidden);
  expect(await listWaiting(await coordinator(elsewhere.id))).toEqual([]);
  const own = await coordinator(programme.id);
  expect((await listWaiting(own)).map((post) => post.postId)).toEqual([postId]);
  await decide(own, postId, true);
});

test("a newcomer's post holds two links and two names at most", async () => {
  const [host, newcomer] = [as(await regular()), as(await newMember(db))];
  const no = noOf(await open(host));
  const links = (count: number) => Array.from({ length: count }, (_, at) => `[here](https://a${at}.example)`).join(" ");
  await expect(answer(newcomer, no, null, { body: links(3) })).rejects.toMatchObject({
    reason: "discussion.two_links",
  });
  expect((await answer(newcomer, no, null, { body: links(2) })).state).toBe("pending");
  expect((await answer(host, no, null, { body: links(3) })).state).toBe("published");
});

test("what moderators did is never changed or removed", async () => {
  const { postId } = await waiting();
  await decide(await moderator(), postId, true);
  const mine = eq(moderationLog.postId, postId);
  await expect(db.update(moderationLog).set({ reason: "Other words." }).where(mine)).rejects.toThrow();
  await expect(db.delete(moderationLog).where(mine)).rejects.toThrow();
});

test("a thread whose first post waits is there for whoever opened it and for moderators, and goes with that post", async () => {
  const [item] = await db.select().from(cases).where(sql`${cases.sensitivity} is null`).limit(1);
  const about = { caseId: item?.id ?? "", domainId: null, audience: "public" as const };
  const [newcomer, other, judge] = [as(await newMember(db)), as(await regular()), await moderator()];
  const { postId } = await open(newcomer, { ...about, title: "Buy my course today" });
  const key = { caseSlug: item?.slug ?? "" };
  const { no } = (await getThread(newcomer, key)).thread;
  expect((await getThread(judge, { no })).thread.title).toBe("Buy my course today");
  for (const reader of [visitor, other]) {
    await expect(getThread(reader, { no })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getThread(reader, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  await expect(answer(other, no)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(markRead(other, { threadNo: no, seqs: null })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await deletePost(newcomer, { postId });
  expect(await db.$count(threads, eq(threads.no, no))).toBe(0);
  // The page of the case is free for another's.
  await open(other, about);
  expect((await getThread(visitor, key)).posts).toHaveLength(1);
});

test("new words that wait to be read are decided on once, and what was removed meanwhile stays removed", async () => {
  const [sensitive] = await db.select().from(cases).where(sql`${cases.sensitivity} is not null`).limit(1);
  const author = as(await regular());
  const [one, two] = [await moderator(), await moderator()];
  const { postId } = await open(author, { caseId: sensitive?.id ?? "", domainId: null });
  await decide(one, postId, true);
  await editPost(author, { postId, revision: 1, body: "The patient's name." });
  await movePost(one, { postId, revision: 2, move: "remove", words: "It names a patient." });
  const late = decideWaiting(two, { postId, revision: 2, approve: true, words: "" });
  await expect(late).rejects.toMatchObject({ reason: "moderation.decided_already" });
  expect(await stateOf(postId)).toMatchObject({ state: "removed" });
});

test("what somebody new writes into a post that was let through is read again before it is shown", async () => {
  const { host, newcomer, no, postId } = await waiting();
  const judge = await moderator();
  await decide(judge, postId, true);
  await editPost(newcomer, { postId, revision: 1, body: "Buy my course." });
  expect((await getThread(host, { no })).posts[1]).toMatchObject({ state: "hidden", body: null });
  await decideWaiting(judge, { postId, revision: 2, approve: true, words: "" });
  expect((await getThread(host, { no })).posts[1]).toMatchObject({ state: "published", body: "Buy my course." });
});
