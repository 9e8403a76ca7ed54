import { z } from "zod";
import { clockTime, longDate } from "@/domain/dates";
import { look } from "./look";
import { type ExportWord, exportWords, type MemberExport, type Row, type Section } from "./section";
import { escaped, isReadable, labelOf, type Reading, recordHtml, valueHtml } from "./values";

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src 'self' file:; base-uri 'none'; form-action 'none'";
const mark =
  '<svg viewBox="0 0 38 22" aria-hidden="true"><path d="M7 11h9l5-7h6M1.5 8h6v6h-6zM26 1.5h5v5h-5z"/><path class="s" d="M7 11h10l5 6h8m2.5-3.5 3.5 3.5-3.5 3.5-3.5-3.5z"/></svg>';

/** Columns that a table may have, and characters that a cell of it may have; beyond that each row is a record. */
const widest = { columns: 6, cell: 48 };

function keysOf(rows: readonly Row[], reading: Reading): string[] {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...keys].filter((key) => key !== "id" && rows.some((row) => isReadable(row[key] ?? null, reading.names)));
}

const isShort = (value: Row[string]) =>
  value === null || value instanceof Date || typeof value !== "object"
    ? String(value).length <= widest.cell || value instanceof Date
    : false;

function rowsHtml(rows: readonly Row[], reading: Reading): string {
  const keys = keysOf(rows, reading);
  const short = rows.every((row) => keys.every((key) => isShort(row[key] ?? null)));
  if (rows.length > 1 && keys.length <= widest.columns && short) {
    const head = keys.map((key) => `<th scope="col">${escaped(labelOf(key))}</th>`).join("");
    const cell = (row: Row, key: string) => {
      const value = row[key] ?? null;
      return `<td>${isReadable(value, reading.names) ? valueHtml(key, value, reading) : ""}</td>`;
    };
    const body = rows.map((row) => `<tr>${keys.map((key) => cell(row, key)).join("")}</tr>`).join("\n");
    return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  }
  return `<ul class="rows">${rows.map((row) => `<li>${recordHtml(row, reading)}</li>`).join("\n")}</ul>`;
}

function sectionHtml({ title, remark, rows }: Section, reading: Reading): string {
  const count = rows.length === 1 ? "" : ` <span>${rows.length}</span>`;
  const said = remark === undefined ? "" : `<p>${escaped(remark)}</p>`;
  return `<h3>${escaped(title)}${count}</h3>${said}${rowsHtml(rows, reading)}`;
}

/** A word with its tables; of those without a row only the names, at its end. */
function wordHtml(word: ExportWord, parts: readonly Section[], reading: Reading): string {
  const filled = parts.filter(({ rows }) => rows.length > 0).map((part) => sectionHtml(part, reading));
  const empty = parts.flatMap(({ title, rows }) => (rows.length === 0 ? [escaped(title)] : []));
  const nothing = empty.length === 0 ? "" : `<p>Nothing is kept under: ${empty.join("; ")}.</p>`;
  return `<section><h2 id="${word}">${exportWords[word]}</h2>${filled.join("\n")}${nothing}</section>`;
}

const titledSchema = z.looseObject({ id: z.string(), title: z.string() });
const documentSchema = z.looseObject({ title: z.string(), items: z.array(titledSchema) });

/** Names by which the records of an export are known in it: plans, their items, pieces of evidence, mentorships. */
function ownNames(sections: readonly Section[]): [string, string][] {
  const rowsOf = (name: string) => sections.find((section) => section.name === name)?.rows ?? [];
  const pieces = rowsOf("evidence").map(({ id, title }): [string, string] => [String(id), String(title)]);
  const pairs = rowsOf("mentorships").map(({ id, mentor, mentee }): [string, string] => [
    String(id),
    `${String(mentor)} and ${String(mentee)}`,
  ]);
  const plans = rowsOf("plans").flatMap(({ id, document }): [string, string][] => {
    const { data } = documentSchema.safeParse(document);
    if (data === undefined) return [];
    return [[String(id), data.title], ...data.items.map((item): [string, string] => [item.id, item.title])];
  });
  return [...pieces, ...pairs, ...plans];
}

/**
 * The export as a page that stands alone: no script, nothing from anywhere else, readable without the product. `faces` are the
 * product's type as CSS, `names` the catalogue's names by their ids.
 */
export function toPage(
  { takenAt, member, sections }: MemberExport,
  { faces, zone, names }: { faces: string; zone: string; names: ReadonlyMap<string, string> },
): string {
  const reading = { zone, names: new Map([...names, ...ownNames(sections)]) };
  const words = (Object.keys(exportWords) as ExportWord[]) // Object.keys loses the key type of a constant object
    .map((word) => ({ word, parts: sections.filter((section) => section.word === word) }))
    .filter(({ parts }) => parts.some(({ rows }) => rows.length > 0));
  const contents = words.map(({ word }) => `<li><a href="#${word}">${exportWords[word]}</a></li>`).join("");
  const photograph = sections.some(({ name, rows }) => name === "photos" && rows.length > 0)
    ? '<img src="photograph.webp" alt="Your photograph">'
    : "";
  const body = words.map(({ word, parts }) => wordHtml(word, parts, reading));
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Everything Critical Path holds about ${escaped(member.name)}</title><style>${faces}${look}</style></head>
<body>
<header class="mast">${mark}Critical Path</header>
<main><h1>Everything held about ${escaped(member.name)}</h1>
<p>Taken on ${longDate(takenAt, zone)} at ${clockTime(takenAt, zone)}; times are those of ${escaped(zone)}. The file data.json says the same for programs, with the ids that tie its rows together. The folder plans holds each of your plans as a file that can be imported again; evidence and badges hold the files that you uploaded.</p>
<p>Left out are secrets, such as the hash of your password, and what belongs to others: their addresses, their notes, what they wrote in what is theirs.</p>
${photograph}<nav aria-label="Contents"><ul>${contents}</ul></nav>
${body.join("\n")}
</main>
</body>
</html>
`;
}
