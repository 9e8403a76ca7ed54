import { sql } from "drizzle-orm";
import { check, date, index, integer, pgEnum, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  audiences,
  contexts,
  evidenceKinds,
  evidenceVisibilities,
  lifecycleStages,
  rungs,
  sizes,
} from "../../domain/evidence/tags";
import { members } from "./accounts";
import { bytea, instant } from "./columns";
import { plans } from "./plans";

export const evidenceKind = pgEnum("evidence_kind", evidenceKinds);
export const evidenceRung = pgEnum("evidence_rung", rungs);
export const evidenceAudience = pgEnum("evidence_audience", audiences);
export const evidenceContext = pgEnum("evidence_context", contexts);
export const projectSize = pgEnum("project_size", sizes);
export const lifecycleStage = pgEnum("lifecycle_stage", lifecycleStages);
export const evidenceVisibility = pgEnum("evidence_visibility", evidenceVisibilities);

/** A piece of evidence. It belongs to one person, whatever it is linked to; `version` counts its edits. */
export const evidence = pgTable(
  "evidence",
  {
    id: uuid().primaryKey().defaultRandom(),
    ownerId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: evidenceKind().notNull(),
    title: text().notNull(),
    /** What it shows, in the owner's words; for a piece of text, the text itself. */
    shows: text().notNull(),
    link: text(),
    happenedOn: date().notNull(),
    accountability: evidenceRung(),
    communication: evidenceRung(),
    delivery: evidenceRung(),
    audiences: evidenceAudience().array().notNull().default([]),
    context: evidenceContext(),
    size: projectSize(),
    budget: text().notNull().default(""),
    stages: lifecycleStage().array().notNull().default([]),
    visibility: evidenceVisibility().notNull().default("linked"),
    version: integer().notNull().default(1),
    /** From the form that added it, so that sending it twice adds one. */
    key: uuid().notNull(),
    createdAt: instant().notNull(),
    editedAt: instant().notNull(),
  },
  (t) => [
    index("evidence_owner_idx").on(t.ownerId, t.happenedOn.desc()),
    uniqueIndex("evidence_key").on(t.ownerId, t.key),
    check("evidence_link_has_address", sql`(${t.kind} = 'link') = (${t.link} is not null)`),
    check(
      "evidence_experience_has_context",
      sql`${t.context} is not null or num_nonnulls(${t.accountability}, ${t.communication}, ${t.delivery}) = 0`,
    ),
  ],
);

/**
 * The bytes of a piece: kept here and not on a disk, so that they come and go with their row in one transaction, are in the
 * one backup, and are there for every process that serves. A new file has a new id, so that an id always means the same bytes.
 */
export const evidenceFiles = pgTable(
  "evidence_files",
  {
    id: uuid().primaryKey().defaultRandom(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "cascade" }),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    bytes: bytea().notNull(),
    storedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("evidence_files_evidence_key").on(t.evidenceId)],
);

/** What a piece serves: an item of a plan, or one exit criterion of a gate. Items live in the plan's document and have no rows. */
export const evidenceLinks = pgTable(
  "evidence_links",
  {
    id: uuid().primaryKey().defaultRandom(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "cascade" }),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    itemId: uuid().notNull(),
    criterionId: uuid(),
    linkedAt: instant().notNull(),
  },
  (t) => [
    unique("evidence_links_once").on(t.evidenceId, t.planId, t.itemId, t.criterionId).nullsNotDistinct(),
    index("evidence_links_item_idx").on(t.planId, t.itemId),
  ],
);

/** What is left where a signed gate stood on a piece that its owner has removed or taken off: its title and its dates. */
export const evidenceTraces = pgTable(
  "evidence_traces",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    itemId: uuid().notNull(),
    criterionId: uuid(),
    title: text().notNull(),
    happenedOn: date().notNull(),
    /** From when to when it stood there: it belongs to the reviews that were signed in between. */
    linkedAt: instant().notNull(),
    removedAt: instant().notNull(),
  },
  (t) => [index("evidence_traces_item_idx").on(t.planId, t.itemId)],
);

/** A mentor has confirmed one version of a piece. A later edit leaves it standing, of that version. */
export const evidenceConfirmations = pgTable(
  "evidence_confirmations",
  {
    id: uuid().primaryKey().defaultRandom(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    memberId: uuid().references(() => members.id, { onDelete: "set null" }),
    confirmedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("evidence_confirmations_once").on(t.evidenceId, t.version, t.memberId)],
);

/** A mentor asks about a piece, and its owner's answer. */
export const evidenceQuestions = pgTable(
  "evidence_questions",
  {
    id: uuid().primaryKey().defaultRandom(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "cascade" }),
    askerId: uuid().references(() => members.id, { onDelete: "set null" }),
    question: text().notNull(),
    askedAt: instant().notNull(),
    answer: text(),
    answeredAt: instant(),
    key: uuid().notNull(),
  },
  (t) => [uniqueIndex("evidence_questions_key").on(t.evidenceId, t.key)],
);
