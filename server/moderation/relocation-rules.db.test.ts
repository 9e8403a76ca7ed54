import { randomUUID } from "node:crypto";
import { eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { newMember, newProgramme } from "@/db/factories";
import { cases, obligations, programmeMembers, tags, threads, threadTags } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { noOf } from "@/server/discussion/discussion.fixture";
import { reply } from "@/server/discussion/posts/write";
import { getThread } from "@/server/discussion/threads/thread-page";
import { listLog } from "./log";
import { getMerge, mergeThreads } from "./merge";
import { getMove, moveThread } from "./move";
import { conversing, reason, split, title, top } from "./relocation.fixture";

const { db } = await testDb();
const { as, regular, open, moderator, coordinator, facts, flag, matterOf, conversation } = conversing(db);

test("nothing goes where others read it, out of a quiet round, or off the page of a case; the first post stays", async () => {
  const { no } = await conversation();
  const judge = await moderator();
  const open1 = await conversation({ audience: "public" });
  const host = as(await regular());
  const quietNo = noOf(await open(host, { quiet: true }));
  const refused = async (threadNo: number, intoNo: number) =>
    (await getMerge(judge, { threadNo, intoNo })).chosen?.refused;
  expect(await refused(no, open1.no)).toBe("moderation.other_readers");
  expect(await refused(no, quietNo)).toBe("moderation.target_quiet");
  expect(await refused(quietNo, no)).toBe("moderation.round_under_way");
  expect(await refused(no, 999_999)).toBe("moderation.no_such_target");
  await expect(mergeThreads(judge, { threadNo: no, intoNo: open1.no, reason })).rejects.toMatchObject({
    reason: "moderation.other_readers",
  });
  await expect(split(judge, no, [top(1)])).rejects.toMatchObject({ reason: "moderation.first_post" });
  await expect(split(judge, no, [top(9)])).rejects.toMatchObject({ reason: "moderation.moved_meanwhile" });
  await expect(split(judge, quietNo, [top(2)])).rejects.toMatchObject({ reason: "moderation.round_under_way" });
});

test("a thread is filed under a case or a domain, keeps its number, and one that waited is read again before it is shown there", async () => {
  const { host, guest, no } = await conversation();
  const judge = await moderator();
  const [item] = await db.select().from(cases).where(isNotNull(cases.sensitivity)).limit(1);
  if (item === undefined) throw new Error("There is no sensitive case.");
  const waiting = await reply(as(await newMember(db)), {
    ...{ threadNo: no, replyTo: null, body: "My first.", asMember: false, watch: false, files: [], key: randomUUID() },
  });
  const to = { caseSlug: item.slug };
  expect((await getMove(judge, { threadNo: no, to })).chosen).toMatchObject({
    isMain: true,
    sensitive: true,
    refused: null,
  });
  expect(await moveThread(judge, { threadNo: no, to, reason })).toEqual({ path: `/cases/${item.slug}` });
  expect(await moveThread(judge, { threadNo: no, to, reason })).toEqual({ path: `/cases/${item.slug}` });
  expect((await getThread(guest, { caseSlug: item.slug })).thread.no).toBe(no);
  const owed = await db.select().from(obligations).where(eq(obligations.subjectId, waiting.postId));
  expect(owed.filter(({ settledAt }) => settledAt === null).map(({ kind }) => kind)).toEqual(["review_sensitive_post"]);
  await expect(moveThread(judge, { threadNo: no, to: { domainId: "nhs" }, reason })).rejects.toMatchObject({
    reason: "moderation.stands_on_case",
  });
  const second = noOf(await open(host));
  await moveThread(judge, { threadNo: second, to, reason });
  await db.update(cases).set({ outcomeLocked: true }).where(eq(cases.id, item.id));
  await expect(moveThread(judge, { threadNo: second, to: { domainId: "nhs" }, reason })).rejects.toMatchObject({
    reason: "moderation.would_widen",
  });
  const third = noOf(await open(host));
  expect((await getMove(judge, { threadNo: third, to })).chosen).toMatchObject({ isMain: false, narrows: true });
  await moveThread(judge, { threadNo: third, to: { domainId: "nhs" }, reason });
  expect((await getThread(host, { no: third })).thread.domain.id).toBe("nhs");
});

test("coordinators move what is of their programme and nothing else; members nothing", async () => {
  const [programme, elsewhere] = [await newProgramme(db), await newProgramme(db)];
  const host = await regular();
  for (const { id } of [programme, elsewhere])
    await db.insert(programmeMembers).values({ programmeId: id, memberId: host.id, joinedAt: new Date(0) });
  const ofProgramme = async (id: string) => noOf(await open(as(host), { audience: "programme", programmeId: id }));
  const [one, two, theirs] = [
    await ofProgramme(programme.id),
    await ofProgramme(programme.id),
    await ofProgramme(elsewhere.id),
  ];
  const leads = await coordinator(programme.id);
  const hidden = { code: "NOT_FOUND" };
  await expect(mergeThreads(leads, { threadNo: one, intoNo: theirs, reason })).rejects.toMatchObject(hidden);
  await expect(mergeThreads(as(host), { threadNo: one, intoNo: two, reason })).rejects.toMatchObject(hidden);
  expect((await getMerge(leads, { threadNo: one, intoNo: theirs })).chosen?.refused).toBe("moderation.no_such_target");
  expect((await getMerge(leads, { threadNo: one, q: "no-go" })).offered.map(({ no }) => no)).toEqual([two]);
  await mergeThreads(leads, { threadNo: one, intoNo: two, reason });
  expect((await listLog(leads, {})).entries[0]).toMatchObject({ action: "merge_thread", reason });
});

test("each is written down and told, and reports lead to where the post stands", async () => {
  const { host, no } = await conversation();
  const judge = await moderator();
  const reported = (await getThread(host, { no })).posts[6];
  await flag(host, reported?.id ?? "");
  await facts();
  const { path } = await split(judge, no, [top(4)]);
  expect((await facts()).map(({ name }) => name)).toEqual(["moderation.moved"]);
  expect(await matterOf(judge, reported?.id ?? "")).toMatchObject({ number: "1", path });
  const { entries } = await listLog(judge, {});
  expect(entries[0]).toMatchObject({ action: "split_thread", reason });
  expect(entries[0]?.about).toBe(`4 to thread ${noOf({ path })}, “${title}”`);
});

test("the new thread has the tags of the old one", async () => {
  const { no } = await conversation();
  const [from] = await db.select().from(threads).where(eq(threads.no, no));
  await db.insert(tags).values({ id: "of-a-test", name: "Of a test", madeAt: new Date(0) });
  await db.insert(threadTags).values({ threadId: from?.id ?? "", tagId: "of-a-test" });
  const { path } = await split(await moderator(), no, [top(4)]);
  const [into] = await db
    .select()
    .from(threads)
    .where(eq(threads.no, noOf({ path })));
  expect(await db.$count(threadTags, eq(threadTags.threadId, into?.id ?? ""))).toBe(1);
});
