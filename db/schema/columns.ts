import { customType, integer, text, timestamp } from "drizzle-orm/pg-core";

/** A point in time, whichever zone it was written from. */
export const instant = () => timestamp({ withTimezone: true });

/** Bytes: hashes, images. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * What every imported row carries: its place in the list, the hash of the content that last filled it, and when an
 * administrator took it over. A row with `editedAt` is never overwritten by an import.
 */
export const kept = () => ({
  position: integer().notNull().default(0),
  importedHash: text(),
  editedAt: instant(),
});

/** The words of a text as they are searched. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
