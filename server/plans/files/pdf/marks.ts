import type { Rag } from "@/domain/plans/rag";
import { ink, type Sheet } from "./sheet";

const words: Readonly<Record<Rag, string>> = {
  C: "Complete",
  N: "Not started",
  R: "Red",
  A: "Amber",
  G: "Green",
};

/** How something stands, as a word. */
export const ragWord = (rag: Rag): string => words[rag];

function tick(sheet: Sheet, x: number, y: number): void {
  const { doc } = sheet;
  doc.lineWidth(1).strokeColor(ink.paper);
  doc
    .moveTo(x - 2, y)
    .lineTo(x - 0.5, y + 1.6)
    .lineTo(x + 2.2, y - 1.8)
    .stroke();
}

/** The mark of a standing with its middle at a point: a shape and a letter, so that it can be told without its colour. */
export function ragMark(sheet: Sheet, rag: Rag, x: number, y: number): void {
  const { doc } = sheet;
  const letter = (colour: string, dy = 2.2) =>
    sheet.line(rag, x, y + dy, { face: "strong", size: 6, colour, align: "centre" });
  if (rag === "C") {
    doc.circle(x, y, 4.4).fill(ink.full);
    tick(sheet, x, y);
  } else if (rag === "N") {
    doc.lineWidth(0.7).circle(x, y, 4).dash(1.4, { space: 1.2 }).stroke(ink.faint).undash();
  } else if (rag === "R") {
    doc.rect(x - 4.2, y - 4.2, 8.4, 8.4).fill(ink.red);
    letter(ink.paper);
  } else if (rag === "A") {
    doc.polygon([x, y - 5], [x + 5.2, y + 4], [x - 5.2, y + 4]).fill(ink.amber);
    letter(ink.full, 3.2);
  } else {
    doc.circle(x, y, 4.4).fill(ink.green);
    letter(ink.paper);
  }
}

/** Whether a criterion is met, partly met, or neither yet, as a mark with its middle at a point. */
export function criterionMark(
  sheet: Sheet,
  mark: "met" | "partly" | "not_yet" | undefined,
  x: number,
  y: number,
): void {
  const { doc } = sheet;
  if (mark === "met") {
    doc.circle(x, y, 3.6).fill(ink.full);
    tick(sheet, x, y);
  } else if (mark === "partly") {
    doc.lineWidth(0.7).circle(x, y, 3.4).stroke(ink.full);
    doc.path(`M ${x} ${y - 3.4} A 3.4 3.4 0 0 1 ${x} ${y + 3.4} Z`).fill(ink.full);
  } else {
    doc.lineWidth(0.7).circle(x, y, 3.4).dash(1.3, { space: 1.1 }).stroke(ink.faint).undash();
  }
}

/** A diamond with its middle at a point, filled or drawn. */
export function diamond(
  sheet: Sheet,
  x: number,
  y: number,
  half: number,
  look: { fill?: string; stroke: string; dashed?: boolean },
): void {
  const { doc } = sheet;
  doc.polygon([x, y - half], [x + half, y], [x, y + half], [x - half, y]).lineWidth(look.dashed ? 0.6 : 1.1);
  if (look.dashed) doc.dash(1.2, { space: 0.9 });
  doc.fillAndStroke(look.fill ?? ink.paper, look.stroke);
  if (look.dashed) doc.undash();
}
