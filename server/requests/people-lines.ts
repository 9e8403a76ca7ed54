import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/index";
import { photoUrl } from "@/server/programmes/reader";
import type { PersonLine } from "./view";

/** The photograph of a person who shows it to their programme at least; otherwise null, for the initials. */
export function shownPhoto(person: { id: PgColumn; photoId: PgColumn }): SQL<string | null> {
  return sql<string | null>`case when exists (
    select from field_visibility v
    where v.member_id = ${person.id} and v.field = 'photo' and v.audience in ('programme', 'members', 'public')
  ) then ${person.photoId} end`;
}

/** The job title of a person, unless they keep their role to themselves. */
export function shownTitle(person: { id: PgColumn; jobTitle: PgColumn }): SQL<string | null> {
  return sql<string | null>`case when not exists (
    select from field_visibility v where v.member_id = ${person.id} and v.field = 'role' and v.audience = 'only_me'
  ) then ${person.jobTitle} end`;
}

/** These people as a list names them, by id. For pairs that have to do with each other: nothing here asks who may see whom. */
export async function loadPeopleLines(db: Db, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: members.id,
      name: members.name,
      handle: members.handle,
      domainId: members.currentDomainId,
      photoId: shownPhoto(members),
      jobTitle: shownTitle(members),
    })
    .from(members)
    .where(inArray(members.id, [...new Set(ids)]));
  return new Map(rows.map(({ photoId, ...row }) => [row.id, { ...row, photoUrl: photoUrl(photoId) }]));
}

/** The line of one person among those loaded; foreign keys promise that there is one. */
export function lineOf(lines: ReadonlyMap<string, PersonLine>, id: string): PersonLine {
  const line = lines.get(id);
  if (!line) throw new Error("A person of a request was not loaded.");
  return line;
}
