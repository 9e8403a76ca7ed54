import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/index";
import { photoUrl } from "@/server/programmes/reader";
import type { PersonLine } from "./request-view";

/** These people as a list names them, by id. For pairs that have to do with each other: nothing here asks who may see whom. */
export async function loadPeopleLines(db: Db, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: members.id,
      name: members.name,
      handle: members.handle,
      domainId: members.currentDomainId,
      photoId: members.photoId,
      jobTitle: members.jobTitle,
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
