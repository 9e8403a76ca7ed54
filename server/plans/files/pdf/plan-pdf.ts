import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import { ink, innerWidth, page, Sheet } from "@/server/print/sheet";
import { drawBlocks } from "./blocks";
import { drawGantt } from "./gantt-figure";
import { ragMark, ragWord } from "./marks";
import type { PlanSheet } from "./plan-sheet";

const cellPadding = 8;

type TitleCell = { label: string; value: string; width: number; mark: boolean };

function titleCells(
  sheet: Sheet,
  { standing, baseline, reference, revision, state, schedule }: PlanSheet,
): TitleCell[] {
  const cells = [
    { label: "Plan", value: reference },
    { label: "Revision", value: `${revision.number}, ${tableDay(revision.on)}` },
    {
      label: "Baseline",
      value: baseline ? `${baseline.imported ? "Imported, of" : "Agreed"} ${tableDay(baseline.agreedOn)}` : state,
    },
    { label: "Forecast finish", value: tableDay(schedule.finish) },
    { label: "Slip", value: standing.slipDays === null ? "Not agreed yet" : slipWeeks(standing.slipDays) },
    { label: "Status", value: ragWord(standing.rag), mark: true },
  ];
  return cells.map(({ label, value, mark = false }) => {
    const valueWidth = sheet.widthOf(value, { face: "strong", size: 8.5 }) + (mark ? 13 : 0);
    const width = Math.max(sheet.widthOf(label, { size: 7 }), valueWidth) + 2 * cellPadding;
    return { label, value, width, mark };
  });
}

const widthOf = (cells: readonly TitleCell[]) => cells.reduce((sum, { width }) => sum + width, 0);

/** The drawing's title block, as a drawing of an engineer has one: flush with the right margin. */
function titleBlock(sheet: Sheet, plan: PlanSheet, cells: readonly TitleCell[], y: number): void {
  const total = widthOf(cells);
  const left = page.margin + innerWidth - total;
  sheet.draw((doc) => doc.lineWidth(0.9).rect(left, y, total, 30).stroke(ink.full));
  const table = sheet.structure.part(sheet.structure.root, "Table");
  let x = left;
  for (const { label, value, width, mark } of cells) {
    if (x > left) sheet.rule(x, y, x, y + 30, ink.rule);
    const row = sheet.structure.part(table, "TR");
    sheet.write(row, "TH", label, x + cellPadding, y + 11, { size: 7, colour: ink.soft, scope: "Row" });
    if (mark) ragMark(sheet, plan.standing.rag, x + cellPadding + 4.5, y + 20.5);
    sheet.write(row, "TD", value, x + cellPadding + (mark ? 13 : 0), y + 23.5, { face: "strong", size: 8.5 });
    x += width;
  }
}

function top(sheet: Sheet, plan: PlanSheet): number {
  const { document } = plan;
  const { root } = sheet.structure;
  const y = page.margin;
  sheet.line("Critical Path", page.margin, y + 8, { face: "display", size: 9, colour: ink.soft });
  const kind = { size: 8, colour: ink.soft, align: "right" } as const;
  sheet.write(root, "P", "Development plan", page.margin + innerWidth, y + 8, kind);
  sheet.rule(page.margin, y + 14, page.margin + innerWidth, y + 14, ink.full, 1);
  const cells = titleCells(sheet, plan);
  const room = innerWidth - widthOf(cells) - 24;
  const title = { face: "display", size: 19 } as const;
  const lines = sheet.wrapped(document.title, room, title, 2);
  sheet.paragraph(root, "H1", { text: document.title, lines }, page.margin, y + 40, { ...title, leading: 21 });
  const who = plan.mentor === null ? plan.owner : `${plan.owner} with ${plan.mentor}`;
  const under = [who, document.purpose].filter(Boolean).join(". ");
  const at = Math.max(y + 35 + lines.length * 21, y + 68);
  const below = sheet.wrapped(under, innerWidth * 0.8, { size: 8.5 }, 2);
  const look = { size: 8.5, colour: ink.soft, leading: 11 };
  sheet.paragraph(root, "P", { text: under, lines: below }, page.margin, at, look);
  titleBlock(sheet, plan, cells, y + 24);
  return at + below.length * 11 + 4;
}

/**
 * The plan as a PDF to hand to somebody: its schedule with baseline and critical path, then gaps, next actions and gates.
 * A4, landscape, in the faces of the product; two pages for a plan of some twenty rows. Tagged (PDF/UA): read in order, its tables with
 * their heads and its chart in words. `at` is when it was made.
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
