import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import { posts, programmeMembers } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { hiddenAtReporters } from "@/domain/moderation/kinds";
import type { MemberCtx } from "@/server/context";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { editPost } from "@/server/discussion/posts/change";
import { listMyObligations } from "@/server/obligations/queries";
import { blockMember } from "@/server/safety/blocks";
import { decideMatter, listMatters } from "./matters";
import { moderated } from "./moderation.fixture";
import { movePost } from "./posts";
import { report } from "./report";
import { decideWaiting } from "./waiting";

const { db } = await testDb();
const { as, regular, open, answer, moderator, coordinator, flag, settle, matterOf } = moderated(db);
const because = "It is plain, and no more.";

const stateOf = async (postId: string) => (await db.select().from(posts).where(eq(posts.id, postId)))[0]?.state;
const enough = () => Promise.all(Array.from({ length: hiddenAtReporters }, async () => as(await regular())));

/** A post that enough readers have reported, so that it is out of sight. */
async function reported() {
  const [host, author] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  const { postId } = await answer(author, no, null, { body: "You should not run projects." });
  const readers = await enough();
  await each(readers, postId);
  expect(await stateOf(postId)).toBe("hidden");
  return { author, postId, readers, judge: await moderator() };
}

async function each(readers: readonly MemberCtx[], postId: string) {
  for (const reader of readers) await flag(reader, postId);
}

test("what a moderator has let stand is hidden by no number of reports; they reach the queue, which tells of the decision", async () => {
  const { postId, readers, judge } = await reported();
  const first = await matterOf(judge, postId);
  expect(first).toMatchObject({ earlier: [], stands: false });
  await settle(judge, first.matterId, false);
  for (const more of [readers, await enough()]) {
    await each(more, postId);
    expect(await stateOf(postId)).toBe("published");
  }
  const again = await matterOf(judge, postId);
  expect(again.flags).toHaveLength(2 * hiddenAtReporters);
  expect(again).toMatchObject({ stands: true, earlier: [{ no: first.no, outcome: "kept" }] });
  expect(again.earlier[0]?.words).not.toBe("");
});

test("shown again by a moderator, of themself or after an edit, it stands as well", async () => {
  const { postId, readers, judge } = await reported();
  await movePost(judge, { postId, revision: 1, move: "restore", words: because });
  await each(readers, postId);
  expect(await stateOf(postId)).toBe("published");

  const author = as(await regular());
  const { postId: other } = await answer(author, noOf(await open(as(await regular()))));
  await movePost(judge, { postId: other, revision: 1, move: "hide", words: because });
  await editPost(author, { postId: other, revision: 1, body: "Gentler." });
  await decideWaiting(judge, { postId: other, revision: 2, approve: true, words: "" });
  await each(readers, other);
  expect(await stateOf(other)).toBe("published");
});

test("a text that is changed after that counts anew, by the reports of that text alone", async () => {
  const { author, postId, readers, judge } = await reported();
  await settle(judge, (await matterOf(judge, postId)).matterId, false);
  const [one, two] = readers;
  if (!one || !two) throw new Error("Two readers are needed.");
  await each([one, two], postId);
  await editPost(author, { postId, revision: 1, body: "Nobody of you should." });
  expect((await matterOf(judge, postId)).stands).toBe(false);
  const others = await enough();
  await each(others.slice(1), postId);
  expect(await stateOf(postId)).toBe("published");
  // Who had reported what stands, and reports what it has become, is counted.
  await flag(one, postId);
  expect(await stateOf(postId)).toBe("hidden");
});

test("a newcomer's post that was let through before anybody objected is hidden as any other", async () => {
  const newcomer = as(await newMember(db));
  const { postId } = await answer(newcomer, noOf(await open(as(await regular()))));
  await decideWaiting(await moderator(), { postId, revision: 1, approve: true, words: "" });
  await each(await enough(), postId);
  expect(await stateOf(postId)).toBe("hidden");
});

test("a coordinator reads no decision of another programme about the same member", async () => {
  const judge = await moderator();
  const [one, two] = [await newProgramme(db), await newProgramme(db)];
  const [member, inOne, inTwo] = [await regular(), await regular(), await regular()];
  const join = (programmeId: string, who: { id: string }) => ({ programmeId, memberId: who.id, joinedAt: now });
  await db.insert(programmeMembers).values([join(one.id, member), join(two.id, member)]);
  await db.insert(programmeMembers).values([join(one.id, inOne), join(two.id, inTwo)]);
  for (const reporter of [inOne, inTwo]) await blockMember(as(reporter), { memberId: member.id });
  const about = { memberHandle: member.handle };
  const { matterId } = await report(as(inOne), { about, reason: "selling", words: because });
  await decideMatter(judge, { matterId, revision: null, remove: true, words: "We have spoken with them." });
  const { no } = await report(as(inTwo), { about, reason: "selling", words: because });
  expect((await listMatters(judge)).find((matter) => matter.no === no)?.earlier).toHaveLength(1);
  expect((await listMatters(await coordinator(two.id))).map(({ earlier }) => earlier)).toEqual([[]]);
});

test("Today counts for a moderator what they may decide: neither their own words nor themself", async () => {
  const me = await regular();
  const [judge, other] = [as(me, [{ kind: "moderator" }]), await moderator()];
  const reader = as(await regular());
  const { postId } = await answer(judge, noOf(await open(reader)));
  const owed = async (who: MemberCtx) =>
    (await listMyObligations(who)).owed.filter(({ kind }) => kind === "decide_report").length;
  const [mine, theirs] = [await owed(judge), await owed(other)];
  await flag(reader, postId);
  await blockMember(reader, { memberId: me.id });
  await report(reader, { about: { memberHandle: me.handle }, reason: "selling", words: because });
  expect([await owed(judge), await owed(other)]).toEqual([mine, theirs + 2]);
  for (const who of [judge, other]) expect(await owed(who)).toBe((await listMatters(who)).length);
});
