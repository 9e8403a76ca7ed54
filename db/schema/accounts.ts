import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { consentDocuments } from "../../domain/accounts/consent";
import { audiences } from "../../domain/accounts/visibility";
import { competencies, credentials, domains, roles, subdomains } from "./catalogue";
import { bytea, instant } from "./columns";

export const employmentType = pgEnum("employment_type", ["permanent", "contract", "part_time"]);
export const audience = pgEnum("audience", audiences);

/** A person with an account. Facts about their career are fields here and in the tables below, never prose. */
export const members = pgTable(
  "members",
  {
    id: uuid().primaryKey().defaultRandom(),
    email: text().notNull(),
    emailVerifiedAt: instant(),
    handle: text().notNull(),
    name: text().notNull(),
    pronouns: text(),
    passwordHash: text(),
    passwordChangedAt: instant(),
    city: text(),
    country: char({ length: 2 }).notNull().default("GB"),
    timeZone: text().notNull().default("Europe/London"),
    languages: text().array().notNull().default(["English"]),
    headline: text(),
    bio: text(),
    currentRoleId: text().references(() => roles.id),
    jobTitle: text(),
    organisation: text(),
    /** Organisation folded to compare (lower case, no punctuation, no legal suffix). */
    organisationKey: text(),
    unit: text(),
    lineManagerEmail: text(),
    currentDomainId: text().references(() => domains.id),
    currentSubdomainId: text().references(() => subdomains.id),
    employmentType: employmentType(),
    yearsExperience: smallint(),
    hoursPerMonth: smallint(),
    hiddenFromOwnOrganisation: boolean().notNull().default(false),
    photoId: uuid(),
    adultConfirmedAt: instant(),
    isDemo: boolean().notNull().default(false),
    suspendedAt: instant(),
    lastSeenAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("members_email_key").on(t.email),
    uniqueIndex("members_handle_key").on(t.handle),
    index("members_organisation_idx").on(t.organisationKey),
    index("members_handle_prefix_idx").on(t.handle.op("text_pattern_ops")),
    check("members_email_folded", sql`${t.email} = lower(${t.email})`),
  ],
);

/** One signed-in device. The cookie holds a random id; this row holds its SHA-256. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    tokenHash: bytea().notNull(),
    device: text().notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** Idle limit: moved forward while the session is used. */
    expiresAt: instant().notNull(),
    /** Absolute limit: never moved. */
    endsAt: instant().notNull(),
    /** When the person last proved who they are; step-up asks for ten minutes or less. */
    authenticatedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("sessions_token_hash_key").on(t.tokenHash), index("sessions_member_idx").on(t.memberId)],
);

export const oneTimePurpose = pgEnum("one_time_purpose", [
  "verify_email",
  "sign_in",
  "reset_password",
  "change_email",
  "set_up",
]);

/** A code and a link sent by mail. Both are stored as hashes; either spends the row, once. */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    id: uuid().primaryKey().defaultRandom(),
    purpose: oneTimePurpose().notNull(),
    memberId: uuid().references(() => members.id, { onDelete: "cascade" }),
    email: text(),
    linkHash: bytea().notNull(),
    codeHash: bytea(),
    attempts: smallint().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (t) => [uniqueIndex("one_time_tokens_link_key").on(t.linkHash), index("one_time_tokens_member_idx").on(t.memberId)],
);

/** An OpenID Connect identity tied to a member, keyed by issuer and subject (never by e-mail). */
export const identities = pgTable(
  "identities",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    linkedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("identities_member_idx").on(t.memberId)],
);

export const hatKind = pgEnum("hat", ["admin", "moderator", "coordinator", "safeguarding"]);

/** A staff duty that a member holds. Coordinators hold it for one programme; the others for the installation. */
export const hats = pgTable(
  "hats",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    kind: hatKind().notNull(),
    /** References programmes.id; the constraint is declared there, because programmes are above accounts. */
    programmeId: uuid(),
    grantedById: uuid().references(() => members.id, { onDelete: "set null" }),
    grantedAt: instant().notNull(),
  },
  (t) => [
    unique("hats_once").on(t.memberId, t.kind, t.programmeId).nullsNotDistinct(),
    check("hats_coordinator_has_programme", sql`(${t.kind} = 'coordinator') = (${t.programmeId} is not null)`),
  ],
);

export const consentDocument = pgEnum("consent_document", consentDocuments);

/** Which text a person accepted, and when. A changed text has a new version and asks again. */
export const consents = pgTable(
  "consents",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    document: consentDocument().notNull(),
    version: text().notNull(),
    acceptedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.document, t.version] })],
);

/** Who may see a profile field. A field without a row has the default of domain/accounts/visibility. */
export const fieldVisibility = pgTable(
  "field_visibility",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    field: text().notNull(),
    audience: audience().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.field] })],
);

/** One post held: role, domain and years. Directory and matching read the route travelled from here. */
export const roleHistory = pgTable(
  "role_history",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    roleId: text()
      .notNull()
      .references(() => roles.id),
    domainId: text().references(() => domains.id),
    title: text(),
    note: text(),
    fromYear: smallint().notNull(),
    toYear: smallint(),
    largeTransformation: boolean().notNull().default(false),
  },
  (t) => [
    index("role_history_member_idx").on(t.memberId, t.fromYear),
    check("role_history_years", sql`${t.toYear} is null or ${t.toYear} >= ${t.fromYear}`),
  ],
);

/** A credential that a member says they hold. "Seen" names the person who looked at it, and when. */
export const heldCredentials = pgTable(
  "held_credentials",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    credentialId: text()
      .notNull()
      .references(() => credentials.id),
    obtainedOn: date(),
    expiresOn: date(),
    badgeUrl: text(),
    seenById: uuid().references(() => members.id, { onDelete: "set null" }),
    seenAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("held_credentials_once").on(t.memberId, t.credentialId),
    check("held_credentials_seen", sql`(${t.seenById} is null) or (${t.seenAt} is not null)`),
  ],
);

/** The picture of a credential's badge, re-encoded on arrival. Another picture has another id. */
export const credentialBadges = pgTable(
  "credential_badges",
  {
    id: uuid().primaryKey().defaultRandom(),
    heldCredentialId: uuid()
      .notNull()
      .references(() => heldCredentials.id, { onDelete: "cascade" }),
    webp: bytea().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex("credential_badges_once").on(t.heldCredentialId)],
);

/** Usual weekly hours as wall time in an IANA zone; weekday 1 is Monday. Instants are computed for the week asked. */
export const availability = pgTable(
  "availability",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    weekday: smallint().notNull(),
    startsAt: time().notNull(),
    endsAt: time().notNull(),
    timeZone: text().notNull(),
  },
  (t) => [
    unique("availability_once").on(t.memberId, t.weekday, t.startsAt),
    check("availability_weekday", sql`${t.weekday} between 1 and 7`),
    check("availability_order", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** Days on which nothing is due from a member. Both ends included; an open end means "until I switch it off". */
export const leave = pgTable(
  "leave",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    fromDay: date().notNull(),
    toDay: date(),
  },
  (t) => [
    index("leave_member_idx").on(t.memberId, t.fromDay),
    check("leave_order", sql`${t.toDay} is null or ${t.toDay} >= ${t.fromDay}`),
  ],
);

/** What a member says they are strong at: read by the match as the mentor's level, 0 to 4. */
export const strengths = pgTable(
  "strengths",
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    competencyId: text()
      .notNull()
      .references(() => competencies.id),
    level: smallint().notNull(),
    evidence: text(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.competencyId] }),
    check("strengths_level", sql`${t.level} between 0 and 4`),
  ],
);

/** A profile photograph, re-encoded on arrival. */
export const photos = pgTable(
  "photos",
  {
    id: uuid().primaryKey().defaultRandom(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    webp: bytea().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index("photos_member_idx").on(t.memberId)],
);

/** What happened to accounts and who did it. Append-only; holds no personal text. */
export const securityLog = pgTable(
  "security_log",
  {
    id: uuid().primaryKey().defaultRandom(),
    at: instant().notNull(),
    event: text().notNull(),
    actorId: uuid(),
    subjectId: uuid(),
    requestId: text(),
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (t) => [index("security_log_subject_idx").on(t.subjectId, t.at), index("security_log_event_idx").on(t.event, t.at)],
);

/** Points spent against a limit, kept here so that a restart forgets nothing. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index("rate_limits_expiry_idx").on(t.expiresAt)],
);
