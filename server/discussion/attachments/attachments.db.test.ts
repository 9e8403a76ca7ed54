import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { attachments, blocks, cases, members, posts, threads } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { attachmentLimits } from "@/domain/discussion/attachments";
import type { Ctx, MemberCtx } from "@/server/context";
import { community, noOf, now } from "../discussion.fixture";
import { deletePost, editPost } from "../posts/change";
import { openRounds } from "../posts/rounds";
import { getThread } from "../threads/thread-page";
import { getAttachment } from "./attachments";
import { dropAttachment, sweepAttachments, takeAttachment } from "./take-attachment";

const { db } = await testDb();
const { visitor, as, regular, open, answer } = community(db);
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const pdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
const notes = (text: string) => ({ name: "Maya's notes.txt", bytes: Buffer.from(text) });
const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: "#2b5d8a" } })
    .withExif({ IFD0: { Artist: "Maya" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();

const take = (ctx: MemberCtx, file: { name: string; bytes: Buffer }, values: { place?: string; key?: string } = {}) =>
  takeAttachment(ctx, { place: "reply:1:new", key: randomUUID(), file, ...values });

const read = (ctx: Ctx, id: string, part: "whole" | "shown" = "whole", skips = false) =>
  getAttachment(ctx, { id, part, skips, known: false });

/** Of these readers, those who are given the file. */
async function have(id: string, readers: Record<string, Ctx>): Promise<string[]> {
  const answers = await Promise.allSettled(Object.values(readers).map((ctx) => read(ctx, id)));
  for (const one of answers) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "NOT_FOUND" });
  return Object.keys(readers).filter((_, at) => answers[at]?.status === "fulfilled");
}

const moderator = async () => as(await newMember(db), [{ kind: "moderator" }]);

/** An answer of somebody's with a file, in another's thread. */
async function answered(values: Parameters<typeof answer>[3] = {}, opened: Parameters<typeof open>[1] = {}) {
  const [host, author, other] = [as(await regular()), as(await regular()), as(await regular())];
  const no = noOf(await open(host, opened));
  const { id } = await take(author, notes("Cutover at 02:00."));
  const post = await answer(author, no, null, { files: [{ id, alt: "" }], ...values });
  return { host, author, other, no, id, ...post };
}

test("a file waits for its owner alone, and is read with the post by whoever reads the post", async () => {
  const [author, other] = [as(await regular()), as(await regular())];
  const { id } = await take(author, notes("Cutover at 02:00."));
  const readers = { author, other, visitor, moderator: await moderator() };
  expect(await have(id, readers)).toEqual(["author"]);
  const no = noOf(await open(other));
  expect((await getThread(author, { no })).waitingFiles.map((file) => file.id)).toEqual([id]);
  await answer(author, no, null, { files: [{ id, alt: "" }] });
  expect(await have(id, readers)).toEqual(["author", "other", "moderator"]);
  expect((await read(other, id)).bytes?.toString()).toBe("Cutover at 02:00.");
  const page = await getThread(other, { no });
  expect(page.posts[1]?.files).toMatchObject([{ id, name: "Maya's notes.txt", kind: "txt", withheld: false }]);
  expect((await getThread(author, { no })).waitingFiles).toEqual([]);
});

test("it follows its post out of sight and back, and is gone when the post is deleted", async () => {
  const { author, other, no, id, postId } = await answered();
  const readers = { author, other, moderator: await moderator() };
  const state = (to: "hidden" | "removed" | "published") =>
    db.update(posts).set({ state: to }).where(eq(posts.id, postId));
  for (const to of ["hidden", "removed"] as const) {
    await state(to);
    expect(await have(id, readers)).toEqual(["author", "moderator"]);
    expect((await getThread(other, { no })).posts[1]?.files).toEqual([]);
  }
  await state("published");
  await db.update(threads).set({ hiddenAt: now }).where(eq(threads.no, no));
  expect(await have(id, readers)).toEqual(["moderator"]);
  await db.update(threads).set({ hiddenAt: null }).where(eq(threads.no, no));
  await deletePost(author, { postId });
  expect(await have(id, readers)).toEqual([]);
  expect(await db.$count(attachments, eq(attachments.postId, postId))).toBe(0);
});

test("what waits for a moderator or a quiet round is shown to nobody else, and then to all", async () => {
  const [host, newcomer] = [as(await regular()), as(await newMember(db))];
  const no = noOf(await open(host, { quiet: true }));
  const pending = await take(newcomer, notes("First."));
  await answer(newcomer, no, { major: 1, minor: 0 }, { files: [{ id: pending.id, alt: "" }] });
  expect(await have(pending.id, { newcomer, host })).toEqual(["newcomer"]);
  const sealed = as(await regular());
  const { id } = await take(sealed, notes("Sealed."));
  await answer(sealed, no, null, { files: [{ id, alt: "" }] });
  expect(await have(id, { sealed, host, visitor })).toEqual(["sealed"]);
  await openRounds(db, hours(48));
  expect(await have(id, { sealed, host, visitor })).toEqual(["sealed", "host"]);
});

test("a thread about a case that is shut shows its files to a visitor who looks without deciding, and to members who decided", async () => {
  const about = { caseId: "case-dbs", domainId: null, audience: "public" as const };
  // The first about a case stands on its page, so this is another.
  await open(as(await regular()), about);
  const { id } = await answered({}, about);
  await db.update(cases).set({ outcomeLocked: true }).where(eq(cases.id, "case-dbs"));
  const undecided = as(await regular());
  expect(await have(id, { visitor, undecided })).toEqual([]);
  expect((await read(visitor, id, "whole", true)).bytes).not.toBeNull();
  await expect(read(undecided, id, "whole", true)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await db.update(cases).set({ outcomeLocked: false }).where(eq(cases.id, "case-dbs"));
});

test("fifty who send one form at once make one post with one file; with another file it is refused", async () => {
  const ctx = as(await regular());
  const no = noOf(await open(ctx));
  const key = randomUUID();
  const send = async (text: string) => {
    const { id } = await take(ctx, notes(text), { key });
    return answer(ctx, no, null, { key, files: [{ id, alt: "" }] });
  };
  const sent = await Promise.all(Array.from({ length: 50 }, () => send("Once.")));
  expect(new Set(sent.map((one) => `${one.postId} ${one.number}`)).size).toBe(1);
  expect(await db.$count(attachments, eq(attachments.ownerId, ctx.actor.id))).toBe(1);
  await expect(send("Twice.")).rejects.toMatchObject({ reason: "discussion.already_posted" });
}, 60_000);

test("a picture is drawn anew, small enough for a page, and says what it shows", async () => {
  const [author, host] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  const { id } = await take(author, { name: "wall.jpg", bytes: await picture(3000, 600) });
  const post = (alt: string) => answer(author, no, null, { files: [{ id, alt }] });
  await expect(post("")).rejects.toMatchObject({ reason: "discussion.picture_unsaid", field: `alt-${id}` });
  await post("The wall after the workshop");
  const [file] = (await getThread(host, { no })).posts[1]?.files ?? [];
  expect(file).toMatchObject({ alt: "The wall after the workshop", picture: { width: 1280, height: 256 } });
  for (const part of ["whole", "shown"] as const) {
    const { bytes, mediaType, isPicture } = await read(host, id, part);
    const { exif, format, width } = await sharp(bytes ?? Buffer.alloc(0)).metadata();
    expect([exif, format, width]).toEqual([
      undefined,
      part === "shown" ? "webp" : "jpeg",
      part === "shown" ? 1280 : 3000,
    ]);
    expect([bytes?.includes("Maya"), mediaType, isPicture]).toEqual([false, `image/${format}`, true]);
  }
});

test("who posts without their name is not told by a file: it has no name of its own, and documents are refused", async () => {
  const [author, host] = [as(await regular()), as(await regular())];
  const no = noOf(await open(host));
  const document = await take(author, { name: "Maya's plan.pdf", bytes: pdf });
  const said = { asMember: true, files: [{ id: document.id, alt: "" }] };
  await expect(answer(author, no, null, said)).rejects.toMatchObject({ reason: "discussion.names_its_author" });
  const text = await take(author, notes("What I saw."));
  await answer(author, no, null, { asMember: true, files: [{ id: text.id, alt: "" }] });
  for (const reader of [host, author, await moderator()]) {
    expect(JSON.stringify((await getThread(reader, { no })).posts)).not.toContain("Maya");
    expect((await read(reader, text.id)).name).toBe("file-1.txt");
  }
});

test("to whom somebody is not named, their file has no name either, and a document is not given", async () => {
  const [author, host, apart] = [as(await regular()), as(await regular()), as(await regular())];
  const no = noOf(await open(host, { audience: "public" }));
  const files = await Promise.all([
    take(author, { name: "Maya's plan.pdf", bytes: pdf }),
    take(author, { name: "Maya at work.jpg", bytes: await picture() }),
  ]);
  await answer(author, no, null, { files: files.map(({ id }) => ({ id, alt: "Somebody at work" })) });
  await db.insert(blocks).values({ blockerId: apart.actor.id, blockedId: author.actor.id, createdAt: now });
  const [document = { id: "" }, photo = { id: "" }] = files;
  expect(await have(document.id, { author, host, apart, visitor })).toEqual(["author", "host"]);
  for (const reader of [apart, visitor]) {
    const page = JSON.stringify((await getThread(reader, { no })).posts);
    expect(page).not.toContain("Maya");
    expect((await read(reader, photo.id)).name).toBe("picture-2.jpg");
  }
});

test("an edit adds and takes off files: quietly at first, and later what was there before is for its author and moderators", async () => {
  const { author, other, no, id, postId } = await answered();
  const readers = { author, other, moderator: await moderator() };
  const change = async (at: Date, revision: number, files: { id: string; alt: string }[]) =>
    editPost(as({ id: author.actor.id }, [], at), { postId, revision, body: "An answer.", files });
  const second = await take(author, notes("Second."));
  await change(now, 1, [
    { id, alt: "" },
    { id: second.id, alt: "" },
  ]);
  await change(now, 2, [{ id: second.id, alt: "" }]);
  expect(await db.$count(attachments, eq(attachments.id, id))).toBe(0);
  await expect(change(now, 1, [])).rejects.toMatchObject({ reason: "discussion.edited_meanwhile" });
  await change(hours(1), 3, []);
  expect((await getThread(other, { no })).posts[1]).toMatchObject({ files: [], revision: 4, body: "An answer." });
  expect(await have(second.id, readers)).toEqual(["author", "moderator"]);
  await editPost(author, { postId, revision: 4, body: "Other words." });
  await deletePost(author, { postId });
  expect(await have(second.id, readers)).toEqual([]);
});

test("nobody attaches what is another's, or what is a post's already", async () => {
  const { author, other, no, id } = await answered();
  const theirs = await take(author, notes("Mine."));
  for (const taken of [theirs.id, id, randomUUID()]) {
    const said = { files: [{ id: taken, alt: "" }] };
    await expect(answer(other, no, null, said)).rejects.toMatchObject({ reason: "discussion.file_gone" });
  }
  await dropAttachment(other, theirs);
  await dropAttachment(author, { id });
  expect(await have(theirs.id, { author })).toEqual(["author"]);
  expect(await have(id, { other })).toEqual(["other"]);
  await dropAttachment(author, theirs);
  expect(await have(theirs.id, { author })).toEqual([]);
});

test("a form takes four files, a day forty, whatever becomes of them", async () => {
  const ctx = as(await regular());
  const refusedIn = (reason: string) => ({ reason, field: "files" });
  const four = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => take(ctx, notes(`File ${at}.`))));
  expect(four.filter(({ status }) => status === "fulfilled")).toHaveLength(attachmentLimits.perPost);
  await expect(take(ctx, notes("A fifth."))).rejects.toMatchObject(refusedIn("discussion.four_files"));
  await expect(take(ctx, { name: "plan.svg", bytes: Buffer.from("<svg/>") })).rejects.toMatchObject(
    refusedIn("files.kind"),
  );
  const large = {
    name: "wall.png",
    bytes: Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(10 * 1024 * 1024)]),
  };
  await expect(take(ctx, large)).rejects.toMatchObject(refusedIn("files.too_large"));
  for (let at = 0; at < 34; at += 1)
    await dropAttachment(ctx, await take(ctx, notes(`${at}`), { place: "thread:new" }));
  await expect(take(ctx, notes("Once more."), { place: "thread:new" })).rejects.toMatchObject(
    refusedIn("discussion.files_today"),
  );
  const tomorrow = as({ id: ctx.actor.id }, [], hours(25));
  await take(tomorrow, notes("Once more."), { place: "thread:new" });
});

test("what waits goes after sixty days, and everything with its owner", async () => {
  const { author, other, id, postId } = await answered();
  await take(author, notes("Never sent."));
  const waiting = () => db.$count(attachments, isNull(attachments.postId));
  const before = await waiting();
  await sweepAttachments(db, hours(59 * 24));
  expect(await waiting()).toBe(before);
  await sweepAttachments(db, hours(62 * 24));
  expect(await waiting()).toBe(0);
  expect(await have(id, { other })).toEqual(["other"]);
  await db.delete(members).where(eq(members.id, author.actor.id));
  expect(await db.$count(attachments, eq(attachments.postId, postId))).toBe(0);
});
