import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { tags } from "@/db/schema/index";

/** The tags that can be chosen, by name, with the other words for each. */
export function listTags(db: Db) {
  return db
    .select({ id: tags.id, name: tags.name, aliases: tags.aliases })
    .from(tags)
    .where(and(isNull(tags.mergedIntoId), isNull(tags.retiredAt)))
    .orderBy(asc(sql`lower(${tags.name})`));
}

/** The tag of an address, and the one that it has been merged into, to which the address then leads; null when there is none. */
export async function findTag(db: Db, id: string | undefined) {
  if (id === undefined) return null;
  const [tag] = await db
    .select({ id: tags.id, name: tags.name, mergedInto: tags.mergedIntoId })
    .from(tags)
    .where(eq(tags.id, id));
  return tag ?? null;
}

/**
 * Under which ids some tags stand by now: a merged one is the one that it went into, an unknown one is left out. A merge at the
 * same moment is waited for, and no other begins before the transaction ends.
 */
export async function presentTags(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: tags.id, into: tags.mergedIntoId })
    .from(tags)
    .where(inArray(tags.id, [...ids]))
    .orderBy(tags.id)
    .for("share");
  return [...new Set(rows.map(({ id, into }) => into ?? id))];
}
