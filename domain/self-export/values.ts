import { clockTime, longDate } from "@/domain/dates";
import { isUuid } from "@/domain/ids";
import type { Row, Value } from "./section";

/** How values are read: in whose zone, and by which names records are known. */
export type Reading = { readonly zone: string; readonly names: ReadonlyMap<string, string> };

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML says it: nothing in it is ever markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark] ?? "");
}

/** `currentRoleId` → “Current role”. */
export function labelOf(key: string): string {
  const words = key
    .replace(/(?<=[a-z])Ids?$/, "")
    .replace(/_/g, " ")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const time = /^\d\d:\d\d:00$/;
const code = /^[a-z]+(_[a-z]+)+$/;

function timeText(at: Date, zone: string): string {
  return `<time datetime="${at.toISOString()}">${longDate(at, zone)}, ${clockTime(at, zone)}</time>`;
}

function textOf(key: string, value: string, { zone, names }: Reading): string {
  if (key === "file") return `<a href="./${encodeURI(value)}">${escaped(value)}</a>`;
  if (/^https?:\/\//.test(value) && !/\s/.test(value))
    return `<a href="${escaped(value)}" rel="noreferrer noopener">${escaped(value)}</a>`;
  const at = day.test(value) ? new Date(`${value}T12:00:00Z`) : instant.test(value) ? new Date(value) : null;
  // Somebody's words may look like a date and be none.
  if (at !== null && !Number.isNaN(at.getTime())) return day.test(value) ? longDate(at, "UTC") : timeText(at, zone);
  if (time.test(value)) return value.slice(0, 5);
  return escaped(names.get(value) ?? (code.test(value) ? value.replaceAll("_", " ") : value));
}

/** Whether there is something to read: not nothing, and not the mark of a record that has no name here. */
export function isReadable(value: Value, names: ReadonlyMap<string, string>): boolean {
  if (value === null || value === "") return false;
  if (Array.isArray(value)) return value.some((one) => isReadable(one, names));
  if (typeof value === "object" && !(value instanceof Date))
    return Object.values<Value>(value).some((one) => isReadable(one, names));
  return !(typeof value === "string" && isUuid(value) && !names.has(value));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A value as HTML. Lists of records are folded, because a plan has hundreds of them. */
export function valueHtml(key: string, value: Value, reading: Reading): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return textOf(key, value, reading);
  if (value instanceof Date) return timeText(value, reading.zone);
  if (isList(value)) {
    const shown = value.filter((one) => isReadable(one, reading.names));
    if (shown.every((one) => typeof one !== "object"))
      return shown.map((one) => valueHtml(key, one, reading)).join(", ");
    const lines = shown.map((one) => `<li>${valueHtml(key, one, reading)}</li>`).join("");
    return `<details><summary>${shown.length === 1 ? "1 entry" : `${shown.length} entries`}</summary><ul class="rows">${lines}</ul></details>`;
  }
  return recordHtml(value, reading);
}

/** A record as a list of what it says; what it leaves open is not there. */
export function recordHtml(row: Row, reading: Reading): string {
  const lines = Object.entries(row).flatMap(([key, value]) =>
    key !== "id" && isReadable(value, reading.names)
      ? [`<dt>${escaped(namedKey(key, reading))}</dt><dd>${valueHtml(key, value, reading)}</dd>`]
      : [],
  );
  return `<dl>${lines.join("")}</dl>`;
}

/** Dates of a baseline stand under the ids of items, answers under codes: what has a name is called by it. */
function namedKey(key: string, { names }: Reading): string {
  return names.get(key) ?? (isUuid(key) ? "Item" : labelOf(key));
}
