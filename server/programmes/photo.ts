import { eq } from "drizzle-orm";
import { fieldVisibility, members, photos } from "@/db/schema/accounts";
import { isHiddenFromEmployer } from "@/domain/accounts/profile";
import { audienceOf, canSeeProfile, readVisibility, visibleTo } from "@/domain/accounts/visibility";
import { memberId } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { relationTo } from "./relation";

/** A photograph as stored, for somebody who may see it; to everybody else it does not exist. */
export async function readPhoto(ctx: Ctx, input: { id: string }): Promise<{ webp: Uint8Array; isPublic: boolean }> {
  const [row] = await ctx.db
    .select({
      webp: photos.webp,
      ownerId: members.id,
      organisationKey: members.organisationKey,
      hiddenFromOwnOrganisation: members.hiddenFromOwnOrganisation,
    })
    .from(photos)
    .innerJoin(members, eq(members.photoId, photos.id))
    .where(eq(photos.id, input.id));
  const photo = found(row, "accounts.photo_gone");
  const me = memberId(ctx.actor);
  const [relation, chosen, viewer] = await Promise.all([
    relationTo(ctx.db, ctx.actor, photo.ownerId),
    ctx.db.select().from(fieldVisibility).where(eq(fieldVisibility.memberId, photo.ownerId)),
    me === undefined
      ? []
      : ctx.db.select({ organisationKey: members.organisationKey }).from(members).where(eq(members.id, me)),
  ]);
  if (relation === null) throw new DomainError("NOT_FOUND", "accounts.photo_gone");
  const visibility = readVisibility(chosen);
  const isListed = relation === "pair" || relation === "self" || canSeeProfile(visibility, relation);
  const isHidden = isHiddenFromEmployer(photo, { organisationKey: viewer[0]?.organisationKey ?? null, relation });
  if (!isListed || isHidden || !visibleTo(audienceOf(visibility, "photo"), relation)) {
    throw new DomainError("NOT_FOUND", "accounts.photo_gone");
  }
  return { webp: photo.webp, isPublic: relation === "guest" };
}
