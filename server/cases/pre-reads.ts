import { and, eq, exists, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { caseDrafts, casePreReads, members, mentorships, obligations } from "@/db/schema/index";
import { readStored } from "@/domain/cases/document";
import { canPreRead, canWriteDraft } from "@/domain/cases/policy";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import type { ObligationHandler } from "@/server/obligations/sweep";
import { areBlocked, arePairBlocked } from "@/server/safety/blocks";
import { competencyNames } from "./names";

const allowance = { days: 5, unit: "working_days" } as const;
const hidden = { reason: "cases.no_such_pre_read", hidden: true };

/** Whether the two are mentor and mentee at this moment, and neither keeps away from the other. */
const isPaired = (db: Db | Tx) =>
  sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(mentorships)
      .where(
        and(
          eq(mentorships.mentorId, casePreReads.mentorId),
          eq(mentorships.menteeId, casePreReads.authorId),
          isNull(mentorships.endedAt),
          sql`not ${arePairBlocked(casePreReads.mentorId, casePreReads.authorId)}`,
        ),
      ),
  )}`;

/** Asks a mentor of one's own to read a draft before it is published. One is asked at a time. */
export async function askPreRead(ctx: MemberCtx, input: { draftId: string; mentorId: string }): Promise<void> {
  const { actor, now } = ctx;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(caseDrafts).where(eq(caseDrafts.id, input.draftId)).for("update");
    const noDraft = { reason: "cases.no_such_draft", hidden: true };
    const draft = authorize(actor, canWriteDraft, found(row, noDraft.reason), noDraft);
    const [pair] = await tx
      .select({ id: mentorships.id })
      .from(mentorships)
      .where(
        and(eq(mentorships.mentorId, input.mentorId), eq(mentorships.menteeId, actor.id), isNull(mentorships.endedAt)),
      );
    if (pair === undefined || (await areBlocked(tx, actor.id, input.mentorId)))
      throw new DomainError("CONFLICT", "cases.not_your_mentor", "mentorId");
    const open = await tx.$count(casePreReads, and(eq(casePreReads.draftId, draft.id), isNull(casePreReads.closedAt)));
    if (open > 0) throw new DomainError("CONFLICT", "cases.asked_already");
    const title = draft.document.title === "" ? "A case without a title yet" : draft.document.title;
    const [asked] = await tx
      .insert(casePreReads)
      .values({ draftId: draft.id, title, authorId: actor.id, mentorId: input.mentorId, askedAt: now })
      .returning({ id: casePreReads.id });
    if (asked === undefined) throw new Error("The question was not inserted.");
    await openObligation(
      tx,
      {
        kind: "read_case",
        subjectId: asked.id,
        owner: { memberId: input.mentorId },
        waiterId: actor.id,
        path: `/cases/pre-read/${asked.id}`,
        allowance,
      },
      now,
    );
    await raiseFact(tx, { name: "case.pre_read_asked", preReadId: asked.id });
  });
}

/** Closes what a mentor was asked about a draft, if they were: nobody is told. */
export async function closePreReads(tx: Tx, draftId: string, now: Date): Promise<void> {
  const closed = await tx
    .update(casePreReads)
    .set({ closedAt: now })
    .where(and(eq(casePreReads.draftId, draftId), isNull(casePreReads.closedAt)))
    .returning({ id: casePreReads.id });
  const subjectIds = closed.map(({ id }) => id);
  await settleObligation(tx, { subjectIds, kind: "read_case" }, "cancelled", now);
}

/** Takes the question to a mentor back: the draft is closed to them again. */
export async function takeBackPreRead(ctx: MemberCtx, { draftId }: { draftId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(caseDrafts).where(eq(caseDrafts.id, draftId)).for("update");
    const noDraft = { reason: "cases.no_such_draft", hidden: true };
    authorize(ctx.actor, canWriteDraft, found(row, noDraft.reason), noDraft);
    await closePreReads(tx, draftId, ctx.now);
  });
}

function selectAsked(db: Db | Tx) {
  return db
    .select({
      id: casePreReads.id,
      mentorId: casePreReads.mentorId,
      authorId: casePreReads.authorId,
      author: members.name,
      askedAt: casePreReads.askedAt,
      closed: sql<boolean>`${casePreReads.closedAt} is not null`,
      paired: isPaired(db),
      document: caseDrafts.document,
      dueAt: obligations.dueAt,
    })
    .from(casePreReads)
    .innerJoin(members, eq(members.id, casePreReads.authorId))
    .innerJoin(caseDrafts, eq(caseDrafts.id, casePreReads.draftId))
    .leftJoin(
      obligations,
      and(eq(obligations.subjectId, casePreReads.id), eq(obligations.kind, "read_case"), isNull(obligations.settledAt)),
    )
    .$dynamic();
}

/** A draft that its author has asked this mentor to read; nobody else is shown it, and nobody once it is closed. */
export async function getPreRead(ctx: MemberCtx, { preReadId }: { preReadId: string }) {
  const [[row], names] = await Promise.all([
    selectAsked(ctx.db).where(eq(casePreReads.id, preReadId)),
    competencyNames(ctx.db),
  ]);
  const asked = authorize(ctx.actor, canPreRead, found(row, hidden.reason), hidden);
  return {
    id: asked.id,
    author: asked.author,
    document: readStored(asked.document),
    dueAt: asked.dueAt,
    competencyNames: names,
  };
}

/** The mentor says what they think of it. With that the draft is closed to them again. */
export async function answerPreRead(ctx: MemberCtx, input: { preReadId: string; words: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await selectAsked(tx).where(eq(casePreReads.id, input.preReadId)).for("update", { of: casePreReads });
    authorize(ctx.actor, canPreRead, found(row, hidden.reason), hidden);
    await tx
      .update(casePreReads)
      .set({ words: input.words, closedAt: ctx.now })
      .where(eq(casePreReads.id, input.preReadId));
    await settleObligation(tx, { subjectIds: [input.preReadId], kind: "read_case" }, "done", ctx.now);
    await raiseFact(tx, { name: "case.pre_read_answered", preReadId: input.preReadId });
  });
}

/** The days pass: the draft is closed to the mentor again, and its author is told that they may publish without an answer. */
export const readCaseDefaults: ObligationHandler = {
  async lock(tx, preReadId) {
    await tx.select({ id: casePreReads.id }).from(casePreReads).where(eq(casePreReads.id, preReadId)).for("update");
  },
  async run(tx, due, now) {
    await tx.update(obligations).set({ settledAt: now, outcome: "defaulted" }).where(eq(obligations.id, due.id));
    await tx
      .update(casePreReads)
      .set({ closedAt: now })
      .where(and(eq(casePreReads.id, due.subjectId), isNull(casePreReads.closedAt)));
    await raiseFact(tx, { name: "case.pre_read_lapsed", preReadId: due.subjectId });
  },
  remind: (tx, half) =>
    raiseFact(tx, { name: "case.pre_read_asked", preReadId: half.subjectId }, `reminder:${half.id}`),
};
