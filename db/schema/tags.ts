import { foreignKey, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** What threads and cases are about, across domains. A tag that was merged leads to the one that it went into. */
export const tags = pgTable(
  "tags",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    mergedIntoId: text(),
    madeAt: instant().notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.mergedIntoId], foreignColumns: [t.id] }).onDelete("set null"),
    uniqueIndex("tags_name_key").on(t.name),
  ],
);
