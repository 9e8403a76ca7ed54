import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { giveHat, newMember, newProgramme } from "@/db/factories";
import { members, moderationLog, postRevisions, posts, programmeMembers, sessions } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { startSession } from "@/server/accounts/sessions";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { deletePost, editPost } from "@/server/discussion/posts/change";
import { listThreads } from "@/server/discussion/threads/list";
import { getThread } from "@/server/discussion/threads/thread-page";
import { listBlocked } from "@/server/safety/blocks";
import { blockAuthor } from "./block";
import { listLog } from "./log";
import { getMember, suspend } from "./members";
import { listMine } from "./mine";
import { moderated } from "./moderation.fixture";
import { getHistory, getPost, movePost, unmask } from "./posts";
import { getReportable } from "./report";
import { changeThread } from "./threads";
import { decideWaiting, listWaiting } from "./waiting";

const { db } = await testDb();
const { as, visitor, regular, open, answer, moderator, coordinator, decide, flag, settle, matterOf, facts } =
  moderated(db);
const hidden = { code: "NOT_FOUND" };
const because = "It names a person who has not agreed.";

/** Somebody's post in another's thread. */
async function said(values: { asMember?: boolean } = {}) {
  const [host, author] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  const { postId } = await answer(author, no, null, values);
  return { host, author, no, postId };
}

test("a post is hidden, shown again and removed, each with words that its author is told; its number stays", async () => {
  const { host, author, no, postId } = await said();
  const judge = await moderator();
  await facts();
  for (const move of ["hide", "restore", "remove"] as const) {
    const version = (await getThread(host, { no })).thread.version;
    await movePost(judge, { postId, revision: 1, move, words: because });
    expect((await getThread(host, { no })).thread.version).toBeGreaterThan(version);
  }
  const page = await getThread(host, { no });
  expect(page.posts[1]).toMatchObject({ number: "2", state: "removed", body: null });
  expect((await getThread(author, { no })).posts[1]).toMatchObject({ body: "An answer.", canEdit: false });
  expect((await facts()).map(({ name }) => name)).toEqual(Array(3).fill("moderation.decided"));
  await expect(movePost(judge, { postId, revision: 1, move: "remove", words: because })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(movePost(host, { postId, revision: 1, move: "restore", words: because })).rejects.toMatchObject(hidden);
});

test("of several who remove one post at once one does", async () => {
  const { postId } = await said();
  const judges = await Promise.all([moderator(), moderator(), moderator()]);
  const done = await Promise.allSettled(
    judges.map((judge) => movePost(judge, { postId, revision: 1, move: "remove", words: because })),
  );
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.$count(moderationLog, eq(moderationLog.postId, postId))).toBe(1);
});

test("who “a member” is is told once to a moderator with a reason, and is written down; no page of theirs says it", async () => {
  const { author, postId } = await said({ asMember: true });
  const judge = await moderator();
  const [{ name } = { name: "" }] = await db.select().from(members).where(eq(members.id, author.actor.id));
  expect(JSON.stringify(await getPost(judge, { postId }))).not.toContain(name);
  expect(await unmask(judge, { postId, reason: "Their bank asks us." })).toMatchObject({ name });
  const { entries } = await listLog(judge, {});
  expect(entries[0]).toMatchObject({ action: "unmask_member", reason: "Their bank asks us.", member: null });
  expect(JSON.stringify([entries, await getPost(judge, { postId })])).not.toContain(name);
  const named = await said();
  await expect(unmask(judge, { postId: named.postId, reason: because })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("what a post said before is for its author and those who moderate it", async () => {
  const { host, author, postId } = await said();
  const later = new Date(now.getTime() + 600_000);
  await editPost(as({ id: author.actor.id }, [], later), { postId, revision: 1, body: "An answer with figures." });
  for (const reader of [author, await moderator()]) {
    const { edits } = await getHistory(reader, { postId });
    expect(edits.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([["same", "removed", "added"]]);
  }
  const earlier = { replacedById: author.actor.id, replacedAt: later, body: "Other words." };
  await db
    .insert(postRevisions)
    .values(Array.from({ length: 60 }, (_, at) => ({ ...earlier, postId, revision: at + 2 })));
  expect(await getHistory(author, { postId })).toMatchObject({ edits: { length: 30 }, hasOlder: true });
  await expect(getHistory(host, { postId })).rejects.toMatchObject(hidden);
});

test("a thread is locked and pinned, and the sixth pin is refused, also when all are set at once", async () => {
  const judge = await moderator();
  const host = as(await regular());
  const nos: number[] = [];
  for (let at = 0; at < 7; at += 1) nos.push(noOf(await open(host)));
  const pins = await Promise.allSettled(
    nos.map((threadNo) => changeThread(judge, { threadNo, move: "pin", words: "" })),
  );
  expect(pins.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  for (const pin of pins)
    if (pin.status === "rejected") expect(pin.reason).toMatchObject({ reason: "moderation.five_pinned" });
  const { threads: list } = await listThreads(host, {});
  expect(list.filter(({ pinned }) => pinned)).toHaveLength(5);
  expect(list.slice(0, 5).every(({ pinned }) => pinned)).toBe(true);
  const [no = 0] = nos;
  await changeThread(judge, { threadNo: no, move: "lock", words: "It goes in circles." });
  await expect(answer(host, no)).rejects.toMatchObject({ reason: "discussion.locked" });
  // Sent again, or by another moderator at the same time: it is locked once, for the first reason, which its readers see.
  await changeThread(await moderator(), { threadNo: no, move: "lock", words: "It is late." });
  expect((await getThread(host, { no })).thread.lockedBecause).toBe("It goes in circles.");
  const { entries } = await listLog(judge, {});
  expect(entries.filter(({ action }) => action === "lock_thread")).toHaveLength(1);
  await changeThread(judge, { threadNo: no, move: "unlock", words: "" });
  await answer(host, no);
  await expect(changeThread(host, { threadNo: no, move: "lock", words: "" })).rejects.toMatchObject(hidden);
});

test("who is suspended is signed out and told; what they posted stays, what waits is sent back, and they can come back", async () => {
  const [host, member] = [as(await regular()), await newMember(db)];
  const no = noOf(await open(host));
  const { postId } = await answer(as(member), no);
  await startSession(db, { memberId: member.id, device: "test", now });
  const judge = await moderator();
  await facts();
  await suspend(judge, { memberId: member.id, suspended: true, reason: "Sells courses." });
  expect(await db.$count(sessions, eq(sessions.memberId, member.id))).toBe(0);
  const [post] = await db.select().from(posts).where(eq(posts.id, postId));
  expect(post?.state).toBe("declined");
  expect(await getMember(judge, { handle: member.handle })).toMatchObject({ suspendedAt: now });
  await expect(suspend(judge, { memberId: member.id, suspended: true, reason: "x" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await suspend(judge, { memberId: member.id, suspended: false, reason: "It was a mistake." });
  expect(await getMember(judge, { handle: member.handle })).toMatchObject({ suspendedAt: null });
});

test("only moderators suspend, nobody themself, and nobody with a duty", async () => {
  const [staff, other] = [await newMember(db), await newMember(db)];
  await giveHat(db, staff.id, "moderator");
  const judge = as(staff, [{ kind: "moderator" }]);
  const how = { suspended: true, reason: because };
  await expect(suspend(judge, { memberId: staff.id, ...how })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(suspend(await moderator(), { memberId: staff.id, ...how })).rejects.toMatchObject({
    reason: "moderation.has_a_duty",
  });
  const programme = await newProgramme(db);
  await expect(suspend(await coordinator(programme.id), { memberId: other.id, ...how })).rejects.toMatchObject(hidden);
});

test("coordinators see of the log what was done in their programme", async () => {
  const [programme, elsewhere] = [await newProgramme(db), await newProgramme(db)];
  const host = await regular();
  await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: host.id, joinedAt: now });
  const no = noOf(await open(as(host), { audience: "programme", programmeId: programme.id }));
  await changeThread(await moderator(), { threadNo: no, move: "lock", words: "Done with." });
  expect((await listLog(await coordinator(programme.id), {})).entries).toMatchObject([{ action: "lock_thread" }]);
  expect((await listLog(await coordinator(elsewhere.id), {})).entries).toEqual([]);
  await expect(listLog(as(host), {})).rejects.toMatchObject(hidden);
});

test("nobody keeps away somebody whom they are not shown: whoever is gone then, or named in a list, would be told by it", async () => {
  const masked = await said({ asMember: true });
  const named = await said();
  const refused = { reason: "moderation.unnamed_author" };
  await expect(blockAuthor(masked.host, { postId: masked.postId })).rejects.toMatchObject(refused);
  expect(await getReportable(masked.host, { postId: masked.postId })).toMatchObject({ canBlock: false });
  const organisation = { organisationKey: "north bank", hiddenFromOwnOrganisation: true };
  const theirs = eq(members.id, named.author.actor.id);
  for (const who of [theirs, eq(members.id, named.host.actor.id)])
    await db.update(members).set(organisation).where(who);
  await expect(blockAuthor(named.host, { postId: named.postId })).rejects.toMatchObject(refused);
  await db.update(members).set({ hiddenFromOwnOrganisation: false }).where(theirs);
  expect(await getReportable(named.host, { postId: named.postId })).toMatchObject({ canBlock: true });
  expect(await getReportable(named.author, { postId: named.postId })).toMatchObject({ canBlock: false });
  await blockAuthor(named.host, { postId: named.postId });
  expect(await listBlocked(named.host)).toMatchObject([{ memberId: named.author.actor.id }]);
});

test("who opened a thread as “a member” is in no answer about it", async () => {
  const host = as(await regular());
  const no = noOf(await open(host, { asMember: true, audience: "public" }));
  for (const reader of [visitor, as(await regular()), await moderator()]) {
    const page = JSON.stringify([await getThread(reader, { no }), await listThreads(reader, {})]);
    expect(page).not.toContain(host.actor.id);
  }
});

test("the log names nobody who posted as “a member”, also when their post is gone, and says nothing of reports of one's own", async () => {
  const judge = await moderator();
  const [host, newcomer] = [as(await regular()), as(await newMember(db, { name: "Ottilie Unnamed" }))];
  const no = noOf(await open(host));
  const waiting = await answer(newcomer, no, null, { asMember: true });
  await decide(judge, waiting.postId, false);
  await deletePost(newcomer, { postId: waiting.postId });
  const shown = async (ctx: typeof judge) => (await listLog(ctx, {})).entries;
  expect(JSON.stringify(await shown(judge))).not.toContain("Ottilie");
  const author = await moderator();
  const { postId } = await answer(author, no);
  const [approved] = await db.select().from(posts).where(eq(posts.id, postId));
  if (approved?.state === "pending") await decide(judge, postId, true);
  await flag(host, postId);
  await settle(judge, (await matterOf(judge, postId)).matterId, false);
  const about = (entries: Awaited<ReturnType<typeof shown>>) =>
    entries.filter((entry) => entry.postId === postId && entry.action === "keep_post");
  expect(about(await shown(judge))).toHaveLength(1);
  expect(about(await shown(author))).toEqual([]);
});

test("what a moderator hid and its author changed is read again, once, and no date brings it back", async () => {
  const { author, host, no, postId } = await said();
  const judge = await moderator();
  await movePost(judge, { postId, revision: 1, move: "hide", words: because });
  await editPost(author, { postId, revision: 1, body: "Without the figure." });
  await editPost(author, { postId, revision: 2, body: "Without any figure." });
  const [waits, ...others] = (await listWaiting(judge)).filter((post) => post.postId === postId);
  expect(waits).toMatchObject({ body: "Without any figure.", isEdit: true });
  expect(others).toEqual([]);
  const [mine] = (await listMine(author)).posts;
  expect(mine?.waiting?.kind).toBe("review_sensitive_post");
  expect((await getThread(host, { no })).posts[1]?.body).toBeNull();
  await decideWaiting(judge, { postId, revision: 3, approve: true, words: "" });
  expect((await getThread(host, { no })).posts[1]?.body).toBe("Without any figure.");
});
