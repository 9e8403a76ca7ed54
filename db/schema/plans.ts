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
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { PlanDocument } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import type { PlanBaseline } from "@/domain/plans/schedule/baseline";
import { members } from "./accounts";
import { planTemplates, roles } from "./catalogue";
import { bytea, instant } from "./columns";
import { mentorships } from "./mentorships";

export const planState = pgEnum("plan_state", ["draft", "agreed", "completed", "abandoned"]);

/** A development plan. It belongs to one person and outlives every mentorship; `document` is what its newest revision says. */
export const plans = pgTable(
  "plans",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** By which people cite it: CP-0147. */
    number: integer().notNull().generatedAlwaysAsIdentity(),
    ownerId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    state: planState().notNull().default("draft"),
    document: jsonb().$type<PlanDocument>().notNull(),
    revision: integer().notNull(),
    templateId: text().references(() => planTemplates.id),
    targetRoleId: text().references(() => roles.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index("plans_owner_idx").on(t.ownerId, t.updatedAt.desc()), uniqueIndex("plans_number_key").on(t.number)],
);

/** Every time a plan was completed, given up or taken up again: by whom, when and why. Rows are only ever added. */
export const planMoves = pgTable(
  "plan_moves",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    actorId: uuid().references(() => members.id, { onDelete: "set null" }),
    fromState: planState().notNull(),
    toState: planState().notNull(),
    /** Empty when a plan is completed behind its last gate. */
    reason: text().notNull(),
    at: instant().notNull(),
    /** From the form, so that sending it twice moves the plan once. */
    key: uuid().notNull(),
  },
  (t) => [
    index("plan_moves_idx").on(t.planId, t.at.desc()),
    uniqueIndex("plan_moves_key").on(t.planId, t.key),
    check("plan_moves_move", sql`${t.fromState} <> ${t.toState}`),
  ],
);

export const revisionKind = pgEnum("plan_revision_kind", [
  "created",
  "edited",
  "suggestion",
  "restored",
  "imported",
  "gate",
]);

/** One revision: who changed what and why. Rows are only ever added; undoing them from the present leads to any earlier state. */
export const planRevisions = pgTable(
  "plan_revisions",
  {
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    kind: revisionKind().notNull(),
    authorId: uuid().references(() => members.id, { onDelete: "set null" }),
    /** Who it was by the word of a file that the plan was imported from, empty if it does not say; null for what happened here. */
    authorName: text(),
    reason: text().notNull(),
    changes: jsonb().$type<PlanChange[]>().notNull(),
    /** The last day of the plan as forecast at that moment. */
    finish: date().notNull(),
    /** From the form that made it, so that sending it twice makes one revision. */
    key: uuid().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.number] }), uniqueIndex("plan_revisions_key").on(t.planId, t.key)],
);

/** The dates that the two agreed, kept for good at every re-baseline. */
export const planBaselines = pgTable(
  "plan_baselines",
  {
    planId: uuid().notNull(),
    number: integer().notNull(),
    revision: integer().notNull(),
    dates: jsonb().$type<PlanBaseline>().notNull(),
    finish: date().notNull(),
    reason: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.number] }),
    foreignKey({
      columns: [t.planId, t.revision],
      foreignColumns: [planRevisions.planId, planRevisions.number],
    }).onDelete("cascade"),
  ],
);

export const proposalOutcome = pgEnum("plan_proposal_outcome", [
  "agreed",
  "declined",
  "withdrawn",
  "lapsed",
  "cancelled",
]);

/** The owner asks for a revision to be agreed as the baseline, the first time or again. */
export const planProposals = pgTable(
  "plan_proposals",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid().notNull(),
    revision: integer().notNull(),
    /** With whom; null when the owner has no mentor and agrees it alone. */
    mentorshipId: uuid().references(() => mentorships.id, { onDelete: "cascade" }),
    reason: text().notNull(),
    proposedAt: instant().notNull(),
    outcome: proposalOutcome(),
    /** The mentor's words when they decline. */
    answer: text(),
    decidedAt: instant(),
    /** From the form, so that sending it twice puts the plan forward once. */
    key: uuid().notNull().defaultRandom(),
  },
  (t) => [
    foreignKey({
      columns: [t.planId, t.revision],
      foreignColumns: [planRevisions.planId, planRevisions.number],
    }).onDelete("cascade"),
    uniqueIndex("plan_proposals_key").on(t.planId, t.key),
    uniqueIndex("plan_proposals_one_open").on(t.planId).where(sql`${t.decidedAt} is null`),
    index("plan_proposals_plan_idx").on(t.planId, t.proposedAt),
    check("plan_proposals_decided", sql`(${t.decidedAt} is null) = (${t.outcome} is null)`),
  ],
);

export const signaturePurpose = pgEnum("plan_signature_purpose", ["agreement", "review", "gate"]);

/** A signature under one revision, for ever of that revision. */
export const planSignatures = pgTable(
  "plan_signatures",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid().notNull(),
    revision: integer().notNull(),
    purpose: signaturePurpose().notNull(),
    /** The proposal, review or gate review that was signed. */
    subjectId: uuid().notNull(),
    memberId: uuid().references(() => members.id, { onDelete: "set null" }),
    typedName: text().notNull(),
    signedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.planId, t.revision],
      foreignColumns: [planRevisions.planId, planRevisions.number],
    }).onDelete("cascade"),
    uniqueIndex("plan_signatures_once").on(t.subjectId, t.memberId),
    index("plan_signatures_plan_idx").on(t.planId, t.signedAt),
  ],
);

/**
 * A remark on the plan or on one item, or an answer to one; the item may be gone from the plan and its remarks still stand. It is
 * between the owner and the mentor of one mentorship, and no other mentor reads it; without one it is its owner's alone.
 */
export const planComments = pgTable(
  "plan_comments",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    itemId: uuid(),
    /** The remark that it answers, which is itself no answer. */
    parentId: uuid(),
    mentorshipId: uuid().references(() => mentorships.id, { onDelete: "set null" }),
    authorId: uuid().references(() => members.id, { onDelete: "set null" }),
    body: text().notNull(),
    /** Which item each reference in the words meant when they were written, such as `2.1`. */
    refs: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    at: instant().notNull(),
    /** Of a remark with all that answers it. */
    resolvedAt: instant(),
    resolvedById: uuid().references(() => members.id, { onDelete: "set null" }),
    key: uuid().notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id] }).onDelete("cascade"),
    index("plan_comments_idx").on(t.planId, t.at),
    index("plan_comments_parent_idx").on(t.parentId),
    uniqueIndex("plan_comments_key").on(t.planId, t.key),
    check("plan_comments_resolved", sql`${t.parentId} is null or ${t.resolvedAt} is null`),
  ],
);

export const suggestionOutcome = pgEnum("plan_suggestion_outcome", ["accepted", "rejected", "withdrawn"]);

/** A change that a mentor would make; only the owner makes it. */
export const planSuggestions = pgTable(
  "plan_suggestions",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    authorId: uuid().references(() => members.id, { onDelete: "set null" }),
    changes: jsonb().$type<PlanChange[]>().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
    outcome: suggestionOutcome(),
    answer: text(),
    decidedAt: instant(),
    /** The revision that accepting it made. */
    revision: integer(),
    /** From the form that made it, so that sending it twice makes one; null for what a review suggests. */
    key: uuid(),
  },
  (t) => [
    uniqueIndex("plan_suggestions_key").on(t.planId, t.key),
    index("plan_suggestions_idx").on(t.planId, t.at),
    check("plan_suggestions_decided", sql`(${t.decidedAt} is null) = (${t.outcome} is null)`),
  ],
);

/**
 * Who beside the owner may read a plan: the mentor of a live mentorship, whoever has an address as their confirmed one, or
 * whoever holds a link. Of an address nothing is known until its person has looked: the row is the same if there is none.
 */
export const planShares = pgTable(
  "plan_shares",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    mentorshipId: uuid().references(() => mentorships.id, { onDelete: "cascade" }),
    /** As its owner typed it, in small letters. */
    address: text(),
    /** Who has looked with that address: from then on it is theirs, whatever their address becomes. */
    memberId: uuid().references(() => members.id, { onDelete: "cascade" }),
    tokenHash: bytea(),
    /** What the owner calls the link, to know it again. */
    label: text().notNull().default(""),
    sharedAt: instant().notNull(),
    expiresAt: instant(),
    revokedAt: instant(),
    /** From the form that shared it with an address, so that sending it twice shares it once. */
    key: uuid(),
  },
  (t) => [
    index("plan_shares_plan_idx").on(t.planId),
    uniqueIndex("plan_shares_mentorship_key").on(t.planId, t.mentorshipId).where(sql`${t.revokedAt} is null`),
    uniqueIndex("plan_shares_address_key").on(t.planId, t.address).where(sql`${t.revokedAt} is null`),
    uniqueIndex("plan_shares_key").on(t.planId, t.key),
    index("plan_shares_address_idx").on(t.address).where(sql`${t.memberId} is null`),
    index("plan_shares_mentorship_idx").on(t.mentorshipId),
    index("plan_shares_member_idx").on(t.memberId),
    uniqueIndex("plan_shares_token_key").on(t.tokenHash),
    check("plan_shares_one", sql`num_nonnulls(${t.mentorshipId}, ${t.address}, ${t.tokenHash}) = 1`),
    check("plan_shares_reader_has_address", sql`${t.memberId} is null or ${t.address} is not null`),
    check("plan_shares_link_expires", sql`${t.tokenHash} is null or ${t.expiresAt} is not null`),
  ],
);

/** Every look at a plan by somebody else, told to its owner; looks of one person within the hour are one row. */
export const planViews = pgTable(
  "plan_views",
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid()
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    shareId: uuid()
      .notNull()
      .references(() => planShares.id, { onDelete: "cascade" }),
    /** Null for whoever holds a link. */
    viewerId: uuid().references(() => members.id, { onDelete: "set null" }),
    /** What was looked at: the plan, a file of it. */
    what: text().notNull(),
    revision: integer().notNull(),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    times: integer().notNull().default(1),
    /** The hour, so that one row stands for it. */
    hour: instant().notNull(),
  },
  (t) => [
    index("plan_views_plan_idx").on(t.planId, t.lastAt.desc()),
    uniqueIndex("plan_views_hour").on(t.shareId, t.what, t.hour),
  ],
);
