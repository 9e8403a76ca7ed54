import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { community, noOf, now } from "../discussion.fixture";
import { deletePost, keepPost } from "../posts/change";
import { getThread } from "../threads/thread-page";
import { listKept } from "./kept";

const { db } = await testDb();
const { as, regular, open, answer } = community(db);
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function scene() {
  const [host, reader] = [await regular(), await newMember(db)];
  const no = noOf(await open(as(host)));
  return { host, reader, no };
}

test("what was kept is found again, the newest first, page by page", async () => {
  const { host, reader, no } = await scene();
  const numbers: (string | null)[] = [];
  for (let post = 0; post < 27; post += 1) {
    const { postId, number } = await answer(as(host), no);
    await keepPost(as(reader, [], at(post)), { postId, keep: true, lesson: null });
    numbers.unshift(number);
  }
  const first = await listKept(as(reader), {});
  const second = await listKept(as(reader), { after: first.next ?? "" });
  expect([...first.kept, ...second.kept].map((one) => one.post?.number)).toEqual(numbers);
  expect(second.next).toBeNull();
  expect((await listKept(as(host), {})).kept).toEqual([]);
});

test("a lesson is written on keeping or later, changed, taken off, and not lost when the post is kept again", async () => {
  const { host, reader, no } = await scene();
  const { postId } = await answer(as(host), no);
  const lessons = async () =>
    (await getThread(as(reader), { no })).lessons.map(({ number, lesson }) => [number, lesson]);
  const keep = (lesson: string | null) => keepPost(as(reader), { postId, keep: true, lesson });
  await keep(null);
  expect(await lessons()).toEqual([]);
  await keep("Amber needs an expiry date.");
  await keep(null);
  expect(await lessons()).toEqual([["2", "Amber needs an expiry date."]]);
  await keep("Amber needs a date.");
  expect(await lessons()).toEqual([["2", "Amber needs a date."]]);
  expect((await getThread(as(host), { no })).lessons).toEqual([]);
  await keep("");
  expect(await lessons()).toEqual([]);
  expect((await listKept(as(reader), {})).kept).toHaveLength(1);
});

test("one's own lesson stays when the post is deleted or its thread not shown any more; its words do not", async () => {
  const { host, reader, no } = await scene();
  const [gone, hidden] = [await answer(as(host), no), await answer(as(host), no)];
  await keepPost(as(reader), { postId: gone.postId, keep: true, lesson: "Mine." });
  await keepPost(as(reader), { postId: hidden.postId, keep: true, lesson: "Mine too." });
  await deletePost(as(host), { postId: gone.postId });
  await db.update(threads).set({ hiddenAt: now }).where(eq(threads.no, no));
  const { kept } = await listKept(as(reader), {});
  expect(kept.map(({ lesson, post }) => [lesson, post]).toSorted()).toEqual([
    ["Mine too.", null],
    ["Mine.", null],
  ]);
  await expect(getThread(as(reader), { no })).rejects.toMatchObject({ reason: "discussion.no_such_thread" });
  // It can still be let go.
  expect(kept).toHaveLength(2);
});
