import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evidenceConfirmations, evidenceQuestions } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { canConfirmEvidence, canKeepEvidence } from "@/domain/evidence/policy";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { hidden, lockPiece } from "./sight";

const notTheirMentor = { reason: "evidence.only_the_mentor" };

/**
 * The mentor says that a piece is so, with their name and the date. It is of the version that they have read: an edit
 * meanwhile is refused with CONFLICT. Twice is once, and the owner is told once.
 */
export async function confirmEvidence(ctx: MemberCtx, input: { evidenceId: string; version: number }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const piece = await lockPiece(tx, ctx.actor, input.evidenceId, ctx.now);
    authorize(ctx.actor, canConfirmEvidence, piece, notTheirMentor);
    if (piece.version !== input.version) throw new DomainError("CONFLICT", "evidence.changed_meanwhile");
    const [made] = await tx
      .insert(evidenceConfirmations)
      .values({ evidenceId: piece.id, version: piece.version, memberId: ctx.actor.id, confirmedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: evidenceConfirmations.id });
    if (made) await raiseFact(tx, { name: "evidence.confirmed", confirmationId: made.id });
  });
}

export type Question = { evidenceId: string; question: string; idempotencyKey: string };

/**
 * The mentor asks about a piece, and its owner is told. The same idempotency key twice is the same question; with other words it
 * is refused, so that they are not lost unseen.
 */
export async function askAboutEvidence(ctx: MemberCtx, input: Question): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const piece = await lockPiece(tx, ctx.actor, input.evidenceId, ctx.now);
    authorize(ctx.actor, canConfirmEvidence, piece, notTheirMentor);
    const [made] = await tx
      .insert(evidenceQuestions)
      .values({
        evidenceId: piece.id,
        askerId: ctx.actor.id,
        question: input.question,
        askedAt: ctx.now,
        key: input.idempotencyKey,
      })
      .onConflictDoNothing()
      .returning({ id: evidenceQuestions.id });
    if (made) await raiseFact(tx, { name: "evidence.questioned", questionId: made.id });
    else if (!(await isAskedSo(tx, input))) throw new DomainError("CONFLICT", "evidence.already_asked");
  });
}

async function isAskedSo(tx: Tx, { evidenceId, question, idempotencyKey }: Question): Promise<boolean> {
  const same = and(
    eq(evidenceQuestions.evidenceId, evidenceId),
    eq(evidenceQuestions.key, idempotencyKey),
    eq(evidenceQuestions.question, question),
  );
  return (await tx.$count(evidenceQuestions, same)) > 0;
}

/** Whether the answer stands there already, because its form was sent before. */
async function isAnsweredSo(tx: Tx, input: { questionId: string; answer: string }): Promise<boolean> {
  const same = and(eq(evidenceQuestions.id, input.questionId), eq(evidenceQuestions.answer, input.answer));
  return (await tx.$count(evidenceQuestions, same)) > 0;
}

/** The owner answers a question, once, and whoever asked is told as long as they still see the piece. The same answer twice is one. */
export async function answerQuestion(ctx: MemberCtx, input: { questionId: string; answer: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [asked] = await tx
      .select({ evidenceId: evidenceQuestions.evidenceId })
      .from(evidenceQuestions)
      .where(eq(evidenceQuestions.id, input.questionId));
    const piece = await lockPiece(tx, ctx.actor, found(asked, hidden.reason).evidenceId, ctx.now);
    authorize(ctx.actor, canKeepEvidence, piece, { reason: "evidence.only_its_owner" });
    const [answered] = await tx
      .update(evidenceQuestions)
      .set({ answer: input.answer, answeredAt: ctx.now })
      .where(and(eq(evidenceQuestions.id, input.questionId), isNull(evidenceQuestions.answeredAt)))
      .returning({ id: evidenceQuestions.id });
    if (!answered && (await isAnsweredSo(tx, input))) return;
    if (!answered) throw new DomainError("CONFLICT", "evidence.answered_already");
    await raiseFact(tx, { name: "evidence.answered", questionId: answered.id });
  });
}
