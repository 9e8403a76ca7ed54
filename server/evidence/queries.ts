import { and, asc, desc, eq, inArray } from "drizzle-orm";
import {
  evidence,
  evidenceConfirmations,
  evidenceFiles,
  evidenceLinks,
  evidenceQuestions,
  members,
} from "@/db/schema/index";
import { found } from "@/domain/errors";
import { type EvidenceFilter, passes } from "@/domain/evidence/filter";
import { countContexts, type LadderLine, ladder, missingStages } from "@/domain/evidence/ladder";
import { canConfirmEvidence, canKeepEvidence } from "@/domain/evidence/policy";
import type { EvidenceContext, LifecycleStage } from "@/domain/evidence/tags";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import type { MemberCtx } from "@/server/context";
import { planToRead } from "@/server/plans/access";
import { listLinks, listPlaces, type PlaceLine } from "./places";
import { type EvidenceRow, hidden, readablePiece, shownTo } from "./sight";
import { lineColumns, lineFrom, type PieceLine } from "./view";

const atMost = 500;

/** A member's own evidence: what passes the filter, and how the whole stands. */
export type MyEvidence = {
  pieces: PieceLine[];
  total: number;
  confirmed: number;
  ladder: LadderLine[];
  contexts: Record<EvidenceContext, number>;
  missingStages: LifecycleStage[];
};

/** The member's own pieces, the newest happening first. The ladder and the stages are of all of them, whatever the filter. */
export async function listMine(ctx: MemberCtx, filter: EvidenceFilter): Promise<MyEvidence> {
  const rows = await ctx.db
    .select(lineColumns)
    .from(evidence)
    .where(eq(evidence.ownerId, ctx.actor.id))
    .orderBy(desc(evidence.happenedOn), asc(evidence.id))
    .limit(atMost);
  const all = rows.map(lineFrom);
  return {
    pieces: all.filter((piece) => passes(piece, filter)),
    total: all.length,
    confirmed: all.filter((piece) => piece.confirmedVersion === piece.version).length,
    ladder: ladder(all),
    contexts: countContexts(all),
    missingStages: missingStages(all),
  };
}

/** The pieces of the member's mentees that are shown to them, the newest happening first. */
export async function listShown(ctx: MemberCtx): Promise<(PieceLine & { ownerName: string })[]> {
  const rows = await ctx.db
    .select({ ...lineColumns, ownerName: members.name })
    .from(evidence)
    .innerJoin(members, eq(members.id, evidence.ownerId))
    .where(shownTo(ctx.db, ctx.actor.id, ctx.now))
    .orderBy(asc(members.name), desc(evidence.happenedOn), asc(evidence.id))
    .limit(atMost);
  return rows.map(({ ownerName, ...row }) => ({ ...lineFrom(row), ownerName }));
}

export type FileLine = { id: string; name: string; mediaType: string; size: number };
export type ConfirmationLine = { id: string; version: number; by: string | null; isYours: boolean; at: Date };
export type QuestionLine = {
  id: string;
  by: string | null;
  question: string;
  askedAt: Date;
  answer: string | null;
  answeredAt: Date | null;
};

/** One piece in full, with what its reader may do. */
export type PieceView = Omit<EvidenceRow, "ownerId" | "key"> & {
  ownerName: string;
  file: FileLine | null;
  links: PlaceLine[];
  confirmations: ConfirmationLine[];
  questions: QuestionLine[];
  /** Where its owner could link it. */
  places: PlaceLine[];
  can: { keep: boolean; confirm: boolean };
};

/** One piece, for its owner and for the mentor to whom it is shown. */
export async function getEvidence(ctx: MemberCtx, input: { evidenceId: string }): Promise<PieceView> {
  const piece = await readablePiece(ctx.db, ctx.actor, input.evidenceId, ctx.now);
  const keep = canKeepEvidence(ctx.actor, piece);
  const [file, links, confirmations, questions, places] = await Promise.all([
    findFile(ctx, piece.id),
    listLinks(ctx, piece.id),
    listConfirmations(ctx, piece.id),
    listQuestions(ctx, piece.id, keep),
    keep ? listPlaces(ctx) : [],
  ]);
  const { ownerId: _ownerId, key: _key, mentorsOwner: _mentors, linkedInSight: _linked, ...shown } = piece;
  return {
    ...shown,
    file,
    links,
    confirmations,
    questions,
    places,
    can: { keep, confirm: canConfirmEvidence(ctx.actor, piece) },
  };
}

async function findFile({ db }: MemberCtx, evidenceId: string): Promise<FileLine | null> {
  const [file] = await db
    .select({
      id: evidenceFiles.id,
      name: evidenceFiles.name,
      mediaType: evidenceFiles.mediaType,
      size: evidenceFiles.size,
    })
    .from(evidenceFiles)
    .where(eq(evidenceFiles.evidenceId, evidenceId));
  return file ?? null;
}

async function listConfirmations({ db, actor }: MemberCtx, evidenceId: string): Promise<ConfirmationLine[]> {
  const rows = await db
    .select({ confirmation: evidenceConfirmations, by: members.name })
    .from(evidenceConfirmations)
    .leftJoin(members, eq(members.id, evidenceConfirmations.memberId))
    .where(eq(evidenceConfirmations.evidenceId, evidenceId))
    .orderBy(desc(evidenceConfirmations.confirmedAt));
  return rows.map(({ confirmation: { id, version, memberId, confirmedAt }, by }) => ({
    id,
    version,
    by,
    isYours: memberId === actor.id,
    at: confirmedAt,
  }));
}

/** What was asked about a piece: all of it for its owner, for a mentor what they asked themselves. */
async function listQuestions({ db, actor }: MemberCtx, evidenceId: string, keeps: boolean): Promise<QuestionLine[]> {
  const asked = eq(evidenceQuestions.evidenceId, evidenceId);
  return db
    .select({
      id: evidenceQuestions.id,
      by: members.name,
      question: evidenceQuestions.question,
      askedAt: evidenceQuestions.askedAt,
      answer: evidenceQuestions.answer,
      answeredAt: evidenceQuestions.answeredAt,
    })
    .from(evidenceQuestions)
    .leftJoin(members, eq(members.id, evidenceQuestions.askerId))
    .where(keeps ? asked : and(asked, eq(evidenceQuestions.askerId, actor.id)))
    .orderBy(asc(evidenceQuestions.askedAt));
}

/** The bytes of a piece, asked for by the file's own id: for those who may read the piece at this moment. */
export async function getFile(ctx: MemberCtx, input: { fileId: string }): Promise<FileLine & { bytes: Buffer }> {
  const [file] = await ctx.db
    .select({ evidenceId: evidenceFiles.evidenceId })
    .from(evidenceFiles)
    .where(eq(evidenceFiles.id, input.fileId));
  const { evidenceId } = found(file, hidden.reason);
  await readablePiece(ctx.db, ctx.actor, evidenceId, ctx.now);
  const [whole] = await ctx.db.select().from(evidenceFiles).where(eq(evidenceFiles.id, input.fileId));
  const { id, name, mediaType, size, bytes } = found(whole, hidden.reason);
  return { id, name, mediaType, size, bytes };
}

/** How the evidence linked to a plan stands on the three ladders. */
export type PlanLadder = { total: number; lines: LadderLine[]; byItem: Record<string, number> };

/**
 * The ladder of a plan, and how many pieces each item has, for the two who work on it; null for a named reader, who sees no
 * evidence. What is private, or on an item hidden from the reader, does not count.
 */
export async function getPlanLadder(ctx: MemberCtx, input: { planId: string }): Promise<PlanLadder | null> {
  const plan = await planToRead(ctx, input.planId);
  if (!canWorkOnPlan(ctx.actor, plan)) return null;
  const itemIds = visibleTo(plan.role, plan.document).items.map((item) => item.id);
  const isOwner = canEditPlan(ctx.actor, plan);
  if (itemIds.length === 0) return { total: 0, lines: ladder([]), byItem: {} };
  const rows = await ctx.db
    .selectDistinct({
      id: evidence.id,
      itemId: evidenceLinks.itemId,
      accountability: evidence.accountability,
      communication: evidence.communication,
      delivery: evidence.delivery,
    })
    .from(evidenceLinks)
    .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
    .where(
      and(
        eq(evidenceLinks.planId, input.planId),
        inArray(evidenceLinks.itemId, itemIds),
        isOwner ? undefined : inArray(evidence.visibility, ["linked", "mentor"]),
      ),
    );
  const pieces = [...new Map(rows.map((row) => [row.id, row])).values()];
  const byItem: Record<string, number> = {};
  for (const { itemId } of rows) byItem[itemId] = (byItem[itemId] ?? 0) + 1;
  return { total: pieces.length, lines: ladder(pieces), byItem };
}
