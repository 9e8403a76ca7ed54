import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { StoredCase } from "../../domain/cases/document";
import { members } from "./accounts";
import { cases } from "./cases";
import { competencies } from "./catalogue";
import { instant } from "./columns";
import { tags } from "./tags";

/** A case that a member is writing: theirs alone, and gone once it is published under the same id. */
export const caseDrafts = pgTable(
  "case_drafts",
  {
    id: uuid().primaryKey().defaultRandom(),
    authorId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    document: jsonb().$type<StoredCase>().notNull(),
    revision: smallint().notNull().default(1),
    begunAt: instant().notNull(),
    savedAt: instant().notNull(),
    /** From the form that began it, so that sending it twice begins one. */
    key: uuid().notNull(),
  },
  (t) => [
    uniqueIndex("case_drafts_key").on(t.authorId, t.key),
    index("case_drafts_author_idx").on(t.authorId, t.savedAt.desc()),
  ],
);

/** A word that a member never wants to read in a case of theirs: a client, a product, a nickname. */
export const bannedWords = pgTable(
  "banned_words",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    word: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.word] })],
);

/** What a case said before it was corrected, by whom and why. */
export const caseRevisions = pgTable(
  "case_revisions",
  {
    caseId: text()
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    revision: smallint().notNull(),
    document: jsonb().$type<StoredCase>().notNull(),
    replacedById: uuid().references(() => members.id, { onDelete: "set null" }),
    replacedAt: instant().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.revision] }), index("case_revisions_member_idx").on(t.replacedById)],
);

/** What a reader would have decided before they saw what happened; no option when they chose to look without deciding. */
export const caseDecisions = pgTable(
  "case_decisions",
  {
    caseId: text()
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    /** The place of the option, from nought. */
    option: smallint(),
    why: text().notNull().default(""),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.memberId] }), index("case_decisions_member_idx").on(t.memberId)],
);

/** A mentor who was asked to read a case before it is published, and what they answered. */
export const casePreReads = pgTable(
  "case_pre_reads",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null once the draft is published or thrown away. */
    draftId: uuid().references(() => caseDrafts.id, { onDelete: "set null" }),
    /** What the case was called when it was asked. */
    title: text().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    mentorId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    askedAt: instant().notNull(),
    words: text(),
    /** Answered, lapsed, or taken back. */
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("case_pre_reads_open").on(t.draftId).where(sql`${t.closedAt} is null`),
    index("case_pre_reads_author_idx").on(t.authorId),
    index("case_pre_reads_mentor_idx").on(t.mentorId),
  ],
);

/** What a case is about, across domains. */
export const caseTags = pgTable(
  "case_tags",
  {
    caseId: text()
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    tagId: text()
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.tagId] }), index("case_tags_tag_idx").on(t.tagId)],
);

/** Which competencies of the framework a case shows: those of its learning points. */
export const caseSkills = pgTable(
  "case_skills",
  {
    caseId: text()
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    competencyId: text()
      .notNull()
      .references(() => competencies.id),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.competencyId] }), index("case_skills_competency_idx").on(t.competencyId)],
);
