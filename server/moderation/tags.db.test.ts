import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { giveHat, newMember } from "@/db/factories";
import { caseDrafts, caseTags, drafts, moderationLog, tags, threadTags, watches } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { emptyDraft } from "@/domain/cases/document";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { listDiscussedCases } from "@/server/discussion/threads/case-list";
import { listThreads } from "@/server/discussion/threads/list";
import { makeFeed, readFeed } from "@/server/discussion/watching/feeds";
import { listWatches, watch } from "@/server/discussion/watching/watching";
import { find } from "@/server/search/find";
import { moderated } from "./moderation.fixture";
import { addTag, changeTag, getCuratedTag, listCuratedTags, mergeTags, retireTag } from "./tags";

const { db } = await testDb();
const { as, regular, open, answer, moderator } = moderated(db);
const reason = "Two words for one thing.";

/** A tag of this test alone. */
async function newTag(name: string, aliases: string[] = []) {
  const curator = await moderator();
  const { tagId } = await addTag(curator, { name, aliases, reason });
  return { curator, tagId };
}
const threadsOf = async (tag: string) =>
  (await listThreads(as(await regular()), { tag })).threads.map(({ title }) => title);

test("moderators and administrators keep the list; for others there is none", async () => {
  const admin = await newMember(db);
  await giveHat(db, admin.id, "admin");
  expect((await listCuratedTags(as(admin, [{ kind: "admin" }]))).length).toBeGreaterThan(20);
  await expect(listCuratedTags(as(await regular()))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(addTag(as(await regular()), { name: "Mine", aliases: [], reason })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("two tags never have one name, however it is written; the address of a second like it differs", async () => {
  const { curator, tagId } = await newTag("War rooms");
  await expect(addTag(curator, { name: "war ROOMS", aliases: [], reason })).rejects.toMatchObject({
    reason: "moderation.tag_name_taken",
  });
  const other = await addTag(curator, { name: "War, rooms", aliases: [], reason });
  expect([tagId, other.tagId]).toEqual(["war-rooms", "war-rooms-2"]);
});

test("a thread keeps the tags that its author chose, and is found by the other words for them as soon as there are any", async () => {
  const { curator, tagId } = await newTag("Night shifts");
  const reader = as(await regular());
  await open(as(await regular()), {
    title: "Who watches the batch run?",
    audience: "public",
    tagIds: [tagId, "unknown"],
  });
  expect(await threadsOf(tagId)).toEqual(["Who watches the batch run?"]);
  const titles = async (q: string) =>
    (await find(reader, { q })).finds.map(({ title }) => title.map(({ text }) => text).join(""));
  expect(await titles("graveyard")).toEqual([]);
  await changeTag(curator, { tagId, name: "Night work", aliases: ["graveyard duty"], reason });
  expect((await titles("graveyard"))[0]).toContain("Who watches the batch run?");
  expect((await titles("night shifts"))[0]).toContain("Who watches the batch run?");
  expect((await getCuratedTag(curator, { tagId })).aliases).toEqual(["graveyard duty", "Night shifts"]);
});

test("a case is found by the other words for its tags", async () => {
  const found = await find(as(await regular()), { q: "whistleblowing" });
  expect(found.finds.map(({ path }) => path)).toContain("/cases/post-office-horizon");
});

test("a retired tag stays where it is and is offered no more", async () => {
  const { curator, tagId } = await newTag("Telex machines");
  const writer = as(await regular());
  await open(writer, { title: "Is anybody still on telex?", audience: "public", tagIds: [tagId] });
  await retireTag(curator, { tagId, retired: true, reason });
  expect(await threadsOf(tagId)).toHaveLength(1);
  expect((await listWatches(writer, {})).tags.map(({ id }) => id)).not.toContain(tagId);
  await retireTag(curator, { tagId, retired: false, reason });
  expect((await listWatches(writer, {})).tags.map(({ id }) => id)).toContain(tagId);
});

test("a merge brings threads, cases, drafts, forms that are open, what is followed and the feed along", async () => {
  const { curator, tagId: from } = await newTag("Dry runs", ["walk-through"]);
  const { tagId: into } = await newTag("Dress rehearsals");
  const author = as(await regular());
  const [both, one] = [as(await regular()), as(await regular())];
  await open(author, { title: "What does a dry run prove?", audience: "public", tagIds: [from] });
  await open(author, { title: "What do both of them prove?", audience: "public", tagIds: [from, into] });
  await db.insert(caseTags).values({ caseId: "case-tsb-2018", tagId: from });
  const document = { ...emptyDraft, title: "A case", tagIds: [from, "scope", into] };
  await db
    .insert(caseDrafts)
    .values({ authorId: author.actor.id, document, begunAt: now, savedAt: now, key: randomUUID() });
  await db.insert(drafts).values({
    memberId: author.actor.id,
    key: "thread",
    fields: { title: ["Half a thought"], tagIds: [from] },
    version: 1,
    writer: randomUUID(),
    savedAt: now,
  });
  await watch(both, { kind: "tag", subject: from, level: "watch" });
  await watch(both, { kind: "tag", subject: into, level: "mute" });
  await watch(one, { kind: "tag", subject: from, level: "first_post" });

  await mergeTags(curator, { tagId: from, intoId: into, reason });

  expect((await threadsOf(into)).toSorted()).toEqual(["What do both of them prove?", "What does a dry run prove?"]);
  expect(await db.$count(threadTags, eq(threadTags.tagId, from))).toBe(0);
  const cases = await listDiscussedCases(one, { tag: into });
  expect(cases.cases.map(({ slug }) => slug)).toEqual(["tsb-2018"]);
  const [draft] = await db.select().from(caseDrafts).where(eq(caseDrafts.authorId, author.actor.id));
  expect(draft?.document.tagIds.toSorted()).toEqual([into, "scope"].toSorted());
  const [form] = await db.select().from(drafts).where(eq(drafts.memberId, author.actor.id));
  expect(form?.fields).toEqual({ title: ["Half a thought"], tagIds: [into] });
  const levelOf = async (memberId: string) =>
    (
      await db
        .select()
        .from(watches)
        .where(and(eq(watches.memberId, memberId), eq(watches.kind, "tag")))
    ).map(({ subject, level }) => [subject, level]);
  expect(await levelOf(both.actor.id)).toEqual([[into, "watch"]]);
  expect(await levelOf(one.actor.id)).toEqual([[into, "first_post"]]);
  const { token } = await makeFeed(both, { key: randomUUID() });
  expect((await readFeed(both, { token })).entries.map(({ title }) => title)).toContain(
    "What does a dry run prove?, 1",
  );

  // Whoever still sends the old word is understood: an open form, an old address, somebody who chooses to follow it.
  const late = await open(author, { title: "Sent from a form of yesterday", audience: "public", tagIds: [from, into] });
  expect(await threadsOf(into)).toContain("Sent from a form of yesterday");
  await watch(as({ id: author.actor.id }), { kind: "tag", subject: from, level: "watch" });
  expect(await levelOf(author.actor.id)).toEqual([[into, "watch"]]);
  expect((await listThreads(one, { tag: from })).tag).toMatchObject({ mergedInto: into });
  const found = (await find(one, { q: "walk-through" })).finds.map(({ path }) => path);
  expect(found).toContain("/cases/tsb-2018");
  expect(found.filter((path) => path.startsWith("/discussion/"))).toHaveLength(3);
  await answer(one, noOf(late), null, { body: "It proves that people came." });

  // What was merged into a tag goes on with it.
  const { tagId: last } = await newTag("Rehearsed weekends");
  await mergeTags(curator, { tagId: into, intoId: last, reason });
  expect((await listThreads(one, { tag: from })).tag).toMatchObject({ mergedInto: last });
  expect((await getCuratedTag(curator, { tagId: last })).merged.map(({ id }) => id).toSorted()).toEqual(
    [into, from].toSorted(),
  );
  await expect(mergeTags(curator, { tagId: from, intoId: "scope", reason })).rejects.toMatchObject({
    reason: "moderation.tag_merged",
  });
});

test("a thread that is opened while its tag is merged is filed under the other", async () => {
  const { curator, tagId: from } = await newTag("Fire drills");
  const { tagId: into } = await newTag("Alarm tests");
  const writers = await Promise.all(Array.from({ length: 4 }, async () => as(await regular())));
  await Promise.all([
    ...writers.map((writer, at) =>
      open(writer, { title: `Opened at once, ${at}`, audience: "public", tagIds: [from] }),
    ),
    mergeTags(curator, { tagId: from, intoId: into, reason }),
  ]);
  expect(await db.$count(threadTags, eq(threadTags.tagId, from))).toBe(0);
  expect(await threadsOf(into)).toHaveLength(writers.length);
});

test("every change of the list is in the log, with who, what and why", async () => {
  const { curator, tagId } = await newTag("Sunset");
  await changeTag(curator, { tagId, name: "Closing systems", aliases: [], reason });
  await retireTag(curator, { tagId, retired: true, reason });
  await mergeTags(curator, { tagId, intoId: "legacy", reason });
  const lines = await db.select().from(moderationLog).where(eq(moderationLog.actorId, curator.actor.id));
  expect(lines.toSorted((a, b) => a.no - b.no).map(({ action, about }) => `${action}: ${about}`)).toEqual([
    "add_tag: Sunset",
    "change_tag: Sunset, now Closing systems",
    "retire_tag: Closing systems",
    "merge_tag: Closing systems into Legacy systems",
  ]);
  expect(lines.every((line) => line.reason === reason)).toBe(true);
  expect((await db.select().from(tags).where(eq(tags.id, "legacy")))[0]?.aliases).toContain("Closing systems");
});
