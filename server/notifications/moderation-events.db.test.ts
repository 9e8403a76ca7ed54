import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { factoryNow, giveHat, newMember, newProgramme } from "@/db/factories";
import { cases, hats, programmeMembers } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { wholeCase } from "@/server/cases/case.fixture";
import { correctCase } from "@/server/cases/correct";
import { saveCase } from "@/server/cases/drafts";
import { publishCase } from "@/server/cases/publish";
import { actingAs } from "@/server/context.fixture";
import { noOf, now } from "@/server/discussion/discussion.fixture";
import { watch } from "@/server/discussion/watching/watching";
import { mergeThreads } from "@/server/moderation/merge";
import { moderated } from "@/server/moderation/moderation.fixture";
import { moveThread } from "@/server/moderation/move";
import { report } from "@/server/moderation/report";
import { splitThread } from "@/server/moderation/split";
import { mailRoom } from "./mail.fixture";

const { db } = await testDb();
const { as, regular, open, answer, moderator, decide, flag, settle, matterOf } = moderated(db);

const mail = mailRoom(db, factoryNow);

/** Sends every mail of the facts that are waiting, and hands back what was sent, each with whom it is to. */
async function sendAll(meanwhile: () => PromiseLike<unknown> = async () => {}) {
  await mail.tellAll(factoryNow, ["moderation.", "case."]);
  await meanwhile();
  const sent = await mail.sendAll();
  return sent.map(({ to, content }) => ({ to: to.address, subject: content.subject, text: JSON.stringify(content) }));
}

it("an author hears what was decided and why, a reporter what came of it, and neither of the other", async () => {
  const [host, newcomer] = [await regular(), await newMember(db)];
  const no = noOf(await open(as(host)));
  const { postId } = await answer(as(newcomer), no);
  const judge = await moderator();
  await decide(judge, postId, false, "Leave out the name of the bank.");
  expect(await sendAll()).toMatchObject([
    {
      to: newcomer.email,
      subject: "A moderator sent your post back",
      text: expect.stringContaining("name of the bank"),
    },
  ]);
  const said = await answer(as(host), no);
  const reader = await regular();
  await flag(as(reader), said.postId);
  await settle(judge, (await matterOf(judge, said.postId)).matterId, true);
  const mails = await sendAll();
  expect(mails.map(({ to, subject }) => [to, subject]).toSorted()).toEqual(
    [
      [host.email, "A moderator removed your post"],
      [reader.email, "A moderator has decided on your report"],
    ].toSorted(),
  );
  expect(mails.find(({ to }) => to === host.email)?.text).not.toContain(reader.name);
});

it("an urgent report reaches every moderator but the author of what was reported", async () => {
  const [author, reader, judge] = [await regular(), await regular(), await newMember(db)];
  for (const { id } of [author, judge]) await giveHat(db, id, "moderator");
  const no = noOf(await open(as(author)));
  const { postId } = await answer(as(author), no);
  await flag(as(reader), postId, "risk_to_somebody");
  const mails = await sendAll();
  expect(mails.map(({ to }) => to)).toContain(judge.email);
  expect(mails.map(({ to }) => to)).not.toContain(author.email);
});

it("who moderates and wrote a case hears nothing of a report about it", async () => {
  const [author, judge, reader] = [await regular(), await newMember(db), await regular()];
  for (const { id } of [author, judge]) await giveHat(db, id, "moderator");
  const slug = `case-${randomUUID()}`;
  const { tagIds: _, rag, outcome, points: __, ...words } = wholeCase;
  const item = { ...words, outcome: { rag, text: outcome }, learningPoints: [] };
  await db.insert(cases).values({ ...item, id: slug, slug, authorId: author.id, isMembers: true, publishedAt: now });
  await report(as(reader), { about: { caseSlug: slug }, reason: "risk_to_somebody", words: "" });
  const mails = await sendAll();
  expect(mails.map(({ to }) => to)).toContain(judge.email);
  expect(mails.map(({ to }) => to)).not.toContain(author.email);
});

it("mail that waits to be sent is not sent to somebody whose duty was taken back meanwhile, and says no title of a programme's thread", async () => {
  const programme = await newProgramme(db);
  const [author, reader, kept, gone] = [await regular(), await regular(), await newMember(db), await newMember(db)];
  for (const { id } of [author, reader])
    await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: id, joinedAt: now });
  for (const { id } of [kept, gone]) await giveHat(db, id, "coordinator", programme.id);
  const thread = { audience: "programme" as const, programmeId: programme.id, title: "The closure of Plant Seven" };
  const no = noOf(await open(as(author), thread));
  const { postId } = await answer(as(author), no);
  await flag(as(reader), postId, "risk_to_somebody");
  const mails = await sendAll(() => db.delete(hats).where(eq(hats.memberId, gone.id)));
  expect(mails.map(({ to }) => to)).toContain(kept.email);
  expect(mails.map(({ to }) => to)).not.toContain(gone.email);
  await settle(
    as(kept, [{ kind: "coordinator", programmeId: programme.id }]),
    (await matterOf(await moderator(), postId)).matterId,
    true,
  );
  const told = await sendAll();
  expect(told.map(({ to }) => to)).toContain(author.email);
  expect(JSON.stringify([mails, told])).not.toContain("Plant Seven");
});

async function correctionsOf(author: { email: string }): Promise<string[]> {
  const mails = (await sendAll()).filter(({ subject }) => subject === "A moderator has corrected your case");
  return mails.map(({ to, text }) => (to === author.email ? (/"Reason","([^"]*)"/.exec(text)?.[1] ?? "") : to));
}

it("whose case a moderator corrects is told why, and of their own corrections nobody", async () => {
  const author = await newMember(db);
  const ctx = actingAs(db, author);
  const { draftId } = await saveCase(ctx, { draftId: null, revision: null, draft: wholeCase, key: randomUUID() });
  const ticks = { namesChanged: true, employerAllows: true, noProcurement: true, nobodyHarmed: true } as const;
  const shown = { outcomeLocked: false, indexable: true, knowingly: false };
  const { slug } = await publishCase(ctx, { ...ticks, ...shown, draftId, revision: 1 });
  const change = { slug, knowingly: false, reason: "The bank was named" };
  await correctCase(ctx, { ...change, revision: 1, draft: { ...wholeCase, year: 2020 } });
  expect(await correctionsOf(author)).toEqual([]);
  await correctCase(await moderator(), { ...change, revision: 2, draft: { ...wholeCase, year: 2019 } });
  expect(await correctionsOf(author)).toEqual(["The bank was named"]);
});

it("authors hear once where their posts stand now, without those who mute the thread and whoever moved them", async () => {
  const [host, guest, quiet] = [await regular(), await regular(), await regular()];
  const judge = await moderator();
  const no = noOf(await open(as(host)));
  for (const author of [guest, guest, quiet]) await answer(as(author), no);
  await answer(judge, no);
  const into = noOf(await open(as(host)));
  await watch(as(quiet), { kind: "thread", subject: String(no), level: "mute" });
  await sendAll();
  const reason = "Both ask the same.";
  const numbers = [2, 3, 4].map((major) => ({ major, minor: 0 }));
  const split = { threadNo: no, numbers, title: "Who asks the question?", reason, key: randomUUID() };
  const there = noOf(await splitThread(judge, split));
  const told = await sendAll();
  expect(told.map(({ to, subject }) => [to, subject])).toEqual([
    [guest.email, "A moderator has moved 2 of your posts"],
  ]);
  expect(told[0]?.text).toContain(`/discussion/${there}?from=1#post-1`);
  expect(told[0]?.text).toContain(reason);
  await mergeThreads(judge, { threadNo: no, intoNo: into, reason });
  expect((await sendAll()).map(({ to }) => to)).toEqual([host.email]);
  await moveThread(judge, { threadNo: into, to: { domainId: "nhs" }, reason });
  expect(await sendAll()).toMatchObject([{ to: host.email, subject: "A moderator has moved your thread" }]);
});

it("whose post is let through into a quiet round hears that it is kept for it, and not that others read it", async () => {
  const [host, newcomer] = [await regular(), await newMember(db)];
  const no = noOf(await open(as(host), { quiet: true }));
  const { postId } = await answer(as(newcomer), no);
  await decide(await moderator(), postId, true);
  const [mail] = await sendAll();
  expect(mail).toMatchObject({ to: newcomer.email, subject: "Your post is kept for its quiet round" });
});
