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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { heldSessionStates } from "../../domain/mentorships/held-session";
import { mentorshipStates } from "../../domain/mentorships/state";
import { members } from "./accounts";
import { instant } from "./columns";
import { programmes } from "./programmes";
import { requestChoices } from "./requests";

export const mentorshipState = pgEnum("mentorship_state", mentorshipStates);

/** A mentor and a mentee who work together. Ended ones stay as a record. */
export const mentorships = pgTable(
  "mentorships",
  {
    id: uuid().primaryKey().defaultRandom(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id),
    mentorId: uuid()
      .notNull()
      .references(() => members.id),
    menteeId: uuid()
      .notNull()
      .references(() => members.id),
    choiceId: uuid().references(() => requestChoices.id, { onDelete: "set null" }),
    state: mentorshipState().notNull().default("accepted"),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("mentorships_one_live_pair").on(t.mentorId, t.menteeId).where(sql`${t.endedAt} is null`),
    index("mentorships_mentor_idx").on(t.mentorId, t.endedAt),
    index("mentorships_mentee_idx").on(t.menteeId, t.endedAt),
    uniqueIndex("mentorships_choice_key").on(t.choiceId),
  ],
);

/** Every change of state: who, when and, if they chose to say, why. */
export const mentorshipMoves = pgTable(
  "mentorship_moves",
  {
    id: uuid().primaryKey().defaultRandom(),
    mentorshipId: uuid()
      .notNull()
      .references(() => mentorships.id, { onDelete: "cascade" }),
    actorId: uuid().references(() => members.id, { onDelete: "set null" }),
    fromState: mentorshipState(),
    toState: mentorshipState().notNull(),
    reason: text(),
    /** Words for the other side, shown to them. */
    farewell: text(),
    at: instant().notNull(),
  },
  (t) => [index("mentorship_moves_idx").on(t.mentorshipId, t.at)],
);

/** One version of what the two agree. A change makes the next version, to be signed again. */
export const agreements = pgTable(
  "agreements",
  {
    mentorshipId: uuid()
      .notNull()
      .references(() => mentorships.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    scope: text().notNull(),
    cadenceDays: smallint().notNull(),
    sessionMinutes: smallint().notNull(),
    channel: text().notNull(),
    endsOn: date().notNull(),
    /** The clauses of the catalogue as they stood, so that a signature is of these words. */
    clauses: jsonb().$type<{ id: string; title: string; text: string }[]>().notNull(),
    /** Null for the first version, which is drawn up from the request. */
    proposedById: uuid().references(() => members.id),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mentorshipId, t.version] })],
);

/** A signature under one version of the agreement. */
export const agreementSignatures = pgTable(
  "agreement_signatures",
  {
    mentorshipId: uuid().notNull(),
    version: integer().notNull(),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    typedName: text().notNull(),
    signedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mentorshipId, t.version, t.memberId] }),
    foreignKey({
      columns: [t.mentorshipId, t.version],
      foreignColumns: [agreements.mentorshipId, agreements.version],
    }).onDelete("cascade"),
  ],
);

/** How one side wishes to be reached by the other; shown to the pair only. */
export const contactNotes = pgTable(
  "contact_notes",
  {
    mentorshipId: uuid()
      .notNull()
      .references(() => mentorships.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    text: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mentorshipId, t.memberId] })],
);

export const heldSessionState = pgEnum("held_session_state", heldSessionStates);

/** A session that one side says was held; it counts for something only once the other has confirmed it. */
export const heldSessions = pgTable(
  "held_sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    mentorshipId: uuid()
      .notNull()
      .references(() => mentorships.id, { onDelete: "cascade" }),
    startsAt: instant().notNull(),
    minutes: smallint().notNull(),
    recordedById: uuid()
      .notNull()
      .references(() => members.id),
    recordedAt: instant().notNull(),
    state: heldSessionState().notNull().default("recorded"),
    /** When the other side said that it was held, or was not. */
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex("held_sessions_once").on(t.mentorshipId, t.startsAt).where(sql`${t.state} <> 'disputed'`),
    index("held_sessions_mentorship_idx").on(t.mentorshipId, t.startsAt),
    check("held_sessions_minutes", sql`${t.minutes} between 15 and 240`),
    check("held_sessions_answered", sql`(${t.answeredAt} is null) = (${t.state} in ('recorded', 'unconfirmed'))`),
  ],
);

/**
 * What one of the two shows of their completed mentorship: a certificate that anybody may check by its code, and whether
 * they may be named on the other's. The code is kept as it is, because its owner prints it whenever they like; withdrawn,
 * it is forgotten, and another time brings another.
 */
export const mentorshipCertificates = pgTable(
  "mentorship_certificates",
  {
    mentorshipId: uuid()
      .notNull()
      .references(() => mentorships.id, { onDelete: "cascade" }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    code: text(),
    sharedAt: instant(),
    namedSince: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.mentorshipId, t.memberId] }),
    uniqueIndex("mentorship_certificates_code_key").on(t.code),
    check("mentorship_certificates_shared", sql`(${t.code} is null) = (${t.sharedAt} is null)`),
  ],
);
