import { sql } from "drizzle-orm";
import {
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
import type { DomainAdjacency, ScoreWeights } from "../../domain/matching/weights";
import { meetingModes } from "../../domain/programmes/meeting-modes";
import { members } from "./accounts";
import { domains, roles, routes, subdomains } from "./catalogue";
import { instant } from "./columns";
import { programmes } from "./programmes";

export const meetingMode = pgEnum("meeting_mode", meetingModes);

/** What somebody offers as a mentor in one programme. The row exists from application on; `approvedAt` lists it. */
export const mentorProfiles = pgTable(
  "mentor_profiles",
  {
    memberId: uuid()
      .primaryKey()
      .references(() => members.id, { onDelete: "cascade" }),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: "cascade" }),
    approvedAt: instant(),
    /** The briefing (A8) was read and its check answered. */
    briefedAt: instant(),
    /** Places in all, taken and free together. */
    capacityMentees: smallint().notNull().default(1),
    pausedUntil: instant(),
    pausedAt: instant(),
    meetingModes: meetingMode().array().notNull().default([]),
    /** What the mentor wants to be told in a request, in their own words. */
    questions: text().array().notNull().default([]),
    wantsSameDomain: boolean(),
    /** Requests answered and requests put to this mentor, for the response part of the score. */
    answeredCount: integer().notNull().default(0),
    askedCount: integer().notNull().default(0),
    /** Requests that ran out one after another since the last answer; two make the mentor "silent". */
    lapsedInARow: smallint().notNull().default(0),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("mentor_profiles_programme_idx").on(t.programmeId, t.approvedAt),
    check("mentor_profiles_capacity", sql`${t.capacityMentees} between 0 and 20`),
  ],
);

/** A domain, perhaps a sub-domain, that a mentor can speak for. Exactly one is primary. */
export const mentorDomains = pgTable(
  "mentor_domains",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    domainId: text()
      .notNull()
      .references(() => domains.id),
    subdomainId: text().references(() => subdomains.id),
    isPrimary: boolean().notNull().default(false),
  },
  (t) => [
    index("mentor_domains_member_idx").on(t.memberId),
    index("mentor_domains_domain_idx").on(t.domainId, t.subdomainId),
    uniqueIndex("mentor_domains_once").on(t.memberId, t.domainId, sql`coalesce(${t.subdomainId}, '')`),
  ],
);

export const domainWish = pgEnum("domain_wish", ["same", "other", "either"]);

/** Where a mentee wants to be, as fields. */
export const menteeProfiles = pgTable("mentee_profiles", {
  memberId: uuid()
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  programmeId: uuid()
    .notNull()
    .references(() => programmes.id, { onDelete: "cascade" }),
  targetRoleId: text().references(() => roles.id),
  targetDomainId: text().references(() => domains.id),
  targetSubdomainId: text().references(() => subdomains.id),
  routeId: text().references(() => routes.id),
  domainWish: domainWish().notNull().default("either"),
  meetingModes: meetingMode().array().notNull().default([]),
  goals: text(),
  /** Set when onboarding has all it needs to send a request. */
  readyAt: instant(),
  remindersSent: smallint().notNull().default(0),
  lastRemindedAt: instant(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const shortlistKind = pgEnum("shortlist_kind", ["saved", "hidden"]);

/** A private mark on a mentor: saved for later, or hidden from suggestions. */
export const shortlist = pgTable(
  "shortlist",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    mentorId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: shortlistKind().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.mentorId] }), index("shortlist_mentor_idx").on(t.mentorId)],
);

/** One version of the weights and of the closeness of domains. Never changed, only followed by another. */
export const scoringVersions = pgTable(
  "scoring_versions",
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    weights: jsonb().$type<ScoreWeights>().notNull(),
    adjacency: jsonb().$type<DomainAdjacency>().notNull(),
    createdById: uuid().references(() => members.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.version] })],
);
