import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { flagReasons, matterOutcomes, moderationActions } from "../../domain/moderation/kinds";
import type { Snapshot } from "../../domain/moderation/snapshot";
import { members } from "./accounts";
import { cases } from "./cases";
import { instant } from "./columns";
import { posts } from "./discussion";
import { programmes } from "./programmes";

export const flagReason = pgEnum("flag_reason", flagReasons);
export const matterOutcome = pgEnum("moderation_matter_outcome", matterOutcomes);
export const moderationAction = pgEnum("moderation_action", moderationActions);

/** Something that a moderator has to look at: all reports of one post, case or member. What was reported may be gone since. */
export const moderationMatters = pgTable(
  "moderation_matters",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** What reporters call it by: “Report 17”. */
    no: integer().notNull().generatedAlwaysAsIdentity(),
    postId: uuid().references(() => posts.id, { onDelete: "set null" }),
    caseId: text().references(() => cases.id, { onDelete: "set null" }),
    memberId: uuid().references(() => members.id, { onDelete: "set null" }),
    /** The programme of the thread, or the one that reporter and reported share, whose coordinators may decide it too. */
    programmeId: uuid().references(() => programmes.id, { onDelete: "set null" }),
    openedAt: instant().notNull(),
    urgent: boolean().notNull().default(false),
    snapshot: jsonb().$type<Snapshot>().notNull(),
    settledAt: instant(),
    settledById: uuid().references(() => members.id, { onDelete: "set null" }),
    outcome: matterOutcome(),
    /** What the moderator wrote to those whom it concerns. */
    words: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("moderation_matters_open_post").on(t.postId).where(sql`${t.settledAt} is null`),
    uniqueIndex("moderation_matters_open_case").on(t.caseId).where(sql`${t.settledAt} is null`),
    uniqueIndex("moderation_matters_open_member").on(t.memberId).where(sql`${t.settledAt} is null`),
    uniqueIndex("moderation_matters_no_key").on(t.no),
    index("moderation_matters_queue_idx").on(t.urgent.desc(), t.openedAt).where(sql`${t.settledAt} is null`),
    index("moderation_matters_post_idx").on(t.postId),
    index("moderation_matters_member_idx").on(t.memberId),
    check("moderation_matters_one", sql`num_nonnulls(${t.postId}, ${t.caseId}, ${t.memberId}) <= 1`),
    check("moderation_matters_settled", sql`(${t.settledAt} is null) = (${t.outcome} is null)`),
  ],
);

/** One reader's report. Nobody but those who decide ever learns whose it is. */
export const flags = pgTable(
  "flags",
  {
    matterId: uuid()
      .notNull()
      .references(() => moderationMatters.id, { onDelete: "cascade" }),
    reporterId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    reason: flagReason().notNull(),
    words: text().notNull().default(""),
    /** Which text of the post it is about; null for a case or a member. */
    revision: smallint(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.matterId, t.reporterId] }), index("flags_reporter_idx").on(t.reporterId, t.at)],
);

/**
 * What moderators did, when and why. Rows are only ever added, so what they are about is named without being held: it may be gone.
 */
export const moderationLog = pgTable(
  "moderation_log",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Its place in the log. */
    no: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    action: moderationAction().notNull(),
    /** Null when the product did it by itself: at a date, or at so many reports. */
    actorId: uuid().references(() => members.id, { onDelete: "set null" }),
    threadId: uuid(),
    postId: uuid(),
    caseId: text(),
    programmeId: uuid(),
    /** Whom it concerned: an author, a suspended member. */
    memberId: uuid().references(() => members.id, { onDelete: "set null" }),
    /** What it concerned, in words, where no row says so: a tag that is now called otherwise, from where posts were moved to where. */
    about: text().notNull().default(""),
    reason: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex("moderation_log_no_key").on(t.no),
    index("moderation_log_programme_idx").on(t.programmeId, t.no),
    index("moderation_log_post_idx").on(t.postId, t.no),
    index("moderation_log_thread_idx").on(t.threadId, t.no),
    index("moderation_log_member_idx").on(t.memberId, t.no),
    index("moderation_log_actor_idx").on(t.actorId),
  ],
);
