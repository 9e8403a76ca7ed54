import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember, newMentor, newProgramme } from "@/db/factories";
import { blocks, cases, posts, programmeMembers, searchWords, tags, threads, threadTags } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { PostState } from "@/domain/discussion/kinds";
import type { SearchQuery } from "@/domain/search/forms";
import type { Ctx } from "@/server/context";
import { community, noOf, now } from "@/server/discussion/discussion.fixture";
import { deletePost, editPost } from "@/server/discussion/posts/change";
import { find } from "./find";
import { findPosts } from "./posts";
import { suggest } from "./suggest";
import { gatherWords, meant } from "./words";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);

/** A word that stands nowhere else, and is like no other. */
const newWord = () => Array.from(randomBytes(12), (byte) => "bcdfghjklmnpqrstvwxz"[byte % 20]).join("");

const paths = async (ctx: Ctx, query: SearchQuery) => (await find(ctx, query)).finds.map(({ path }) => path);
const sees = async (ctx: Ctx, q: string) => (await find(ctx, { q })).finds.length > 0;

describe("what is not for a reader", () => {
  it("is in no find, no suggestion and no spelling: threads of others, hidden or merged ones, and those about a shut case", async () => {
    const [programme, elsewhere] = [await newProgramme(db), await newProgramme(db)];
    const inside = await regular();
    await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: inside.id, joinedAt: now });
    const outside = as(await newMentor(db, elsewhere.id));
    const host = as(await regular());
    const moderator = as(await newMember(db), [{ kind: "moderator" }]);
    const [locked] = await db
      .update(cases)
      .set({ outcomeLocked: false })
      .where(eq(cases.slug, "lidl-elwis"))
      .returning({ id: cases.id });
    const said = async (values: Parameters<typeof open>[1], by = host) => {
      const word = newWord();
      const { path } = await open(by, { title: `Titled ${word}`, body: `Said ${word}.`, ...values });
      return { word, no: path.startsWith("/discussion/") ? noOf({ path }) : 0 };
    };
    const forAll = await said({ audience: "public" });
    const forMembers = await said({ audience: "members" });
    const forProgramme = await said({ audience: "programme", programmeId: programme.id }, as(inside));
    const shut = await said({ audience: "public", caseId: locked?.id ?? "", domainId: null });
    await db.update(cases).set({ outcomeLocked: true }).where(eq(cases.slug, "lidl-elwis"));
    const [hidden, merged] = [await said({ audience: "public" }), await said({ audience: "public" })];
    await db.update(threads).set({ hiddenAt: now }).where(eq(threads.no, hidden.no));
    const into = db.select({ id: threads.id }).from(threads).where(eq(threads.no, forAll.no));
    await db
      .update(threads)
      .set({ mergedIntoId: (await into)[0]?.id ?? "" })
      .where(eq(threads.no, merged.no));
    const all = { forAll, forMembers, forProgramme, shut, hidden, merged };
    const seenBy = async (ctx: Ctx) => {
      const seen = [];
      for (const [name, { word }] of Object.entries(all)) {
        const isFound = await sees(ctx, word);
        expect((await suggest(ctx, { q: word })).length > 0, `${name} suggested`).toBe(isFound);
        if (isFound) seen.push(name);
      }
      return seen;
    };
    expect(await seenBy(visitor)).toEqual(["forAll"]);
    expect(await seenBy(outside)).toEqual(["forAll", "forMembers"]);
    expect(await seenBy(as(inside))).toEqual(["forAll", "forMembers", "forProgramme"]);
    expect(await seenBy(moderator)).toEqual(["forAll", "forMembers", "forProgramme", "shut", "hidden"]);
    await gatherWords(db);
    for (const { word } of Object.values(all)) expect(await meant(db, `${word}s`)).toBeNull();
    await db.update(cases).set({ outcomeLocked: false }).where(eq(cases.slug, "lidl-elwis"));
  });

  it("is no post that is not published, and no text that a post had before", async () => {
    const host = as(await regular());
    const no = noOf(await open(host, { audience: "public" }));
    const states: PostState[] = ["hidden", "removed", "deleted"];
    for (const state of states) {
      const word = newWord();
      const { postId } = await answer(host, no, null, { body: `Said ${word}.` });
      expect(await sees(host, word)).toBe(true);
      await db.update(posts).set({ state }).where(eq(posts.id, postId));
      expect(await sees(host, word), state).toBe(false);
      expect(await sees(as(await newMember(db), [{ kind: "moderator" }]), word), state).toBe(false);
    }
    const [pending, sealed, deleted, old, edited] = [newWord(), newWord(), newWord(), newWord(), newWord()];
    await answer(as(await newMember(db)), no, null, { body: pending });
    const quiet = noOf(await open(host, { audience: "public", quiet: true }));
    await answer(as(await regular()), quiet, null, { body: sealed });
    await deletePost(host, { postId: (await answer(host, no, null, { body: deleted })).postId });
    const { postId } = await answer(host, no, null, { body: old });
    await editPost(host, { postId, revision: 1, body: edited });
    for (const word of [pending, sealed, deleted, old]) expect(await sees(host, word)).toBe(false);
    expect(await sees(host, edited)).toBe(true);
  });

  it("is how a case came out: nobody finds it by that", async () => {
    const [happened, faced] = [newWord(), newWord()];
    await db
      .update(cases)
      .set({ happened, hindsight: happened, constraints: faced, outcomeLocked: true })
      .where(eq(cases.slug, "esn"));
    expect(await paths(visitor, { q: faced })).toEqual(["/cases/esn"]);
    expect(await sees(as(await newMember(db), [{ kind: "moderator" }]), happened)).toBe(false);
    await db.update(cases).set({ outcomeLocked: false }).where(eq(cases.slug, "esn"));
  });
});

describe("an author", () => {
  it("is found by a handle only where the reader is shown the name, and never behind “a member”", async () => {
    const word = newWord();
    const employer = { organisation: "Sandstone", organisationKey: `sandstone-${word}` };
    const writer = await regular({ name: "Hannah Adeyemi", hiddenFromOwnOrganisation: true, ...employer });
    const host = as(writer);
    const no = noOf(await open(host, { audience: "public", body: `Named ${word}.` }));
    const other = noOf(await open(host, { audience: "public", body: `Unnamed ${word}.`, asMember: true }));
    const [reader, colleague, kept] = [await newMember(db), await newMember(db, employer), await newMember(db)];
    await db.insert(blocks).values({ blockerId: kept.id, blockedId: writer.id, createdAt: now });
    const by = { q: word, author: writer.handle };
    expect(await paths(as(reader), by)).toEqual([`/discussion/${no}?from=1#post-1`]);
    expect(await paths(host, by)).toEqual([`/discussion/${no}?from=1#post-1`]);
    for (const ctx of [visitor, as(colleague), as(kept)]) {
      expect(await find(ctx, by)).toEqual(await find(ctx, { q: word, author: "nobody-at-all" }));
      expect(await paths(ctx, { q: word })).toHaveLength(2);
      const names = (await find(ctx, { q: word })).finds.map(({ post }) => post?.author.name);
      expect(names.toSorted()).toEqual(["A member", "Member 1"]);
    }
    expect(other).not.toBe(no);
  });
});

describe("people", () => {
  it("are those of the reader's directory: none who are shown to nobody, who are blocked, or who keep out of their employer's sight", async () => {
    const programme = await newProgramme(db);
    const word = newWord();
    const name = `Ada ${word}`;
    const employer = { organisation: "Basalt", organisationKey: `basalt-${word}` };
    await newMentor(db, programme.id, { member: { name: `${name} Shut` }, visibility: { listing: "only_me" } });
    await newMentor(db, programme.id, { member: { name: `${name} Public` }, visibility: { listing: "public" } });
    await newMentor(db, programme.id, { member: { name: `${name} Members` } });
    const covered = { name: `${name} Covered`, hiddenFromOwnOrganisation: true, ...employer };
    await newMentor(db, programme.id, { member: covered });
    const blocker = await newMentor(db, programme.id, { member: { name: `${name} Blocker` } });
    const [colleague, kept] = [await newMember(db, employer), await newMember(db)];
    await db.insert(blocks).values({ blockerId: blocker.id, blockedId: kept.id, createdAt: now });
    const named = async (ctx: Ctx) => {
      const { finds } = await find(ctx, { q: word, kind: "people" });
      const names = finds.map(({ title }) => title.map(({ text }) => text.split(" ").at(-1)).join(""));
      const suggested = (await suggest(ctx, { q: word })).map(({ label }) => label.split(" ").at(-1) ?? "");
      expect(suggested.every((one) => names.includes(one))).toBe(true);
      return names.toSorted();
    };
    await expect.poll(() => named(visitor)).toEqual(["Public"]);
    expect(await named(as(colleague))).toEqual(["Blocker", "Members", "Public"]);
    expect(await named(as(kept))).toEqual(["Covered", "Members", "Public"]);
  });
});

describe("a question", () => {
  it("is narrowed by kind, domain and days, and finds the best post of a thread once", async () => {
    const word = newWord();
    const host = as(await regular());
    const inBanking = noOf(await open(host, { title: `About ${word}`, domainId: "banking" }));
    for (let n = 0; n < 3; n += 1) await answer(host, inBanking, null, { body: `Answered ${word}.` });
    const inHealth = noOf(await open(host, { title: `About ${word} too`, domainId: "nhs" }));
    const today = now.toISOString().slice(0, 10);
    expect(await paths(host, { q: word })).toHaveLength(2);
    expect(await paths(host, { q: word, domain: "nhs" })).toEqual([`/discussion/${inHealth}?from=1#post-1`]);
    expect(await paths(host, { q: word, kind: "cases" })).toEqual([]);
    expect(await paths(host, { q: word, from: today, to: today })).toHaveLength(2);
    expect(await paths(host, { q: word, to: "2026-06-08" })).toEqual([]);
    expect(await paths(host, { q: word, from: "2026-06-10" })).toEqual([]);
  });

  it("finds words of the title, the tags and the post together, and follows what they become", async () => {
    const [titled, said, tag, later] = [newWord(), newWord(), newWord(), newWord()];
    const host = as(await regular());
    await db.insert(tags).values({ id: tag, name: tag, madeAt: now });
    const no = noOf(await open(host, { title: `About ${titled}`, tagIds: [tag] }));
    await answer(host, no, null, { body: `Answered ${said}.` });
    expect(await paths(host, { q: `${titled} ${said}` })).toEqual([`/discussion/${no}?from=2#post-2`]);
    const [thread] = await db
      .update(threads)
      .set({ title: `About ${later}` })
      .where(eq(threads.no, no))
      .returning();
    expect(await sees(host, titled)).toBe(false);
    expect(await sees(host, `${later} ${said}`)).toBe(true);
    await db.delete(threadTags).where(eq(threadTags.threadId, thread?.id ?? ""));
    expect(await sees(host, tag)).toBe(false);
    await db.insert(threadTags).values({ threadId: thread?.id ?? "", tagId: tag });
    await db.update(tags).set({ name: titled }).where(eq(tags.id, tag));
    expect(await paths(host, { q: titled })).toEqual([`/discussion/${no}?from=1#post-1`]);
  });

  it("is answered page by page, each find once and none left out", async () => {
    const word = newWord();
    const host = as(await regular());
    for (let n = 0; n < 45; n += 1)
      await open(host, { title: `About ${word} ${n % 7 === 0 ? word : n}`, key: randomUUID() });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await find(host, { q: word, after });
      seen.push(...page.finds.map(({ path }) => path));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
    expect((await find(host, { q: word, after: "nonsense" })).finds).toHaveLength(20);
  });

  it("of marks alone, of nothing or of a thousand quotes finds nothing and fails nowhere", async () => {
    for (const q of [
      "",
      "the",
      "-",
      '"',
      "' or 1=1 --",
      '"'.repeat(200),
      "%_\\",
      "<b>no</b>",
      "\u0002x\u0003",
      "\u{1f600}",
    ])
      await expect(find(visitor, { q })).resolves.toBeDefined();
    for (const q of ["%", "_", "\\", "%%%", "a_b"]) expect(await suggest(visitor, { q })).toEqual([]);
  });
});

describe("a misspelt word", () => {
  it("is taken for one of the content, or of posts that several people have written for everybody to read", async () => {
    const [known, own, kept] = [newWord(), newWord(), newWord()];
    const hosts = await Promise.all(Array.from({ length: 3 }, async () => as(await regular())));
    for (const host of hosts) {
      await open(host, { audience: "public", body: `All say ${known}.` });
      await open(host, { audience: "members", body: `Members say ${kept}.` });
    }
    for (let n = 0; n < 3; n += 1)
      for (const host of hosts.slice(0, 1)) await open(host, { audience: "public", body: own });
    await gatherWords(db);
    const words = (await db.select().from(searchWords)).map(({ word }) => word);
    expect(words).toContain("benefits");
    expect(words).toContain(known);
    expect(words).not.toContain(own);
    expect(words).not.toContain(kept);
    expect(await meant(db, 'The "benifits" -cost')).toBe('The "benefits" -cost');
    expect(await meant(db, "benefits migrating rollbacks")).toBeNull();
    const misspelt = `${known.slice(0, -1)}y`;
    expect((await find(visitor, { q: misspelt })).instead).toEqual({ by: "spelling", question: known });

    // Beside a word that stands elsewhere, it is found by both, and not by the other word alone.
    const elsewhere = newWord();
    await open(as(await regular()), { audience: "public", body: `Elsewhere ${elsewhere}.` });
    const both = await find(visitor, { q: `${misspelt} ${elsewhere}` });
    expect(both.instead).toEqual({ by: "some", question: `${known} or ${elsewhere}` });
    expect(both.finds).toHaveLength(hosts.length + 1);
  });
});

describe("a title", () => {
  it("is found by what looks like it, though its words are no public ones, by whoever may read the thread", async () => {
    const word = newWord();
    const host = as(await regular());
    await open(host, { title: `About ${word}`, audience: "members" });
    const misspelt = `${word.slice(0, -1)}y`;
    expect(await find(host, { q: misspelt })).toMatchObject({ instead: { by: "titles" }, didYouMean: null });
    expect(await find(visitor, { q: misspelt })).toMatchObject({ finds: [], instead: null, didYouMean: null });
  });
});

describe("a common word", () => {
  const bounds = { mostRanked: 500, common: 20_000, longestWalk: 40_000 };

  it("is looked for among the newest posts that the reader may read, of which no more are ranked than there is a bound", async () => {
    const word = newWord();
    const host = as(await regular());
    const nos: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const at = new Date(now.getTime() + (n + 1) * 60_000);
      nos.push(
        noOf(await open({ ...host, now: at }, { body: `Said ${word}.`, audience: n === 4 ? "members" : "public" })),
      );
    }
    const found = async (ctx: Ctx, values: Partial<typeof bounds>) => {
      const finds = await findPosts(ctx, { q: word }, { ...bounds, ...values });
      return finds.map(({ path }) => nos.findIndex((no) => path.startsWith(`/discussion/${no}?`))).toSorted();
    };
    const everything = [0, 1, 2, 3, 4];
    expect(await found(host, {})).toEqual(everything);
    expect(await found(host, { common: -1 })).toEqual(everything);
    for (const common of [20_000, -1]) {
      expect(await found(host, { common, mostRanked: 2 })).toEqual([3, 4]);
      expect(await found(visitor, { common, mostRanked: 2 })).toEqual([2, 3]);
    }
    expect(await found(visitor, { common: -1, longestWalk: 3 })).toEqual([2, 3]);
  });
});
