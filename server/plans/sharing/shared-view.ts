import { numbered, planReference } from "@/domain/plans/document";
import { gateMarks } from "@/domain/plans/gantt/gate-marks";
import { planStanding } from "@/domain/plans/schedule/rag";
import { visibleTo } from "@/domain/plans/visible";
import type { Ctx } from "@/server/context";
import { competencyNames } from "../benchmark/competency-names";
import { lastDecisions } from "../gate-decisions";
import { closedAt } from "../life";
import { listBaselines } from "../revisions/history";
import { forecast, passedGates } from "../revisions/revise";
import { planBehindLink } from "./sharing";
import { noteView } from "./views";

/** The plan as whoever holds a link sees it: the schedule without notes, comments or people but its owner. Each look is noted. */
export async function getPlanBehindLink(ctx: Ctx, { token }: { token: string }) {
  const { plan, shareId, ownerName } = await planBehindLink(ctx, token);
  const what = { planId: plan.id, shareId, viewerId: null, what: "plan", revision: plan.revision };
  await noteView(ctx.db, what, ctx.now);
  const [[baseline], decided, known, { schedule, calendar, today }] = await Promise.all([
    listBaselines(ctx.db, plan.id),
    lastDecisions(ctx.db, plan.id),
    competencyNames(ctx.db, plan),
    closedAt(ctx.db, plan).then((at) => forecast(ctx.db, plan, plan.document, at ?? ctx.now)),
  ]);
  const visible = visibleTo("reader", plan.document);
  const shown = new Set(visible.items.map((item) => item.id));
  return {
    reference: planReference(plan.number),
    title: visible.title,
    purpose: visible.purpose,
    ownerName,
    revision: plan.revision,
    state: plan.state,
    updatedAt: plan.updatedAt,
    lines: numbered(plan.document.items)
      .filter((item) => shown.has(item.id))
      .map((item) => ({ ...item, note: "", statusReason: "" })),
    schedule,
    standing: planStanding({ document: plan.document, schedule, baseline: baseline?.dates ?? null, calendar, today }),
    baseline: baseline?.dates ?? null,
    passed: passedGates(visible),
    /** That a gate is held is how it stands, like a gate that is passed; what was written about it is not here. */
    decisions: gateMarks(visible.items, decided),
    /** What the competencies are called that its criteria ask for. */
    names: Object.fromEntries(known.map(({ id, name }) => [id, name])),
    today,
  };
}

export type LinkedPlanView = Awaited<ReturnType<typeof getPlanBehindLink>>;
