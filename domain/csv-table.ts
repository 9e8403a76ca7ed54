import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/** A row of a table that somebody wrote, with the line of the file on which it begins. */
export type TableRecord = { readonly line: number; readonly cells: readonly string[] };

/** A table as it stands in a file: its headings and its rows, empty lines left out. */
export type CsvTable = { readonly heading: readonly string[]; readonly records: readonly TableRecord[] };

/** Why a file is no table, and on which line that shows. */
export type NoTable = { readonly line: number; readonly message: string };

const longestRecord = 100_000;
// Without it a spreadsheet takes the file for one of its own country's encoding.
const byteOrderMark = "\uFEFF";
const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell that no spreadsheet takes for a formula: one that would be is led by an apostrophe. */
export function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** A cell without the apostrophe that kept it from being a formula. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** A table of comma-separated values after RFC 4180, in UTF-8; nothing in its rows is run by a spreadsheet. */
export function writeTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = stringify([[...heading], ...rows.map((row) => row.map(guarded))], { record_delimiter: "\r\n" });
  return `${byteOrderMark}${text}`;
}

/** A file from a spreadsheet of another country has semicolons, or tabs, between its cells. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n"));
  const count = (mark: string) => heading.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Reads a table with commas, semicolons or tabs between its cells: the first row is its heading, cells come without what
 * guarded them and without blanks around them.
 */
export function readTable(text: string): CsvTable | NoTable {
  type Info = { record: string[]; info: { lines: number } };
  let lines: Info[];
  try {
    // The declared result knows nothing of `info: true`, which puts each record beside its line.
    lines = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
    }) as unknown as Info[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    return { line, message: "The table breaks off here: a quotation mark is open, or a cell is far too long." };
  }
  const [heading, ...rows] = lines;
  if (heading === undefined) return { line: 1, message: "The file is empty." };
  // The parser tells the line on which a record ends; cells with line breaks put its beginning higher.
  let before = heading.info.lines;
  const records = rows.map(({ record, info }): TableRecord => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    const line = Math.max(before + 1, info.lines - breaks);
    before = info.lines;
    return { line, cells: record.map((cell) => unguarded(cell).trim()) };
  });
  return { heading: heading.record.map((title) => title.trim()), records };
}
