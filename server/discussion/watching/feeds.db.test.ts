import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { feeds, members, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { blockMember } from "@/server/safety/blocks";
import { community, noOf } from "../discussion.fixture";
import { deletePost } from "../posts/change";
import { getFeed, makeFeed, readFeed, revokeFeed } from "./feeds";
import { watch } from "./watching";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);

async function scene(values: Parameters<typeof open>[1] = {}) {
  const [host, reader] = [await regular(), await newMember(db)];
  const no = noOf(await open(as(host), values));
  const { token } = await makeFeed(as(reader), { key: randomUUID() });
  const told = async () => (await readFeed(visitor, { token })).entries.map(({ title }) => title);
  return { host: as(host), reader: as(reader), no, token, told };
}

test("a feed tells of every post in what is watched, of first posts where only those are followed, of no own post and no other", async () => {
  const { host, reader, no, told } = await scene({ title: "A watched thread", domainId: "insurance" });
  await answer(host, no);
  expect(await told()).toEqual([]);
  await watch(reader, { kind: "domain", subject: "insurance", level: "first_post" });
  expect(await told()).toEqual(["A watched thread, 1"]);
  await watch(reader, { kind: "thread", subject: String(no), level: "watch" });
  await open(host, { title: "Another in the domain", domainId: "insurance" });
  await open(host, { title: "One in another domain", domainId: "nhs" });
  expect((await told()).toSorted()).toEqual(["A watched thread, 1", "A watched thread, 2", "Another in the domain, 1"]);
  await watch(reader, { kind: "thread", subject: String(no), level: "mute" });
  expect(await told()).toEqual(["Another in the domain, 1"]);
});

test("a feed holds nothing that its owner may not read at the moment of asking, nor the words of a deleted post", async () => {
  const { host, reader, no, told } = await scene({ title: "Soon out of sight" });
  await watch(reader, { kind: "thread", subject: String(no), level: "watch" });
  const { postId } = await answer(host, no);
  expect(await told()).toHaveLength(2);
  await deletePost(host, { postId });
  expect(await told()).toEqual(["Soon out of sight, 1"]);
  await db.update(threads).set({ hiddenAt: reader.now }).where(eq(threads.no, no));
  expect(await told()).toEqual([]);
});

test("the address is shown once and kept as a hash; another ends the first, and each can be ended", async () => {
  const { reader, token } = await scene();
  const kept = await db.select().from(feeds).where(eq(feeds.memberId, reader.actor.id));
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(await getFeed(reader)).toEqual({ madeAt: reader.now });
  const key = randomUUID();
  const second = await makeFeed(reader, { key });
  expect(await makeFeed(reader, { key })).toEqual(second);
  const ended = { code: "FORBIDDEN", reason: "discussion.feed_ended" };
  await expect(readFeed(visitor, { token })).rejects.toMatchObject(ended);
  expect((await readFeed(visitor, second)).entries).toEqual([]);
  await revokeFeed(reader);
  await expect(readFeed(visitor, second)).rejects.toMatchObject(ended);
  expect(await getFeed(reader)).toBeNull();
  await expect(readFeed(visitor, { token: "nobody's" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the feed of somebody suspended is ended while they are", async () => {
  const { reader, token } = await scene();
  const suspend = (at: Date | null) =>
    db.update(members).set({ suspendedAt: at }).where(eq(members.id, reader.actor.id));
  await suspend(reader.now);
  await expect(readFeed(visitor, { token })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await suspend(null);
  expect((await readFeed(visitor, { token })).entries).toEqual([]);
});

test("whoever asks every minute is told to wait, and is answered an hour later", async () => {
  const { token } = await scene();
  for (let times = 0; times < 60; times += 1) await readFeed(visitor, { token });
  await expect(readFeed(visitor, { token })).rejects.toMatchObject({ code: "TOO_MANY" });
  const later = { ...visitor, now: new Date(visitor.now.getTime() + 3_600_001) };
  expect((await readFeed(later, { token })).entries).toEqual([]);
});

test("a feed holds nothing of somebody whom its owner keeps away, or who keeps them away", async () => {
  const { host, reader, no, told } = await scene({ title: "Of somebody kept away" });
  await watch(reader, { kind: "thread", subject: String(no), level: "watch" });
  expect(await told()).toHaveLength(1);
  const other = as(await regular());
  await answer(other, no);
  await blockMember(host, { memberId: reader.actor.id });
  expect(await told()).toEqual(["Of somebody kept away, 2"]);
  await blockMember(reader, { memberId: other.actor.id });
  expect(await told()).toEqual([]);
});

test("a post of “a member” stays in a feed whomever its owner keeps away, so that keeping people away tells of none who it is", async () => {
  const { reader, no, told } = await scene({ title: "Without a name" });
  await watch(reader, { kind: "thread", subject: String(no), level: "watch" });
  const other = as(await regular());
  await answer(other, no, null, { asMember: true });
  const before = await told();
  expect(before).toContain("Without a name, 2");
  await blockMember(reader, { memberId: other.actor.id });
  expect(await told()).toEqual(before);
});
