import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { FileRecord } from "@/domain/plans/files/file-record";
import type { ReadPlan } from "@/domain/plans/files/read-plan";
import { members } from "./accounts";
import { instant } from "./columns";
import { plans } from "./plans";

/** A file that a member has given to be imported and not yet confirmed: one at a time, and nothing of it is a plan yet. */
export const planImports = pgTable("plan_imports", {
  memberId: uuid()
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  /** The plan into which it would go; null when it would make a new one. */
  planId: uuid().references(() => plans.id, { onDelete: "cascade" }),
  fileName: text().notNull(),
  read: jsonb().$type<ReadPlan>().notNull(),
  readAt: instant().notNull(),
});

/** What a file told of a plan that was made from it: words, signatures and decisions of another instance. Nothing here acts on it. */
export const planRecords = pgTable("plan_records", {
  planId: uuid()
    .primaryKey()
    .references(() => plans.id, { onDelete: "cascade" }),
  record: jsonb().$type<FileRecord>().notNull(),
  importedAt: instant().notNull(),
});
