import type { RateInput } from "@/domain/benchmark/schema";
import { isClosed, refuseClosed } from "@/domain/plans/life";
import { canMentorPlan, canWorkOnPlan } from "@/domain/plans/policy";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { getBenchmark, readRatings } from "@/server/benchmark/queries";
import { rateAsMentor } from "@/server/benchmark/service";
import { frameworkAt } from "@/server/catalogue/framework/versions";
import type { MemberCtx } from "@/server/context";
import { hidden, planToRead, type ReadablePlan, readablePlan } from "../access";
import { noteLook } from "../sharing/views";
import { servicesOfPlan } from "./services";

/** Whose benchmark a plan works on; the mentor of the plan mentors that person now, or they could not read it as such. */
function ownerOf(ctx: MemberCtx, plan: ReadablePlan) {
  return { memberId: plan.ownerId, activeMentorIds: plan.role === "mentor" ? [ctx.actor.id] : [] };
}

/**
 * The benchmark on which a plan works, for the two who work on it: against the role the plan is for, or the owner's target
 * where the plan names none, by the plan's version of the framework, with every rating given so far, and the owner's service
 * check. A look by the mentor is noted for the owner.
 */
export async function getPlanBenchmark(ctx: MemberCtx, input: { planId: string }) {
  const plan = authorize(ctx.actor, canWorkOnPlan, await planToRead(ctx, input.planId), hidden);
  const [benchmark, ratings, services] = await Promise.all([
    getBenchmark(
      ctx,
      ownerOf(ctx, plan),
      { roleId: plan.targetRoleId ?? undefined },
      frameworkAt(ctx.db, plan.document.frameworkVersion),
    ),
    readRatings(ctx.db, plan.ownerId),
    servicesOfPlan(ctx, plan),
    noteLook(ctx, plan, "benchmark"),
  ]);
  const { role, scale, lines, totals } = benchmark;
  return {
    role,
    scale,
    lines,
    totals,
    ratings,
    services,
    can: { rate: canMentorPlan(ctx.actor, plan) && !isClosed(plan) },
  };
}

/**
 * The same for the competencies that one line of the plan closes, in the order of the benchmark: what is rated, the target and
 * the gap. Null for a line that closes none, and for whoever does not work on the plan.
 */
export async function getItemBenchmark(ctx: MemberCtx, input: { planId: string; itemId: string }) {
  const plan = await planToRead(ctx, input.planId);
  const item = visibleTo(plan.role, plan.document).items.find(({ id }) => id === input.itemId);
  if (!canWorkOnPlan(ctx.actor, plan) || item === undefined || item.competencyIds.length === 0) return null;
  const { role, scale, lines } = await getBenchmark(
    ctx,
    ownerOf(ctx, plan),
    { roleId: plan.targetRoleId ?? undefined },
    frameworkAt(ctx.db, plan.document.frameworkVersion),
  );
  return { role, scale, lines: lines.filter(({ id }) => item.competencyIds.includes(id)) };
}

export type ItemBenchmark = NonNullable<Awaited<ReturnType<typeof getItemBenchmark>>>;

export type PlanBenchmark = Awaited<ReturnType<typeof getPlanBenchmark>>;

const mostGaps = 8;

/**
 * In brief, for the plan's own page: of the competencies that lines of the plan close, or of all while none names one, those with
 * the widest gaps, eight at most. Null without a role to be measured by, and for whoever does not work on the plan.
 */
export async function getPlanGap(ctx: MemberCtx, input: { planId: string }) {
  const plan = await planToRead(ctx, input.planId);
  if (!canWorkOnPlan(ctx.actor, plan)) return null;
  const { role, lines } = await getBenchmark(
    ctx,
    ownerOf(ctx, plan),
    { roleId: plan.targetRoleId ?? undefined },
    frameworkAt(ctx.db, plan.document.frameworkVersion),
  );
  const named = new Set(visibleTo(plan.role, plan.document).items.flatMap(({ competencyIds }) => competencyIds));
  const wanted = lines.filter((line) => line.target !== null);
  const closed = wanted.filter(({ id }) => named.has(id));
  const measured = closed.length === 0 ? wanted : closed;
  if (role === null || measured.length === 0) return null;
  const widest = measured.toSorted((a, b) => (b.gap ?? -1) - (a.gap ?? -1)).slice(0, mostGaps);
  return { role, lines: widest, of: measured.length, closes: closed.length > 0 };
}

export type PlanGap = NonNullable<Awaited<ReturnType<typeof getPlanGap>>>;

/** The mentor of a plan rates its owner; what says something new becomes dated rows beside the owner's own ratings. */
export async function rateOwner(ctx: MemberCtx, input: RateInput & { planId: string }): Promise<{ added: number }> {
  const readable = await readablePlan(ctx.db, ctx.actor, input.planId, ctx.now);
  const plan = authorize(ctx.actor, canMentorPlan, readable, { reason: "plans.only_the_mentor_rates" });
  refuseClosed(plan);
  return rateAsMentor(ctx, ownerOf(ctx, plan), { ratings: input.ratings });
}
