import { customType, timestamp } from "drizzle-orm/pg-core";

/** A point in time, whichever zone it was written from. */
export const instant = () => timestamp({ withTimezone: true });

/** Bytes: hashes, images. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
