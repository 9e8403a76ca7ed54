import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { posts, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { type PostNumber, readNumber } from "@/domain/discussion/number";
import { noOf } from "@/server/discussion/discussion.fixture";
import { getPlace } from "@/server/discussion/moves/place";
import { getFirstUnread } from "@/server/discussion/reading/first-unread";
import { markRead } from "@/server/discussion/reading/reading";
import { getThread } from "@/server/discussion/threads/thread-page";
import { mergeThreads } from "./merge";
import { moderated } from "./moderation.fixture";
import { splitThread } from "./split";

const { db } = await testDb();
const { as, regular, open, answer, moderator } = moderated(db);

/** What a plain list says of a post: every address that it has ever had, and whether the reader has read it. */
type Known = { id: string; addresses: { no: number; number: string }[]; read: boolean };

const step = fc.record({
  what: fc.constantFrom("say", "say", "answer", "answer", "read", "split", "split", "merge", "reply late"),
  at: fc.nat(),
  to: fc.nat(),
  more: fc.nat(),
});

type Step = { what: string; at: number; to: number; more: number };

const reason = "It belongs there.";
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** The community of one run: two threads, somebody who writes, somebody who reads, and a moderator. */
async function world() {
  const [writer, reader, judge] = [as(await regular()), as(await regular()), await moderator()];
  const known = new Map<string, Known>();
  const nos: number[] = [];
  const learn = async () => {
    for (const no of nos) {
      const [thread] = await db.select().from(threads).where(eq(threads.no, no));
      const rows = await db
        .select()
        .from(posts)
        .where(eq(posts.threadId, thread?.id ?? ""));
      for (const { id, major, minor } of rows) {
        const number = minor === 0 ? `${major}` : `${major}.${minor}`;
        const post = known.get(id) ?? { id, addresses: [], read: false };
        known.set(id, post);
        const before = [...known.values()].find((one) => one.addresses.some((a) => a.no === no && a.number === number));
        expect(before?.id ?? id, `${no} ${number} was given twice`).toBe(id);
        if (before === undefined) post.addresses.push({ no, number });
      }
    }
  };
  for (const _ of [1, 2]) nos.push(noOf(await open(writer)));
  await learn();
  return { writer, reader, judge, known, nos, learn };
}

type World = Awaited<ReturnType<typeof world>>;
const standingAt = ({ addresses }: Known) => addresses.at(-1);
const read = (number: string): PostNumber => readNumber(number) ?? { major: 1, minor: 0 };

async function take({ writer, reader, judge, known, nos }: World, { what, at, to, more }: Step) {
  const post = pick([...known.values()], at);
  const place = post && standingAt(post);
  if (post === undefined || place === undefined) return;
  const page = await getThread(reader, { no: place.no });
  if (what === "say") await answer(writer, pick(nos, to) ?? 0);
  if (what === "answer") await answer(writer, place.no, read(place.number));
  if (what === "reply late") {
    const old = pick(post.addresses, to) ?? place;
    const { postId } = await answer(writer, old.no, read(old.number));
    const [made] = await db.select().from(posts).where(eq(posts.id, postId));
    expect(made?.replyToId).toBe(post.id);
  }
  if (what === "read") {
    const seen = page.posts.filter((_, place) => (more >> (place % 20)) % 2 === 0);
    await markRead(reader, { threadNo: place.no, seqs: seen.map(({ seq }) => seq ?? 0) });
    for (const { id } of seen) {
      const one = known.get(id);
      if (one !== undefined) one.read = true;
    }
  }
  if (what === "split") {
    const chosen = page.posts.flatMap(({ number }, place) =>
      number !== null && number !== "1" && (more >> (place % 20)) % 2 === 0 ? [read(number)] : [],
    );
    if (chosen.length === 0) return;
    const form = { threadNo: place.no, numbers: chosen, title: "Split off here", reason, key: randomUUID() };
    nos.push(noOf(await splitThread(judge, form)));
  }
  if (what === "merge") {
    const intoNo = standingAt(pick([...known.values()], to) ?? post)?.no ?? 0;
    if (intoNo !== place.no) await mergeThreads(judge, { threadNo: place.no, intoNo, reason });
  }
}

/** Everything that was ever said of a post is still true of it, and what is unread is what a list says is unread. */
async function check({ reader, known }: World) {
  const byThread = Map.groupBy(known.values(), (post) => standingAt(post)?.no ?? 0);
  for (const [no, list] of byThread) {
    const page = await getThread(reader, { no });
    expect(page.posts.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted());
    expect(page.thread.postCount).toBe(list.length);
    const unread = list.filter((post) => !post.read);
    expect(page.thread.unread).toBe(unread.length);
    expect(page.posts.filter((post) => post.unread).map(({ id }) => id)).toEqual(
      page.posts.filter(({ id }) => unread.some((post) => post.id === id)).map(({ id }) => id),
    );
    const first = page.posts.find((post) => post.unread)?.number ?? null;
    expect(await getFirstUnread(reader, { no })).toEqual({ path: `/discussion/${no}`, number: first });
  }
  for (const post of known.values()) {
    const now = standingAt(post);
    for (const { no, number } of post.addresses) {
      const path = `/discussion/${now?.no}?from=${now?.number}#post-${now?.number}`;
      expect(await getPlace(reader, { no, number: read(number) })).toEqual({ path });
    }
  }
}

test("whatever is split and merged, each post is found at every number that it ever had, no number is given twice, and unread is what a plain list says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const here = await world();
      for (const one of steps) {
        await take(here, one);
        await here.learn();
      }
      await check(here);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 240_000);
