import { planReference } from "@/domain/plans/document";
import { toCsv } from "@/domain/plans/files/csv";
import type { PlanFormat } from "@/domain/plans/files/formats";
import { toICalendar } from "@/domain/plans/files/icalendar";
import { toJson } from "@/domain/plans/files/plan-json";
import { toProjectXml } from "@/domain/plans/files/project-xml";
import type { MemberCtx } from "@/server/context";
import { type ReadablePlan, readablePlan } from "@/server/plans/access";
import { noteView } from "../sharing/views";
import { planFile, planForFile, planSheet } from "./gather";
import { planPdf } from "./pdf/plan-pdf";

export type ExportedPlan = { fileName: string; type: string; body: Uint8Array };

const types: Readonly<Record<PlanFormat, { extension: string; type: string }>> = {
  xml: { extension: "xml", type: "application/xml; charset=utf-8" },
  csv: { extension: "csv", type: "text/csv; charset=utf-8; header=present" },
  ics: { extension: "ics", type: "text/calendar; charset=utf-8" },
  json: { extension: "json", type: "application/json; charset=utf-8" },
  pdf: { extension: "pdf", type: "application/pdf" },
};

const encode = (text: string) => new TextEncoder().encode(text);

async function bodyOf(
  ctx: MemberCtx,
  plan: ReadablePlan,
  format: PlanFormat,
  withHidden: boolean,
): Promise<Uint8Array> {
  if (format === "json") return encode(toJson(await planFile(ctx, plan, withHidden)));
  if (format === "pdf") return planPdf(await planSheet(ctx, plan, withHidden), ctx.now);
  const file = await planForFile(ctx, plan, withHidden);
  if (format === "xml") return encode(toProjectXml(file));
  return encode(format === "csv" ? toCsv(file) : toICalendar(file));
}

/**
 * The plan as a file for whoever may read it. What its owner hides is in none, unless the owner takes it with them. A file
 * for somebody else is told to the owner like a look at the plan.
 */
export async function exportPlan(
  ctx: MemberCtx,
  input: { planId: string; format: PlanFormat; withHidden?: boolean | undefined },
): Promise<ExportedPlan> {
  const plan = await readablePlan(ctx.db, ctx.actor, input.planId, ctx.now);
  const body = await bodyOf(ctx, plan, input.format, input.withHidden ?? false);
  if (plan.shareId !== null) {
    const what = `file: ${input.format}`;
    await noteView(
      ctx.db,
      { planId: plan.id, shareId: plan.shareId, viewerId: ctx.actor.id, what, revision: plan.revision },
      ctx.now,
    );
  }
  const { extension, type } = types[input.format];
  const title = plan.document.title.replace(/\s+/g, " ").slice(0, 80).trim();
  return { fileName: `${planReference(plan.number)} ${title}.${extension}`, type, body };
}
