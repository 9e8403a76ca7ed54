import { and, asc, eq, inArray, ne, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import {
  evidence,
  evidenceConfirmations,
  evidenceLinks,
  gateReviews,
  lifecycleStage,
  members,
  mentorships,
  planComments,
  planMoves,
  planRecords,
  planServices,
  planSignatures,
  planStages,
  planSuggestions,
  pmoServices,
} from "@/db/schema/index";
import { type FileRecord, joined, noRecord, sizeOf, told } from "@/domain/plans/files/file-record";
import { canWorkOnPlan } from "@/domain/plans/policy";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "@/server/plans/access";
import { spokenWith } from "../comments/threads";

const iso = (at: Date) => at.toISOString();
const isoOrNull = (at: Date | null) => at?.toISOString() ?? null;

async function signaturesOf({ db }: MemberCtx, plan: ReadablePlan): Promise<FileRecord["signatures"]> {
  const rows = await db
    .select({ row: planSignatures, itemId: gateReviews.itemId })
    .from(planSignatures)
    .leftJoin(gateReviews, eq(gateReviews.id, planSignatures.subjectId))
    .where(eq(planSignatures.planId, plan.id))
    .orderBy(asc(planSignatures.signedAt), asc(planSignatures.id));
  return rows.map(({ row: { purpose, revision, typedName, signedAt }, itemId }) => ({
    purpose,
    revision,
    itemId,
    name: typedName,
    at: iso(signedAt),
  }));
}

/** Reviews of gates that were signed; to a mentor those that they decided themselves. */
async function gatesOf({ db, actor }: MemberCtx, plan: ReadablePlan): Promise<FileRecord["gates"]> {
  const rows = await db
    .select({ review: gateReviews, mentor: members.name })
    .from(gateReviews)
    .leftJoin(members, eq(members.id, gateReviews.mentorId))
    .where(
      and(
        eq(gateReviews.planId, plan.id),
        eq(gateReviews.outcome, "signed"),
        plan.role === "owner" ? undefined : eq(gateReviews.mentorId, actor.id),
      ),
    )
    .orderBy(asc(gateReviews.submittedAt), asc(gateReviews.id));
  return rows.map(({ review: { itemId, revision, gate, words, outcome, submittedAt, settledAt }, mentor }) => {
    const textOf = new Map(gate.criteria.map(({ id, text }) => [id, text]));
    return {
      itemId,
      title: gate.title,
      revision,
      mentor,
      outcome: outcome ?? "signed",
      decision: words.decision,
      holdUntil: words.holdUntil,
      marks: words.marks.flatMap(({ criterionId, mark }) =>
        mark === null ? [] : [{ criterion: textOf.get(criterionId) ?? "", mark }],
      ),
      conditions: words.conditions.map(({ id, text, by }) => ({ itemId: id, text, by })),
      putForwardAt: iso(submittedAt),
      settledAt: iso(settledAt ?? submittedAt),
    };
  });
}

async function commentsOf(ctx: MemberCtx, plan: ReadablePlan): Promise<FileRecord["comments"]> {
  const [resolver, mentor] = [alias(members, "resolver"), alias(members, "mentor")];
  const rows = await ctx.db
    .select({ row: planComments, author: members.name, mentor: mentor.name, resolvedBy: resolver.name })
    .from(planComments)
    .leftJoin(members, eq(members.id, planComments.authorId))
    .leftJoin(resolver, eq(resolver.id, planComments.resolvedById))
    .leftJoin(mentorships, eq(mentorships.id, planComments.mentorshipId))
    .leftJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .where(and(eq(planComments.planId, plan.id), spokenWith(ctx.db, ctx.actor, plan)))
    .orderBy(asc(planComments.at), asc(planComments.id));
  return rows.map(({ row: { id, itemId, parentId, body, refs, at, resolvedAt }, ...names }) => ({
    ...{ id, itemId, parentId, body, refs: { ...refs } },
    ...names,
    at: iso(at),
    resolvedAt: isoOrNull(resolvedAt),
  }));
}

async function suggestionsOf({ db, actor }: MemberCtx, plan: ReadablePlan): Promise<FileRecord["suggestions"]> {
  const rows = await db
    .select({ row: planSuggestions, author: members.name })
    .from(planSuggestions)
    .leftJoin(members, eq(members.id, planSuggestions.authorId))
    .where(
      and(
        eq(planSuggestions.planId, plan.id),
        plan.role === "owner" ? undefined : eq(planSuggestions.authorId, actor.id),
      ),
    )
    .orderBy(asc(planSuggestions.at), asc(planSuggestions.id));
  return rows.map(({ row: { changes, reason, at, outcome, answer, decidedAt, revision }, author }) => ({
    ...{ author, changes, reason, outcome, answer, revision },
    at: iso(at),
    decidedAt: isoOrNull(decidedAt),
  }));
}

/** What pieces are called and whose word confirms them; their words and files go out with the evidence, not with a plan. */
async function evidenceOf({ db }: MemberCtx, plan: ReadablePlan): Promise<FileRecord["evidence"]> {
  const shown: SQL | undefined = plan.role === "owner" ? undefined : ne(evidence.visibility, "private");
  const links = await db
    .select({ link: evidenceLinks, piece: { title: evidence.title, kind: evidence.kind, on: evidence.happenedOn } })
    .from(evidenceLinks)
    .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
    .where(and(eq(evidenceLinks.planId, plan.id), shown))
    .orderBy(asc(evidenceLinks.linkedAt), asc(evidenceLinks.id));
  const ids = [...new Set(links.map(({ link }) => link.evidenceId))];
  const confirmations = await db
    .select({ id: evidenceConfirmations.evidenceId, name: members.name, at: evidenceConfirmations.confirmedAt })
    .from(evidenceConfirmations)
    .innerJoin(members, eq(members.id, evidenceConfirmations.memberId))
    .where(inArray(evidenceConfirmations.evidenceId, ids))
    .orderBy(asc(evidenceConfirmations.confirmedAt));
  const confirmed = Map.groupBy(confirmations, ({ id }) => id);
  return links.map(({ link: { evidenceId, itemId, criterionId, linkedAt }, piece }) => ({
    ...{ itemId, criterionId, title: piece.title, kind: piece.kind, happenedOn: piece.on },
    confirmedBy: (confirmed.get(evidenceId) ?? []).map(({ name, at }) => ({ name, at: iso(at) })),
    at: iso(linkedAt),
  }));
}

async function movesOf({ db }: MemberCtx, plan: ReadablePlan): Promise<FileRecord["moves"]> {
  const rows = await db
    .select({ row: planMoves, by: members.name })
    .from(planMoves)
    .leftJoin(members, eq(members.id, planMoves.actorId))
    .where(eq(planMoves.planId, plan.id))
    .orderBy(asc(planMoves.at), asc(planMoves.id));
  return rows.map(({ row, by }) => ({
    by,
    from: row.fromState,
    to: row.toState,
    reason: row.reason,
    at: iso(row.at),
  }));
}

/**
 * What is recorded of a plan beside its document and its history, as far as this reader may read it: its owner all, with what an
 * earlier file told; its mentor their own part; a named reader nothing.
 */
export async function recordOf(ctx: MemberCtx, plan: ReadablePlan): Promise<FileRecord> {
  if (!canWorkOnPlan(ctx.actor, plan)) return noRecord;
  const [earlier, services, stages] = await Promise.all([
    plan.role === "owner" ? importedRecord(ctx, plan.id) : null,
    ctx.db.select().from(planServices).where(eq(planServices.planId, plan.id)).orderBy(asc(planServices.linkedAt)),
    ctx.db.select().from(planStages).where(eq(planStages.planId, plan.id)).orderBy(asc(planStages.plannedAt)),
  ]);
  const [signatures, gates, comments, suggestions, pieces, moves] = await Promise.all([
    signaturesOf(ctx, plan),
    gatesOf(ctx, plan),
    commentsOf(ctx, plan),
    suggestionsOf(ctx, plan),
    evidenceOf(ctx, plan),
    movesOf(ctx, plan),
  ]);
  return joined(earlier ?? noRecord, {
    ...{ signatures, gates, comments, suggestions, evidence: pieces, moves },
    services: services.map(({ itemId, serviceId, linkedAt }) => ({ itemId, serviceId, at: iso(linkedAt) })),
    stages: stages.map(({ itemId, stage, plannedAt }) => ({ itemId, stage, at: iso(plannedAt) })),
  });
}

/** What the file told from which the plan was made; null when it was not made from one, or that told nothing. */
export async function importedRecord({ db }: MemberCtx, planId: string): Promise<FileRecord | null> {
  const [row] = await db.select({ record: planRecords.record }).from(planRecords).where(eq(planRecords.planId, planId));
  return row?.record ?? null;
}

/**
 * Takes a file's record over into the plan that was made from it: links to services and stages become what they were, as far as this
 * installation knows the service; the rest is kept as the file tells it and acts on nothing.
 */
export async function restoreRecord(tx: Tx, planId: string, record: FileRecord, now: Date): Promise<void> {
  const asked = record.services.map(({ serviceId }) => serviceId);
  const found = await tx.select({ id: pmoServices.id }).from(pmoServices).where(inArray(pmoServices.id, asked));
  const known = new Set(found.map(({ id }) => id));
  const services = record.services.flatMap(({ itemId, serviceId, at }) =>
    known.has(serviceId) ? [{ planId, itemId, serviceId, linkedAt: new Date(at) }] : [],
  );
  const stages = record.stages.flatMap(({ itemId, stage, at }) => {
    const is = lifecycleStage.enumValues.find((one) => one === stage);
    return is === undefined ? [] : [{ planId, itemId, stage: is, plannedAt: new Date(at) }];
  });
  if (services.length > 0) await tx.insert(planServices).values(services).onConflictDoNothing();
  if (stages.length > 0) await tx.insert(planStages).values(stages).onConflictDoNothing();
  const rest = {
    ...told(record),
    services: record.services.filter(({ serviceId }) => !known.has(serviceId)),
    stages: record.stages.filter(({ stage }) => !lifecycleStage.enumValues.some((one) => one === stage)),
  };
  if (sizeOf(rest) > 0) await tx.insert(planRecords).values({ planId, record: rest, importedAt: now });
}
