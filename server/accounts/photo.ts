import { eq } from "drizzle-orm";
import { members, photos } from "@/db/schema/accounts";
import type { MemberCtx } from "@/server/context";
import { redrawn } from "./picture";

/** A side of the stored square, in pixels: sharp at the largest size shown, twice over. */
const side = 320;
/** Stores a photograph, cut to a square and drawn anew. Refuses with INVALID what is too large or no photograph. */
export async function savePhoto(ctx: MemberCtx, input: { bytes: Uint8Array }): Promise<void> {
  const size = { width: side, height: side, fit: "cover", position: "attention" } as const;
  const webp = await redrawn(input.bytes, size, "photo");
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

/** Goes back to the drawn initials. */
export async function removePhoto(ctx: MemberCtx): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.update(members).set({ photoId: null }).where(eq(members.id, ctx.actor.id));
    await tx.delete(photos).where(eq(photos.memberId, ctx.actor.id));
  });
}
