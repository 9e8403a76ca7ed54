import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members, sessions } from "@/db/schema/accounts";
import { menteeProfiles, mentorProfiles } from "@/db/schema/matching";
import type { Actor, Hat } from "@/domain/actor";
import { found } from "@/domain/errors";
import { hashToken } from "@/server/accounts/sessions";

/** The member reading a page, for its frame: name and picture, zone, and which places are theirs. */
export type ReaderFacts = {
  id: string;
  name: string;
  handle: string;
  /** Their first domain, for the hatch. */
  domain: string | null;
  photoUrl: string | null;
  zone: string;
  country: string;
  hats: readonly Hat[];
  /** Approved as a mentor. */
  mentors: boolean;
  /** Has said where they want to be. */
  seeks: boolean;
  coordinates: boolean;
  moderates: boolean;
  administers: boolean;
  isDemo: boolean;
};

/**
 * Those facts of whoever holds the session, in one query that does not wait for the session to be looked up: `asked` says
 * whether it counts. Null for a visitor.
 */
export async function readReader(
  db: Db,
  token: string | undefined,
  asked: Promise<Actor>,
): Promise<ReaderFacts | null> {
  const [actor, row] = await Promise.all([asked, token === undefined ? undefined : readFacts(db, token)]);
  if (actor.kind !== "member") return null;
  const { photoId, ...facts } = found(row, "accounts.not_found");
  return {
    ...facts,
    id: actor.id,
    photoUrl: photoUrl(photoId),
    hats: actor.hats,
    coordinates: actor.hats.some((hat) => hat.kind === "coordinator"),
    moderates: actor.hats.some((hat) => hat.kind === "moderator"),
    administers: actor.hats.some((hat) => hat.kind === "admin"),
  };
}

async function readFacts(db: Db, token: string) {
  const [row] = await db
    .select({
      name: members.name,
      handle: members.handle,
      domain: members.currentDomainId,
      photoId: members.photoId,
      zone: members.timeZone,
      country: members.country,
      isDemo: members.isDemo,
      mentors: sql<boolean>`${mentorProfiles.approvedAt} is not null`,
      seeks: sql<boolean>`${menteeProfiles.memberId} is not null`,
    })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .leftJoin(mentorProfiles, and(eq(mentorProfiles.memberId, members.id), isNotNull(mentorProfiles.approvedAt)))
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, members.id))
    .where(eq(sessions.tokenHash, hashToken(token)));
  return row;
}

/** The address of a photograph, or null for the initials. */
export function photoUrl(photoId: string | null): string | null {
  return photoId === null ? null : `/photos/${photoId}`;
}
