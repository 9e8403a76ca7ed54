import { inArray, type SQL, sql } from "drizzle-orm";
import type { alias, PgColumn } from "drizzle-orm/pg-core";
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
function shownTitle(person: { id: PgColumn; jobTitle: PgColumn }): SQL<string | null> {
  return sql<string | null>`case when not exists (
    select from field_visibility v where v.member_id = ${person.id} and v.field = 'role' and v.audience = 'only_me'
  ) then ${person.jobTitle} end`;
}

type Person = typeof members | ReturnType<typeof alias<typeof members, string>>;

/** What the line of a person is made of, as columns of a query on `members`. */
export const personColumns = (person: Person) => ({
  id: person.id,
  name: person.name,
  handle: person.handle,
  domainId: person.currentDomainId,
  photoId: shownPhoto(person),
  jobTitle: shownTitle(person),
});

export type PersonRow = Omit<PersonLine, "photoUrl"> & { photoId: string | null };

/** The line of a person, of what was selected by `personColumns`. */
export function toPersonLine({ photoId, ...row }: PersonRow): PersonLine {
  return { ...row, photoUrl: photoUrl(photoId) };
}

/** These people as a list names them, by id. For pairs that have to do with each other: nothing here asks who may see whom. */
export async function loadPeopleLines(db: Db, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select(personColumns(members))
    .from(members)
    .where(inArray(members.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, toPersonLine(row)]));
}

/** The line of one person among those loaded; foreign keys promise that there is one. */
export function lineOf(lines: ReadonlyMap<string, PersonLine>, id: string): PersonLine {
  const line = lines.get(id);
  if (!line) throw new Error("A person of a request was not loaded.");
  return line;
}
