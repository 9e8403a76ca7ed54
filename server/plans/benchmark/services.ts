import { and, asc, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Db, Tx } from "@/db/client";
import { planServices, plans, pmoServices } from "@/db/schema/index";
import type { ServiceStanding } from "@/domain/benchmark/services";
import { DomainError, found } from "@/domain/errors";
import { numbered, planLimits, planReference } from "@/domain/plans/document";
import type { addServiceTaskSchema, serviceLinkSchema } from "@/domain/plans/forms";
import { refuseClosed } from "@/domain/plans/life";
import { canEditPlan, canWorkOnPlan } from "@/domain/plans/policy";
import type { PlanSchedule } from "@/domain/plans/schedule/schedule";
import { visibleTo } from "@/domain/plans/visible";
import { authorize } from "@/domain/policy";
import { getServiceCheck, readStandings } from "@/server/benchmark/services";
import type { MemberCtx } from "@/server/context";
import { calendarToRead } from "@/server/obligations/calendars";
import { type PlanRow, planToRead, type ReadablePlan, readablePlan } from "../access";
import { addItem } from "../revisions/items";
import { forecastOn } from "../revisions/revise";

const notYours = { reason: "plans.only_the_owner_edits" };

type Line = { id: string; kind: string; parentId: string | null; wbs: string; title: string };

/** One of the member's plans, with the lines that may close a gap: all but its gates and what was dropped. */
export type PlanToCloseWith = { id: string; reference: string; title: string; revision: number; lines: Line[] };

/** A line that closes a gap of the service check, with how far it is. */
export type ClosingService = {
  serviceId: string;
  planId: string;
  reference: string;
  itemId: string;
  wbs: string;
  title: string;
  /** Per cent done. */
  progress: number;
  critical: boolean;
  dropped: boolean;
};

const newest = 50;

/** The lines of the member's own plans that close gaps of the service check, and the plans in which others could. */
export async function listServiceLines(ctx: MemberCtx): Promise<{ plans: PlanToCloseWith[]; links: ClosingService[] }> {
  const mine = eq(plans.ownerId, ctx.actor.id);
  const [calendar, own, linked] = await Promise.all([
    calendarToRead(ctx, ctx.actor.id),
    ctx.db.select().from(plans).where(mine).orderBy(desc(plans.updatedAt)).limit(newest),
    ctx.db
      .select({ planId: planServices.planId, itemId: planServices.itemId, serviceId: planServices.serviceId })
      .from(planServices)
      .innerJoin(plans, eq(plans.id, planServices.planId))
      .where(mine)
      .orderBy(asc(planServices.linkedAt)),
  ]);
  const byPlan = Map.groupBy(linked, (link) => link.planId);
  const links = own.flatMap((plan) => {
    const ofPlan = byPlan.get(plan.id) ?? [];
    return ofPlan.length === 0 ? [] : closingOf(plan, forecastOn(calendar, plan.document, ctx.now).schedule, ofPlan);
  });
  return {
    plans: own.flatMap((plan) => (plan.state === "draft" || plan.state === "agreed" ? [toCloseWith(plan)] : [])),
    links,
  };
}

function toCloseWith({ id, number, revision, document }: PlanRow): PlanToCloseWith {
  const lines = numbered(document.items).flatMap(({ id: itemId, kind, parentId, wbs, title, status }) =>
    kind === "gate" || status === "dropped" ? [] : [{ id: itemId, kind, parentId, wbs, title }],
  );
  return { id, reference: planReference(number), title: document.title, revision, lines };
}

/** A line that was taken out of the plan closes nothing; its link waits in case it is brought back. */
function closingOf(
  plan: PlanRow,
  schedule: PlanSchedule,
  links: readonly { itemId: string; serviceId: string }[],
): ClosingService[] {
  const lines = new Map(numbered(plan.document.items).map((line) => [line.id, line]));
  return links.flatMap(({ itemId, serviceId }): ClosingService[] => {
    const line = lines.get(itemId);
    if (line === undefined) return [];
    const at = schedule.items.get(itemId);
    const { wbs, title, status } = line;
    return [
      {
        serviceId,
        planId: plan.id,
        reference: planReference(plan.number),
        itemId,
        wbs,
        title,
        progress: at?.progress ?? line.progress,
        critical: at?.critical ?? false,
        dropped: status === "dropped",
      },
    ];
  });
}

/** The service check of a plan's owner, and which lines of the plan that this reader sees close which of its gaps. */
export async function servicesOfPlan(ctx: MemberCtx, plan: ReadablePlan) {
  const owner = { memberId: plan.ownerId, activeMentorIds: plan.role === "mentor" ? [ctx.actor.id] : [] };
  const [{ services, counts }, links] = await Promise.all([
    getServiceCheck(ctx, owner),
    ctx.db
      .select({ itemId: planServices.itemId, serviceId: planServices.serviceId })
      .from(planServices)
      .where(eq(planServices.planId, plan.id))
      .orderBy(asc(planServices.linkedAt)),
  ]);
  const seen = new Set(visibleTo(plan.role, plan.document).items.map((item) => item.id));
  return { services, counts, links: links.filter((link) => seen.has(link.itemId)) };
}

export type PlanServices = Awaited<ReturnType<typeof servicesOfPlan>>;

/** Which gaps of the service check one line closes, for the two who work on the plan; for anybody else none. */
export async function listServicesOfItem(
  ctx: MemberCtx,
  input: { planId: string; itemId: string },
): Promise<{ id: string; name: string; standing: ServiceStanding | null }[]> {
  const plan = await planToRead(ctx, input.planId);
  const inSight = visibleTo(plan.role, plan.document).items.some((item) => item.id === input.itemId);
  if (!inSight || !canWorkOnPlan(ctx.actor, plan)) return [];
  const ofItem = and(eq(planServices.planId, plan.id), eq(planServices.itemId, input.itemId));
  const [closed, standings] = await Promise.all([
    ctx.db
      .select({ id: pmoServices.id, name: pmoServices.name })
      .from(planServices)
      .innerJoin(pmoServices, eq(pmoServices.id, planServices.serviceId))
      .where(ofItem)
      .orderBy(asc(pmoServices.position)),
    readStandings(ctx.db, plan.ownerId, ctx.db.select({ id: planServices.serviceId }).from(planServices).where(ofItem)),
  ]);
  return closed.map((service) => ({ ...service, standing: standings.get(service.id)?.standing ?? null }));
}

async function requireService(db: Db | Tx, serviceId: string) {
  const [service] = await db
    .select({ id: pmoServices.id, name: pmoServices.name, competencyIds: pmoServices.competencyIds })
    .from(pmoServices)
    .where(eq(pmoServices.id, serviceId));
  return found(service, "benchmark.no_such_service");
}

/** Says that a line of one's own plan closes a gap of the service check. Twice is once. A gate closes none. */
export async function linkService(ctx: MemberCtx, input: z.output<typeof serviceLinkSchema>): Promise<void> {
  const { planId, itemId, serviceId } = input;
  await ctx.db.transaction(async (tx) => {
    const plan = await readablePlan(tx, ctx.actor, planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, notYours);
    refuseClosed(plan);
    await requireService(tx, serviceId);
    const item = plan.document.items.find((one) => one.id === itemId);
    if (item === undefined || item.kind === "gate") throw new DomainError("INVALID", "plans.no_such_item", "line");
    await tx.insert(planServices).values({ planId, itemId, serviceId, linkedAt: ctx.now }).onConflictDoNothing();
  });
}

/** Says that a line closes that gap no longer. The line stays in the plan. */
export async function unlinkService(ctx: MemberCtx, input: z.output<typeof serviceLinkSchema>): Promise<void> {
  const { planId, itemId, serviceId } = input;
  await ctx.db.transaction(async (tx) => {
    const plan = await readablePlan(tx, ctx.actor, planId, ctx.now);
    authorize(ctx.actor, canEditPlan, plan, notYours);
    refuseClosed(plan);
    await tx
      .delete(planServices)
      .where(
        and(eq(planServices.planId, planId), eq(planServices.itemId, itemId), eq(planServices.serviceId, serviceId)),
      );
  });
}

/**
 * Adds a task that closes a gap of the service check, as a revision of the plan with its link. It works on the competencies of
 * the service. The same form twice adds one.
 */
export async function addServiceTask(
  ctx: MemberCtx,
  input: z.output<typeof addServiceTaskSchema>,
): Promise<{ revision: number; itemId: string }> {
  const { planId, revision, serviceId, parentId, title, area, key } = input;
  const service = await requireService(ctx.db, serviceId);
  const competencyIds = service.competencyIds.slice(0, planLimits.competencies);
  const task = {
    planId,
    revision,
    key,
    kind: "task",
    reason: `A gap of the service check: ${service.name}`,
    fields: { title, area, competencyIds, parentId },
  } as const;
  return addItem(ctx, task, async (tx) => {
    await tx.insert(planServices).values({ planId, itemId: key, serviceId, linkedAt: ctx.now });
  });
}
