import { z } from "zod";
import { readTable } from "@/domain/csv-table";
import { type ItemKind, itemKinds, itemOwners, newItem, type PlanItem, type PlanLink, planAreaOf } from "../document";
import { type CsvKey, csvColumns } from "./csv-columns";
import { ImportBuilder } from "./import-builder";
import { type ImportedPlan, type PlanHead, unreadable } from "./imported";
import { criterionOf } from "./item-text";

type Row = { line: number; cells: Readonly<Record<CsvKey, string>> };
type Table = { rows: Row[]; unknown: string[] };

const needed: readonly CsvKey[] = ["title"];
const statuses = ["open", "blocked", "dropped"] as const;

function tableOf(text: string): Table | ImportedPlan {
  const table = readTable(text);
  if ("message" in table) return unreadable(table.message, table.line);
  const titles = table.heading.map((title) => title.toLowerCase());
  const place = new Map(csvColumns.map(({ key, title }) => [key, titles.indexOf(title.toLowerCase())]));
  const missing = csvColumns.filter(({ key }) => needed.includes(key) && place.get(key) === -1);
  if (missing.length > 0) {
    return unreadable(
      `The first row must name the columns; “${missing[0]?.title}” is missing. The template has them all.`,
    );
  }
  const known = new Set<string>(csvColumns.map(({ title }) => title.toLowerCase()));
  // Every column has its cell, which the type of entries cannot say.
  const cellsOf = (cells: readonly string[]) =>
    Object.fromEntries(csvColumns.map(({ key }) => [key, cells[place.get(key) ?? -1] ?? ""])) as Row["cells"];
  const rows = table.records.map(({ line, cells }): Row => ({ line, cells: cellsOf(cells) }));
  return {
    rows: rows.filter(({ cells }) => Object.values(cells).some(Boolean)),
    unknown: table.heading.filter((title, i) => title !== "" && !known.has(titles[i] ?? "")),
  };
}

/** A day as 2026-06-09 or 09/06/2026; null when it is empty, and a problem when it is neither. */
function dayOf(row: Row, key: CsvKey, build: ImportBuilder): string | null {
  const text = row.cells[key];
  if (text === "") return null;
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  if (z.iso.date().safeParse(iso).success) return iso;
  build.problem(row.line, `${titleOf(key)}: “${short(text)}” is not a day. Write it as 2026-06-09 or 09/06/2026.`);
  return null;
}

function numberOf(row: Row, key: CsvKey, build: ImportBuilder): number | null {
  const text = row.cells[key].replace(/%$/, "").trim();
  if (text === "") return null;
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text)) return value;
  build.problem(row.line, `${titleOf(key)}: “${short(text)}” is not a number.`);
  return null;
}

function oneOf<T extends string>(row: Row, key: CsvKey, words: readonly T[], build: ImportBuilder): T | null {
  const text = row.cells[key].toLowerCase();
  if (text === "") return null;
  const found = words.find((word) => word === text);
  if (found === undefined) build.problem(row.line, `${titleOf(key)}: “${short(text)}” is none of ${words.join(", ")}.`);
  return found ?? null;
}

const titleOf = (key: CsvKey) => csvColumns.find((column) => column.key === key)?.title ?? key;
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function areaOf(row: Row, build: ImportBuilder): PlanItem["area"] {
  const text = row.cells.area.toLowerCase().replace(/ /g, "_");
  const area = planAreaOf(text);
  if (text !== "" && area === null) {
    build.problem(
      row.line,
      `Area: “${short(text)}” is none of knowledge, experience, skills, competency, formal_training.`,
    );
  }
  return area;
}

function kindOf(row: Row, build: ImportBuilder): ItemKind {
  const said = oneOf(row, "kind", itemKinds, build);
  if (said !== null) return said;
  return /^G\d+$/i.test(row.cells.wbs) ? "gate" : "task";
}

const parentOf = (wbs: string) => (/^(\d+)\.\d+$/.exec(wbs) ?? [])[1];

/** What the row waits for; a reference to no row is a problem. */
function linksOf(row: Row, byWbs: ReadonlyMap<string, PlanItem>, build: ImportBuilder): PlanLink[] {
  const parts = row.cells.after.split(/[;,]/).map((part) => part.trim());
  return parts.filter(Boolean).flatMap((part): PlanLink[] => {
    const [, wbs = "", lag = "0"] = /^#?([\w.]+?)(?:\s*\+\s*(\d{1,3})\s*(?:d|days?)?)?$/i.exec(part) ?? [];
    const item = byWbs.get(wbs.toUpperCase());
    if (item !== undefined) return [{ itemId: item.id, lagDays: Number(lag) }];
    build.problem(
      row.line,
      `After: “${short(part)}” is no row of the table. Write the WBS of one, such as 1.1 or G1+5.`,
    );
    return [];
  });
}

function itemOf(
  row: Row,
  position: number,
  parent: PlanItem | undefined,
  id: string,
  build: ImportBuilder,
  newId: () => string,
): PlanItem {
  const { cells } = row;
  const kind = kindOf(row, build);
  const finishedOn = dayOf(row, "finishedOn", build);
  const progress = numberOf(row, "progress", build) ?? (finishedOn === null ? 0 : 100);
  if (cells.title === "") build.problem(row.line, "Title: this row has none.");
  const base = newItem({ id, kind, title: cells.title, position });
  return {
    ...base,
    parentId: parent?.id ?? null,
    area: areaOf(row, build),
    owner: oneOf(row, "owner", itemOwners, build) ?? base.owner,
    notBefore: dayOf(row, "notBefore", build),
    durationDays: numberOf(row, "durationDays", build) ?? base.durationDays,
    effortHours: numberOf(row, "effortHours", build),
    progress,
    startedOn: dayOf(row, "startedOn", build),
    finishedOn,
    status: oneOf(row, "status", statuses, build) ?? base.status,
    statusReason: cells.statusReason,
    doneWhen: cells.doneWhen,
    note: cells.note,
    competencyIds: cells.competencyIds
      .split(";")
      .map((name) => name.trim())
      .filter(Boolean),
    criteria: cells.criteria
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== "")
      .map((line) => criterionOf(line.trim(), newId())),
    hidden: cells.hidden.toLowerCase() === "yes",
  };
}

/**
 * Reads a table of the columns in `csvColumns`, separated by commas, semicolons or tabs, into a plan with this head. What
 * is wrong in a row is told with the line of the file on which the row begins. `newId` gives an id to what has none.
 */
export function readCsv(text: string, head: PlanHead, newId: () => string): ImportedPlan {
  const table = tableOf(text);
  if (!("rows" in table)) return table;
  const build = new ImportBuilder();
  const byWbs = new Map<string, PlanItem>();
  const items: PlanItem[] = [];
  table.rows.forEach((row, index) => {
    const wbs = row.cells.wbs.toUpperCase();
    const above = parentOf(wbs);
    const parent = above === undefined ? undefined : byWbs.get(above);
    if (above !== undefined && parent === undefined) {
      build.problem(row.line, `WBS: ${wbs} belongs to ${above}, which does not stand above it.`);
    }
    const given = z.uuid().safeParse(row.cells.id.toLowerCase());
    const item = itemOf(row, index, parent, given.success ? given.data : newId(), build, newId);
    if (wbs !== "" && byWbs.has(wbs)) build.problem(row.line, `WBS: ${wbs} stands in the table twice.`);
    if (wbs !== "") byWbs.set(wbs, item);
    items.push(item);
  });
  if (items.length === 0) build.problem(1, "The table has headings and no rows.");
  const linked = items.map((item, i) => {
    const row = table.rows[i];
    return row === undefined ? item : { ...item, after: linksOf(row, byWbs, build) };
  });
  for (const title of table.unknown.slice(0, 20)) build.leftOut.say(`The column “${short(title)}”.`);
  const document = build.finish(
    head,
    linked,
    table.rows.map(({ line }) => line),
  );
  return { document, baseline: null, problems: build.problems, leftOut: build.leftOut.lines };
}
