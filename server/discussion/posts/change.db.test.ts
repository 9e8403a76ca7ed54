import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { postRevisions, posts, rateLimits, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { type Pace, paces } from "@/domain/discussion/pace";
import { limitKey } from "@/server/accounts/limits";
import { community, noOf, now } from "../discussion.fixture";
import { markRead } from "../reading/reading";
import { getThread } from "../threads/thread-page";
import { deletePost, editPost, keepPost, markTakeaway, reactTo } from "./change";
import { listHelped } from "./helped";
import { keepPace } from "./pace";
import { numberPost } from "./publish";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);
const later = new Date(now.getTime() + 5 * 60_000);

async function scene() {
  const [host, other] = [await regular(), await regular()];
  const no = noOf(await open(as(host), { audience: "public" }));
  const { postId } = await answer(as(other), no);
  return { host, other, no, postId };
}

const postOf = async (ctx: Parameters<typeof getThread>[0], no: number) => (await getThread(ctx, { no })).posts[1];
const earlierOf = (postId: string) => db.select().from(postRevisions).where(eq(postRevisions.postId, postId));

test("words changed within five minutes are as if they had been written so; later the post says that it was edited", async () => {
  const { other, no, postId } = await scene();
  await editPost(as(other), { postId, revision: 1, body: "Better words." });
  expect(await postOf(visitor, no)).toMatchObject({ body: "Better words.", editedAt: null });
  expect(await earlierOf(postId)).toEqual([]);
  await editPost(as(other, [], later), { postId, revision: 2, body: "The best words." });
  expect(await postOf(visitor, no)).toMatchObject({ body: "The best words.", editedAt: later });
  expect(await earlierOf(postId)).toMatchObject([{ revision: 2, body: "Better words." }]);
});

test("two windows that edit one post cannot write over each other", async () => {
  const { other, postId } = await scene();
  await editPost(as(other), { postId, revision: 1, body: "From one window." });
  const second = editPost(as(other), { postId, revision: 1, body: "From the other." });
  await expect(second).rejects.toMatchObject({
    code: "CONFLICT",
    reason: "discussion.edited_meanwhile",
    revision: 2,
    texts: [{ field: "body", theirs: "From one window." }],
  });
  // What was saved already is not saved again.
  await editPost(as(other), { postId, revision: 1, body: "From one window." });
});

test("nobody changes or takes back what another has said", async () => {
  const { host, postId } = await scene();
  const refused = { code: "FORBIDDEN", reason: "discussion.not_your_post" };
  await expect(editPost(as(host), { postId, revision: 1, body: "Mine." })).rejects.toMatchObject(refused);
  await expect(deletePost(as(host), { postId })).rejects.toMatchObject(refused);
});

test("a deleted post leaves its number and nothing of its words", async () => {
  const { other, no, postId } = await scene();
  await answer(as(other), no);
  await editPost(as(other, [], later), { postId, revision: 1, body: "Changed once." });
  await deletePost(as(other), { postId });
  const page = await getThread(visitor, { no });
  expect(page.posts.map((post) => [post.number, post.state, post.body])).toEqual([
    ["1", "published", "One piece of evidence, please."],
    ["2", "deleted", null],
    ["3", "published", "An answer."],
  ]);
  expect(await earlierOf(postId)).toEqual([]);
  const [row] = await db.select({ body: posts.body }).from(posts).where(eq(posts.id, postId));
  expect(row?.body).toBe("");
});

test("a reaction is one however often it is pressed, is taken back, and is not for one's own post", async () => {
  const { host, other, no, postId } = await scene();
  const ctx = as(host);
  for (let times = 0; times < 2; times += 1) await reactTo(ctx, { postId, kind: "useful", on: true });
  expect((await postOf(ctx, no))?.reactions).toEqual([{ kind: "useful", count: 1, mine: true }]);
  expect((await postOf(visitor, no))?.reactions).toEqual([{ kind: "useful", count: 1, mine: false }]);
  await reactTo(ctx, { postId, kind: "useful", on: false });
  expect((await postOf(ctx, no))?.reactions).toEqual([]);
  await expect(reactTo(as(other), { postId, kind: "useful", on: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("whoever opened a thread takes three posts away from it, no fourth, and nobody else does", async () => {
  const { host, other, no } = await scene();
  for (let at = 0; at < 3; at += 1) await answer(as(other), no);
  const ids = (await getThread(visitor, { no })).posts.map((post) => post.id);
  const mark = (postId = "", on = true) => markTakeaway(as(host), { postId, on });
  for (const id of ids.slice(1, 4)) await mark(id);
  await mark(ids[1]);
  await expect(mark(ids[4])).rejects.toMatchObject({ reason: "discussion.three_takeaways" });
  await mark(ids[2], false);
  await mark(ids[4]);
  const shown = (await getThread(visitor, { no })).takeaways.map((post) => post.id);
  expect(shown.toSorted()).toEqual([ids[1], ids[3], ids[4]].toSorted());
  await expect(markTakeaway(as(other), { postId: ids[1] ?? "", on: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("who helped is told which of their posts were taken away, and of their own threads none", async () => {
  const { host, other, no, postId } = await scene();
  const own = await answer(as(host), no);
  for (const id of [postId, own.postId]) await markTakeaway(as(host), { postId: id, on: true });
  expect(await listHelped(as(other))).toMatchObject({ count: 1, posts: [{ postId, number: "2" }] });
  expect(await listHelped(as(host))).toEqual({ count: 0, posts: [] });
  await markTakeaway(as(host), { postId, on: false });
  expect((await listHelped(as(other))).count).toBe(0);
});

test("what is kept is kept for oneself", async () => {
  const { host, other, no, postId } = await scene();
  await keepPost(as(host), { postId, keep: true, lesson: "Amber needs an expiry date." });
  expect((await postOf(as(host), no))?.kept).toBe(true);
  expect((await postOf(as(other), no))?.kept).toBe(false);
  await keepPost(as(host), { postId, keep: false, lesson: "" });
  expect((await postOf(as(host), no))?.kept).toBe(false);
});

test("reading is remembered post by post, in whatever order it happens", async () => {
  const { host, other, no } = await scene();
  for (let at = 0; at < 4; at += 1) await answer(as(other), no);
  const left = async () => {
    const page = await getThread(as(host), { no });
    return {
      unread: page.thread.unread,
      first: page.firstUnread,
      marked: page.posts.filter((post) => post.unread).length,
    };
  };
  expect(await left()).toEqual({ unread: 5, first: "2", marked: 5 });
  await markRead(as(host), { threadNo: no, seqs: [4, 2] });
  expect(await left()).toEqual({ unread: 3, first: "3", marked: 3 });
  await markRead(as(host), { threadNo: no, seqs: [3, 999] });
  expect(await left()).toEqual({ unread: 2, first: "5", marked: 2 });
  await markRead(as(host), { threadNo: no, seqs: null });
  expect(await left()).toEqual({ unread: 0, first: null, marked: 0 });
});

/** Does something while the thread is held by another change, which is made before the first comes to its turn. */
async function meanwhile(no: number, first: () => Promise<unknown>, other: (tx: Tx) => Promise<unknown>) {
  let done: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    await tx.select({ id: threads.id }).from(threads).where(eq(threads.no, no)).for("update");
    done = first();
    done.catch(() => {});
    const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await tx.execute(waiting)).length === 0);
    await other(tx);
  });
  return done;
}

test("whoever waits for another change of a thread sees what it made of the post", async () => {
  const { host, other, no, postId } = await scene();
  const version = (tx: Tx, set: Partial<typeof posts.$inferInsert>) =>
    tx.update(posts).set(set).where(eq(posts.id, postId));
  const edit = () => editPost(as(other, [], later), { postId, revision: 1, body: "From this window." });
  await expect(meanwhile(no, edit, (tx) => version(tx, { body: "From another.", revision: 2 }))).rejects.toMatchObject({
    reason: "discussion.edited_meanwhile",
  });
  await expect(
    meanwhile(
      no,
      () => reactTo(as(host), { postId, kind: "useful", on: true }),
      (tx) => version(tx, { state: "removed" }),
    ),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an answer that is taken back while its quiet round opens keeps its number and loses its words", async () => {
  const [host, other] = [await regular(), await regular()];
  const no = noOf(await open(as(host), { quiet: true }));
  const { postId } = await answer(as(other), no);
  await meanwhile(
    no,
    () => deletePost(as(other), { postId }),
    (tx) => numberPost(tx, postId, later),
  );
  const [row] = await db.select().from(posts).where(eq(posts.id, postId));
  expect(row).toMatchObject({ state: "deleted", major: 2, body: "" });
});

test("a press that changes nothing draws nobody's page again, and nobody presses without end", async () => {
  const { host, no, postId } = await scene();
  const press = (on: boolean) => reactTo(as(host), { postId, kind: "useful", on });
  const version = async () => (await getThread(visitor, { no })).thread.version;
  const before = await version();
  await press(false);
  expect(await version()).toBe(before);
  await press(true);
  await press(true);
  expect(await version()).toBe(before + 1);
  await db
    .update(rateLimits)
    .set({ points: paces.press.points })
    .where(eq(rateLimits.key, limitKey("discussion.press", host.id)));
  await expect(press(false)).rejects.toMatchObject({ code: "TOO_MANY" });
});

test("posts, edits and reports of one member have a pace that nobody meets by hand", async () => {
  const { other, no, postId } = await scene();
  const full = async (kind: Pace) => {
    for (let at = 0; at < paces[kind].points; at += 1) await keepPace(as(other), kind).catch(() => {});
  };
  for (const kind of ["post", "edit"] as const) await full(kind);
  const refused = { code: "TOO_MANY", reason: "discussion.too_often" };
  await expect(answer(as(other), no)).rejects.toMatchObject(refused);
  await expect(open(as(other))).rejects.toMatchObject(refused);
  await expect(editPost(as(other), { postId, revision: 1, body: "Again." })).rejects.toMatchObject(refused);
  const next = new Date(now.getTime() + 3_600_000);
  expect(await answer(as(other, [], next), no)).toMatchObject({ number: "3" });
});
