import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { giveHat, newMember } from "@/db/factories";
import { members, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { endSessions, startSession } from "@/server/accounts/sessions";
import type { MemberCtx } from "@/server/context";
import { community, noOf, now } from "../discussion.fixture";
import { deletePost, editPost, reactTo } from "../posts/change";
import { getFirstUnread } from "../reading/first-unread";
import { newsOfThread, type ThreadNews } from "./live";
import { getThread } from "./thread-page";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);
const lines: AbortController[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.abort();
});

async function scene() {
  const [host, reader] = [await regular(), await newMember(db)];
  const no = noOf(await open(as(host)));
  const { at } = await getThread(as(reader), { no });
  return { host: await signedIn(host), reader: await signedIn(reader), no, at: at ?? "" };
}

/** Somebody with a session of theirs, as whoever has a page open. */
async function signedIn(member: { id: string }): Promise<MemberCtx> {
  const { id } = await startSession(db, { memberId: member.id, device: "test", now });
  const ctx = as(member);
  return { ...ctx, actor: { ...ctx.actor, sessionId: id } };
}

/** A line to a thread, as an open page has it. */
async function listening(ctx: MemberCtx, no: number, since: string) {
  const line = new AbortController();
  lines.push(line);
  const news = (await newsOfThread(ctx, { no, since }, line.signal))[Symbol.asyncIterator]();
  return {
    next: async (): Promise<ThreadNews | "ended"> => {
      const { value, done } = await news.next();
      return done === true ? "ended" : value;
    },
    cut: () => line.abort(),
  };
}

test("a page whose line is cut every few posts hears of each post once, and of none twice", async () => {
  const { host, reader, no, at } = await scene();
  const published: (string | null)[] = [];
  const heard: string[] = [];
  let known = at;
  for (let round = 0; round < 6; round += 1) {
    // Some while nobody listens, some while the line is there.
    for (let post = 0; post < round; post += 1) published.push((await answer(host, no)).number);
    const line = await listening(reader, no, known);
    const hear = async () => {
      const news = await line.next();
      if (news === "ended") throw new Error("The line has ended.");
      heard.push(...news.added);
      known = news.at;
    };
    if (round > 0) await hear();
    for (let post = 0; post < 3; post += 1) {
      published.push((await answer(host, no)).number);
      await hear();
    }
    // Cut after the post was published and before it was told.
    published.push((await answer(host, no)).number);
    line.cut();
  }
  const last = await listening(reader, no, known);
  const news = await last.next();
  if (news !== "ended") heard.push(...news.added);
  expect(heard).toEqual(published);
});

test("an edit, a reaction and a deletion are told, with no new post", async () => {
  const { host, reader, no, at } = await scene();
  const { postId } = await answer(host, no);
  const line = await listening(reader, no, at);
  expect(await line.next()).toMatchObject({ added: ["2"] });
  await editPost(host, { postId, revision: 1, body: "Other words." });
  expect(await line.next()).toMatchObject({ added: [] });
  await reactTo(reader, { postId, kind: "useful", on: true });
  expect(await line.next()).toMatchObject({ added: [] });
  await deletePost(host, { postId });
  expect(await line.next()).toMatchObject({ added: [] });
});

test("one's own post is no new one", async () => {
  const { host, no } = await scene();
  const { at } = await getThread(host, { no });
  const line = await listening(host, no, at ?? "");
  await answer(host, no);
  expect(await line.next()).toMatchObject({ added: [] });
});

test("a moment that is unknown, or of another history of the database, is told that everything may have changed", async () => {
  const { host, reader, no } = await scene();
  await answer(host, no);
  const { at } = await getThread(reader, { no });
  for (const since of ["", "nonsense", "99999-9999"]) {
    const line = await listening(reader, no, since);
    expect(await line.next()).toEqual({ at, added: [], moved: false });
  }
});

test("news end with the access to the thread, and with the account", async () => {
  const { host, reader, no, at } = await scene();
  const [first, second] = [await listening(reader, no, at), await listening(reader, no, at)];
  await db.update(members).set({ suspendedAt: new Date() }).where(eq(members.id, reader.actor.id));
  await answer(host, no);
  expect(await first.next()).toBe("ended");
  await db.update(members).set({ suspendedAt: null }).where(eq(members.id, reader.actor.id));
  await db.update(threads).set({ hiddenAt: new Date() }).where(eq(threads.no, no));
  expect(await second.next()).toBe("ended");
  await expect(newsOfThread(reader, { no }, undefined)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a visitor's page follows nothing", async () => {
  const host = await regular();
  const no = noOf(await open(as(host), { audience: "public" }));
  expect((await getThread(visitor, { no })).at).toBeNull();
});

test("reading goes on at the first post that was not read; what one wrote oneself counts as read however it is published", async () => {
  const { host, reader, no } = await scene();
  const { path } = await getFirstUnread(reader, { no });
  expect(await getFirstUnread(reader, { no })).toEqual({ path, number: "1" });
  expect(await getFirstUnread(host, { no })).toEqual({ path, number: null });
  await answer(host, no);
  expect((await getThread(host, { no })).thread.unread).toBe(0);
});

test("who has signed out, or whose duty has changed, hears nothing more on a line from before", async () => {
  const { host, reader, no, at } = await scene();
  const [signedOut, changed] = [await listening(reader, no, at), await listening(await signedIn(reader.actor), no, at)];
  await endSessions(db, { memberId: reader.actor.id, only: reader.actor.sessionId });
  await giveHat(db, reader.actor.id, "moderator");
  await answer(host, no);
  expect([await signedOut.next(), await changed.next()]).toEqual(["ended", "ended"]);
});
