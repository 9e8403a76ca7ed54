import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  AgendaItem,
  AgreementParameters,
  DifferencePart,
  EntryCriterion,
  FrameworkCode,
  TemplateAction,
  TemplateGate,
  TemplateGoal,
  TemplateReviewCadence,
} from "../../domain/catalogue/content-schema";
import type { Framework } from "../../domain/catalogue/framework/document";
import { instant, kept, tsvector } from "./columns";

const list = () => text().array().notNull().default([]);

/** Where a fact comes from. `GK` stands for general knowledge that no source read confirms. */
export const sources = pgTable("sources", {
  id: text().primaryKey(),
  title: text().notNull(),
  publisher: text().notNull(),
  year: smallint(),
  kind: text().notNull(),
  url: text(),
  /** How the source was checked, in words. */
  verified: text().notNull(),
  ...kept(),
});

/** The four levels of entry into PMO work. */
export const entryLevels = pgTable("entry_levels", {
  id: text().primaryKey(),
  label: text().notNull(),
  experience: text().notNull(),
  description: text().notNull(),
  sourceIds: list(),
  ...kept(),
});

/** The scale on which competencies are rated, 0 to 4. */
export const competencyScale = pgTable(
  "competency_scale",
  {
    level: smallint().primaryKey(),
    key: text().notNull(),
    label: text().notNull(),
    meaning: text().notNull(),
    ...kept(),
  },
  (t) => [check("competency_scale_level", sql`${t.level} between 0 and 4`)],
);

/** The five areas of a development plan, each with its question. */
export const planAreas = pgTable("plan_areas", {
  id: text().primaryKey(),
  label: text().notNull(),
  question: text().notNull(),
  sourceIds: list(),
  ...kept(),
});

/** What sets a project manager apart from a PMO coordinator, and what a PMO person already brings. */
export const differences = pgTable("differences", {
  id: text().primaryKey(),
  label: text().notNull(),
  description: text().notNull(),
  parts: jsonb().$type<DifferencePart[]>().notNull().default([]),
  sourceIds: list(),
  ...kept(),
});

export const domains = pgTable("domains", {
  id: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull(),
  pmMustKnow: list(),
  regulators: list(),
  note: text(),
  sourceIds: list(),
  ...kept(),
});

export const subdomains = pgTable(
  "subdomains",
  {
    id: text().primaryKey(),
    domainId: text()
      .notNull()
      .references(() => domains.id),
    name: text().notNull(),
    description: text().notNull(),
    talkingPoints: list(),
    typicalProjects: list(),
    sourceIds: list(),
    ...kept(),
  },
  (t) => [index("subdomains_domain_idx").on(t.domainId)],
);

/** A seat in a career. Roles outside the PMO have no entry level of their own, only the nearest one. */
export const roles = pgTable("roles", {
  id: text().primaryKey(),
  name: text().notNull(),
  family: text().notNull(),
  entryLevelId: text().references(() => entryLevels.id),
  nearestEntryLevelId: text()
    .notNull()
    .references(() => entryLevels.id),
  summary: text().notNull(),
  whatTheyDo: list(),
  evidence: list(),
  typicalYearsMin: smallint().notNull(),
  typicalYearsMax: smallint().notNull(),
  /** Checked against roles on import and on editing. */
  nextRoleIds: list(),
  sourceIds: list(),
  ...kept(),
});

export const competencies = pgTable("competencies", {
  id: text().primaryKey(),
  name: text().notNull(),
  planAreaId: text()
    .notNull()
    .references(() => planAreas.id),
  differenceId: text()
    .notNull()
    .references(() => differences.id),
  differencePart: text(),
  description: text().notNull(),
  evidenceExamples: list(),
  interviewProbe: text().notNull(),
  /** Codes of published frameworks, by framework id. */
  frameworkRefs: jsonb().$type<Record<string, string[]>>().notNull().default({}),
  sourceIds: list(),
  /** When the framework left it out. It is never deleted: ratings, strengths and plans go on naming it. */
  retiredAt: instant(),
  ...kept(),
});

/** What one level of one competency looks like at work. */
export const competencyDescriptors = pgTable(
  "competency_descriptors",
  {
    competencyId: text()
      .notNull()
      .references(() => competencies.id),
    level: smallint()
      .notNull()
      .references(() => competencyScale.level),
    descriptor: text().notNull(),
    ...kept(),
  },
  (t) => [primaryKey({ columns: [t.competencyId, t.level] })],
);

/** The note and the sources of a role's target profile; its levels are in `targetLevels`. */
export const targetProfiles = pgTable("target_profiles", {
  roleId: text()
    .primaryKey()
    .references(() => roles.id),
  note: text().notNull(),
  sourceIds: list(),
  ...kept(),
});

/** The level of one competency that one role typically asks for, and whether it is a must. */
export const targetLevels = pgTable(
  "target_levels",
  {
    roleId: text()
      .notNull()
      .references(() => targetProfiles.roleId),
    competencyId: text()
      .notNull()
      .references(() => competencies.id),
    level: smallint().notNull(),
    critical: boolean().notNull().default(false),
    ...kept(),
  },
  (t) => [
    primaryKey({ columns: [t.roleId, t.competencyId] }),
    check("target_levels_level", sql`${t.level} between 0 and 4`),
  ],
);

/** One state of the competency framework, whole. Rows are only ever added; the newest says what the tables above say. */
export const frameworkVersions = pgTable("framework_versions", {
  number: integer().primaryKey(),
  at: instant().notNull(),
  /** The administrator; null for the content that ships with the product. No constraint: accounts stand above the catalogue. */
  byId: uuid(),
  reason: text().notNull(),
  document: jsonb().$type<Framework>().notNull(),
  /** Of the canonical text, so that what says the same makes no version. */
  hash: text().notNull(),
});

export const routes = pgTable(
  "routes",
  {
    id: text().primaryKey(),
    /** The last part of the public address. Never changed once published. */
    slug: text().notNull(),
    name: text().notNull(),
    summary: text().notNull(),
    recommended: boolean().notNull(),
    fromRoleId: text()
      .notNull()
      .references(() => roles.id),
    toRoleId: text()
      .notNull()
      .references(() => roles.id),
    fromDomainId: text().references(() => domains.id),
    toDomainId: text().references(() => domains.id),
    planTemplateIds: list(),
    credentialIds: list(),
    sourceIds: list(),
    ...kept(),
  },
  (t) => [uniqueIndex("routes_slug_key").on(t.slug)],
);

/** What one article says about one route. `silent` when it says nothing; then there is no text. */
export const routePositions = pgTable(
  "route_positions",
  {
    routeId: text()
      .notNull()
      .references(() => routes.id),
    articleId: text()
      .notNull()
      .references(() => sources.id),
    stance: text().notNull(),
    text: text(),
    ...kept(),
  },
  (t) => [
    primaryKey({ columns: [t.routeId, t.articleId] }),
    check("route_positions_silent", sql`(${t.stance} = 'silent') = (${t.text} is null)`),
  ],
);

/** One leg of a route. Months are typical, to be adjusted to the person's case. */
export const routeStages = pgTable(
  "route_stages",
  {
    routeId: text()
      .notNull()
      .references(() => routes.id),
    stage: smallint().notNull(),
    roleId: text()
      .notNull()
      .references(() => roles.id),
    title: text().notNull(),
    monthsMin: smallint().notNull(),
    monthsMax: smallint().notNull(),
    entryCriteria: jsonb().$type<EntryCriterion[]>().notNull().default([]),
    exitEvidence: list(),
    risks: list(),
    ...kept(),
  },
  (t) => [
    primaryKey({ columns: [t.routeId, t.stage] }),
    check("route_stages_months", sql`${t.monthsMin} >= 0 and ${t.monthsMin} <= ${t.monthsMax}`),
  ],
);

/** A certificate, qualification or programme. Its rules are dated: `checkedOn` says when somebody looked. */
export const credentials = pgTable("credentials", {
  id: text().primaryKey(),
  name: text().notNull(),
  awardingBody: text().notNull(),
  kind: text().notNull(),
  prerequisites: list(),
  competencyIds: list(),
  whatItShows: text().notNull(),
  renewalUnit: text(),
  renewalAmount: smallint(),
  renewalCycleMonths: smallint(),
  renewalText: text(),
  markets: list(),
  certainty: text().notNull(),
  note: text(),
  checkedOn: date().notNull(),
  sourceIds: list(),
  ...kept(),
});

/** A service that a project office may offer. */
export const pmoServices = pgTable("pmo_services", {
  id: text().primaryKey(),
  name: text().notNull(),
  group: text().notNull(),
  description: text().notNull(),
  competencyIds: list(),
  sourceIds: list(),
  ...kept(),
});

export const glossaryTerms = pgTable(
  "glossary_terms",
  {
    id: text().primaryKey(),
    term: text().notNull(),
    category: text().notNull(),
    definition: text().notNull(),
    competencyIds: list(),
    sourceIds: list(),
    ...kept(),
    search: tsvector().generatedAlwaysAs(
      sql`setweight(to_tsvector('critical_path', replace(term, '/', ' ')), 'A') || setweight(to_tsvector('critical_path', replace(definition, '/', ' ')), 'C')`,
    ),
  },
  (t) => [index("glossary_terms_search_idx").using("gin", t.search)],
);

export const frameworks = pgTable("frameworks", {
  id: text().primaryKey(),
  name: text().notNull(),
  codeFormat: text(),
  codes: jsonb().$type<FrameworkCode[]>().notNull().default([]),
  note: text(),
  sourceIds: list(),
  ...kept(),
});

/** A development plan to start from. Days are offsets from the start that the two agree. */
export const planTemplates = pgTable("plan_templates", {
  id: text().primaryKey(),
  name: text().notNull(),
  routeId: text().references(() => routes.id),
  fromRoleId: text()
    .notNull()
    .references(() => roles.id),
  toRoleId: text()
    .notNull()
    .references(() => roles.id),
  domainId: text().references(() => domains.id),
  durationDays: smallint().notNull(),
  purpose: text().notNull(),
  goals: jsonb().$type<TemplateGoal[]>().notNull().default([]),
  actions: jsonb().$type<TemplateAction[]>().notNull().default([]),
  gates: jsonb().$type<TemplateGate[]>().notNull().default([]),
  reviewCadence: jsonb().$type<TemplateReviewCadence>().notNull(),
  sourceIds: list(),
  ...kept(),
});

export const sessionAgendas = pgTable("session_agendas", {
  id: text().primaryKey(),
  name: text().notNull(),
  durationMinutes: smallint().notNull(),
  purpose: text().notNull(),
  items: jsonb().$type<AgendaItem[]>().notNull().default([]),
  outputs: list(),
  sourceIds: list(),
  ...kept(),
});

/** A clause of the mentoring agreement that two people sign. */
export const agreementItems = pgTable("agreement_items", {
  id: text().primaryKey(),
  title: text().notNull(),
  text: text().notNull(),
  parameters: jsonb().$type<AgreementParameters>().notNull().default({}),
  ...kept(),
});

export const checkinQuestions = pgTable("checkin_questions", {
  id: text().primaryKey(),
  when: text().notNull(),
  text: text().notNull(),
  competencyId: text().references(() => competencies.id),
  ...kept(),
});

/** One run of the content import that changed something. */
export const catalogueImports = pgTable(
  "catalogue_imports",
  {
    id: uuid().primaryKey().defaultRandom(),
    version: text().notNull(),
    contentHash: text().notNull(),
    importedAt: instant().notNull(),
    inserted: integer().notNull(),
    updated: integer().notNull(),
    /** Rows left alone because an administrator had edited them, as `table: id`. */
    keptRows: list(),
  },
  (t) => [index("catalogue_imports_at_idx").on(t.importedAt)],
);

/** Who changed what in the catalogue, with the row as it stood before and after. Append-only. */
export const catalogueEdits = pgTable(
  "catalogue_edits",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text().notNull(),
    recordId: text().notNull(),
    /** The member who edited. No constraint: accounts stand above the catalogue. */
    actorId: uuid().notNull(),
    at: instant().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index("catalogue_edits_record_idx").on(t.kind, t.recordId, t.at.desc())],
);
