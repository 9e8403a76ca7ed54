import { eq } from "drizzle-orm";
import sharp from "sharp";
import { members, photos } from "@/db/schema/accounts";
import { isPhotoFormat, largestPhotoBytes } from "@/domain/accounts/photo";
import type { MemberActor } from "@/domain/actor";
import { DomainError } from "@/domain/errors";
import type { Ctx } from "@/server/context";

type MemberCtx = Ctx & { actor: MemberActor };

/** A side of the stored square, in pixels: sharp at the largest size shown, twice over. */
const side = 320;
/** Pixels that a picture may unfold to: 24 megapixels, which every telephone stays under. */
const mostPixels = 24_000_000;

/**
 * Stores a photograph: looked at by its first bytes, decoded with a limit on pixels, cut to a square, written anew as
 * WebP without any metadata. What was uploaded is thrown away. Refuses with INVALID what is too large or no photograph.
 */
export async function savePhoto(ctx: MemberCtx, input: { bytes: Uint8Array }): Promise<void> {
  if (input.bytes.byteLength > largestPhotoBytes) throw new DomainError("INVALID", "accounts.photo_too_large", "photo");
  if (!isPhotoFormat(input.bytes)) throw new DomainError("INVALID", "accounts.photo_unreadable", "photo");
  const webp = await redraw(input.bytes);
  await ctx.db.transaction(async (tx) => {
    const [photo] = await tx
      .insert(photos)
      .values({ memberId: ctx.actor.id, webp, width: side, height: side, createdAt: ctx.now })
      .returning({ id: photos.id });
    if (photo === undefined) throw new Error("The photograph was not stored.");
    const [before] = await tx.select({ id: members.photoId }).from(members).where(eq(members.id, ctx.actor.id));
    await tx.update(members).set({ photoId: photo.id }).where(eq(members.id, ctx.actor.id));
    if (before?.id != null) await tx.delete(photos).where(eq(photos.id, before.id));
  });
}

async function redraw(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 })
      .rotate()
      .resize(side, side, { fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    throw new DomainError("INVALID", "accounts.photo_unreadable", "photo");
  }
}

/** Goes back to the drawn initials. */
export async function removePhoto(ctx: MemberCtx): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.update(members).set({ photoId: null }).where(eq(members.id, ctx.actor.id));
    await tx.delete(photos).where(eq(photos.memberId, ctx.actor.id));
  });
}
