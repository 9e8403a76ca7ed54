import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { members } from "./accounts";
import { instant } from "./columns";

/** One person has asked to have nothing to do with another. The other is never told. */
export const blocks = pgTable(
  "blocks",
  {
    blockerId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    blockedId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.blockerId, t.blockedId] }), index("blocks_blocked_idx").on(t.blockedId)],
);
