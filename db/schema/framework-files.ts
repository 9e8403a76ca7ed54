import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ReadFramework } from "../../domain/catalogue/framework/problems";
import { members } from "./accounts";
import { instant } from "./columns";

/** A file that an administrator has given to become the framework and not yet confirmed: one at a time, and nothing of it is in force. */
export const frameworkImports = pgTable("framework_imports", {
  memberId: uuid()
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  fileName: text().notNull(),
  read: jsonb().$type<ReadFramework>().notNull(),
  readAt: instant().notNull(),
});
