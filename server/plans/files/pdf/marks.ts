import type { Rag } from "@/domain/plans/schedule/rag";
import { ink, type Sheet } from "@/server/print/sheet";
import type { Part, Tag } from "@/server/print/structure";

const words: Readonly<Record<Rag, string>> = {
  C: "Complete",
  N: "Not started",
  R: "Red",
  A: "Amber",
  G: "Green",
};

/** How something stands, as a word. */
export const ragWord = (rag: Rag): string => words[rag];

function tick(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc.lineWidth(1).strokeColor(ink.paper);
  doc
    .moveTo(x - 2, y)
    .lineTo(x - 0.5, y + 1.6)
    .lineTo(x + 2.2, y - 1.8)
    .stroke();
}

function ragShape(doc: PDFKit.PDFDocument, rag: Rag, x: number, y: number): void {
  if (rag === "C") {
    doc.circle(x, y, 4.4).fill(ink.full);
    tick(doc, x, y);
  } else if (rag === "N") {
    doc.lineWidth(0.7).circle(x, y, 4).dash(1.4, { space: 1.2 }).stroke(ink.faint).undash();
  } else if (rag === "R") {
    doc.rect(x - 4.2, y - 4.2, 8.4, 8.4).fill(ink.red);
  } else if (rag === "A") {
    doc.polygon([x, y - 5], [x + 5.2, y + 4], [x - 5.2, y + 4]).fill(ink.amber);
  } else {
    doc.circle(x, y, 4.4).fill(ink.green);
  }
}

/** The mark of a standing with its middle at a point: a shape and a letter, so that it can be told without its colour. */
export function ragMark(sheet: Sheet, rag: Rag, x: number, y: number): void {
  sheet.draw((doc) => ragShape(doc, rag, x, y));
  if (rag === "C" || rag === "N") return;
  const look = rag === "A" ? { dy: 3.2, colour: ink.full } : { dy: 2.2, colour: ink.paper };
  sheet.line(rag, x, y + look.dy, { face: "strong", size: 6, colour: look.colour, align: "centre" });
}

export type CriterionMark = "met" | "partly" | "not_yet";

const criterionWords: Readonly<Record<CriterionMark, string>> = {
  met: "Met",
  partly: "Partly met",
  not_yet: "Not yet shown",
};

/** What a mark on a criterion says. */
export const criterionWord = (mark: CriterionMark): string => criterionWords[mark];

/** Whether a criterion is met, partly met, or neither yet, as a mark with its middle at a point. */
export function criterionMark(sheet: Sheet, mark: CriterionMark, x: number, y: number): void {
  sheet.draw((doc) => {
    if (mark === "met") {
      doc.circle(x, y, 3.6).fill(ink.full);
      tick(doc, x, y);
    } else if (mark === "partly") {
      doc.lineWidth(0.7).circle(x, y, 3.4).stroke(ink.full);
      doc.path(`M ${x} ${y - 3.4} A 3.4 3.4 0 0 1 ${x} ${y + 3.4} Z`).fill(ink.full);
    } else {
      doc.lineWidth(0.7).circle(x, y, 3.4).dash(1.3, { space: 1.1 }).stroke(ink.faint).undash();
    }
  });
}

/** A mark that stands alone in an element: it is read as its word. */
export function readAs(sheet: Sheet, parent: Part, tag: Tag, word: string, draw: () => void): void {
  sheet.put(sheet.structure.part(parent, tag), "Span", draw, { actual: word });
}

/** A diamond with its middle at a point, filled or drawn. */
export function diamond(
  sheet: Sheet,
  x: number,
  y: number,
  half: number,
  look: { fill?: string; stroke: string; dashed?: boolean },
): void {
  sheet.draw((doc) => {
    doc.polygon([x, y - half], [x + half, y], [x, y + half], [x - half, y]).lineWidth(look.dashed ? 0.6 : 1.1);
    if (look.dashed) doc.dash(1.2, { space: 0.9 });
    doc.fillAndStroke(look.fill ?? ink.paper, look.stroke);
    if (look.dashed) doc.undash();
  });
}
