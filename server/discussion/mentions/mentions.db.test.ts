import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { newMember, newMentor, newProgramme } from "@/db/factories";
import {
  blocks,
  caseDecisions,
  cases,
  fieldVisibility,
  postMentions,
  posts,
  programmeMembers,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { community, noOf, now } from "../discussion.fixture";
import { deletePost, editPost } from "../posts/change";
import { getThread } from "../threads/thread-page";
import { suggestMentions } from "./mentions";
import { getReferences } from "./references";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);

const list = (memberId: string, audience: "members" | "public" = "members") =>
  db.insert(fieldVisibility).values({ memberId, field: "listing", audience }).onConflictDoNothing();

/** Somebody whom members may find, with a name of a test's own. */
async function findable(name: string, audience: "members" | "public" = "members") {
  const member = await regular({ name });
  await list(member.id, audience);
  return member;
}

const namesIn = async (ctx: Parameters<typeof getThread>[0], no: number) =>
  (await getThread(ctx, { no })).posts.map(({ named }) => named.map(({ name }) => name));

it("a name is shown to whoever may know of the person, with a page where they are a mentor, and stays text to others", async () => {
  const author = await regular();
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Prosser" } });
  const hannah = await findable("Hannah Adeyemi");
  const kept = await regular();
  await db.insert(blocks).values({ blockerId: hannah.id, blockedId: kept.id, createdAt: now });
  const body = `Ask @${mentor.handle} and @${hannah.handle}, not @nobody-there.`;
  const no = noOf(await open(as(author), { body, audience: "public" }));
  const [first] = (await getThread(as(author), { no })).posts;
  expect(first?.named.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { handle: mentor.handle, name: "Gwen Prosser", hasPage: true, postId: first?.id },
    { handle: hannah.handle, name: "Hannah Adeyemi", hasPage: false, postId: first?.id },
  ]);
  expect(await namesIn(as(kept), no)).toEqual([["Gwen Prosser"]]);
  expect(await namesIn(visitor, no)).toEqual([[]]);
});

it("an edit names anew and a deletion names nobody", async () => {
  const [author, one, two] = [await regular(), await findable("One"), await findable("Two")];
  const { postId, path } = await open(as(author), { body: `@${one.handle}` });
  const mentioned = () =>
    db.select({ id: postMentions.memberId }).from(postMentions).where(eq(postMentions.postId, postId));
  expect(await mentioned()).toEqual([{ id: one.id }]);
  await editPost(as(author), { postId, revision: 1, body: `@${two.handle}` });
  expect(await mentioned()).toEqual([{ id: two.id }]);
  expect(await namesIn(as(author), noOf({ path }))).toEqual([["Two"]]);
  await deletePost(as(author), { postId });
  expect(await mentioned()).toEqual([]);
});

it("what is typed offers those who can be found and can read, first those who have posted under their names", async () => {
  const tag = `zed${randomUUID().slice(0, 6)}`;
  const author = await regular();
  const [quiet, present, asMember, hidden, blocked] = [
    await findable(`${tag} A`),
    await findable(`${tag} D`),
    await findable(`${tag} C`),
    await regular({ name: `${tag} E` }),
    await findable(`${tag} F`),
  ];
  await db.insert(blocks).values({ blockerId: author.id, blockedId: blocked.id, createdAt: now });
  const no = noOf(await open(as(author)));
  await answer(as(present), no);
  await answer(as(hidden), no);
  await answer(as(asMember), no, null, { asMember: true });
  const offered = await suggestMentions(as(author), { place: { threadNo: no }, typed: tag.toUpperCase() });
  expect(offered.map(({ handle }) => handle)).toEqual([present, quiet, asMember].map(({ handle }) => handle));
  expect(await suggestMentions(as(author), { place: { threadNo: no }, typed: "%" })).toEqual([]);
  expect(
    await suggestMentions(as(author), { place: { threadNo: no }, typed: present.handle.slice(0, 12) }),
  ).toHaveLength(1);
});

it("in a thread yet to be opened those are offered who will be able to read it, and of readers that its author is not among, nobody", async () => {
  const tag = `yew${randomUUID().slice(0, 6)}`;
  const author = await regular();
  const programme = await newProgramme(db);
  const inside = await newMentor(db, programme.id, { member: { name: `${tag} A` } });
  const [outside, decided, blocked] = [
    await findable(`${tag} B`),
    await findable(`${tag} C`),
    await findable(`${tag} D`),
  ];
  await db.insert(blocks).values({ blockerId: blocked.id, blockedId: author.id, createdAt: now });
  const [item] = await db.update(cases).set({ outcomeLocked: true }).where(eq(cases.no, 1)).returning({ id: cases.id });
  const caseId = item?.id ?? "";
  await db.insert(caseDecisions).values([author, decided].map(({ id }) => ({ caseId, memberId: id, at: now })));
  const offered = async (place: Parameters<typeof suggestMentions>[1]["place"]) =>
    (await suggestMentions(as(author), { place, typed: tag })).map(({ handle }) => handle);
  const free = { audience: "members" as const, programmeId: null, caseId: null };
  expect(await offered(free)).toEqual([inside, outside, decided].map(({ handle }) => handle));
  expect(await offered({ ...free, caseId })).toEqual([decided.handle]);
  const body = `@${outside.handle} and @${decided.handle}`;
  const { named } = await getReferences(as(author), { place: { ...free, caseId }, body });
  expect(named.map(({ handle }) => handle)).toEqual([decided.handle]);
  const ofProgramme = { audience: "programme" as const, programmeId: programme.id, caseId: null };
  expect(await offered(ofProgramme)).toEqual([]);
  await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: author.id, joinedAt: now });
  expect(await offered(ofProgramme)).toEqual([inside.handle]);
});

it("of a thread that somebody may not read no names are offered, and nothing of it is told", async () => {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const inside = noOf(await open(as(mentor), { audience: "programme", programmeId: programme.id }));
  const stranger = as(await newMember(db));
  const refused = { code: "NOT_FOUND", reason: "discussion.no_such_thread" };
  await expect(suggestMentions(stranger, { place: { threadNo: inside }, typed: "m" })).rejects.toMatchObject(refused);
  await expect(getReferences(stranger, { place: { threadNo: inside }, body: "#1" })).rejects.toMatchObject(refused);
});

it("a number is cited where there is such a post, on whatever page it stands", async () => {
  const [author, other] = [await regular(), await regular()];
  const no = noOf(await open(as(author), { body: "See #1, #2.1, #2.2 and #9, and room #4 of #99999999." }));
  await answer(as(other), no);
  await answer(as(other), no, { major: 2, minor: 0 });
  const { cited } = await getThread(as(author), { no });
  expect(cited.map(({ number }) => number).toSorted()).toEqual(["1", "2.1"]);
  const typed = { place: { threadNo: no }, body: "As #2 says, and #3 does not." };
  expect(await getReferences(as(author), typed)).toMatchObject({
    path: `/discussion/${no}`,
    numbers: [{ number: "2", at: "2", threadNo: null }],
    named: [],
  });
});

it("the preview of a thread yet to be opened names whom its first post will, and of a programme nobody to others", async () => {
  const programme = await newProgramme(db);
  const author = await regular();
  const [inside, outside] = [await newMentor(db, programme.id), await findable("Outside")];
  const body = `@${inside.handle} and @${outside.handle}`;
  const named = async (place: Parameters<typeof getReferences>[1]["place"]) =>
    (await getReferences(as(author), { place, body })).named.map(({ handle }) => handle).toSorted();
  expect(await named({ audience: "members", programmeId: null, caseId: null })).toEqual(
    [inside.handle, outside.handle].toSorted(),
  );
  const ofProgramme = { audience: "programme" as const, programmeId: programme.id, caseId: null };
  expect(await named(ofProgramme)).toEqual([]);
  await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: author.id, joinedAt: now });
  expect(await named(ofProgramme)).toEqual([inside.handle]);
});

it("somebody new writes two links and two names in a post, no more, and loses nothing of it", async () => {
  const member = await newMember(db);
  const no = noOf(await open(as(await regular())));
  const links = ["a", "b", "c"].map((site) => `[it](https://${site}.example)`);
  await expect(answer(as(member), no, null, { body: links.join(" ") })).rejects.toMatchObject({
    code: "INVALID",
    reason: "discussion.two_links",
    field: "body",
  });
  await expect(answer(as(member), no, null, { body: "@one @two @three" })).rejects.toMatchObject({
    reason: "discussion.two_mentions",
  });
  const { postId } = await answer(as(member), no, null, { body: `${links.slice(1).join(" ")} @one @two` });
  const edit = { postId, revision: 1, body: links.join(" ") };
  await expect(editPost(as(member), edit)).rejects.toMatchObject({ reason: "discussion.two_links" });
  const regularly = await regular();
  await answer(as(regularly), no, null, { body: links.join(" ") });
  expect(await db.$count(posts, eq(posts.authorId, member.id))).toBe(1);
});
