import { index, integer, jsonb, pgEnum, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type {
  CaseFact,
  CaseMoment,
  CaseOutcome,
  CaseQuestion,
  CaseSource,
  LearningPoint,
} from "../../domain/cases/content-schema";
import { caseStages } from "../../domain/cases/stages";
import { domains, subdomains } from "./catalogue";
import { instant } from "./columns";

export const caseStage = pgEnum("case_stage", caseStages);

/** A project that was written up: its facts each with a source, questions by level, and what is not certain. */
export const cases = pgTable(
  "cases",
  {
    id: text().primaryKey(),
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
  },
  (t) => [uniqueIndex("cases_slug_key").on(t.slug), index("cases_domain_idx").on(t.domainId)],
);
