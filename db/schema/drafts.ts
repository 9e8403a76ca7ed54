import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { DraftFields } from "@/domain/drafts/form";
import { members } from "./accounts";
import { instant } from "./columns";

/**
 * What somebody has typed into a form and not sent yet: theirs alone. Once it was sent or discarded, the row stays for a while
 * without its words, so that another window can tell an old copy from a new text.
 */
export const drafts = pgTable(
  "drafts",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    /** Which form, of what: `plan-comment:<plan>:<item>`. */
    key: text().notNull(),
    /** Null once it was sent or discarded. */
    fields: jsonb().$type<DraftFields>(),
    /** Goes up with every change, so that an older window cannot write over a newer one. */
    version: integer().notNull(),
    /** The window that wrote it last. */
    writer: uuid().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.key] }), index("drafts_saved_idx").on(t.savedAt)],
);
