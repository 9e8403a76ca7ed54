import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import {
  blocks,
  cases,
  deliveries,
  fieldVisibility,
  posts,
  programmeMembers,
  tags,
  threads,
  threadTags,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { MemberCtx } from "@/server/context";
import { community, noOf, now } from "@/server/discussion/discussion.fixture";
import { deletePost } from "@/server/discussion/posts/change";
import { openRounds } from "@/server/discussion/posts/rounds";
import { markRead } from "@/server/discussion/reading/reading";
import { watch } from "@/server/discussion/watching/watching";
import type { Outgoing } from "@/server/email/message";
import { getMailChoices, saveMailChoices } from "./choices";
import { fanOut } from "./fan-out";
import { mailRoom, mailSecret } from "./mail.fixture";
import { readUnsubscribeToken, stopMail } from "./unsubscribe";

const { db } = await testDb();
const { as, regular, open, answer } = community(db);
const { tellAll, sendAll, mailed } = mailRoom(db, now);

const addresses = (mails: readonly Outgoing[]) => mails.map(({ to }) => to.address).toSorted();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A thread of somebody's, with no mail about it waiting. */
async function thread(ctx: MemberCtx, values: Parameters<typeof open>[1] = {}): Promise<number> {
  const no = noOf(await open(ctx, values));
  await mailed();
  return no;
}

const watchThread = (member: { id: string }, no: number, level: "mute" | "normal" | "first_post" | "watch") =>
  watch(as(member), { kind: "thread", subject: String(no), level });

/** Somebody whom members may find, and so name. */
async function findable(values: Parameters<typeof regular>[0] = {}) {
  const member = await regular(values);
  await db.insert(fieldVisibility).values({ memberId: member.id, field: "listing", audience: "members" });
  return member;
}

beforeEach(async () => {
  await mailed();
});

it("whoever is answered, whoever opened the thread and whoever watches hears of a post once, its author never", async () => {
  const [opener, gwen, hannah, watcher] = [await regular(), await regular(), await regular(), await regular()];
  const no = await thread(as(opener));
  await watchThread(watcher, no, "watch");
  await watchThread(opener, no, "watch");
  await watchThread(gwen, no, "watch");
  await answer(as(gwen), no);
  const first = await mailed();
  expect(addresses(first)).toEqual([opener.email, watcher.email].toSorted());
  await answer(as(hannah), no, { major: 2, minor: 0 });
  const second = await mailed();
  expect(addresses(second)).toEqual([gwen.email]);
  expect(second[0]?.content.heading).toMatch(/ has answered you$/);
});

it("mail says who, where and why, and nothing of what the post says", async () => {
  const opener = await regular({ name: "Gwen Prosser" });
  const no = await thread(as(opener), { title: "What went wrong on the night" });
  await answer(as(await regular({ name: "Hannah Adeyemi" })), no, null, { body: "CANARY" });
  const [mail] = await mailed();
  expect(mail?.content).toMatchObject({
    subject: "Re: What went wrong on the night",
    heading: "Hannah has answered your thread",
    button: { url: `https://critical-path.example/discussion/${no}?from=2#post-2` },
  });
  expect(mail?.content.reason).toContain("because you opened this thread");
  expect(JSON.stringify([mail, await db.select().from(deliveries)])).not.toContain("CANARY");
});

it("the words of a post are in the mail of whoever wants them there, and never those of a programme's", async () => {
  const programme = await newProgramme(db);
  const [opener, other] = [await regular(), await regular()];
  for (const { id } of [opener, other])
    await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: id, joinedAt: now });
  await saveMailChoices(as(opener), { ...(await getMailChoices(as(opener))), posts_without_words: false });
  const no = await thread(as(opener));
  const inside = await thread(as(opener), { audience: "programme", programmeId: programme.id, title: "CANARY title" });
  await answer(as(other), no, null, { body: "Take **three** rehearsals." });
  await answer(as(other), inside, null, { body: "CANARY" });
  const [mail, hidden, ...more] = (await mailed()).toSorted((a, b) =>
    b.content.subject.localeCompare(a.content.subject),
  );
  expect(more).toEqual([]);
  expect(mail?.content.paragraphs).toContain("Take three rehearsals.");
  expect(hidden?.content.subject).toBe(`Re: A thread of your programme, no. ${inside}`);
  expect(JSON.stringify(hidden)).not.toContain("CANARY");
});

it("the name of somebody who can be found and can see the thread reaches them; other names stay text", async () => {
  const programme = await newProgramme(db);
  const author = await regular({ organisationKey: "bank" });
  const [named, private_, blocked, outside, colleague] = [
    await findable(),
    await regular(),
    await findable(),
    await findable(),
    await findable({ organisationKey: "bank", hiddenFromOwnOrganisation: true }),
  ];
  for (const { id } of [author, named, private_, blocked, colleague])
    await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: id, joinedAt: now });
  await db.insert(blocks).values({ blockerId: blocked.id, blockedId: author.id, createdAt: now });
  const no = await thread(as(author), { audience: "programme", programmeId: programme.id });
  const handles = [named, private_, blocked, outside, colleague, author].map(({ handle }) => `@${handle}`);
  await answer(as(author), no, null, { body: `What do you say, ${handles.join(", ")}?` });
  const mails = await mailed();
  expect(addresses(mails)).toEqual([named.email]);
  expect(mails[0]?.content.heading).toMatch(/ has mentioned you$/);
});

it("who mutes hears nothing at all; who follows first posts of a domain hears of new threads and no more", async () => {
  const [opener, muted, follower] = [await regular(), await findable(), await regular()];
  await watch(as(follower), { kind: "domain", subject: "nhs", level: "first_post" });
  const first = await open(as(opener), { domainId: "nhs" });
  const no = noOf(first);
  expect(addresses(await mailed())).toEqual([follower.email]);
  await watchThread(muted, no, "mute");
  await answer(as(opener), no, null, { body: `@${muted.handle}, and everybody.` });
  expect(await mailed()).toEqual([]);
});

it("mail says what its reader follows: the thread, or a tag or a domain by its name", async () => {
  const [opener, byThread, byTag, byDomain] = [await regular(), await regular(), await regular(), await regular()];
  await db.insert(tags).values({ id: "handover", name: "Handover", madeAt: now }).onConflictDoNothing();
  await watch(as(byTag), { kind: "tag", subject: "handover", level: "first_post" });
  await watch(as(byDomain), { kind: "domain", subject: "technology", level: "watch" });
  const no = noOf(await open(as(opener), { domainId: "technology", tagIds: ["handover"] }));
  const [row] = await db.select({ threadId: threads.id }).from(threads).where(eq(threads.no, no));
  await db
    .insert(threadTags)
    .values({ threadId: row?.threadId ?? "", tagId: "handover" })
    .onConflictDoNothing();
  const reasons = (mails: readonly Outgoing[]) =>
    new Map(mails.map(({ to, content }) => [to.address, /because (.*?)\./.exec(content.reason)?.[1]]));
  expect(reasons(await mailed())).toEqual(
    new Map([
      [byTag.email, "you asked for the first posts of the tag Handover"],
      [byDomain.email, "you watch the domain Technology and innovation"],
    ]),
  );
  await watchThread(byThread, no, "watch");
  await answer(as(opener, [], later(90)), no);
  expect(reasons(await mailed(later(90)))).toEqual(
    new Map([
      [byThread.email, "you watch this thread"],
      [byDomain.email, "you watch the domain Technology and innovation"],
    ]),
  );
});

it("who wrote a case hears what is said about it, whoever began to talk", async () => {
  const [author, opener, gwen] = [await regular(), await regular(), await regular()];
  await db.update(cases).set({ authorId: author.id }).where(eq(cases.slug, "coop-bank"));
  const [item] = await db.select({ id: cases.id }).from(cases).where(eq(cases.slug, "coop-bank"));
  const about = { caseId: item?.id ?? "", domainId: null };
  await open(as(opener), { ...about, title: "What the board knew" });
  const [first, ...more] = await mailed();
  expect([first?.to.address, first?.content.heading, more]).toEqual([
    author.email,
    expect.stringMatching(/ has started a thread about your case$/),
    [],
  ]);
  const no = noOf(await open(as(opener), { ...about, title: "A further thread about it" }));
  await mailed();
  await answer(as(gwen, [], later(90)), no);
  expect(addresses(await mailed(later(90)))).toEqual([author.email, opener.email].toSorted());
  await answer(as(gwen, [], later(180)), no, { major: 2, minor: 0 });
  expect(await mailed(later(180))).toEqual([]);
});

it("a choice for the thread goes before that for its domain", async () => {
  const [opener, watcher] = [await regular(), await regular()];
  await watch(as(watcher), { kind: "domain", subject: "insurance", level: "watch" });
  const no = noOf(await open(as(opener), { domainId: "insurance" }));
  expect(addresses(await mailed())).toEqual([watcher.email]);
  await watchThread(watcher, no, "normal");
  await answer(as(await regular()), no);
  expect(addresses(await mailed(later(120)))).toEqual([opener.email]);
});

it("neither of two who keep apart hears of the other, also when the block comes while the mail waits", async () => {
  const [opener, before, after] = [await regular(), await regular(), await regular()];
  const no = await thread(as(opener));
  await db.insert(blocks).values({ blockerId: before.id, blockedId: opener.id, createdAt: now });
  await answer(as(before), no);
  expect(await mailed()).toEqual([]);
  await answer(as(after), no);
  await tellAll();
  await db.insert(blocks).values({ blockerId: opener.id, blockedId: after.id, createdAt: now });
  expect(await sendAll()).toEqual([]);
});

it("nobody is mailed a post that they have read, that was taken back, or in a thread that they see no more", async () => {
  const opener = await regular();
  const programme = await newProgramme(db);
  const [read, left, taken] = [await regular(), await regular(), await regular()];
  for (const { id } of [opener, read, left, taken])
    await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: id, joinedAt: now });
  const no = await thread(as(opener), { audience: "programme", programmeId: programme.id });
  for (const member of [read, left, taken]) await watchThread(member, no, "watch");
  const { postId } = await answer(as(opener), no);
  await tellAll();
  await markRead(as(read), { threadNo: no, seqs: null });
  await db.delete(programmeMembers).where(eq(programmeMembers.memberId, left.id));
  expect(addresses(await sendAll())).toEqual([taken.email]);
  const second = await answer(as(opener), no, { major: 2, minor: 0 });
  await tellAll(later(90));
  await deletePost(as(opener), { postId: second.postId });
  expect(await sendAll()).toEqual([]);
  expect(postId).not.toBe(second.postId);
});

it("within an hour a thread mails its watcher once, unless a post answers or names them", async () => {
  const [opener, watcher, other] = [await regular(), await findable(), await regular()];
  const no = await thread(as(opener));
  await watchThread(watcher, no, "watch");
  await watchThread(opener, no, "mute");
  await answer(as(other), no);
  expect(addresses(await mailed())).toEqual([watcher.email]);
  await answer(as(other, [], later(10)), no);
  expect(await mailed(later(10))).toEqual([]);
  await answer(as(other, [], later(20)), no, null, { body: `And you, @${watcher.handle}?` });
  expect(addresses(await mailed(later(20)))).toEqual([watcher.email]);
  await answer(as(other, [], later(81)), no);
  expect(addresses(await mailed(later(81)))).toEqual([watcher.email]);
});

it("told twice, a post is mailed once", async () => {
  const [opener, other] = [await regular(), await regular()];
  const no = await thread(as(opener));
  const { postId } = await answer(as(other), no);
  const [row] = await db.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId));
  const fact = { name: "post.published" as const, threadId: row?.threadId ?? "", postId };
  await tellAll();
  await fanOut(
    db,
    { fact, key: `post.published:${fact.threadId}:${postId}` },
    { now, mailFrom: "a@critical-path.example" },
  );
  expect(addresses(await sendAll())).toEqual([opener.email]);
});

it("who posts as a member is mailed about under that name", async () => {
  const [opener, quiet] = [await regular(), await regular({ name: "Gwen Prosser" })];
  const no = await thread(as(opener));
  await answer(as(quiet), no, null, { asMember: true });
  const [mail] = await mailed();
  expect(mail?.content.heading).toBe("Member 1 has answered your thread");
  expect(JSON.stringify(mail)).not.toContain("Gwen");
});

it("a quiet round that opens is one mail for each whom it concerns, those who answered in it among them", async () => {
  const [opener, one, two, watcher] = [await regular(), await regular(), await regular(), await regular()];
  const no = await thread(as(opener));
  await db
    .update(threads)
    .set({ quietUntil: later(60) })
    .where(eq(threads.no, no));
  for (const member of [one, two]) await answer(as(member), no);
  await watchThread(watcher, no, "watch");
  expect(await mailed()).toEqual([]);
  await openRounds(db, later(61));
  const mails = await mailed(later(61));
  expect(addresses(mails)).toEqual([opener.email, one.email, two.email, watcher.email].toSorted());
  expect(mails[0]?.content).toMatchObject({ heading: "The quiet round is open" });
  expect(mails[0]?.content.facts).toContainEqual(["Opened", "2 answers"]);
});

it("mails of a thread name the thread and what they answer, so that mail programs keep them together", async () => {
  const [opener, gwen] = [await regular(), await regular()];
  const no = await thread(as(opener));
  const top = await answer(as(gwen), no);
  const [first] = await mailed();
  await answer(as(gwen), no, { major: 1, minor: 0 });
  const [beneath] = await mailed();
  await answer(as(opener), no, { major: 2, minor: 0 });
  const [back] = await mailed();
  const root = /^<thread\.[0-9a-f-]{36}\.[0-9a-f]{12}@critical-path\.example>$/;
  expect(first?.messageId).toContain(`<post.${top.postId}.`);
  expect(first?.follows).toEqual([expect.stringMatching(root)]);
  expect(beneath?.follows).toEqual(first?.follows);
  expect(back?.follows?.[0]).toMatch(root);
  expect(back?.follows?.[1]).toContain(`<post.${top.postId}.`);
  expect(new Set([first, beneath, back].map((mail) => mail?.content.subject)).size).toBe(1);
});

it("each kind is switched off by its own address, and a thread muted by another, which work once mail is queued too", async () => {
  const [opener, watcher] = [await regular(), await regular()];
  const no = await thread(as(opener));
  await watchThread(watcher, no, "watch");
  await answer(as(await regular()), no);
  const mails = await mailed();
  const tokenIn = (url: string | undefined) => url?.slice(url.lastIndexOf("/") + 1) ?? "";
  const stops = (address: string) => {
    const mail = mails.find(({ to }) => to.address === address);
    expect(mail?.list?.oneClickUnsubscribe).toBe(mail?.content.unsubscribe?.url);
    return readUnsubscribeToken(tokenIn(mail?.list?.oneClickUnsubscribe), [mailSecret]);
  };
  expect(stops(opener.email)).toEqual({ memberId: opener.id, kind: "post_answers" });
  expect(stops(watcher.email)).toEqual({ memberId: watcher.id, kind: "post_watched" });

  const mute = tokenIn(mails.find(({ to }) => to.address === opener.email)?.content.mute?.url);
  const whose = readUnsubscribeToken(mute, [mailSecret]);
  expect(readUnsubscribeToken(mute.replace(opener.id, watcher.id), [mailSecret])).toBeUndefined();
  if (whose === undefined) throw new Error("The address mutes nothing.");
  await answer(as(await regular(), [], later(120)), no);
  await tellAll(later(120));
  await stopMail(db, whose, now);
  await stopMail(db, { memberId: watcher.id, kind: "post_watched" }, now);
  expect(await sendAll(later(120))).toEqual([]);
});

it("a post that waits for a moderator mails nobody until it is shown", async () => {
  const opener = await regular();
  const no = await thread(as(opener));
  await answer(as(await newMember(db)), no);
  expect(await mailed()).toEqual([]);
});
