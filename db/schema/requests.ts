import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { choiceStates, requestStates, withdrawals } from "../../domain/requests/state";
import { members } from "./accounts";
import { competencies } from "./catalogue";
import { instant } from "./columns";
import { programmes } from "./programmes";

export const requestState = pgEnum("request_state", requestStates);
export const requestWithdrawal = pgEnum("request_withdrawal", withdrawals);

/** A mentee asks for a mentor. Up to three ranked choices; only one is asked at a time. */
export const requests = pgTable(
  "requests",
  {
    id: uuid().primaryKey().defaultRandom(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: "cascade" }),
    menteeId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    state: requestState().notNull().default("open"),
    /** Why it was withdrawn; null for those withdrawn before it was asked. */
    withdrawal: requestWithdrawal(),
    goals: text().notNull(),
    background: text(),
    cadence: text().notNull(),
    showEmployer: boolean().notNull().default(false),
    /** From the form: the same key twice is the same request. */
    idempotencyKey: uuid().notNull(),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("requests_idempotency_key").on(t.menteeId, t.idempotencyKey),
    index("requests_mentee_idx").on(t.menteeId, t.state),
    check("requests_withdrawal", sql`${t.withdrawal} is null or ${t.state} = 'withdrawn'`),
  ],
);

/** A gap that the mentee wants help with in this request. */
export const requestGaps = pgTable(
  "request_gaps",
  {
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "cascade" }),
    competencyId: text()
      .notNull()
      .references(() => competencies.id),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.competencyId] })],
);

export const choiceState = pgEnum("choice_state", choiceStates);

/** One mentor named in a request, in the mentee's order. */
export const requestChoices = pgTable(
  "request_choices",
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "cascade" }),
    rank: smallint().notNull(),
    mentorId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    state: choiceState().notNull().default("waiting"),
    whyThisMentor: text().notNull(),
    /** The mentor's own questions with the answers given, as they stood when the request was written. */
    answers: jsonb().$type<{ question: string; answer: string }[]>().notNull().default([]),
    askedAt: instant(),
    question: text(),
    questionedAt: instant(),
    /** Working days that the mentor had left when the question stopped the clock. */
    daysLeft: smallint(),
    reply: text(),
    repliedAt: instant(),
    decidedAt: instant(),
    declineReason: text(),
    declineNote: text(),
  },
  (t) => [
    uniqueIndex("request_choices_mentor_once").on(t.requestId, t.mentorId),
    uniqueIndex("request_choices_one_current").on(t.requestId).where(sql`${t.state} in ('asked', 'questioned')`),
    index("request_choices_mentor_idx").on(t.mentorId, t.state),
  ],
);
