import {
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  CaseFact,
  CaseMoment,
  CaseOutcome,
  CaseQuestion,
  CaseSource,
  LearningPoint,
} from "../../domain/cases/content-schema";
import { caseStages } from "../../domain/cases/stages";
import { members } from "./accounts";
import { domains, subdomains } from "./catalogue";
import { instant, tsvector } from "./columns";

export const caseStage = pgEnum("case_stage", caseStages);

/** A project that was written up: its facts each with a source, questions by level, and what is not certain. */
export const cases = pgTable(
  "cases",
  {
    id: text().primaryKey(),
    /** What it is called by: “Case 17”. */
    no: integer().notNull().generatedByDefaultAsIdentity(),
    /** The last part of the public address. Never changed once published. */
    slug: text().notNull(),
    title: text().notNull(),
    domainId: text()
      .notNull()
      .references(() => domains.id),
    subdomainId: text()
      .notNull()
      .references(() => subdomains.id),
    year: smallint(),
    organisation: text().notNull(),
    country: text().notNull(),
    outcome: jsonb().$type<CaseOutcome>().notNull(),
    situation: text().notNull(),
    facts: jsonb().$type<CaseFact[]>().notNull().default([]),
    timeline: jsonb().$type<CaseMoment[]>().notNull().default([]),
    questions: jsonb().$type<CaseQuestion[]>().notNull().default([]),
    learningPoints: jsonb().$type<LearningPoint[]>().notNull().default([]),
    /** The case's own sources, cited by its facts and its timeline. */
    sources: jsonb().$type<CaseSource[]>().notNull().default([]),
    uncertain: text().array().notNull().default([]),
    /** How a legally sensitive case has to be handled; null for the others. */
    sensitivity: text(),
    position: integer().notNull().default(0),
    importedHash: text(),
    editedAt: instant(),
    /** Who wrote it up; null for those that came with the product, and once its author has left. */
    authorId: uuid().references(() => members.id, { onDelete: "set null" }),
    /** True for one that a member wrote by the template, also when they have left. */
    isMembers: boolean().notNull().default(false),
    stage: caseStage(),
    /** What a member's case has instead of facts with sources. Markdown. */
    constraints: text().notNull().default(""),
    decisionPoint: text().notNull().default(""),
    options: text().array().notNull().default([]),
    happened: text().notNull().default(""),
    hindsight: text().notNull().default(""),
    /** Whether the outcome and the discussion stay shut until a reader has decided. */
    outcomeLocked: boolean().notNull().default(false),
    /** Whether search engines may show it. */
    indexable: boolean().notNull().default(true),
    revision: smallint().notNull().default(1),
    publishedAt: instant(),
    /** What it is found by, kept by a trigger: never by what may be shut, which is how it came out. */
    search: tsvector(),
  },
  (t) => [
    uniqueIndex("cases_slug_key").on(t.slug),
    index("cases_search_idx").using("gin", t.search),
    index("cases_title_idx").using("gin", t.title.op("gin_trgm_ops")),
    uniqueIndex("cases_no_key").on(t.no),
    index("cases_domain_idx").on(t.domainId, t.no),
    index("cases_author_idx").on(t.authorId),
  ],
);
