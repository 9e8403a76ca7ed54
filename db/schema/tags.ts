import { sql } from "drizzle-orm";
import { foreignKey, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, kept } from "./columns";

/**
 * What threads and cases are about, across domains. Moderators and administrators keep the list. A tag that was merged leads to
 * the one that it went into, for ever; one that is retired stays where it is and is not chosen any more.
 */
export const tags = pgTable(
  "tags",
  {
    /** The word of its address. Never changed. */
    id: text().primaryKey(),
    name: text().notNull(),
    /** Other words for the same: what is filed under the tag is found by them. */
    aliases: text().array().notNull().default([]),
    mergedIntoId: text(),
    retiredAt: instant(),
    madeAt: instant().notNull().defaultNow(),
    ...kept(),
  },
  (t) => [
    foreignKey({ columns: [t.mergedIntoId], foreignColumns: [t.id] }).onDelete("set null"),
    uniqueIndex("tags_name_key").on(sql`lower(${t.name})`).where(sql`${t.mergedIntoId} is null`),
  ],
);
