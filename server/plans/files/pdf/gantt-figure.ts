import {
  criticalPathAloud,
  floatWeeks,
  type GanttLayout,
  type GanttRow,
  ganttLayout,
  type Stretch,
} from "@/domain/plans/gantt/gantt";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import { gateMarks } from "@/domain/plans/gantt/gate-marks";
import { ink, innerWidth, lowest, page, type Sheet } from "@/server/print/sheet";
import type { Part } from "@/server/print/structure";
import { diamond, ragMark, ragWord, readAs } from "./marks";
import type { PlanSheet } from "./plan-sheet";

const rowHeight = 16.5;
const headHeight = 26;
const legendHeight = 40;
const columns = { wbs: 0, title: 26, baseline: 204, forecast: 250, float: 322, rag: 331, chart: 346 } as const;
const chart = { left: page.margin + columns.chart, width: innerWidth - columns.chart } as const;
const bar = { height: 6, baselineGap: 5.2 } as const;

const xOf = (at: number) => chart.left + (chart.width * at) / 100;
const spanOf = ({ left, width }: Stretch) => ({ x: xOf(left), width: (chart.width * width) / 100 });

/** The heads of the columns; on a page that continues the table they are repeated for the eye alone. */
function head(sheet: Sheet, y: number, table: Part | null): void {
  const base = y + headHeight - 5;
  const row = table && sheet.structure.part(table, "TR");
  const label = (text: string, at: number, align: "left" | "right" | "centre" = "left") => {
    const look = { size: 7, colour: ink.soft, align } as const;
    if (row === null) sheet.line(text, page.margin + at, base, look);
    else sheet.write(row, "TH", text, page.margin + at, base, { ...look, scope: "Column" });
  };
  label("WBS", columns.wbs);
  label("Task", columns.title);
  label("Baseline", columns.baseline);
  label("Forecast", columns.forecast);
  label("Float, wk", columns.float, "right");
  label("RAG", columns.rag + 5, "centre");
  sheet.rule(page.margin, y + headHeight, page.margin + innerWidth, y + headHeight, ink.full, 0.8);
}

function axis(sheet: Sheet, layout: GanttLayout, y: number, bottom: number): void {
  for (const tick of layout.axis.ticks) {
    const x = xOf(tick.at);
    sheet.rule(x, tick.heading === null ? y + 13 : y, x, bottom, ink.hair, tick.heading === null ? 0.4 : 0.8);
    if (tick.heading !== null) sheet.line(tick.heading, x + 3, y + 9, { face: "strong", size: 7 });
    if (tick.label !== null) sheet.line(tick.label, x + 3, y + headHeight - 5, { size: 6.5, colour: ink.soft });
  }
}

/** The cells of a row; every row has as many, those of a goal are empty but for its name and its standing. */
function cells(
  sheet: Sheet,
  { item, scheduled, baselineFinish }: GanttRow,
  plan: PlanSheet,
  y: number,
  row: Part,
): void {
  const goal = item.kind === "goal";
  const critical = scheduled?.critical === true && !goal;
  const base = y + rowHeight / 2 + 2.6;
  const dropped = item.status === "dropped";
  const dated = goal ? null : scheduled;
  const float = dated !== null && dated.progress < 100 ? floatWeeks(dated.floatDays) : "";
  const style = goal ? ({ face: "display", size: 8.5 } as const) : ({ face: "strong", size: 7.5 } as const);
  const soft = { size: 7.5, colour: ink.soft } as const;
  const signal = { size: 7.5, colour: ink.signal } as const;
  const at = (x: number) => page.margin + x;
  sheet.write(row, "TD", item.wbs, at(columns.wbs), base, {
    ...(critical ? signal : soft),
    ...(goal ? ({ colour: ink.full, face: "display" } as const) : {}),
  });
  sheet.write(row, "TH", dropped ? `${item.title} (dropped)` : item.title, at(columns.title), base, {
    ...style,
    colour: dropped ? ink.faint : ink.full,
    room: (goal ? columns.rag : columns.baseline) - columns.title - 6,
    scope: "Row",
  });
  const agreed = dated === null || baselineFinish === null ? "" : tableDay(baselineFinish);
  sheet.write(row, "TD", agreed, at(columns.baseline), base, soft);
  sheet.write(row, "TD", dated === null ? "" : tableDay(dated.finish), at(columns.forecast), base, { size: 7.5 });
  sheet.write(row, "TD", float, at(columns.float), base, {
    ...(critical ? ({ ...signal, face: "strong" } as const) : soft),
    align: "right",
  });
  const standing = plan.standing.items.get(item.id);
  const middle = y + rowHeight / 2;
  if (standing === undefined) sheet.structure.part(row, "TD");
  else {
    const { rag } = standing;
    readAs(sheet, row, "TD", ragWord(rag), () => ragMark(sheet, rag, at(columns.rag) + 5, middle));
  }
}

function dotted(sheet: Sheet, span: { x: number; width: number }, y: number, width: number, colour: string): void {
  sheet.draw((doc) => doc.dash(width, { space: width * 0.8 }));
  sheet.rule(span.x, y, span.x + span.width, y, colour, width);
  sheet.draw((doc) => doc.undash());
}

function shape(sheet: Sheet, row: GanttRow, y: number): void {
  const middle = y + rowHeight / 2 - 1.5;
  const colour = row.scheduled?.critical ? ink.signal : ink.full;
  const drawn = row.shape;
  if (drawn.kind === "bracket") {
    const { x, width } = spanOf(drawn.stretch);
    sheet.draw((doc) => {
      doc.rect(x, middle - 1, width, 2).fill(ink.full);
      doc.polygon([x, middle - 1], [x + 3, middle - 1], [x, middle + 4]).fill(ink.full);
      doc.polygon([x + width, middle - 1], [x + width - 3, middle - 1], [x + width, middle + 4]).fill(ink.full);
    });
  } else if (drawn.kind === "bar") {
    const { x, width } = spanOf(drawn.bar);
    const done = (chart.width * drawn.bar.done) / 100;
    const empty = row.scheduled?.critical ? ink.signalWash : ink.paper;
    sheet.draw((doc) => {
      doc
        .lineWidth(0.7)
        .rect(x, middle - bar.height / 2, width, bar.height)
        .fillAndStroke(empty, colour);
      if (done > 0) doc.rect(x, middle - bar.height / 2, done, bar.height).fill(colour);
    });
    if (drawn.baseline) dotted(sheet, spanOf(drawn.baseline), middle + bar.baselineGap, 1.3, ink.soft);
    if (drawn.float) {
      const float = spanOf(drawn.float);
      dotted(sheet, float, middle, 0.6, ink.full);
      sheet.rule(float.x + float.width, middle - 2.5, float.x + float.width, middle + 2.5, ink.full, 0.6);
    }
  } else if (drawn.kind === "diamond") {
    const x = xOf(drawn.at);
    if (drawn.baselineAt !== null) diamond(sheet, xOf(drawn.baselineAt), middle, 4, { stroke: ink.soft, dashed: true });
    const passed = drawn.state === "passed";
    diamond(sheet, x, middle, row.item.kind === "gate" ? 5 : 3.6, {
      stroke: colour,
      ...(passed ? { fill: colour } : {}),
    });
    if (drawn.state === "held") {
      sheet.rule(x - 2.5, middle - 2.5, x + 2.5, middle + 2.5, colour, 0.7);
      sheet.rule(x - 2.5, middle + 2.5, x + 2.5, middle - 2.5, colour, 0.7);
    }
    if (drawn.label) {
      const left = drawn.label.wide.side === "left";
      const from = xOf(drawn.label.wide.at) + (left ? -8 : 8);
      sheet.line(drawn.label.text, from, middle + 2.4, {
        face: "strong",
        size: 6.5,
        colour,
        align: left ? "right" : "left",
      });
    }
  }
}

type Point = { x1: number; x2: number; row: number; point: boolean };

function ends(row: GanttRow, index: number): Point | null {
  if (row.shape.kind === "bar") {
    const { x, width } = spanOf(row.shape.bar);
    return { x1: x, x2: x + width, row: index, point: false };
  }
  if (row.shape.kind !== "diamond") return null;
  return { x1: xOf(row.shape.at), x2: xOf(row.shape.at), row: index, point: true };
}

/** Links between rows of this page that hold the critical path: the others would only make it hard to follow. */
function links(sheet: Sheet, rows: readonly GanttRow[], top: number): void {
  const places = new Map(rows.map((row, index) => [row.item.id, ends(row, index)]));
  const lineOf = (index: number) => top + index * rowHeight + rowHeight / 2 - 1.5;
  for (const [index, row] of rows.entries()) {
    const to = places.get(row.item.id);
    if (!to || row.scheduled?.critical !== true) continue;
    for (const link of row.item.after) {
      const from = places.get(link.itemId);
      const before = from && rows[from.row];
      if (!from || from.row >= index || before?.scheduled?.critical !== true) continue;
      const x = Math.max(from.x2, to.point ? to.x1 : to.x1 + 3);
      const start = lineOf(from.row) + (from.point ? 5 : 0);
      const end = lineOf(index) - (to.point ? 5 : bar.height / 2);
      sheet.draw((doc) => {
        doc
          .lineWidth(0.9)
          .strokeColor(ink.signal)
          .moveTo(from.x2, start)
          .lineTo(x, start)
          .lineTo(x, end - 2.5)
          .stroke();
        doc.polygon([x - 2, end - 3], [x + 2, end - 3], [x, end]).fill(ink.signal);
      });
    }
  }
}

function today(sheet: Sheet, layout: GanttLayout, plan: PlanSheet, top: number, bottom: number): void {
  if (layout.todayAt === null) return;
  const x = xOf(layout.todayAt);
  sheet.draw((doc) => doc.dash(2, { space: 1.6 }));
  sheet.rule(x, top, x, bottom, ink.full, 0.7);
  sheet.draw((doc) => doc.undash());
  const text = `Today, ${tableDay(plan.today)}`;
  const width = sheet.widthOf(text, { face: "strong", size: 6.5 }) + 8;
  const left = Math.min(x, page.width - page.margin - width);
  sheet.draw((doc) => doc.rect(left, bottom, width, 10).fill(ink.full));
  sheet.line(text, left + 4, bottom + 7.2, { face: "strong", size: 6.5, colour: ink.paper });
}

function legend(sheet: Sheet, y: number): void {
  let x: number = page.margin;
  const entry = (text: string, draw: (x: number) => void, width = 16) => {
    draw(x);
    x = sheet.line(text, x + width + 4, y + 2.4, { size: 7, colour: ink.soft }) + 14;
  };
  const half = (colour: string, wash: string) => (at: number) =>
    sheet.draw((doc) => {
      doc
        .lineWidth(0.7)
        .rect(at, y - 3, 16, 6)
        .fillAndStroke(wash, colour);
      doc.rect(at, y - 3, 8, 6).fill(colour);
    });
  entry("On the critical path, half done", half(ink.signal, ink.signalWash));
  entry("Other task", half(ink.full, ink.paper));
  entry("Baseline", (at) => dotted(sheet, { x: at, width: 16 }, y, 1.3, ink.soft));
  entry("Float", (at) => dotted(sheet, { x: at, width: 16 }, y, 0.6, ink.full));
  entry("Gate", (at) => diamond(sheet, at + 5, y, 4.5, { stroke: ink.signal }), 10);
  entry("Gate as agreed", (at) => diamond(sheet, at + 4, y, 4, { stroke: ink.soft, dashed: true }), 8);
}

function caption(sheet: Sheet, plan: PlanSheet, part: Part | null, y: number): void {
  const text = criticalPathAloud(plan.lines, plan.schedule);
  const number = { face: "strong", size: 7.5 } as const;
  const indent = page.margin + sheet.widthOf("Fig. 1 ", number) + 3;
  const lines = sheet.wrapped(text, innerWidth - 30, { size: 7.5 }, 2);
  const { structure } = sheet;
  structure.inside(part, () => sheet.line("Fig. 1 ", page.margin, y, number));
  const look = { leading: 9.5, size: 7.5, colour: ink.soft };
  if (part !== null) sheet.paragraph(part, "Span", { text, lines }, indent, y, look);
  else for (const [i, line] of lines.entries()) sheet.line(line, indent, y + i * look.leading, look);
}

function drawn(sheet: Sheet, layout: GanttLayout, rows: readonly GanttRow[], plan: PlanSheet, y: number): void {
  const top = y + headHeight;
  const bottom = top + rows.length * rowHeight;
  axis(sheet, layout, y, bottom);
  today(sheet, layout, plan, top, bottom);
  links(sheet, rows, top);
  for (const [index, row] of rows.entries()) shape(sheet, row, top + index * rowHeight);
  legend(sheet, bottom + 20);
}

/** The chart in words: what it covers; its dates are in the table that it stands beside. */
function aloud(rows: readonly GanttRow[], layout: GanttLayout, plan: PlanSheet): string {
  const [first, last] = [rows[0]?.item.wbs, rows.at(-1)?.item.wbs];
  const range = first === undefined || last === undefined ? "an empty plan" : `${first} to ${last}`;
  const now = layout.todayAt === null ? "" : ` Today is ${tableDay(plan.today)}.`;
  return `Gantt chart of ${range}: a bar for each task with its baseline below and its float behind, a diamond for each gate. The dates are in the table.${now}`;
}

/** The schedule as a table and a figure, on as many pages as its rows need; the first begins at `top`. */
export function drawGantt(sheet: Sheet, plan: PlanSheet, top: number): void {
  const layout = ganttLayout({
    lines: plan.lines,
    schedule: plan.schedule,
    baseline: plan.baseline?.dates ?? null,
    decisions: gateMarks(plan.lines, plan.decisions),
    today: plan.today,
    view: "route",
  });
  const { structure } = sheet;
  const section = structure.part(structure.root, "Sect");
  const table = structure.part(section, "Table");
  // Its place in the order is before the figures, whose words say less; it is written below the first of them.
  const words = structure.part(section, "Caption");
  let y = top;
  let rest = layout.rows;
  for (let isFirst = true; ; isFirst = false) {
    const room = Math.max(1, Math.floor((lowest - legendHeight - y - headHeight) / rowHeight));
    const rows = rest.slice(0, room);
    const bottom = y + headHeight + rows.length * rowHeight;
    head(sheet, y, isFirst ? table : null);
    for (const [index, row] of rows.entries()) {
      const at = y + headHeight + index * rowHeight;
      cells(sheet, row, plan, at, structure.part(table, "TR"));
      const weight = row.item.kind === "goal" ? 0.9 : 0.4;
      sheet.rule(page.margin, at + rowHeight, page.margin + innerWidth, at + rowHeight, ink.hair, weight);
    }
    sheet.put(section, "Figure", () => drawn(sheet, layout, rows, plan, y), {
      alt: aloud(rows, layout, plan),
      bbox: [page.margin, y, page.width - page.margin, bottom + 24],
    });
    caption(sheet, plan, isFirst ? words : null, bottom + 36);
    rest = rest.slice(room);
    if (rest.length === 0) return;
    sheet.newPage();
    y = page.margin;
  }
}
