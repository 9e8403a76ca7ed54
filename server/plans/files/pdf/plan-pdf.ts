import { tableDay } from "@/domain/plans/gantt-axis";
import { slipWeeks } from "@/domain/plans/rag";
import { drawBlocks } from "./blocks";
import { drawGantt } from "./gantt-figure";
import { ragMark, ragWord } from "./marks";
import type { PlanSheet } from "./plan-sheet";
import { ink, innerWidth, page, Sheet } from "./sheet";

const cellPadding = 8;

/** The drawing's title block, as a drawing of an engineer has one: flush with the right margin. */
function titleBlock(sheet: Sheet, plan: PlanSheet, y: number): number {
  const { standing, baseline } = plan;
  const cells: { label: string; value: string; mark?: boolean }[] = [
    { label: "Plan", value: plan.reference },
    { label: "Revision", value: `${plan.revision.number}, ${tableDay(plan.revision.on)}` },
    { label: "Baseline", value: baseline ? `Agreed ${tableDay(baseline.agreedOn)}` : plan.state },
    { label: "Forecast finish", value: tableDay(plan.schedule.finish) },
    { label: "Slip", value: standing.slipDays === null ? "Not agreed yet" : slipWeeks(standing.slipDays) },
    { label: "Status", value: ragWord(standing.rag), mark: true },
  ];
  const widths = cells.map(({ label, value, mark }) => {
    const words = Math.max(
      sheet.widthOf(label, { size: 7 }),
      sheet.widthOf(value, { face: "strong", size: 8.5 }) + (mark ? 13 : 0),
    );
    return words + 2 * cellPadding;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  const left = page.margin + innerWidth - total;
  sheet.doc.lineWidth(0.9).rect(left, y, total, 30).stroke(ink.full);
  let x = left;
  for (const [index, { label, value, mark }] of cells.entries()) {
    if (index > 0) sheet.rule(x, y, x, y + 30, ink.rule);
    sheet.line(label, x + cellPadding, y + 11, { size: 7, colour: ink.soft });
    if (mark) ragMark(sheet, standing.rag, x + cellPadding + 4.5, y + 20.5);
    sheet.line(value, x + cellPadding + (mark ? 13 : 0), y + 23.5, { face: "strong", size: 8.5 });
    x += widths[index] ?? 0;
  }
  return total;
}

function top(sheet: Sheet, plan: PlanSheet): number {
  const { document } = plan;
  const y = page.margin;
  sheet.line("Critical Path", page.margin, y + 8, { face: "display", size: 9, colour: ink.soft });
  sheet.line("Development plan", page.margin + innerWidth, y + 8, { size: 8, colour: ink.soft, align: "right" });
  sheet.rule(page.margin, y + 14, page.margin + innerWidth, y + 14, ink.full, 1);
  const block = titleBlock(sheet, plan, y + 24);
  const room = innerWidth - block - 24;
  const title = { face: "display", size: 19 } as const;
  const lines = sheet.wrapped(document.title, room, title, 2);
  let at = y + 40;
  for (const line of lines) {
    sheet.line(line, page.margin, at, title);
    at += 21;
  }
  const who = plan.mentor === null ? plan.owner : `${plan.owner} with ${plan.mentor}`;
  const under = [who, document.purpose].filter(Boolean).join(". ");
  at = Math.max(at - 5, y + 68);
  for (const line of sheet.wrapped(under, innerWidth * 0.8, { size: 8.5 }, 2)) {
    sheet.line(line, page.margin, at, { size: 8.5, colour: ink.soft });
    at += 11;
  }
  return at + 4;
}

/**
 * The plan as a PDF to hand to somebody: its schedule with baseline and critical path, then gaps, next actions and gates.
 * A4, landscape, in the faces of the product; two pages for a plan of some twenty rows. `at` is when it was made.
 */
export async function planPdf(plan: PlanSheet, at: Date): Promise<Uint8Array> {
  const { document, reference, revision } = plan;
  const sheet = new Sheet({
    title: `${reference} ${document.title}`,
    author: plan.owner,
    subject: `Development plan, revision ${revision.number}`,
    at,
  });
  drawGantt(sheet, plan, top(sheet, plan));
  drawBlocks(sheet, plan);
  const foot = `Critical Path, plan ${reference} at revision ${revision.number} of ${tableDay(revision.on)}. Printed ${tableDay(plan.today)}.`;
  return sheet.finish(foot);
}
