import { and, eq, inArray, or } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  cpdEntries,
  cpdEntryHeadings,
  cpdFollowed,
  cpdOfferAnswers,
  cpdProjects,
  evidence,
  evidenceConfirmations,
  evidenceFiles,
  evidenceLinks,
  evidenceQuestions,
  evidenceTraces,
  gateReviews,
  planBaselines,
  planComments,
  planImports,
  planMoves,
  planProposals,
  planRecords,
  planReviews,
  planRevisions,
  planServices,
  planShares,
  planSignatures,
  planStages,
  planSuggestions,
  plans,
  planViews,
  renewalReminders,
} from "@/db/schema/index";
import { type GateWords, type ReviewAnswer, withoutNotes, withoutRemarks } from "@/domain/gates/words";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { formKey, isMe, isOf, out, person, type Tell, type Told, tablesOf } from "../tell";
import { own } from "./through";

const plan = tablesOf("plans");
const piece = tablesOf("evidence");
const gate = tablesOf("gates");
const cpd = tablesOf("cpd");

/** What belongs to the owner of the plan, in a row that is also somebody else's. */
const ofOwnPlans = (planId: PgColumn): Tell => ({
  kind: "part",
  words: "in the member's own plans",
  where: (me) => inArray(planId, own.plans.ids(me)),
});

/** What a mentor wrote into a review: all of it to that mentor; to the plan's owner, once signed, all but the notes. */
const reviewWords = <Words>(
  review: typeof gateReviews | typeof planReviews,
  withoutNotesOf: (words: Words) => unknown,
): Tell => ({
  kind: "part",
  words: "whole where the member is the mentor, without the mentor's notes in signed reviews of their own plans",
  where: (me) =>
    or(eq(review.mentorId, me), and(inArray(review.planId, own.plans.ids(me)), eq(review.outcome, "signed"))),
  // The column's own type says what it holds.
  as: (words, { mentorId }, me) => (mentorId === me || words === null ? words : withoutNotesOf(words as Words)),
});

/** Plans with what stands on them, evidence, reviews, and the ledger. */
export const developmentTables: readonly Told[] = [
  plan(plans, { title: "Plans", mine: [isMe(plans.ownerId)] }),
  plan(planMoves, {
    title: "Completed, given up, taken up again",
    mine: [isOf(planMoves.planId, own.plans)],
    columns: { actorId: person, key: formKey },
  }),
  plan(planRevisions, {
    title: "Revisions",
    mine: [isOf(planRevisions.planId, own.plans)],
    columns: { authorId: person, key: formKey },
  }),
  plan(planBaselines, { title: "Baselines", mine: [isOf(planBaselines.planId, own.plans)] }),
  plan(planProposals, {
    title: "Put forward to be agreed",
    mine: [isOf(planProposals.planId, own.plans), isOf(planProposals.mentorshipId, own.mentees)],
    columns: { reason: ofOwnPlans(planProposals.planId), key: formKey },
  }),
  plan(planSignatures, {
    title: "Signatures",
    mine: [isOf(planSignatures.planId, own.plans), isMe(planSignatures.memberId)],
    columns: { memberId: person },
  }),
  plan(planComments, {
    title: "Comments on your plans, and yours on others'",
    mine: [isOf(planComments.planId, own.plans), isMe(planComments.authorId)],
    columns: { authorId: person, resolvedById: person, key: formKey },
  }),
  plan(planSuggestions, {
    title: "Suggestions for your plans, and yours for others'",
    mine: [isOf(planSuggestions.planId, own.plans), isMe(planSuggestions.authorId)],
    columns: {
      authorId: person,
      answer: ofOwnPlans(planSuggestions.planId),
      changes: {
        kind: "part",
        words: "whole in the member's own plans, without what stood there before in others'",
        where: (me) => or(inArray(planSuggestions.planId, own.plans.ids(me)), eq(planSuggestions.authorId, me)),
        // Only a mentor suggests: one's own suggestion is for somebody else's plan. The column's own type says what it holds.
        as: (changes, { authorId }, me) =>
          authorId === me ? (changes as PlanChange[]).map(({ before: _, ...change }) => change) : changes,
      },
      key: formKey,
    },
  }),
  plan(planShares, {
    title: "With whom plans are shared: yours, and others' with you",
    mine: [isOf(planShares.planId, own.plans), isMe(planShares.memberId), isOf(planShares.mentorshipId, own.mentees)],
    columns: {
      memberId: person,
      address: out("somebody else's address; its owner reads it on the page of sharing"),
      tokenHash: out("a secret, of which only a hash is kept"),
      label: ofOwnPlans(planShares.planId),
      key: formKey,
    },
  }),
  plan(planViews, {
    title: "Who has looked at your plans, and you at others'",
    mine: [isOf(planViews.planId, own.plans), isMe(planViews.viewerId)],
    columns: { viewerId: person, hour: out("the first moment once more, cut to the hour") },
  }),
  plan(planServices, { title: "Services they practise", mine: [isOf(planServices.planId, own.plans)] }),
  plan(planStages, { title: "Stages of the lifecycle they touch", mine: [isOf(planStages.planId, own.plans)] }),
  plan(planRecords, { title: "What a file told of a plan", mine: [isOf(planRecords.planId, own.plans)] }),
  plan(planImports, { title: "A file brought and not yet confirmed", mine: [isMe(planImports.memberId)] }),
  piece(evidence, { title: "Pieces", mine: [isMe(evidence.ownerId)], columns: { key: formKey } }),
  piece(evidenceFiles, {
    title: "Files",
    mine: [isOf(evidenceFiles.evidenceId, own.evidence)],
    columns: {
      bytes: {
        kind: "file",
        path: ({ id, name }) => `evidence/${String(id).slice(0, 8)} ${String(name)}`,
        packs: false,
      },
    },
  }),
  piece(evidenceLinks, { title: "What they serve", mine: [isOf(evidenceLinks.evidenceId, own.evidence)] }),
  piece(evidenceConfirmations, {
    title: "Confirmations of yours, and by you",
    mine: [isOf(evidenceConfirmations.evidenceId, own.evidence), isMe(evidenceConfirmations.memberId)],
    columns: { memberId: person },
  }),
  piece(evidenceQuestions, {
    title: "Questions about yours, and yours about others'",
    mine: [isOf(evidenceQuestions.evidenceId, own.evidence), isMe(evidenceQuestions.askerId)],
    columns: {
      askerId: person,
      answer: {
        kind: "part",
        words: "where the piece is the member's",
        where: (me) => inArray(evidenceQuestions.evidenceId, own.evidence.ids(me)),
      },
      key: formKey,
    },
  }),
  piece(evidenceTraces, {
    title: "What is left of removed pieces",
    mine: [isOf(evidenceTraces.planId, own.plans)],
  }),
  gate(planReviews, {
    title: "Reviews of your plans, and by you",
    mine: [isOf(planReviews.planId, own.plans), isMe(planReviews.mentorId)],
    columns: {
      mentorId: person,
      answers: reviewWords<ReviewAnswer[]>(planReviews, (answers) => withoutRemarks({ answers, remark: "" }).answers),
      remark: {
        kind: "part",
        words: "where the member is the mentor",
        where: (me) => eq(planReviews.mentorId, me),
      },
      key: formKey,
    },
    remark: "A mentor's notes belong to the mentor: you read those of signed reviews on the screen.",
  }),
  gate(gateReviews, {
    title: "Reviews of your gates, and by you",
    mine: [isOf(gateReviews.planId, own.plans), isMe(gateReviews.mentorId)],
    columns: {
      mentorId: person,
      gate: ofOwnPlans(gateReviews.planId),
      words: reviewWords<GateWords>(gateReviews, withoutNotes),
      effects: ofOwnPlans(gateReviews.planId),
      key: formKey,
    },
    remark: "A mentor's notes belong to the mentor: you read those of signed reviews on the screen.",
  }),
  cpd(cpdFollowed, { title: "Schemes you follow", mine: [isMe(cpdFollowed.memberId)] }),
  cpd(cpdEntries, {
    title: "Ledger",
    mine: [isMe(cpdEntries.memberId)],
    columns: { idempotencyKey: formKey },
  }),
  cpd(cpdEntryHeadings, {
    title: "Under which headings its entries count",
    mine: [isOf(cpdEntryHeadings.entryId, own.ledger)],
  }),
  cpd(cpdOfferAnswers, { title: "Offers you have answered", mine: [isMe(cpdOfferAnswers.memberId)] }),
  cpd(cpdProjects, {
    title: "Projects, for the months that count",
    mine: [isMe(cpdProjects.memberId)],
    columns: { idempotencyKey: formKey },
  }),
  cpd(renewalReminders, {
    title: "Reminders to renew",
    mine: [isOf(renewalReminders.heldCredentialId, own.credentials)],
  }),
];
