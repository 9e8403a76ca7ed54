import { inflateSync } from "node:zlib";

/** An element of a tagged PDF with what it says: its full text if it has one, else the words that are marked as its own. */
export type Heard = { tag: string; alt: string | null; text: string; children: Heard[] };

type Objects = ReadonlyMap<number, { dictionary: string; stream: string | null }>;
type Marked = { page: number; words: ReadonlyMap<number, string>; loose: string };

function objectsOf(bytes: Uint8Array): Objects {
  const file = Buffer.from(bytes).toString("latin1");
  const found = [...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)];
  return new Map(
    found.map(([, id = "", body = ""]) => {
      const [dictionary = "", stream] = body.split(/\nstream\n/);
      const packed = stream === undefined ? null : Buffer.from(stream.replace(/\nendstream$/, ""), "latin1");
      const isPacked = dictionary.includes("/FlateDecode");
      const content = packed === null ? null : (isPacked ? inflateSync(packed) : packed).toString("latin1");
      return [Number(id), { dictionary, stream: content }];
    }),
  );
}

const reference = (text: string, key: string) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? Number.NaN);

const fromHex = (hex: string) => {
  // A ligature stands for several letters, with spaces between them.
  const units = hex.replaceAll(" ", "").match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
};

function lettersOf(objects: Objects, font: number): readonly string[] {
  const map = objects.get(reference(objects.get(font)?.dictionary ?? "", "ToUnicode"))?.stream ?? "";
  const lists = [...map.matchAll(/<[\da-f]+> <[\da-f]+> \[([^\]]*)\]/g)];
  return lists.flatMap(([, list = ""]) => [...list.matchAll(/<([\da-f ]*)>/g)].map(([, hex = ""]) => fromHex(hex)));
}

function markedOf(objects: Objects, page: number): Marked {
  const { dictionary = "" } = objects.get(page) ?? {};
  const resources = objects.get(reference(dictionary, "Resources"))?.dictionary ?? "";
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, Number(id)]));
  const content = objects.get(reference(dictionary, "Contents"))?.stream ?? "";
  const words = new Map<number, string>();
  let loose = "";
  let letters: readonly string[] = [];
  let within: number | "decoration" | null = null;
  const steps = /\/Artifact <<[^>]*>> BDC|\/MCID (\d+)\s*>> BDC|^EMC$|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/gm;
  for (const [step, mark, font, shown] of content.matchAll(steps)) {
    if (step === "EMC") within = null;
    else if (mark !== undefined) within = Number(mark);
    else if (font !== undefined) letters = lettersOf(objects, fonts.get(font) ?? Number.NaN);
    else if (shown === undefined) within = "decoration";
    else {
      const glyphs = [...shown.matchAll(/<([\da-f]*)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
      const text = glyphs.map((glyph) => letters[Number.parseInt(glyph, 16)] ?? "").join("");
      if (within === null) loose += text;
      else if (within !== "decoration") words.set(within, (words.get(within) ?? "") + text);
    }
  }
  return { page, words, loose };
}

function stringOf(dictionary: string, key: string): string | null {
  const literal = new RegExp(`/${key} \\(((?:\\\\.|[^\\\\)])*)\\)`).exec(dictionary)?.[1];
  if (literal === undefined) return null;
  const plain = literal.replace(/\\(.)/g, "$1");
  return plain.startsWith("\xfe\xff") ? Buffer.from(plain.slice(2), "latin1").swap16().toString("utf16le") : plain;
}

function heard(objects: Objects, marked: readonly Marked[], id: number): Heard {
  const { dictionary = "" } = objects.get(id) ?? {};
  const kids = /\/K \[([\s\S]*?)\]/.exec(dictionary)?.[1] ?? "";
  const own = marked.find(({ page }) => page === reference(dictionary, "Pg"));
  const children: Heard[] = [];
  let text = "";
  for (const [, child, inner, mark] of kids.matchAll(/(\d+) 0 R(?!\s*\/MCID)|<<([\s\S]*?)>>|(\d+)/g)) {
    if (child !== undefined) children.push(heard(objects, marked, Number(child)));
    else if (inner === undefined) text += own?.words.get(Number(mark)) ?? "";
    else {
      const elsewhere = marked.find(({ page }) => page === reference(inner, "Pg"));
      text += elsewhere?.words.get(Number(/\/MCID (\d+)/.exec(inner)?.[1])) ?? "";
    }
  }
  const tag = /\/S \/(\w+)/.exec(dictionary)?.[1] ?? "";
  const said = stringOf(dictionary, "ActualText") ?? `${text}${children.map((one) => one.text).join(" ")}`;
  return { tag, alt: stringOf(dictionary, "Alt"), text: said.trim(), children };
}

/** What somebody hears of a tagged PDF, in order; `loose` is text that is neither in an element nor called decoration. */
export function readAloud(bytes: Uint8Array): { elements: Heard[]; loose: string } {
  const objects = objectsOf(bytes);
  const pages = [...objects].filter(([, { dictionary }]) => /\/Type \/Page\b/.test(dictionary));
  const marked = pages.map(([id]) => markedOf(objects, id));
  const root = [...objects.values()].find(({ dictionary }) => dictionary.includes("/Type /StructTreeRoot"));
  const tops = /\/K \[([^\]]*)\]/.exec(root?.dictionary ?? "")?.[1] ?? "";
  return {
    elements: [...tops.matchAll(/(\d+) 0 R/g)].map(([, id]) => heard(objects, marked, Number(id))),
    loose: marked.map(({ loose }) => loose).join(""),
  };
}

/** All elements of some kinds under an element, in reading order. */
export function every(element: Heard, tags: readonly string[]): Heard[] {
  const below = element.children.flatMap((child) => every(child, tags));
  return tags.includes(element.tag) ? [element, ...below] : below;
}
