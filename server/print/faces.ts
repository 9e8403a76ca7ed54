import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** The faces of the product as they are set in print: headings, text and what stands out in it. */
export type Face = "display" | "text" | "strong";

const files: Readonly<Record<Face, { font: string; weight: number }>> = {
  display: { font: "besley", weight: 600 },
  text: { font: "ibm-plex-sans", weight: 400 },
  strong: { font: "ibm-plex-sans", weight: 600 },
};
const scripts = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"] as const;

export type Part = { readonly name: string; readonly bytes: Buffer; readonly has: (code: number) => boolean };

const rangesSchema = z.record(z.string(), z.string());

function within(ranges: string): (code: number) => boolean {
  const spans = ranges.split(",").map((range) => {
    const [from = "0", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (code) => spans.some(([from, to]) => from <= code && code <= to);
}

function partsOf(face: Face): Part[] {
  const { font, weight } = files[face];
  const folder = path.join(process.cwd(), "node_modules", "@fontsource", font);
  const ranges = rangesSchema.parse(JSON.parse(readFileSync(path.join(folder, "unicode.json"), "utf8")));
  return scripts.flatMap((script): Part[] => {
    const range = ranges[script];
    if (range === undefined) return [];
    const bytes = readFileSync(path.join(folder, "files", `${font}-${script}-${weight}-normal.woff`));
    return [{ name: `${face} ${script}`, bytes, has: within(range) }];
  });
}

const read = new Map<Face, readonly Part[]>();

/** The files of a face, one for each script, the commonest first; read from disk once. */
export function faceParts(face: Face): readonly Part[] {
  const known = read.get(face);
  if (known) return known;
  const parts = partsOf(face);
  read.set(face, parts);
  return parts;
}
