import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newMember, newMentor, newProgramme } from "@/db/factories";
import { flags, members, moderationLog, moderationMatters, posts, programmeMembers } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { hiddenAtReporters } from "@/domain/moderation/kinds";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { deletePost, editPost } from "@/server/discussion/posts/change";
import { getThread } from "@/server/discussion/threads/thread-page";
import { blockMember } from "@/server/safety/blocks";
import { listLog } from "./log";
import { decideMatter, listMatters } from "./matters";
import { listMine } from "./mine";
import { moderated } from "./moderation.fixture";
import { movePost } from "./posts";
import { getReportable, report } from "./report";

const { db } = await testDb();
const { as, regular, open, answer, moderator, coordinator, flag, settle, matterOf, facts } = moderated(db);

/** A thread of seven posts of two people, the last of which will be reported by others. */
async function quarrel() {
  const [host, author] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  for (let at = 0; at < 5; at += 1) await answer(host, no, null, { body: `Before ${at}.` });
  const { postId } = await answer(author, no, null, { body: "You should not run projects." });
  const readers = await Promise.all(Array.from({ length: hiddenAtReporters }, async () => as(await regular())));
  return { host, author, no, postId, readers };
}
const stateOf = async (postId: string) => (await db.select().from(posts).where(eq(posts.id, postId)))[0]?.state;

test("what stood there and the five posts before it are kept, whatever becomes of them", async () => {
  const { author, host, no, postId } = await quarrel();
  const judge = await moderator();
  await flag(host, postId);
  await editPost(author, { postId, revision: 1, body: "Everybody should run projects." });
  await deletePost(author, { postId });
  const matter = await matterOf(judge, postId);
  expect(matter.reported).toMatchObject({ number: "7", body: "You should not run projects." });
  expect(matter.before.map(({ number }) => number)).toEqual(["2", "3", "4", "5", "6"]);
  expect(matter.before[0]?.body).toBe("Before 0.");
  await settle(judge, matter.matterId, true);
  expect((await listMine(host)).reports[0]).toMatchObject({ outcome: "deleted", number: "7" });
  expect((await getThread(host, { no })).posts.at(-1)).toMatchObject({ state: "deleted", body: null });
});

test("several reporters make one matter, whose reports are named to nobody", async () => {
  const { postId, readers } = await quarrel();
  const sent = await Promise.all(readers.map((reader) => flag(reader, postId)));
  expect(new Set(sent.map(({ matterId }) => matterId)).size).toBe(1);
  const matter = await matterOf(await moderator(), postId);
  expect(matter.flags).toHaveLength(readers.length);
  for (const reader of readers) expect(JSON.stringify(matter)).not.toContain(reader.actor.id);
});

test("at three different reporters a post is out of sight; its author is told, may change it, and learns no name", async () => {
  const { author, no, postId, readers, host } = await quarrel();
  const [one, two, three] = readers;
  if (!one || !two || !three) throw new Error("Three readers are needed.");
  await flag(one, postId);
  for (let again = 0; again < 3; again += 1) await flag(two, postId);
  expect(await stateOf(postId)).toBe("published");
  await facts();
  await flag(three, postId);
  expect(await stateOf(postId)).toBe("hidden");
  expect((await facts()).map(({ name }) => name)).toEqual(["moderation.decided"]);
  expect((await getThread(host, { no })).posts.at(-1)?.body).toBeNull();
  expect((await getThread(author, { no })).posts.at(-1)).toMatchObject({ canEdit: true });
  await editPost(author, { postId, revision: 1, body: "We see it differently." });
  const mine = JSON.stringify(await listMine(author));
  for (const reader of readers) expect(mine).not.toContain(reader.actor.id);
  const judge = await moderator();
  await settle(judge, (await matterOf(judge, postId)).matterId, false);
  expect(await stateOf(postId)).toBe("published");
  expect((await listMine(one)).reports[0]).toMatchObject({ outcome: "edited" });
  expect((await facts()).map(({ name }) => name).toSorted()).toEqual(["moderation.decided", "moderation.settled"]);
});

test("of a report that changes nothing the author hears nothing", async () => {
  const { host, author, postId } = await quarrel();
  const judge = await moderator();
  await flag(host, postId);
  await facts();
  await settle(judge, (await matterOf(judge, postId)).matterId, false);
  expect((await facts()).map(({ name }) => name)).toEqual(["moderation.settled"]);
  expect((await listMine(author)).posts).toEqual([]);
});

test("of two moderators who decide at once one does; a report at the same moment is lost by neither", async () => {
  const { postId, readers } = await quarrel();
  const [one, two] = readers;
  if (!one || !two) throw new Error("Two readers are needed.");
  const [judge, other] = [await moderator(), await moderator()];
  await flag(one, postId);
  const { matterId } = await matterOf(judge, postId);
  const done = await Promise.allSettled([
    settle(judge, matterId, false),
    settle(other, matterId, true),
    flag(two, postId),
  ]);
  const [first, second, flagged] = done.map(({ status }) => status);
  expect([first, second].toSorted()).toEqual(["fulfilled", "rejected"]);
  // Removed before the report came, there was nothing left to report.
  expect(flagged === "fulfilled" || second === "fulfilled").toBe(true);
  const open = await db.select().from(moderationMatters).where(eq(moderationMatters.postId, postId));
  for (const matter of open) expect(await db.$count(flags, eq(flags.matterId, matter.id))).toBeGreaterThan(0);
});

test("an urgent report goes to moderators and coordinators at once, once", async () => {
  const { host, postId, readers } = await quarrel();
  await flag(host, postId);
  await facts();
  for (const reader of readers.slice(0, 1)) await flag(reader, postId, "risk_to_somebody");
  expect((await facts()).map(({ name }) => name)).toEqual(["moderation.urgent"]);
  for (const reader of readers.slice(0, 2)) await flag(reader, postId, "risk_to_somebody");
  expect((await facts()).filter(({ name }) => name === "moderation.urgent")).toEqual([]);
  expect(await matterOf(await moderator(), postId)).toMatchObject({ urgent: true });
});

test("nobody reports their own words, or what they cannot read; nobody decides on their own", async () => {
  const { author, postId, host } = await quarrel();
  await expect(flag(author, postId)).rejects.toMatchObject({ reason: "moderation.your_own_words" });
  await flag(host, postId);
  const { matterId } = await matterOf(await moderator(), postId);
  const itself = as({ id: author.actor.id }, [{ kind: "moderator" }]);
  await expect(settle(itself, matterId, false)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(matterOf(itself, postId)).rejects.toThrow();
  await expect(settle(host, matterId, false)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a case is reported and answered, and is not removed", async () => {
  const reader = as(await regular());
  const about = { caseSlug: "tsb-2018" };
  const { matterId } = await report(reader, { about, reason: "confidential", words: "" });
  const judge = await moderator();
  await expect(settle(judge, matterId, true)).rejects.toMatchObject({ reason: "moderation.cases_are_edited" });
  await settle(judge, matterId, false);
  expect((await listMine(reader)).reports[0]).toMatchObject({ outcome: "kept", number: null });
});

test("what its author changed after it was looked at is not shown again unread", async () => {
  const { author, postId, readers } = await quarrel();
  const judge = await moderator();
  for (const reader of readers) await flag(reader, postId);
  const { matterId } = await matterOf(judge, postId);
  await editPost(author, { postId, revision: 1, body: "Far worse." });
  const unread = { reason: "moderation.edited_meanwhile" };
  await expect(settle(judge, matterId, false, 1)).rejects.toMatchObject(unread);
  const again = movePost(judge, { postId, revision: 1, move: "restore", words: "It is fine." });
  await expect(again).rejects.toMatchObject(unread);
  expect(await stateOf(postId)).toBe("hidden");
  await settle(judge, matterId, false, 2);
  expect(await stateOf(postId)).toBe("published");
});

describe("a member who is reported", () => {
  /** A mentor with a profile, and two mentees of the same programme. */
  async function profile() {
    const programme = await newProgramme(db);
    const joinIn = async (memberId: string) =>
      db.insert(programmeMembers).values({ programmeId: programme.id, memberId, joinedAt: now }).onConflictDoNothing();
    const [one, two] = [as(await regular()), as(await regular())];
    const mentor = await newMentor(db, programme.id);
    await db
      .update(members)
      .set({ bio: "Ask me about **prices**.", headline: "Courses on demand" })
      .where(eq(members.id, mentor.id));
    for (const id of [one.actor.id, two.actor.id, mentor.id]) await joinIn(id);
    const about = { memberHandle: mentor.handle };
    const tell = (ctx: typeof one, reason: "asked_for_money" | "risk_to_somebody" = "asked_for_money") =>
      report(ctx, { about, reason, words: "Two hundred pounds an hour." });
    return { programme, one, two, mentor, about, tell };
  }
  const about = async (ctx: Awaited<ReturnType<typeof moderator>>, no: number) => {
    const matter = (await listMatters(ctx)).find((each) => each.no === no);
    if (matter === undefined) throw new Error("There is no such matter.");
    return matter;
  };

  test("is one matter with a number, whoever reports; the profile is kept as it stood; reporters are named to nobody", async () => {
    const { one, two, mentor, tell } = await profile();
    const first = await tell(one);
    await db.update(members).set({ bio: "I am free of charge." }).where(eq(members.id, mentor.id));
    expect((await tell(two)).no).toBe(first.no);
    const judge = await moderator();
    const matter = await about(judge, first.no);
    expect(matter.reported.body).toContain("Ask me about **prices**.");
    expect(matter.reported.body).toContain("Courses on demand");
    expect(matter.flags.map(({ reason }) => reason)).toEqual(["asked_for_money", "asked_for_money"]);
    for (const { actor } of [one, two]) expect(JSON.stringify(matter)).not.toContain(actor.id);
    expect((await listMine(one)).reports[0]).toMatchObject({ no: first.no, outcome: null, title: mentor.name });
    await facts();
    await decideMatter(judge, {
      matterId: matter.matterId,
      revision: null,
      remove: true,
      words: "We have spoken with them.",
    });
    expect((await listMine(two)).reports[0]).toMatchObject({ outcome: "acted", answer: "We have spoken with them." });
    // They are told nothing: neither by mail nor in what they take away of their data.
    expect((await facts()).map(({ name }) => name)).toEqual(["moderation.settled"]);
    const log = await db.select().from(moderationLog).where(eq(moderationLog.action, "answer_member"));
    expect(log.filter(({ memberId }) => memberId === mentor.id)).toEqual([]);
    expect(log.map((line) => line.about)).toContain(mentor.name);
    expect((await tell(one)).no).not.toBe(first.no);
    expect((await about(judge, (await tell(one)).no)).earlier).toHaveLength(1);
  });

  test("is decided on by the coordinators of the programme that both are in, never by themself", async () => {
    const { programme, one, mentor, tell } = await profile();
    const { no } = await tell(one);
    expect((await about(await coordinator(programme.id), no)).member?.handle).toBe(mentor.handle);
    const elsewhere = await coordinator((await newProgramme(db)).id);
    await expect(about(elsewhere, no)).rejects.toThrow();
    const itself = as(mentor, [{ kind: "moderator" }]);
    await expect(about(itself, no)).rejects.toThrow();
    const judge = await moderator();
    const { matterId } = await about(judge, no);
    await expect(
      decideMatter(itself, { matterId, revision: null, remove: false, words: "It is fine." }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await decideMatter(judge, { matterId, revision: null, remove: true, words: "We have spoken with them." });
    const named = async (ctx: typeof judge) => (await listLog(ctx, {})).entries.map((line) => line.about);
    expect(await named(judge)).toContain(mentor.name);
    expect(await named(itself)).not.toContain(mentor.name);
  });

  test("is somebody whom the reporter knows of: nobody hidden, nobody unlisted, not oneself; also whom they keep away", async () => {
    const { one, mentor, tell, about: place } = await profile();
    const unlisted = await newMember(db);
    await expect(getReportable(one, { memberHandle: unlisted.handle })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(report(as(mentor), { about: place, reason: "unkind", words: "" })).rejects.toMatchObject({
      reason: "moderation.your_own_words",
    });
    await blockMember(one, { memberId: mentor.id });
    await expect(tell(one)).resolves.toMatchObject({ urgent: false });
    const stranger = as(await regular());
    await blockMember(as(mentor), { memberId: stranger.actor.id });
    await expect(tell(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("an urgent report of anything goes to the coordinators of a programme that both are in", async () => {
    const { programme, one, mentor, tell } = await profile();
    const { no } = await tell(one, "risk_to_somebody");
    expect((await facts()).map(({ name }) => name)).toContain("moderation.urgent");
    const judge = await coordinator(programme.id);
    expect(await about(judge, no)).toMatchObject({ urgent: true });
    const thread = noOf(await open(as(await regular()), { audience: "members" }));
    const { postId } = await answer(as(mentor), thread, null, { body: "I know where you work." });
    await db
      .update(posts)
      .set({ state: "published", major: 9, minor: 0, seq: 9, publishedAt: now })
      .where(eq(posts.id, postId));
    const sent = await flag(one, postId, "risk_to_somebody");
    expect(await about(judge, sent.no)).toMatchObject({ urgent: true });
    const other = await flag(as(await regular()), (await answer(one, thread)).postId, "unkind");
    await expect(about(judge, other.no)).rejects.toThrow();
  });

  test("a case is kept with a report of it as a text that can be read", async () => {
    const reader = as(await regular());
    const { no } = await report(reader, { about: { caseSlug: "lidl-elwis" }, reason: "confidential", words: "" });
    const { body } = (await about(await moderator(), no)).reported;
    expect(body).toContain("## The situation");
    expect(body).not.toContain("{");
  });
});
