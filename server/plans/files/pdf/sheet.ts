import PDFDocument from "pdfkit";
import { type Face, faceParts } from "./faces";

/** A4, landscape, in points. */
export const page = { width: 841.89, height: 595.28, margin: 36, foot: 30 } as const;
export const innerWidth = page.width - 2 * page.margin;
/** The lowest point that content may reach. */
export const lowest = page.height - page.margin - page.foot + 12;

/** The colours of the product on paper. */
export const ink = {
  full: "#1b2237",
  soft: "#4d556b",
  faint: "#737a8c",
  rule: "#b9b8ae",
  hair: "#dcdad0",
  wash: "#f4f2ea",
  signal: "#c2006e",
  signalWash: "#f9e1ee",
  green: "#0b6b45",
  amber: "#e0a33a",
  red: "#b3261e",
  paper: "#ffffff",
} as const;

export type Style = { face?: Face; size?: number; colour?: string };
type Run = { part: string; text: string };

/** A document with text set in the faces of the product, whatever script it is in, and drawn line by line. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly #registered = new Set<string>();

  constructor(info: { title: string; author: string; subject: string; at: Date }) {
    this.doc = new PDFDocument({
      size: "A4",
      layout: "landscape",
      margin: 0,
      bufferPages: true,
      lang: "en-GB",
      displayTitle: true,
      info: {
        Title: info.title,
        Author: info.author,
        Subject: info.subject,
        Creator: "Critical Path",
        CreationDate: info.at,
        ModDate: info.at,
      },
    });
  }

  #runs(text: string, face: Face): Run[] {
    const parts = [...faceParts(face), ...(face === "display" ? faceParts("strong") : [])];
    const [common] = parts;
    const runs: Run[] = [];
    for (const character of text.toWellFormed().replace(/\s+/g, " ")) {
      const code = character.codePointAt(0) ?? 0;
      const part = parts.find((one) => one.has(code)) ?? common;
      if (part === undefined) continue;
      if (!this.#registered.has(part.name)) {
        this.doc.registerFont(part.name, part.bytes);
        this.#registered.add(part.name);
      }
      const last = runs.at(-1);
      if (last?.part === part.name) last.text += character;
      else runs.push({ part: part.name, text: character });
    }
    return runs;
  }

  /** How wide a line of text is, in points. */
  widthOf(text: string, { face = "text", size = 8 }: Style = {}): number {
    let width = 0;
    for (const run of this.#runs(text, face)) width += this.doc.font(run.part).fontSize(size).widthOfString(run.text);
    return width;
  }

  /** Draws a line whose baseline is at `y`; returns where it ends. */
  line(text: string, x: number, y: number, style: Style & { align?: "left" | "right" | "centre" } = {}): number {
    const { face = "text", size = 8, colour = ink.full, align = "left" } = style;
    const width = align === "left" ? 0 : this.widthOf(text, style);
    let at = align === "right" ? x - width : align === "centre" ? x - width / 2 : x;
    for (const run of this.#runs(text, face)) {
      const font = this.doc.font(run.part).fontSize(size).fillColor(colour);
      font.text(run.text, at, y, { lineBreak: false, baseline: "alphabetic" });
      at += font.widthOfString(run.text);
    }
    return at;
  }

  /** The text as far as it fits into a width, with three dots when something is missing. */
  fitted(text: string, width: number, style: Style = {}): string {
    if (this.widthOf(text, style) <= width) return text;
    const characters = [...text];
    let low = 0;
    let high = characters.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.widthOf(`${characters.slice(0, middle).join("").trimEnd()}…`, style) <= width) low = middle;
      else high = middle - 1;
    }
    return `${characters.slice(0, low).join("").trimEnd()}…`;
  }

  /** The text in lines of a width, at most so many; the last ends in three dots when more would follow. */
  wrapped(text: string, width: number, style: Style = {}, most = 3): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.replace(/\s+/g, " ").trim().split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (this.widthOf(longer, style) <= width) {
        line = longer;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
    }
    if (line !== "") lines.push(line);
    const shown = lines.slice(0, most).map((one) => this.fitted(one, width, style));
    if (lines.length <= most) return shown;
    const rest = lines.slice(most - 1).join(" ");
    return [...shown.slice(0, -1), this.fitted(rest, width, style)];
  }

  /** A straight line between two points. */
  rule(x1: number, y1: number, x2: number, y2: number, colour: string = ink.rule, width = 0.5): void {
    this.doc.lineWidth(width).strokeColor(colour).moveTo(x1, y1).lineTo(x2, y2).stroke();
  }

  /** A section's heading with the rule above it; returns the height it takes. */
  heading(text: string, x: number, y: number, width: number, aside = ""): number {
    this.rule(x, y, x + width, y, ink.full, 1);
    const end = this.line(text, x, y + 16, { face: "display", size: 12 });
    if (aside !== "") this.line(aside, end + 8, y + 16, { size: 7.5, colour: ink.soft });
    return 24;
  }

  /** Numbers the pages, and says on each what it is a page of; then the file is complete. */
  async finish(foot: string): Promise<Uint8Array> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      this.doc.switchToPage(start + i);
      const y = page.height - page.margin + 6;
      this.rule(page.margin, y - 12, page.width - page.margin, y - 12, ink.hair);
      this.line(foot, page.margin, y, { size: 7, colour: ink.soft });
      this.line(`Page ${i + 1} of ${count}`, page.width - page.margin, y, {
        size: 7,
        colour: ink.soft,
        align: "right",
      });
    }
    const chunks: Buffer[] = [];
    const done = new Promise<Uint8Array>((resolve, reject) => {
      this.doc.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
      this.doc.on("error", reject);
    });
    this.doc.end();
    return done;
  }
}
