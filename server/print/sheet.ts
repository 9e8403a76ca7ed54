import { PrintedDocument } from "./document";
import { type Face, faceParts } from "./faces";
import { type Part, Structure, type Tag, type TagOptions } from "./structure";

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
type Written = Style & { align?: "left" | "right" | "centre"; room?: number; scope?: "Row" | "Column" };
type Run = { part: string; text: string };

/**
 * A document with text set in the faces of the product, whatever script it is in, drawn line by line; and tagged, so that
 * it can be heard: what is put into an element of its structure is read, the rest is decoration.
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly structure: Structure;
  readonly #registered = new Set<string>();

  constructor(info: { title: string; author: string; subject: string; at: Date }) {
    this.doc = new PrintedDocument({
      size: "A4",
      layout: "landscape",
      margin: 0,
      bufferPages: true,
      lang: "en-GB",
      displayTitle: true,
      tagged: true,
      pdfVersion: "1.7",
      info: {
        Title: info.title,
        Author: info.author,
        Subject: info.subject,
        Creator: "Critical Path",
        CreationDate: info.at,
        ModDate: info.at,
      },
    });
    this.structure = new Structure(this.doc);
  }

  /** Whatever is drawn meanwhile becomes a new last child of an element. */
  put<T>(parent: Part, tag: Tag, draw: () => T, options: TagOptions = {}): T {
    return this.structure.inside(this.structure.part(parent, tag, options), draw);
  }

  /** A line of text as an element of its own; what does not fit into `room` is cut off to the eye alone. */
  write(parent: Part, tag: Tag, text: string, x: number, y: number, style: Written = {}): number {
    const { room, scope, ...look } = style;
    const shown = room === undefined ? text : this.fitted(text, room, look);
    const options = { ...(scope ? { scope } : {}), ...(shown === text ? {} : { actual: text }) };
    return this.put(parent, tag, () => this.line(shown, x, y, look), options);
  }

  /** Text that was broken into lines as one element; `leading` is the distance of their baselines. */
  paragraph(
    parent: Part,
    tag: Tag,
    { text, lines }: { text: string; lines: readonly string[] },
    x: number,
    y: number,
    { leading, ...look }: Style & { leading: number },
  ): void {
    const whole = lines.join(" ") === text.replace(/\s+/g, " ").trim();
    const draw = () => {
      // The space between two lines is heard, not seen.
      for (const [i, line] of lines.entries()) {
        this.line(i === lines.length - 1 ? line : `${line} `, x, y + i * leading, look);
      }
    };
    this.put(parent, tag, draw, whole ? {} : { actual: text });
  }

  /** Draws with the pen: decoration, unless it is inside a figure or a mark. Words are drawn by `line`. */
  draw(strokes: (doc: PDFKit.PDFDocument) => void): void {
    this.structure.mark("lines");
    strokes(this.doc);
  }

  newPage(): void {
    this.structure.close();
    this.doc.addPage();
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
    if (text !== "") this.structure.mark("words");
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
    this.draw((doc) => doc.lineWidth(width).strokeColor(colour).moveTo(x1, y1).lineTo(x2, y2).stroke());
  }

  /** The heading of a section with the rule above it, and what is said beside it, if anything. */
  heading(section: Part, text: string, x: number, y: number, width: number, aside = ""): void {
    this.rule(x, y, x + width, y, ink.full, 1);
    const end = this.write(section, "H2", text, x, y + 16, { face: "display", size: 12 });
    if (aside !== "") this.write(section, "P", aside, end + 8, y + 16, { size: 7.5, colour: ink.soft });
  }

  /** Numbers the pages, and says on each what it is a page of; then the file is complete. */
  async finish(foot: string): Promise<Uint8Array> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      this.structure.close();
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
    this.structure.close();
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
