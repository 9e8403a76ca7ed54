import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { tags, threads, threadTags, watches } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { watchLevels } from "@/domain/discussion/kinds";
import { levelOf } from "@/domain/discussion/watching";
import { community, noOf, now } from "../discussion.fixture";
import { listThreads } from "../threads/list";
import { getWatch, levelColumn, listWatches, watch } from "./watching";

const { db } = await testDb();
const { as, regular, open, answer } = community(db);

async function scene() {
  const [host, reader] = [await regular(), await newMember(db)];
  const no = noOf(await open(as(host)));
  const [thread] = await db.select({ id: threads.id }).from(threads).where(eq(threads.no, no));
  if (thread === undefined) throw new Error("The thread is missing.");
  return { host: as(host), reader: as(reader), no, id: thread.id };
}

const nameTag = (id: string) => db.insert(tags).values({ id, name: id, madeAt: now }).onConflictDoNothing();

test("the database says how closely a thread is followed as the rule does", async () => {
  const { reader, id } = await scene();
  for (const tag of ["data", "board"]) {
    await nameTag(tag);
    await db.insert(threadTags).values({ threadId: id, tagId: tag });
  }
  const ofThread = [id, "data", "board", "banking"];
  const subjects = [
    ["thread", id],
    ["tag", "data"],
    ["tag", "board"],
    ["tag", "elsewhere"],
    ["domain", "banking"],
    ["domain", "nhs"],
  ] as const;
  // Each subject said nothing of or followed at one of four levels, in a fixed order that meets all of them.
  for (let round = 0; round < 60; round += 1) {
    const said = subjects.flatMap(([kind, subject], at) => {
      const level = watchLevels[Math.trunc((round * (at * 7 + 3)) / (at + 1)) % 5];
      return level === undefined ? [] : [{ kind, subject: String(subject), level }];
    });
    await db.delete(watches).where(eq(watches.memberId, reader.actor.id));
    if (said.length > 0)
      await db.insert(watches).values(said.map((one) => ({ ...one, memberId: reader.actor.id, since: reader.now })));
    const [row] = await db
      .select({ level: levelColumn(reader.actor) })
      .from(threads)
      .where(eq(threads.id, id));
    expect(row?.level, JSON.stringify(said)).toBe(levelOf(said.filter(({ subject }) => ofThread.includes(subject))));
  }
});

test("to reply is not to watch, unless one asks for it", async () => {
  const { host, no, id } = await scene();
  const level = async () =>
    (await db.select({ level: watches.level }).from(watches).where(eq(watches.subject, id)))[0]?.level;
  await answer(host, no);
  expect(await level()).toBeUndefined();
  await answer(host, no, null, { watch: true });
  expect(await level()).toBe("watch");
});

test("what is muted, itself or by its domain, is not among what is unread", async () => {
  const { reader, no } = await scene();
  const unread = async () => (await listThreads(reader, { unread: true })).threads.some((one) => one.no === no);
  expect(await unread()).toBe(true);
  await watch(reader, { kind: "domain", subject: "banking", level: "mute" });
  expect(await unread()).toBe(false);
  await watch(reader, { kind: "thread", subject: String(no), level: "normal" });
  expect(await unread()).toBe(true);
  await watch(reader, { kind: "thread", subject: String(no), level: "mute" });
  expect(await unread()).toBe(false);
});

test("what one follows is listed with its level, is taken back, and is not shown once one may not read it", async () => {
  const { reader, no, id } = await scene();
  await watch(reader, { kind: "thread", subject: String(no), level: "watch" });
  await watch(reader, { kind: "domain", subject: "nhs", level: "first_post" });
  const seen = await listWatches(reader, {});
  expect(seen.threads).toMatchObject([{ no, level: "watch" }]);
  expect(seen.domains.filter(({ level }) => level !== null)).toMatchObject([{ id: "nhs", level: "first_post" }]);
  expect(await getWatch(reader, { kind: "domain", subject: "nhs" })).toMatchObject({ level: "first_post" });
  await watch(reader, { kind: "domain", subject: "nhs", level: null });
  expect(await getWatch(reader, { kind: "domain", subject: "nhs" })).toMatchObject({ level: null });
  await db.update(threads).set({ hiddenAt: reader.now }).where(eq(threads.id, id));
  expect((await listWatches(reader, {})).threads).toEqual([]);
});

test("nothing is followed that is not there or may not be known", async () => {
  const { reader, no, id } = await scene();
  await db.update(threads).set({ hiddenAt: reader.now }).where(eq(threads.id, id));
  for (const [kind, subject] of [
    ["thread", String(no)],
    ["thread", "x"],
    ["tag", "no-such-tag"],
    ["domain", "no-such-domain"],
  ] as const)
    await expect(watch(reader, { kind, subject, level: "watch" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
