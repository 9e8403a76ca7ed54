import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { HeadingLimit } from "../../domain/cpd/content-schema";
import { heldCredentials, members } from "./accounts";
import { credentials } from "./catalogue";
import { instant, kept } from "./columns";

const list = () => text().array().notNull().default([]);
/** From when to when a rule holds as its source has it, both ends included; open where the source names no day. */
const dated = () => ({ validFrom: date(), validTo: date() });
const sourced = () => ({ certainty: text().notNull(), readOn: date().notNull(), sourceIds: list() });

/** A body's scheme of continuing professional development, with its own unit. Units of two schemes are never added. */
export const cpdSchemes = pgTable("cpd_schemes", {
  id: text().primaryKey(),
  name: text().notNull(),
  body: text().notNull(),
  unit: text().notNull(),
  units: text().notNull(),
  minutesPerUnit: smallint().notNull(),
  note: text(),
  sourceIds: list(),
  ...kept(),
});

/** A heading under which a scheme counts activities. `suits` says what the product may offer under it. */
export const cpdHeadings = pgTable(
  "cpd_headings",
  {
    schemeId: text()
      .notNull()
      .references(() => cpdSchemes.id),
    id: text().notNull(),
    name: text().notNull(),
    examples: text().notNull(),
    suits: list(),
    note: text(),
    ...kept(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.id] })],
);

/** What a scheme asks in one cycle, and what it counts: a dated row with its source. */
export const cpdRules = pgTable("cpd_rules", {
  id: text().primaryKey(),
  schemeId: text()
    .notNull()
    .references(() => cpdSchemes.id),
  ...dated(),
  cycleMonths: smallint().notNull(),
  requiredUnits: smallint().notNull(),
  /** An activity shorter than this counts nothing. */
  leastMinutes: smallint(),
  /** Of a longer activity no more than this counts. */
  mostMinutes: smallint(),
  leastActivities: smallint(),
  limits: jsonb().$type<HeadingLimit[]>().notNull(),
  text: text().notNull(),
  ...sourced(),
  ...kept(),
});

/** How long credentials last and by what scheme they are kept. Without `cycleMonths` no date is known. */
export const renewalRules = pgTable("renewal_rules", {
  id: text().primaryKey(),
  credentialIds: list(),
  schemeId: text().references(() => cpdSchemes.id),
  cycleMonths: smallint(),
  ...dated(),
  text: text().notNull(),
  ...sourced(),
  ...kept(),
});

/** Months of experience that a credential asks for, and how far back they may lie. Sources that disagree stand side by side. */
export const experienceRules = pgTable("experience_rules", {
  id: text().primaryKey(),
  credentialId: text()
    .notNull()
    .references(() => credentials.id),
  /** Which of the contradicting accounts it belongs to, in words. */
  version: text().notNull(),
  education: text().notNull(),
  months: smallint().notNull(),
  windowYears: smallint().notNull(),
  ...dated(),
  ...sourced(),
  ...kept(),
});

/** A statement about what counts, shown where it matters. */
export const cpdNotes = pgTable("cpd_notes", {
  id: text().primaryKey(),
  text: text().notNull(),
  ...sourced(),
  ...kept(),
});

/** A scheme that a member follows, and a day on which one of its cycles began. */
export const cpdFollowed = pgTable(
  "cpd_followed",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    schemeId: text()
      .notNull()
      .references(() => cpdSchemes.id),
    startsOn: date().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.schemeId] })],
);

/** One activity in a member's ledger. Nobody else reads it. */
export const cpdEntries = pgTable(
  "cpd_entries",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    happenedOn: date().notNull(),
    minutes: integer().notNull(),
    what: text().notNull(),
    reflection: text().notNull(),
    /** What it was offered from; null for an entry of the member's own. */
    sourceKind: text(),
    sourceId: uuid(),
    /** Of the form that made it, so that a form sent twice makes one entry. */
    idempotencyKey: uuid().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    unique("cpd_entries_once").on(t.memberId, t.idempotencyKey),
    index("cpd_entries_member_idx").on(t.memberId, t.happenedOn),
    check("cpd_entries_minutes", sql`${t.minutes} between 1 and 6000`),
    check("cpd_entries_source", sql`(${t.sourceKind} is null) = (${t.sourceId} is null)`),
  ],
);

/** Under which heading of a scheme an entry is counted: at most one of each scheme, any number of schemes. */
export const cpdEntryHeadings = pgTable(
  "cpd_entry_headings",
  {
    entryId: uuid()
      .notNull()
      .references(() => cpdEntries.id, { onDelete: "cascade" }),
    schemeId: text().notNull(),
    headingId: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.schemeId] }),
    foreignKey({ columns: [t.schemeId, t.headingId], foreignColumns: [cpdHeadings.schemeId, cpdHeadings.id] }),
  ],
);

/** What was offered for the ledger and has been answered, either way: it is not offered again. */
export const cpdOfferAnswers = pgTable(
  "cpd_offer_answers",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    sourceId: uuid().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.kind, t.sourceId] })],
);

export const projectPart = pgEnum("project_part", ["leading", "supporting"]);

/** A project as its member describes it, for the months that count. Nobody else reads it. */
export const cpdProjects = pgTable(
  "cpd_projects",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    title: text().notNull(),
    organisation: text().notNull(),
    fromDay: date().notNull(),
    /** Null while it goes on. */
    toDay: date(),
    part: projectPart().notNull(),
    words: text().notNull(),
    /** Of the form that added it, so that a form sent twice adds one project. */
    idempotencyKey: uuid().notNull().defaultRandom(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("cpd_projects_once").on(t.memberId, t.idempotencyKey),
    index("cpd_projects_member_idx").on(t.memberId, t.fromDay),
    check("cpd_projects_order", sql`${t.toDay} is null or ${t.toDay} >= ${t.fromDay}`),
  ],
);

/** A reminder to renew that has been sent: each of the three goes out once for a date. */
export const renewalReminders = pgTable(
  "renewal_reminders",
  {
    heldCredentialId: uuid()
      .notNull()
      .references(() => heldCredentials.id, { onDelete: "cascade" }),
    renewBy: date().notNull(),
    daysBefore: smallint().notNull(),
    sentAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.heldCredentialId, t.renewBy, t.daysBefore] })],
);
