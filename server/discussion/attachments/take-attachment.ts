import { createHash } from "node:crypto";
import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { attachments, members } from "@/db/schema/index";
import { attachmentLimits, shownSide } from "@/domain/discussion/attachments";
import type { TakeAttachment } from "@/domain/discussion/forms";
import { draftLimits } from "@/domain/drafts/form";
import { DomainError } from "@/domain/errors";
import type { Upload } from "@/domain/files/upload";
import { limitKey, pointsSpent, spendPoint } from "@/server/accounts/limits";
import type { MemberCtx } from "@/server/context";
import { drawAnew } from "@/server/files/picture";
import { type TakenFile, takeFile } from "@/server/files/take-file";
import { attachmentColumns } from "./attachments";

const day = 86_400_000;
const field = "files";

/** What was refused and what was let go count as well: looking at a file is work, whatever becomes of it. */
const spent = (memberId: string) => limitKey("attachments", memberId);
const daily = { points: attachmentLimits.perDay, windowMs: day };

async function refuseBeyondDaily(db: Db | Tx, { actor, now }: MemberCtx): Promise<void> {
  const since = new Date(now.getTime() - day);
  const taken = await db.$count(attachments, and(eq(attachments.ownerId, actor.id), gt(attachments.takenAt, since)));
  const points = await pointsSpent(db, spent(actor.id), now);
  if (taken + points >= attachmentLimits.perDay) throw new DomainError("INVALID", "discussion.files_today", field);
}

async function findTaken(db: Db | Tx, memberId: string, key: string, digest: Buffer): Promise<string | undefined> {
  const [row] = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.ownerId, memberId), eq(attachments.key, key), eq(attachments.digest, digest)));
  return row?.id;
}

/** The file as it may be kept, and a picture once more as pages show it. */
async function look(ctx: MemberCtx, upload: Upload) {
  try {
    const taken = await takeFile(upload, field);
    return { taken, shown: taken.picture === null ? null : await drawShown(taken) };
  } catch (error) {
    if (error instanceof DomainError) await spendPoint(ctx.db, spent(ctx.actor.id), daily, ctx.now);
    throw error;
  }
}

const drawShown = ({ bytes }: TakenFile) =>
  drawAnew(bytes, {
    size: { width: shownSide, height: shownSide, fit: "inside", withoutEnlargement: true },
    to: "webp",
    quality: 80,
  });

/**
 * Takes a file into a form that is being written, where it waits for as long as a draft is kept. The same file in the same form
 * twice is taken once. Refuses, at the field `files`, what does not pass `takeFile`, the fifth file of a form, and what goes
 * beyond a member's day or store.
 */
export async function takeAttachment(ctx: MemberCtx, input: TakeAttachment): Promise<{ id: string }> {
  const { place, key, file } = input;
  const ownerId = ctx.actor.id;
  const digest = createHash("sha256").update(`${file.name}\0`).update(file.bytes).digest();
  const before = await findTaken(ctx.db, ownerId, key, digest);
  if (before !== undefined) return { id: before };
  await refuseBeyondDaily(ctx.db, ctx);
  const { taken, shown } = await look(ctx, file);
  return ctx.db.transaction(async (tx) => {
    // One at a time for each member, so that the limits hold however fast a form is sent.
    await tx.select({ id: members.id }).from(members).where(eq(members.id, ownerId)).for("no key update");
    const meanwhile = await findTaken(tx, ownerId, key, digest);
    if (meanwhile !== undefined) return { id: meanwhile };
    await refuseBeyondDaily(tx, ctx);
    const waiting = and(eq(attachments.ownerId, ownerId), eq(attachments.place, place));
    if ((await tx.$count(attachments, waiting)) >= attachmentLimits.perPost)
      throw new DomainError("INVALID", "discussion.four_files", field);
    const [kept] = await tx
      .select({
        bytes: sql<number>`coalesce(sum(${attachments.size}), 0)::float8`,
        last: sql<number>`coalesce(max(${attachments.position}) filter (where ${attachments.place} = ${place}), 0)`,
      })
      .from(attachments)
      .where(eq(attachments.ownerId, ownerId));
    if ((kept?.bytes ?? 0) + taken.bytes.byteLength > attachmentLimits.storedBytes)
      throw new DomainError("INVALID", "discussion.files_full", field);
    const [made] = await tx
      .insert(attachments)
      .values({
        ownerId,
        place,
        key,
        digest,
        kind: taken.kind,
        name: taken.name,
        size: taken.bytes.byteLength,
        position: (kept?.last ?? 0) + 1,
        bytes: taken.bytes,
        shown: shown?.bytes ?? null,
        width: shown?.width ?? null,
        height: shown?.height ?? null,
        takenAt: ctx.now,
      })
      .returning({ id: attachments.id });
    if (made === undefined) throw new Error("The file was not inserted.");
    return made;
  });
}

/** Lets a file go that waits in one's own form. What is not there any more is gone already. */
export async function dropAttachment(ctx: MemberCtx, { id }: { id: string }): Promise<void> {
  const gone = await ctx.db
    .delete(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.ownerId, ctx.actor.id), isNull(attachments.postId)))
    .returning({ id: attachments.id });
  if (gone.length > 0) await spendPoint(ctx.db, spent(ctx.actor.id), daily, ctx.now);
}

/** What waits in forms of the member's, in the order in which it was taken. */
export async function listWaitingFiles(db: Db, memberId: string) {
  return db
    .select({
      place: sql<string>`${attachments.place}`,
      ...attachmentColumns,
    })
    .from(attachments)
    .where(and(eq(attachments.ownerId, memberId), isNull(attachments.postId)))
    .orderBy(asc(attachments.place), asc(attachments.position));
}

/** Removes files that have waited in a form for as long as a draft is kept. */
export async function sweepAttachments(db: Db, now: Date): Promise<void> {
  const since = new Date(now.getTime() - draftLimits.days * day);
  await db.delete(attachments).where(and(isNull(attachments.postId), lt(attachments.takenAt, since)));
}
