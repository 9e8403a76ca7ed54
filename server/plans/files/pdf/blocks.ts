import { criterionWords } from "@/domain/plans/criteria";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { slipWeeks } from "@/domain/plans/schedule/rag";
import { ink, innerWidth, lowest, page, type Sheet } from "@/server/print/sheet";
import type { Part } from "@/server/print/structure";
import { type CriterionMark, criterionMark, criterionWord, diamond, ragMark, ragWord, readAs } from "./marks";
import type { GapLine, PlanSheet } from "./plan-sheet";

const gutter = 28;
const columnWidth = (innerWidth - gutter) / 2;
const sectionGap = 14;
const mostActions = 10;
const mostGaps = 12;
const levels = 4;

/**
 * A piece of a column that is not divided; a heading stays with the piece after it. Neighbours that are `within` a table
 * or a list share one, also over the end of a column; the others stand in the section itself.
 */
type Block = {
  height: number;
  draw: (x: number, y: number, into: Part) => void;
  isHeading?: boolean;
  within?: "Table" | "L";
};

const rowHeight = 15;

function heading(sheet: Sheet, text: string, aside: string): Block {
  return {
    height: 26,
    isHeading: true,
    draw: (x, y, section) => sheet.heading(section, text, x, y, columnWidth, aside),
  };
}

function row(draw: (x: number, y: number, cells: Part) => void, sheet: Sheet): Block {
  return {
    height: rowHeight,
    within: "Table",
    draw: (x, y, table) => {
      draw(x, y + 10, sheet.structure.part(table, "TR"));
      sheet.rule(x, y + rowHeight - 0.5, x + columnWidth, y + rowHeight - 0.5, ink.hair, 0.4);
    },
  };
}

function gapRow(sheet: Sheet, gap: GapLine): Block {
  const scale = { left: 178, width: 96 };
  return row((x, y, cells) => {
    const face = gap.critical ? "strong" : "text";
    sheet.write(cells, "TH", gap.name, x, y, { size: 8, face, room: 170, scope: "Row" });
    const at = (level: number) => x + scale.left + (scale.width * level) / levels;
    const middle = y - 2.6;
    for (let level = 0; level <= levels; level++) sheet.rule(at(level), y - 9, at(level), y + 4, ink.hair, 0.4);
    const now = gap.now ?? 0;
    sheet.draw((doc) => doc.dash(1, { space: 1 }));
    sheet.rule(at(now), middle, at(gap.target), middle, ink.soft, 0.8);
    sheet.draw((doc) => {
      doc.undash();
      if (gap.now !== null) doc.circle(at(gap.now), middle, 3).fill(ink.full);
    });
    diamond(sheet, at(gap.target), middle, 3.4, { stroke: ink.full, ...(now >= gap.target ? { fill: ink.full } : {}) });
    const open = gap.target - now;
    const words = gap.now === null ? "Not rated" : open <= 0 ? "Met" : `${open} to go`;
    sheet.write(cells, "TD", `${gap.now ?? "–"}`, x + 301, y, { size: 8, align: "right" });
    sheet.write(cells, "TD", `${gap.target}`, x + 329, y, { size: 8, align: "right" });
    const colour = open <= 0 ? ink.soft : ink.full;
    sheet.write(cells, "TD", words, x + columnWidth, y, { size: 8, colour, align: "right" });
  }, sheet);
}

function benchmark(sheet: Sheet, plan: PlanSheet): Block[] {
  if (plan.gaps === null || plan.gaps.lines.length === 0) return [];
  const { role, lines } = plan.gaps;
  const head = row((x, y, cells) => {
    const label = (text: string, at: number, align: "left" | "right" = "right") =>
      sheet.write(cells, "TH", text, x + at, y, { size: 7, colour: ink.soft, align, scope: "Column" });
    for (let level = 0; level <= levels; level++) {
      sheet.line(String(level), x + 178 + (96 * level) / levels, y, { size: 7, colour: ink.soft, align: "centre" });
    }
    label("Competency", 0, "left");
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
    draw: (x, y, section) =>
      sheet.write(section, "P", text, x, y + 10, { size: 7.5, colour: ink.soft, room: columnWidth }),
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
  const head = row((x, y, cells) => {
    const label = (text: string, at: number) =>
      sheet.write(cells, "TH", text, x + at, y, { size: 7, colour: ink.soft, scope: "Column" });
    label("Task", 0);
    label("Owner", 196);
    label("Due", 271);
    label("Status", 317);
  }, sheet);
  const rows = next.map(({ item, at }) => {
    const rag = plan.standing.items.get(item.id)?.rag ?? "N";
    return row((x, y, cells) => {
      const task = sheet.structure.part(cells, "TH", { scope: "Row" });
      sheet.write(task, "Span", item.wbs, x, y, { size: 8, colour: at.critical ? ink.signal : ink.soft });
      sheet.write(task, "Span", item.title, x + 26, y, { face: "strong", size: 8, room: 166 });
      sheet.write(cells, "TD", owners[item.owner], x + 196, y, { size: 8, room: 71 });
      sheet.write(cells, "TD", tableDay(at.finish), x + 271, y, { size: 8 });
      ragMark(sheet, rag, x + 321.5, y - 2.8);
      const status = item.status === "blocked" ? "Blocked" : ragWord(rag);
      sheet.write(cells, "TD", status, x + 330, y, { size: 7, colour: ink.soft });
    }, sheet);
  });
  const left = open.length - next.length;
  return [
    heading(sheet, "Next actions", left > 0 ? `${next.length} of ${open.length} open` : `${open.length} open`),
    head,
    ...rows,
  ];
}

const criterionMarks: readonly CriterionMark[] = ["met", "partly", "not_yet"];

/** What the marks of criteria mean, for the eye: each is read as its word where it stands. */
function markLegend(sheet: Sheet): Block {
  return {
    height: 16,
    isHeading: true,
    draw: (left, y) => {
      let x = left;
      for (const mark of criterionMarks) {
        criterionMark(sheet, mark, x + 5, y + 6);
        x = sheet.line(criterionWord(mark), x + 13, y + 8.5, { size: 7, colour: ink.soft }) + 12;
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
      draw: (x, y, section) => {
        const stroke = at?.critical ? ink.signal : ink.full;
        diamond(sheet, x + 5, y + 9, 4.5, { stroke, ...(decision?.passes ? { fill: stroke } : {}) });
        const name = { face: "strong", size: 8.5, room: columnWidth - 18 } as const;
        sheet.write(section, "H3", `${item.wbs}  ${item.title}`, x + 16, y + 12, name);
        const words = dates.filter(Boolean).join(", ");
        const look = { size: 7.5, colour: ink.soft, room: columnWidth - 16 };
        sheet.write(section, "P", words, x + 16, y + 22, look);
      },
    };
    const criteria = item.criteria.map((criterion): Block => {
      const { id } = criterion;
      const without = decision?.withoutEvidence.has(id) ? ", met without evidence" : "";
      const text = `${criterionWords(criterion, plan.names)}${without}`;
      const lines = sheet.wrapped(text, columnWidth - 30, { size: 8 }, 2);
      const mark = decision?.marks === null ? null : (decision?.marks.get(id) ?? "not_yet");
      return {
        height: lines.length * 9.5 + 3.5,
        within: "L",
        draw: (x, y, list) => {
          const entry = sheet.structure.part(list, "LI");
          if (mark !== null) {
            readAs(sheet, entry, "Lbl", criterionWord(mark), () => criterionMark(sheet, mark, x + 20, y + 5));
          }
          sheet.paragraph(entry, "LBody", { text, lines }, x + 29, y + 8, { leading: 9.5, size: 8 });
        },
      };
    });
    const words = decision ? `${decision.decision}${decision.by ? `, ${decision.by}` : ""}` : "No decision yet.";
    const outcome: Block = {
      height: 20,
      draw: (x, y, section) => {
        const look = decision ? ({ face: "strong", colour: ink.full } as const) : { colour: ink.soft };
        sheet.write(section, "P", words, x + 16, y + 9, { size: 8, room: columnWidth - 16, ...look });
        sheet.rule(x, y + 15, x + columnWidth, y + 15, ink.hair, 0.5);
      },
    };
    return [title, ...criteria, outcome];
  });
  return [heading(sheet, "Gates", `${all.length} in the plan`), markLegend(sheet), ...blocks];
}

function signatures(sheet: Sheet, plan: PlanSheet): Block[] {
  const rows = plan.signatures.slice(0, 6).map((signature) =>
    row((x, y, cells) => {
      const { name, purpose, revision, on } = signature;
      sheet.write(cells, "TH", name, x, y, { face: "strong", size: 8, room: 170, scope: "Row" });
      sheet.write(cells, "TD", purpose, x + 178, y, { size: 8 });
      sheet.write(cells, "TD", `Revision ${revision}`, x + 270, y, { size: 8 });
      sheet.write(cells, "TD", tableDay(on), x + columnWidth, y, { size: 8, align: "right" });
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
  sheet.newPage();
  let column = 0;
  let y: number = page.margin;
  const next = () => {
    if (column === 1) sheet.newPage();
    column = 1 - column;
    y = page.margin;
  };
  for (const blocks of sections) {
    const whole = blocks.reduce((sum, block) => sum + block.height, 0);
    // A section that would be divided begins a new column, unless it is longer than one.
    const fits = y + sectionGap + whole <= lowest;
    if (y > page.margin && !fits && (column === 0 || whole <= lowest - page.margin)) next();
    else if (y > page.margin) y += sectionGap;
    const section = sheet.structure.part(sheet.structure.root, "Sect");
    let shared: Part | null = null;
    for (const [index, block] of blocks.entries()) {
      if (y + togetherHeight(blocks, index) > lowest) next();
      if (block.within === undefined) shared = null;
      else if (shared?.tag !== block.within) shared = sheet.structure.part(section, block.within);
      block.draw(page.margin + column * (columnWidth + gutter), y, shared ?? section);
      y += block.height;
    }
  }
}
