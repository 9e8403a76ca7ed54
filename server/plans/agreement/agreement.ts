import { and, desc, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  members,
  mentorships,
  planBaselines,
  planProposals,
  planRevisions,
  planShares,
  planSignatures,
  plans,
} from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import { isSignatureOf } from "@/domain/mentorships/agreement";
import type { SignaturePurpose } from "@/domain/plans/agreement/signatures";
import { canEditPlan, canMentorPlan } from "@/domain/plans/policy";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { baselineOf } from "@/domain/plans/schedule/baseline";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { lockPlan, planPath, type ReadablePlan } from "../access";
import { documentAt } from "../revisions/history";
import { forecast, writeRevision } from "../revisions/revise";
import { followRhythm } from "./rhythm";

const onlyOwner = { reason: "plans.only_the_owner_edits" };

export type Proposal = {
  planId: string;
  mentorshipId: string | null;
  /** Days from one review to the next, null for no rhythm; the plan's own stays where it is not said. */
  reviewEveryDays?: number | null | undefined;
  typedName: string;
  reason: string;
  key: string;
};

/**
 * The owner puts the newest revision forward as the baseline and signs it. With a mentorship the plan is shown to its mentor,
 * who owes an answer within five working days; without one the owner agrees it alone and the baseline is set at once. A rhythm of
 * reviews other than the plan's is written as a revision first, which is then what is signed. The same form twice puts it
 * forward once, and with other words it is refused.
 */
export async function proposePlan(ctx: MemberCtx, input: Proposal): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const [sent] = await tx
      .select()
      .from(planProposals)
      .where(and(eq(planProposals.planId, plan.id), eq(planProposals.key, input.key)));
    if (sent) {
      const { reviewEveryDays } = await documentAt(tx, plan, sent.revision);
      const sameRhythm = input.reviewEveryDays === undefined || input.reviewEveryDays === reviewEveryDays;
      if (sameRhythm && sent.reason === input.reason && sent.mentorshipId === input.mentorshipId) return;
      throw new DomainError("CONFLICT", "plans.already_put_forward");
    }
    if (plan.document.items.every((item) => item.kind === "goal"))
      throw new DomainError("INVALID", "plans.nothing_to_agree");
    const [open] = await tx
      .select({ id: planProposals.id })
      .from(planProposals)
      .where(and(eq(planProposals.planId, plan.id), isNull(planProposals.decidedAt)));
    if (open) throw new DomainError("CONFLICT", "plans.already_proposed");
    const [again] = await tx
      .select({ n: planBaselines.number })
      .from(planBaselines)
      .where(eq(planBaselines.planId, plan.id))
      .limit(1);
    if (again && input.reason === "") throw new DomainError("INVALID", "plans.rebaseline_reason_wanted", "reason");
    const mentorship = input.mentorshipId === null ? null : await liveMentorshipOf(tx, ctx, input.mentorshipId);
    const forward = await withRhythm(tx, ctx, plan, input);
    const [proposal] = await tx
      .insert(planProposals)
      .values({
        planId: plan.id,
        revision: forward.revision,
        mentorshipId: mentorship?.id ?? null,
        reason: input.reason,
        proposedAt: ctx.now,
        key: input.key,
      })
      .returning({ id: planProposals.id });
    const { id } = found(proposal, "plans.not_found");
    await signRevision(tx, ctx, {
      planId: plan.id,
      revision: forward.revision,
      purpose: "agreement",
      subjectId: id,
      typedName: input.typedName,
    });
    if (mentorship === null) {
      await settleProposal(tx, id, "agreed", "", ctx.now);
      await setBaseline(tx, forward, forward.revision, input.reason, ctx.now);
      return;
    }
    await showToMentor(tx, plan.id, mentorship.id, ctx.now);
    await openObligation(
      tx,
      {
        kind: "sign_plan",
        subjectId: id,
        owner: { memberId: mentorship.mentorId },
        waiterId: plan.ownerId,
        path: `${planPath(plan.id)}/agree`,
        allowance: { days: 5, unit: "working_days" },
      },
      ctx.now,
    );
    await raiseFact(tx, { name: "plan.proposed", planId: plan.id, proposalId: id });
  });
}

type Forward = Pick<ReadablePlan, "id" | "ownerId" | "document" | "revision">;

/** The plan with the rhythm of reviews that its owner puts forward with it. */
async function withRhythm(tx: Tx, ctx: MemberCtx, plan: ReadablePlan, input: Proposal): Promise<Forward> {
  const { id, ownerId } = plan;
  const before = plan.document.reviewEveryDays;
  const after = input.reviewEveryDays;
  if (after === undefined) return plan;
  const changes: PlanChange[] = before === after ? [] : [{ field: "reviewEveryDays", itemId: null, before, after }];
  const reason = reasonFrom("", plan.document, changes);
  const { number, document } = await writeRevision(
    tx,
    plan,
    { kind: "edited", authorId: ctx.actor.id, reason, changes, key: input.key },
    ctx.now,
  );
  return { id, ownerId, document, revision: number };
}

/** The mentorship of which the member is the mentee, while it lasts; it does not end before this transaction does. */
async function liveMentorshipOf(tx: Tx, ctx: MemberCtx, mentorshipId: string) {
  const [row] = await tx
    .select({ id: mentorships.id, mentorId: mentorships.mentorId })
    .from(mentorships)
    .where(and(eq(mentorships.id, mentorshipId), eq(mentorships.menteeId, ctx.actor.id), isNull(mentorships.endedAt)))
    .for("share");
  return found(row, "mentorships.not_found");
}

/** Lets the mentor of a mentorship read the plan, whose rhythm has somebody to ask then; showing it twice changes nothing. */
export async function showToMentor(tx: Tx, planId: string, mentorshipId: string, now: Date): Promise<void> {
  const shown = and(
    eq(planShares.planId, planId),
    eq(planShares.mentorshipId, mentorshipId),
    isNull(planShares.revokedAt),
  );
  const [share] = await tx.select({ id: planShares.id }).from(planShares).where(shown);
  if (share) return;
  await tx.insert(planShares).values({ planId, mentorshipId, sharedAt: now });
  await followRhythm(tx, planId, now);
}

type NewSignature = {
  planId: string;
  revision: number;
  purpose: SignaturePurpose;
  subjectId: string;
  typedName: string;
};

/** Signs a revision with the member's own name; signing the same thing twice leaves the first signature. */
export async function signRevision(tx: Tx, ctx: MemberCtx, signature: NewSignature): Promise<void> {
  const [signer] = await tx.select({ name: members.name }).from(members).where(eq(members.id, ctx.actor.id));
  if (!signer || !isSignatureOf(signature.typedName, signer.name)) {
    throw new DomainError("INVALID", "mentorships.sign_with_your_name", "typedName");
  }
  await tx
    .insert(planSignatures)
    .values({ ...signature, memberId: ctx.actor.id, signedAt: ctx.now })
    .onConflictDoNothing({ target: [planSignatures.subjectId, planSignatures.memberId] });
}

async function settleProposal(tx: Tx, proposalId: string, outcome: Outcome, answer: string, now: Date): Promise<void> {
  await tx.update(planProposals).set({ outcome, answer, decidedAt: now }).where(eq(planProposals.id, proposalId));
}

/** Keeps the dates of a revision, as forecast now, as the next baseline; a draft is agreed by it. */
async function setBaseline(tx: Tx, plan: Forward, revision: number, reason: string, now: Date): Promise<void> {
  const document = await documentAt(tx, plan, revision);
  const { schedule } = await forecast(tx, plan, document, now);
  const [last] = await tx
    .select({ number: planBaselines.number })
    .from(planBaselines)
    .where(eq(planBaselines.planId, plan.id))
    .orderBy(desc(planBaselines.number))
    .limit(1);
  const number = (last?.number ?? 0) + 1;
  await tx.insert(planBaselines).values({
    planId: plan.id,
    number,
    revision,
    dates: baselineOf(schedule),
    finish: schedule.finish,
    reason,
    setAt: now,
  });
  await tx
    .update(plans)
    .set({ state: "agreed", updatedAt: now })
    .where(and(eq(plans.id, plan.id), ne(plans.state, "completed")));
  await followRhythm(tx, plan.id, now, { anew: true });
}

type Outcome = NonNullable<(typeof planProposals.$inferSelect)["outcome"]>;

/**
 * What was put forward, to be answered or taken back; undefined when just that was done before. Refuses what has come to another
 * end meanwhile.
 */
async function proposalFor(tx: Tx, plan: ReadablePlan, proposalId: string, outcome: Outcome) {
  const [row] = await tx
    .select()
    .from(planProposals)
    .where(and(eq(planProposals.planId, plan.id), eq(planProposals.id, proposalId)))
    .for("update");
  const proposal = found(row, "plans.no_proposal");
  if (proposal.outcome === outcome) return undefined;
  if (proposal.outcome !== null) throw new DomainError("CONFLICT", "plans.changed_meanwhile");
  return proposal;
}

export type ProposalAnswer = { planId: string; proposalId: string; agree: boolean; typedName: string; answer: string };

/**
 * The mentor signs the revision that was put forward, which sets the baseline, or declines with words. What was changed since
 * is not signed by it. The same answer twice is one. Refuses anybody but the mentor whom it was put to.
 */
export async function answerProposal(ctx: MemberCtx, input: ProposalAnswer): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canMentorPlan, plan, { reason: "plans.only_the_mentor_answers" });
    const outcome = input.agree ? "agreed" : "declined";
    const proposal = await proposalFor(tx, plan, input.proposalId, outcome);
    if (proposal === undefined) return;
    const [mine] = await tx
      .select({ id: mentorships.id })
      .from(mentorships)
      .where(and(eq(mentorships.id, proposal.mentorshipId ?? ""), eq(mentorships.mentorId, ctx.actor.id)));
    found(mine, "plans.no_proposal");
    if (input.agree) {
      await signRevision(tx, ctx, {
        planId: plan.id,
        revision: proposal.revision,
        purpose: "agreement",
        subjectId: proposal.id,
        typedName: input.typedName,
      });
      await setBaseline(tx, plan, proposal.revision, proposal.reason, ctx.now);
    } else if (input.answer === "") throw new DomainError("INVALID", "plans.say_why", "answer");
    await settleProposal(tx, proposal.id, outcome, input.answer, ctx.now);
    await settleObligation(tx, { subjectIds: [proposal.id] }, "done", ctx.now);
    await raiseFact(tx, { name: "plan.proposal_answered", planId: plan.id, proposalId: proposal.id });
  });
}

/** The owner takes back what they put forward. Twice is once. */
export async function withdrawProposal(ctx: MemberCtx, input: { planId: string; proposalId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, input.planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, onlyOwner);
    const proposal = await proposalFor(tx, plan, input.proposalId, "withdrawn");
    if (proposal === undefined) return;
    await settleProposal(tx, proposal.id, "withdrawn", "", ctx.now);
    await settleObligation(tx, { subjectIds: [proposal.id] }, "cancelled", ctx.now);
  });
}

/**
 * What was put forward for this plan, the newest first, with its signatures. The words with which a mentor sent it back are for
 * its owner and for them.
 */
export async function listProposals(db: MemberCtx["db"], { id: planId, role, mentorshipId }: ReadablePlan) {
  const [proposals, signatures] = await Promise.all([
    db
      .select({ proposal: planProposals, at: planRevisions.at })
      .from(planProposals)
      .innerJoin(
        planRevisions,
        and(eq(planRevisions.planId, planProposals.planId), eq(planRevisions.number, planProposals.revision)),
      )
      .where(eq(planProposals.planId, planId))
      .orderBy(desc(planProposals.proposedAt))
      .limit(20),
    db.select().from(planSignatures).where(eq(planSignatures.planId, planId)),
  ]);
  return proposals.map(({ proposal: { answer, ...proposal } }) => ({
    ...proposal,
    answer: role === "owner" || proposal.mentorshipId === mentorshipId ? answer : null,
    /** It is this mentor who is asked. */
    asksReader: role === "mentor" && proposal.mentorshipId === mentorshipId,
    signatures: signatures
      .filter((signature) => signature.subjectId === proposal.id)
      .map(({ memberId, typedName, signedAt }) => ({ memberId, typedName, signedAt })),
  }));
}
