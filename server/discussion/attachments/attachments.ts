import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attachments, members, posts, threads } from "@/db/schema/index";
import { memberId } from "@/domain/actor";
import { type AttachmentFacts, namesItsAuthor, shownFile } from "@/domain/discussion/attachments";
import type { AttachedFile, GetAttachment } from "@/domain/discussion/forms";
import type { PostState } from "@/domain/discussion/kinds";
import { canEditPost, canModerateThread, canReadThread, canReadWords } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { isImage, mediaTypes } from "@/domain/files/kinds";
import { authorize } from "@/domain/policy";
import type { Ctx } from "@/server/context";
import { authorColumns, authorOf } from "../authors";
import { sightColumns } from "../sight";

const hidden = { reason: "discussion.no_such_file", hidden: true };

/** What is told of a file, as JSON of a row `f`; no bytes. */
const facts = sql`jsonb_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'size', f.size, 'alt', f.alt,
  'width', f.width, 'height', f.height, 'position', f.position)`;

/** The same as columns of a query on `attachments`. */
export const attachmentColumns = {
  id: attachments.id,
  kind: attachments.kind,
  name: attachments.name,
  size: attachments.size,
  alt: attachments.alt,
  width: attachments.width,
  height: attachments.height,
  position: attachments.position,
};

/** What is attached to a post, in order, as a column of a query on `posts`; no bytes. */
export const attachedColumn = sql<AttachmentFacts[]>`(select coalesce(jsonb_agg(${facts} order by f.position), '[]')
  from ${attachments} f where f.post_id = ${posts}.id and f.removed_in is null)`;

/** Everything that was ever attached to a post and is kept, with the texts with which each came and went, as a column like it. */
export const everAttachedColumn = sql<(AttachmentFacts & { addedIn: number; removedIn: number | null })[]>`(
  select coalesce(jsonb_agg(${facts} || jsonb_build_object('addedIn', f.added_in, 'removedIn', f.removed_in)
    order by f.position), '[]')
  from ${attachments} f where f.post_id = ${posts}.id)`;

type Post = { readonly id: string; readonly authorId: string; readonly asMember: boolean };

/** Refuses a picture that nobody has said what it shows, and what would name somebody who posts as “a member”. */
function refuseUnfit(
  file: AttachedFile,
  row: { kind: AttachmentFacts["kind"] } | undefined,
  { asMember }: Post,
): asserts row {
  if (row === undefined) throw new DomainError("CONFLICT", "discussion.file_gone", "files");
  if (asMember && namesItsAuthor(row.kind)) throw new DomainError("INVALID", "discussion.names_its_author", "files");
  if (isImage(row.kind) && file.alt === "")
    throw new DomainError("INVALID", "discussion.picture_unsaid", `alt-${file.id}`);
}

/** Gives a new post the files that waited in its form. */
export async function attach(tx: Tx, post: Post, files: readonly AttachedFile[]): Promise<void> {
  if (files.length > 0) await changeAttached(tx, post, files, { revision: 1, quietly: true });
}

/** Whether a post that was sent before has these files: then the same form came twice. */
export async function hasAttached(tx: Tx, postId: string, files: readonly AttachedFile[]): Promise<boolean> {
  const ids = files.map(({ id }) => id);
  if (ids.length === 0) return true;
  return (
    (await tx.$count(attachments, and(eq(attachments.postId, postId), inArray(attachments.id, ids)))) === ids.length
  );
}

async function readAttached(tx: Tx, postId: string) {
  return tx
    .select({ id: attachments.id, kind: attachments.kind, alt: attachments.alt, position: attachments.position })
    .from(attachments)
    .where(and(eq(attachments.postId, postId), isNull(attachments.removedIn)))
    .orderBy(attachments.position);
}

/** Whether these files are others than the post has, or say something else. */
export async function differsFromAttached(tx: Tx, postId: string, files: readonly AttachedFile[]): Promise<boolean> {
  const now = await readAttached(tx, postId);
  const same = (file: AttachedFile, at: number) => now[at]?.id === file.id && now[at].alt === file.alt;
  return now.length !== files.length || !files.every(same);
}

/**
 * Makes these the files of a post from its text `revision` on. What waited in a form is attached; what is not among them is taken
 * off: quietly, and then its bytes are gone, or kept with the text that had it.
 */
export async function changeAttached(
  tx: Tx,
  post: Post,
  files: readonly AttachedFile[],
  { revision, quietly }: { revision: number; quietly: boolean },
): Promise<void> {
  const there = new Map((await readAttached(tx, post.id)).map((row) => [row.id, row]));
  const ids = files.map(({ id }) => id);
  const waiting = await tx
    .select({ id: attachments.id, kind: attachments.kind })
    .from(attachments)
    .where(and(eq(attachments.ownerId, post.authorId), isNull(attachments.postId), inArray(attachments.id, ids)))
    .for("update");
  const fresh = new Map(waiting.map((row) => [row.id, row]));
  for (const [at, file] of files.entries()) {
    refuseUnfit(file, there.get(file.id) ?? fresh.get(file.id), post);
    const comes = fresh.has(file.id) ? { postId: post.id, place: null, addedIn: revision } : {};
    await tx
      .update(attachments)
      .set({ alt: file.alt, position: at + 1, ...comes })
      .where(eq(attachments.id, file.id));
  }
  const gone = [...there.keys()].filter((id) => !ids.includes(id));
  if (gone.length === 0) return;
  const off = inArray(attachments.id, gone);
  if (quietly) await tx.delete(attachments).where(and(off, eq(attachments.held, false)));
  await tx.update(attachments).set({ removedIn: revision }).where(off);
}

/** Removes everything that is or was attached to a post, but what is held: that goes once somebody has decided. */
export async function removeAttached(tx: Tx, postId: string): Promise<void> {
  await tx.delete(attachments).where(and(eq(attachments.postId, postId), eq(attachments.held, false)));
}

/** Keeps what is attached to a reported post for those who decide on it, whatever becomes of the post meanwhile. */
export async function holdAttached(tx: Tx, postId: string): Promise<void> {
  await tx
    .update(attachments)
    .set({ held: true })
    .where(and(eq(attachments.postId, postId), isNull(attachments.removedIn)));
}

/** Ends that: what its author has deleted meanwhile goes now. */
export async function releaseAttached(tx: Tx, post: { id: string; state: PostState }): Promise<void> {
  await tx.update(attachments).set({ held: false }).where(eq(attachments.postId, post.id));
  if (post.state === "deleted") await removeAttached(tx, post.id);
}

async function readRow({ db, actor }: Ctx, id: string) {
  const [row] = await db
    .select({
      ...sightColumns(db, actor),
      state: posts.state,
      authorId: posts.authorId,
      asMember: posts.asMember,
      author: authorColumns(actor),
      removedIn: attachments.removedIn,
      held: attachments.held,
      file: attachmentColumns,
    })
    .from(attachments)
    .innerJoin(posts, eq(posts.id, attachments.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(members, eq(members.id, posts.authorId))
    .where(eq(attachments.id, id));
  return row;
}

/** The file of a post under the name that this reader is shown, if they may read it now. */
async function readable(ctx: Ctx, { id, skips }: GetAttachment) {
  const row = await readRow(ctx, id);
  if (row === undefined) return null;
  const shut = row.shut && !(skips && memberId(ctx.actor) === undefined);
  authorize(ctx.actor, canReadThread, { ...row, shut }, hidden);
  const moderates = canModerateThread(ctx.actor, row);
  const isOpen = canReadWords(ctx.actor, row, moderates) || (row.held && moderates);
  // What was taken off is part of what the post said before.
  const isThere = row.removedIn === null || moderates || canEditPost(ctx.actor, row);
  const file = shownFile(row.file, row, authorOf(ctx.actor, row, row.author));
  return found(isOpen && isThere && !file.withheld ? file : undefined, hidden.reason);
}

/** A file that waits in the reader's own form. */
async function readWaiting({ db, actor }: Ctx, id: string) {
  const me = memberId(actor);
  if (me === undefined) return undefined;
  const [row] = await db
    .select({ kind: attachments.kind, name: attachments.name })
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.ownerId, me), isNull(attachments.postId)));
  return row;
}

/** Bytes on their way to somebody who may have them; null where they have them already. */
export type ServedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly isPicture: boolean;
  readonly bytes: Buffer | null;
};

/**
 * A file of a post, or a picture as pages show it, for whoever may read the post at this moment; one that waits in a form, for
 * its owner. To everybody else there is none.
 */
export async function getAttachment(ctx: Ctx, input: GetAttachment): Promise<ServedFile> {
  const { id, part, known } = input;
  const { kind, name } = found((await readable(ctx, input)) ?? (await readWaiting(ctx, id)), hidden.reason);
  const isPicture = isImage(kind);
  if (part === "shown" && !isPicture) found(undefined, hidden.reason);
  const served = { name, isPicture, mediaType: part === "shown" ? mediaTypes.webp : mediaTypes[kind] };
  if (known) return { ...served, bytes: null };
  const column = part === "shown" ? attachments.shown : attachments.bytes;
  const [row] = await ctx.db.select({ bytes: column }).from(attachments).where(eq(attachments.id, id));
  return { ...served, bytes: found(row?.bytes, hidden.reason) };
}
