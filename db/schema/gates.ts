import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { EffectLine, GateSnapshot } from "@/domain/gates/record";
import type { GateWords, ReviewAnswer } from "@/domain/gates/words";
import { members } from "./accounts";
import { instant } from "./columns";
import { mentorships } from "./mentorships";
import { planRevisions } from "./plans";

export const reviewOutcome = pgEnum("plan_review_outcome", ["signed", "withdrawn", "lapsed", "cancelled"]);

/**
 * The owner of a plan asks the mentor of a live mentorship to look at what changed. The revision is fixed when it is asked.
 * Once signed its words never change; a trigger refuses it.
 */
export const planReviews = pgTable(
  "plan_reviews",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid().notNull(),
    revision: integer().notNull(),
    /** The last revision that this mentor had signed; null when they had signed none. */
    since: integer(),
    mentorshipId: uuid().references(() => mentorships.id, { onDelete: "set null" }),
    mentorId: uuid().references(() => members.id, { onDelete: "set null" }),
    askedAt: instant().notNull(),
    answers: jsonb().$type<ReviewAnswer[]>().notNull(),
    remark: text().notNull().default(""),
    savedAt: instant(),
    settledAt: instant(),
    outcome: reviewOutcome(),
    /** From the form, so that sending it twice asks once. */
    key: uuid().notNull().defaultRandom(),
  },
  (t) => [
    foreignKey({
      columns: [t.planId, t.revision],
      foreignColumns: [planRevisions.planId, planRevisions.number],
    }).onDelete("cascade"),
    uniqueIndex("plan_reviews_key").on(t.planId, t.key),
    uniqueIndex("plan_reviews_one_open").on(t.planId).where(sql`${t.settledAt} is null`),
    index("plan_reviews_plan_idx").on(t.planId, t.askedAt.desc()),
    index("plan_reviews_mentorship_idx").on(t.mentorshipId),
    check("plan_reviews_settled", sql`(${t.settledAt} is null) = (${t.outcome} is null)`),
  ],
);

/**
 * A gate put forward for its review, and the decision. The revision and the criteria are those of the moment it was put
 * forward. Once signed its words never change; a trigger refuses it.
 */
export const gateReviews = pgTable(
  "gate_reviews",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid().notNull(),
    itemId: uuid().notNull(),
    revision: integer().notNull(),
    mentorshipId: uuid().references(() => mentorships.id, { onDelete: "set null" }),
    mentorId: uuid().references(() => members.id, { onDelete: "set null" }),
    submittedAt: instant().notNull(),
    gate: jsonb().$type<GateSnapshot>().notNull(),
    words: jsonb().$type<GateWords>().notNull(),
    savedAt: instant(),
    /** What the decision changed, as it was shown before it was signed. */
    effects: jsonb().$type<EffectLine[]>(),
    /** The revision that carried the decision out. */
    decidedRevision: integer(),
    settledAt: instant(),
    outcome: reviewOutcome(),
    /** From the form, so that sending it twice puts the gate forward once. */
    key: uuid().notNull().defaultRandom(),
  },
  (t) => [
    foreignKey({
      columns: [t.planId, t.revision],
      foreignColumns: [planRevisions.planId, planRevisions.number],
    }).onDelete("cascade"),
    uniqueIndex("gate_reviews_key").on(t.planId, t.key),
    uniqueIndex("gate_reviews_one_open").on(t.planId, t.itemId).where(sql`${t.settledAt} is null`),
    index("gate_reviews_plan_idx").on(t.planId, t.itemId, t.submittedAt.desc()),
    index("gate_reviews_mentorship_idx").on(t.mentorshipId),
    check("gate_reviews_settled", sql`(${t.settledAt} is null) = (${t.outcome} is null)`),
    check(
      "gate_reviews_signed_has_decision",
      sql`${t.outcome} is distinct from 'signed' or (${t.words} ->> 'decision' is not null and ${t.effects} is not null)`,
    ),
  ],
);
