import { sql } from "drizzle-orm";
import { check, index, pgEnum, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { obligationKinds } from "../../domain/obligations/kinds";
import { members } from "./accounts";
import { instant } from "./columns";

export const obligationKind = pgEnum("obligation_kind", obligationKinds);
export const obligationUnit = pgEnum("obligation_unit", ["working_days", "calendar_days"]);
/** Whose step it is when anybody with that duty may take it. */
export const obligationDuty = pgEnum("obligation_duty", ["moderator"]);
export const obligationOutcome = pgEnum("obligation_outcome", ["done", "defaulted", "cancelled"]);

/**
 * Somebody owes a next step by a date, and something happens by itself if the date passes.
 * Every waiting state in the product stands on an open row here; *Today* lists them.
 */
export const obligations = pgTable(
  "obligations",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: obligationKind().notNull(),
    /** What it is about: a request choice, an application, a mentorship. The kind says which. */
    subjectId: uuid().notNull(),
    /** Who owes the step. Null when any coordinator of the programme does, or anybody with the duty. */
    ownerId: uuid().references(() => members.id, { onDelete: "cascade" }),
    /** The programme whose coordinators owe the step, beside those with the duty if there is one. */
    programmeId: uuid(),
    duty: obligationDuty(),
    /** Who waits for it. */
    waiterId: uuid().references(() => members.id, { onDelete: "cascade" }),
    /** Where the step is taken, a path of this site. */
    path: text().notNull(),
    openedAt: instant().notNull(),
    /** What was allowed from `openedAt` on; `dueAt` is computed from it again when the owner enters leave. */
    days: smallint().notNull(),
    unit: obligationUnit().notNull(),
    dueAt: instant().notNull(),
    remindAt: instant(),
    remindedAt: instant(),
    settledAt: instant(),
    outcome: obligationOutcome(),
  },
  (t) => [
    uniqueIndex("obligations_one_open").on(t.kind, t.subjectId, t.ownerId).where(sql`${t.settledAt} is null`),
    index("obligations_owner_idx").on(t.ownerId, t.dueAt).where(sql`${t.settledAt} is null`),
    index("obligations_waiter_idx").on(t.waiterId, t.dueAt).where(sql`${t.settledAt} is null`),
    index("obligations_programme_idx").on(t.programmeId, t.dueAt).where(sql`${t.settledAt} is null`),
    index("obligations_duty_idx").on(t.duty, t.dueAt).where(sql`${t.settledAt} is null`),
    index("obligations_due_idx").on(t.dueAt).where(sql`${t.settledAt} is null`),
    index("obligations_remind_idx").on(t.remindAt).where(sql`${t.settledAt} is null and ${t.remindedAt} is null`),
    index("obligations_subject_idx").on(t.subjectId),
    check("obligations_owner", sql`num_nonnulls(${t.ownerId}, ${t.programmeId}, ${t.duty}) > 0`),
    check("obligations_settled", sql`(${t.settledAt} is null) = (${t.outcome} is null)`),
  ],
);

/** When a member last looked at *Today*, and when before that: what is newer than `beforeAt` is new to them. */
export const todayVisits = pgTable("today_visits", {
  memberId: uuid()
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  at: instant().notNull(),
  beforeAt: instant(),
});
