import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import type { MemberCtx } from "@/server/context";
import { getAttachment } from "@/server/discussion/attachments/attachments";
import { takeAttachment } from "@/server/discussion/attachments/take-attachment";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { deletePost, editPost } from "@/server/discussion/posts/change";
import { listMine } from "./mine";
import { moderated } from "./moderation.fixture";
import { getHistory, getPost } from "./posts";
import { listWaiting } from "./waiting";

const { db } = await testDb();
const { as, regular, open, answer, moderator, decide, flag, settle, matterOf } = moderated(db);
const gone = { code: "NOT_FOUND" };

const take = (ctx: MemberCtx, text: string, place = "reply:1:new") =>
  takeAttachment(ctx, { place, key: randomUUID(), file: { name: `${text}.txt`, bytes: Buffer.from(text) } });

const read = (ctx: MemberCtx, id: string) => getAttachment(ctx, { id, part: "whole", skips: false, known: false });

async function said() {
  const [host, author] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  const { id } = await take(author, "Minutes");
  return { host, author, no, id, ...(await answer(author, no, null, { files: [{ id, alt: "" }] })) };
}

test("who reads a post before it is shown sees what is attached to it, and nobody else does", async () => {
  const [host, newcomer, judge] = [as(await regular()), as(await newMember(db)), await moderator()];
  const { id } = await take(newcomer, "Minutes");
  const { postId } = await answer(newcomer, noOf(await open(host)), null, { files: [{ id, alt: "" }] });
  const waits = (await listWaiting(judge)).find((post) => post.postId === postId);
  expect(waits?.files).toMatchObject([{ id, name: "Minutes.txt" }]);
  expect((await listMine(newcomer)).posts[0]?.files).toMatchObject([{ id }]);
  await expect(read(host, id)).rejects.toMatchObject(gone);
  await decide(judge, postId, true);
  expect((await read(host, id)).name).toBe("Minutes.txt");
});

test("what was attached when a post was reported is kept for those who decide, though its author deletes it, and goes with the decision", async () => {
  const { host, author, id, postId } = await said();
  const judge = await moderator();
  await flag(host, postId);
  await deletePost(author, { postId });
  const matter = await matterOf(judge, postId);
  expect(matter.reported.files).toMatchObject([{ id, name: "Minutes.txt", size: 7 }]);
  expect((await read(judge, id)).bytes?.toString()).toBe("Minutes");
  for (const reader of [host, author]) await expect(read(reader, id)).rejects.toMatchObject(gone);
  await settle(judge, matter.matterId, false);
  await expect(read(judge, id)).rejects.toMatchObject(gone);
});

test("a reported file that is taken off stays with the matter, and beside it stands what is there now", async () => {
  const { host, author, id, postId } = await said();
  const judge = await moderator();
  await flag(host, postId);
  await editPost(author, { postId, revision: 1, body: "An answer.", files: [] });
  const matter = await matterOf(judge, postId);
  expect([matter.reported.files.length, matter.files.length]).toEqual([1, 0]);
  expect((await read(judge, id)).name).toBe("Minutes.txt");
  await expect(read(host, id)).rejects.toMatchObject(gone);
});

test("the history of a post says what was attached and taken off with each edit", async () => {
  const { author, id, postId } = await said();
  const later = (minutes: number) => as({ id: author.actor.id }, [], new Date(now.getTime() + minutes * 60_000));
  const second = await take(author, "Costs");
  const files = [
    { id, alt: "" },
    { id: second.id, alt: "" },
  ];
  await editPost(later(10), { postId, revision: 1, body: "An answer.", files });
  await editPost(later(20), { postId, revision: 2, body: "Other words.", files: files.slice(1) });
  const { edits } = await getHistory(await moderator(), { postId });
  expect(
    edits.map(({ attached, takenOff }) => [attached, takenOff].map((list) => list.map(({ name }) => name))),
  ).toEqual([
    [[], ["Minutes.txt"]],
    [["Costs.txt"], []],
  ]);
  expect((await getPost(await moderator(), { postId })).files.map(({ name }) => name)).toEqual(["Costs.txt"]);
});
