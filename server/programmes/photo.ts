import { eq } from "drizzle-orm";
import { credentialBadges, fieldVisibility, heldCredentials, members, photos } from "@/db/schema/accounts";
import { isHiddenFromEmployer } from "@/domain/accounts/profile";
import { audienceOf, canSeeProfile, readVisibility, type VisibleField, visibleTo } from "@/domain/accounts/visibility";
import { memberId } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { relationTo } from "./relation";

type Picture = { webp: Uint8Array; isPublic: boolean };

const owner = {
  ownerId: members.id,
  organisationKey: members.organisationKey,
  hiddenFromOwnOrganisation: members.hiddenFromOwnOrganisation,
};

/** A photograph as stored, for somebody who may see it; to everybody else it does not exist. */
export async function readPhoto(ctx: Ctx, input: { id: string }): Promise<Picture> {
  const [row] = await ctx.db
    .select({ webp: photos.webp, ...owner })
    .from(photos)
    .innerJoin(members, eq(members.photoId, photos.id))
    .where(eq(photos.id, input.id));
  return shownTo(ctx, found(row, "accounts.photo_gone"), "photo");
}

/** The picture of a badge, for somebody who may see its holder's credentials; to everybody else it does not exist. */
export async function readBadge(ctx: Ctx, input: { id: string }): Promise<Picture> {
  const [row] = await ctx.db
    .select({ webp: credentialBadges.webp, ...owner })
    .from(credentialBadges)
    .innerJoin(heldCredentials, eq(heldCredentials.id, credentialBadges.heldCredentialId))
    .innerJoin(members, eq(members.id, heldCredentials.memberId))
    .where(eq(credentialBadges.id, input.id));
  return shownTo(ctx, found(row, "accounts.photo_gone"), "credentials");
}

type Stored = {
  webp: Uint8Array;
  ownerId: string;
  organisationKey: string | null;
  hiddenFromOwnOrganisation: boolean;
};

/** A stored picture, if this viewer may open its owner's profile and see this field of it. */
async function shownTo(ctx: Ctx, photo: Stored, field: VisibleField): Promise<Picture> {
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
  if (!isListed || isHidden || !visibleTo(audienceOf(visibility, field), relation)) {
    throw new DomainError("NOT_FOUND", "accounts.photo_gone");
  }
  return { webp: photo.webp, isPublic: relation === "guest" };
}
