import { tableDay } from "@/domain/plans/gantt-axis";
import { slipWeeks } from "@/domain/plans/rag";
import { criterionMark, diamond, ragMark, ragWord } from "./marks";
import type { GapLine, PlanSheet } from "./plan-sheet";
import { ink, innerWidth, lowest, page, type Sheet } from "./sheet";

const gutter = 28;
const columnWidth = (innerWidth - gutter) / 2;
const sectionGap = 14;
const mostActions = 10;
const mostGaps = 12;
const levels = 4;

/** A piece of a column that is not divided; a heading stays with the piece after it. */
type Block = { height: number; draw: (x: number, y: number) => void; isHeading?: boolean };

const rowHeight = 15;

function heading(sheet: Sheet, text: string, aside: string): Block {
  return { height: 26, isHeading: true, draw: (x, y) => sheet.heading(text, x, y, columnWidth, aside) };
}

function row(draw: (x: number, y: number) => void, sheet: Sheet, height = rowHeight): Block {
  return {
    height,
    draw: (x, y) => {
      draw(x, y + 10);
      sheet.rule(x, y + height - 0.5, x + columnWidth, y + height - 0.5, ink.hair, 0.4);
    },
  };
}

function gapRow(sheet: Sheet, gap: GapLine): Block {
  const scale = { left: 178, width: 96 };
  return row((x, y) => {
    sheet.line(sheet.fitted(gap.name, 170, { size: 8 }), x, y, { size: 8, face: gap.critical ? "strong" : "text" });
    const at = (level: number) => x + scale.left + (scale.width * level) / levels;
    const middle = y - 2.6;
    for (let level = 0; level <= levels; level++) sheet.rule(at(level), y - 9, at(level), y + 4, ink.hair, 0.4);
    const now = gap.now ?? 0;
    sheet.doc.dash(1, { space: 1 });
    sheet.rule(at(now), middle, at(gap.target), middle, ink.soft, 0.8);
    sheet.doc.undash();
    if (gap.now !== null) sheet.doc.circle(at(gap.now), middle, 3).fill(ink.full);
    diamond(sheet, at(gap.target), middle, 3.4, { stroke: ink.full, ...(now >= gap.target ? { fill: ink.full } : {}) });
    const open = gap.target - now;
    const words = gap.now === null ? "Not rated" : open <= 0 ? "Met" : `${open} to go`;
    sheet.line(`${gap.now ?? "–"}`, x + 301, y, { size: 8, align: "right" });
    sheet.line(`${gap.target}`, x + 329, y, { size: 8, align: "right" });
    sheet.line(words, x + columnWidth, y, { size: 8, colour: open <= 0 ? ink.soft : ink.full, align: "right" });
  }, sheet);
}

function benchmark(sheet: Sheet, plan: PlanSheet): Block[] {
  if (plan.gaps === null || plan.gaps.lines.length === 0) return [];
  const { role, lines } = plan.gaps;
  const head = row((x, y) => {
    const label = (text: string, at: number) =>
      sheet.line(text, x + at, y, { size: 7, colour: ink.soft, align: "right" });
    sheet.line("Competency", x, y, { size: 7, colour: ink.soft });
    for (let level = 0; level <= levels; level++) {
      sheet.line(String(level), x + 178 + (96 * level) / levels, y, { size: 7, colour: ink.soft, align: "centre" });
    }
    label("Now", 301);
    label("Target", 329);
    label("Gap", columnWidth);
  }, sheet);
  const left = lines.length - mostGaps;
  const more = left > 0 ? [note(sheet, `${left} more are in the benchmark, with smaller gaps.`)] : [];
  return [
    heading(sheet, "Benchmark gaps", `Against ${role}`),
    head,
    ...lines.slice(0, mostGaps).map((gap) => gapRow(sheet, gap)),
    ...more,
  ];
}

function note(sheet: Sheet, text: string): Block {
  return {
    height: 14,
    draw: (x, y) =>
      sheet.line(sheet.fitted(text, columnWidth, { size: 7.5 }), x, y + 10, { size: 7.5, colour: ink.soft }),
  };
}

/** What is open and due first: under way or to begin soon, blocked before all. */
function actions(sheet: Sheet, plan: PlanSheet): Block[] {
  const open = plan.lines.flatMap((item) => {
    const at = plan.schedule.items.get(item.id);
    const wanted = item.kind === "task" || item.kind === "milestone";
    return wanted && item.status !== "dropped" && at !== undefined && at.progress < 100 ? [{ item, at }] : [];
  });
  const next = open
    .toSorted((a, b) => (a.at.finish < b.at.finish ? -1 : a.at.finish > b.at.finish ? 1 : 0))
    .slice(0, mostActions);
  if (next.length === 0) return [];
  const owners = { mentee: plan.owner, mentor: plan.mentor ?? "Mentor" };
  const head = row((x, y) => {
    const label = (text: string, at: number) => sheet.line(text, x + at, y, { size: 7, colour: ink.soft });
    label("Task", 0);
    label("Owner", 196);
    label("Due", 271);
    label("Status", 317);
  }, sheet);
  const rows = next.map(({ item, at }) => {
    const rag = plan.standing.items.get(item.id)?.rag ?? "N";
    return row((x, y) => {
      sheet.line(item.wbs, x, y, { size: 8, colour: at.critical ? ink.signal : ink.soft });
      sheet.line(sheet.fitted(item.title, 166, { face: "strong", size: 8 }), x + 26, y, { face: "strong", size: 8 });
      sheet.line(sheet.fitted(owners[item.owner], 71, { size: 8 }), x + 196, y, { size: 8 });
      sheet.line(tableDay(at.finish), x + 271, y, { size: 8 });
      ragMark(sheet, rag, x + 321.5, y - 2.8);
      sheet.line(item.status === "blocked" ? "Blocked" : ragWord(rag), x + 330, y, { size: 7, colour: ink.soft });
    }, sheet);
  });
  const left = open.length - next.length;
  return [
    heading(sheet, "Next actions", left > 0 ? `${next.length} of ${open.length} open` : `${open.length} open`),
    head,
    ...rows,
  ];
}

function markLegend(sheet: Sheet): Block {
  return {
    height: 16,
    isHeading: true,
    draw: (left, y) => {
      let x = left;
      for (const [mark, word] of [
        ["met", "Met"],
        ["partly", "Partly met"],
        ["not_yet", "Not yet shown"],
      ] as const) {
        criterionMark(sheet, mark, x + 5, y + 6);
        x = sheet.line(word, x + 13, y + 8.5, { size: 7, colour: ink.soft }) + 12;
      }
    },
  };
}

function gates(sheet: Sheet, plan: PlanSheet): Block[] {
  const all = plan.lines.filter((item) => item.kind === "gate" && item.status !== "dropped");
  if (all.length === 0) return [];
  const blocks = all.flatMap((item): Block[] => {
    const at = plan.schedule.items.get(item.id);
    const decision = plan.decisions.find(({ itemId }) => itemId === item.id);
    const agreed = plan.baseline?.dates[item.id]?.finish;
    const due = at && `${decision ? "Decided" : "Due"} ${tableDay(decision?.on ?? at.finish)}`;
    const slip = plan.standing.items.get(item.id)?.slipDays ?? 0;
    const dates = [due, agreed && `baseline ${tableDay(agreed)}`, slip >= 5 && !decision && slipWeeks(slip)];
    const title: Block = {
      height: 28,
      isHeading: true,
      draw: (x, y) => {
        const stroke = at?.critical ? ink.signal : ink.full;
        diamond(sheet, x + 5, y + 9, 4.5, { stroke, ...(decision ? { fill: stroke } : {}) });
        sheet.line(
          sheet.fitted(`${item.wbs}  ${item.title}`, columnWidth - 18, { face: "strong", size: 8.5 }),
          x + 16,
          y + 12,
          { face: "strong", size: 8.5 },
        );
        const words = dates.filter(Boolean).join(", ");
        sheet.line(sheet.fitted(words, columnWidth - 16, { size: 7.5 }), x + 16, y + 22, {
          size: 7.5,
          colour: ink.soft,
        });
      },
    };
    const criteria = item.criteria.map((criterion): Block => {
      const lines = sheet.wrapped(criterion.text, columnWidth - 30, { size: 8 }, 2);
      return {
        height: lines.length * 9.5 + 3.5,
        draw: (x, y) => {
          criterionMark(sheet, decision?.marks.get(criterion.id), x + 20, y + 5);
          for (const [i, line] of lines.entries()) sheet.line(line, x + 29, y + 8 + i * 9.5, { size: 8 });
        },
      };
    });
    const words = decision ? `${decision.decision}${decision.by ? `, ${decision.by}` : ""}` : "No decision yet.";
    const outcome: Block = {
      height: 20,
      draw: (x, y) => {
        sheet.line(sheet.fitted(words, columnWidth - 16, { size: 8 }), x + 16, y + 9, {
          size: 8,
          face: decision ? "strong" : "text",
          colour: decision ? ink.full : ink.soft,
        });
        sheet.rule(x, y + 15, x + columnWidth, y + 15, ink.hair, 0.5);
      },
    };
    return [title, ...criteria, outcome];
  });
  return [heading(sheet, "Gates", `${all.length} in the plan`), markLegend(sheet), ...blocks];
}

function signatures(sheet: Sheet, plan: PlanSheet): Block[] {
  const rows = plan.signatures.slice(0, 6).map((signature) =>
    row((x, y) => {
      sheet.line(sheet.fitted(signature.name, 170, { face: "strong", size: 8 }), x, y, { face: "strong", size: 8 });
      sheet.line(signature.purpose, x + 178, y, { size: 8 });
      sheet.line(`Revision ${signature.revision}`, x + 270, y, { size: 8 });
      sheet.line(tableDay(signature.on), x + columnWidth, y, { size: 8, align: "right" });
    }, sheet),
  );
  return rows.length === 0 ? [] : [heading(sheet, "Signed", "Each signature is of the revision named"), ...rows];
}

/** How far a block with what must stay with it reaches down. */
function togetherHeight(blocks: readonly Block[], index: number): number {
  let height = 0;
  for (let i = index; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    height += block.height;
    if (!block.isHeading) break;
  }
  return height;
}

/** The second half of the printed plan: what is missing, what comes next, the gates, and who has signed; in two columns. */
export function drawBlocks(sheet: Sheet, plan: PlanSheet): void {
  const sections = [benchmark(sheet, plan), actions(sheet, plan), gates(sheet, plan), signatures(sheet, plan)].filter(
    (one) => one.length > 0,
  );
  if (sections.length === 0) return;
  sheet.doc.addPage();
  let column = 0;
  let y: number = page.margin;
  const next = () => {
    if (column === 1) sheet.doc.addPage();
    column = 1 - column;
    y = page.margin;
  };
  for (const blocks of sections) {
    const whole = blocks.reduce((sum, block) => sum + block.height, 0);
    // A section that would be divided begins a new column, unless it is longer than one.
    const fits = y + sectionGap + whole <= lowest;
    if (y > page.margin && !fits && (column === 0 || whole <= lowest - page.margin)) next();
    else if (y > page.margin) y += sectionGap;
    for (const [index, block] of blocks.entries()) {
      if (y + togetherHeight(blocks, index) > lowest) next();
      block.draw(page.margin + column * (columnWidth + gutter), y);
      y += block.height;
    }
  }
}
