import { type HeadField, numbered, type PlanDocument } from "../document";
import { tableDay } from "../gantt/gantt-axis";
import { everHidden } from "../visible";
import type { ItemField, PlanChange } from "./changes";

declare const given: unique symbol;

/** Why a revision was made: never empty. Only `reasonFrom` makes one. */
export type Reason = string & { readonly [given]: true };

/** What a change of a field is called in a sentence. */
const nouns: Readonly<Record<Exclude<ItemField, "position">, string>> = {
  parentId: "Goal",
  title: "Title",
  area: "Area",
  competencyIds: "Competencies",
  owner: "Doer",
  notBefore: "Earliest start",
  durationDays: "Duration",
  effortHours: "Effort",
  after: "Predecessors",
  progress: "Progress",
  startedOn: "Day of start",
  finishedOn: "Day of finish",
  status: "Status",
  statusReason: "Reason for the status",
  doneWhen: "Measure",
  note: "Note",
  criteria: "Exit criteria",
  hidden: "Visibility",
};

const nounsOfPlan: Readonly<Record<HeadField, string>> = {
  title: "Title",
  purpose: "Purpose",
  startsOn: "Start",
  hoursPerWeek: "Hours a week",
  reviewEveryDays: "Rhythm of reviews",
  frameworkVersion: "Competency framework",
};

const units: Readonly<Record<string, string>> = {
  progress: " %",
  durationDays: " working days",
  effortHours: " h",
  reviewEveryDays: " days",
};

/** Fields with few values, each a word of its own. */
const spoken = new Set<string>(["status"]);
const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isNothing = (value: unknown) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** A value that is short enough to be said in a sentence. */
function short(field: string, value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (isDay(value)) return tableDay(value);
  return spoken.has(field) && typeof value === "string" ? value : undefined;
}

function how({ field, before, after }: PlanChange): string {
  const [was, is] = [short(field, before), short(field, after)];
  const unit = units[field] ?? "";
  if (was !== undefined && is !== undefined) return `from ${was} to ${is}${unit}`;
  if (is !== undefined) return `set to ${is}${unit}`;
  if (isNothing(after)) return "cleared";
  return isNothing(before) ? "written" : "changed";
}

type Names = ReadonlyMap<string, { readonly wbs: string; readonly title: string }>;

function sentenceOf(change: PlanChange, names: Names): string {
  if (change.itemId === null) return `${nounsOfPlan[change.field]} of the plan ${how(change)}`;
  const name = names.get(change.itemId);
  if (change.field === "item") {
    const title = (change.after ?? change.before)?.title ?? name?.title ?? "";
    const line = [name?.wbs ?? [], `“${title}”`].flat().join(" ");
    return `${change.before === null ? "Added" : change.after === null ? "Took out" : "Changed"} ${line}`;
  }
  if (change.field === "position") return "Lines put in another order";
  return `${nouns[change.field]} of ${name?.wbs ?? "a line that is gone"} ${how(change)}`;
}

const saidAtMost = 3;

/** What changes say of themselves. A line that is hidden is not named where others hear of the rest. */
function inWords(document: PlanDocument, changes: readonly PlanChange[]): string {
  const names = new Map(numbered(document.items).map((item) => [item.id, item]));
  const hidden = everHidden(document, changes);
  const hiding = changes.flatMap((change) => (change.field === "item" && change.after?.hidden ? [change.itemId] : []));
  for (const id of hiding) hidden.add(id);
  const told = changes.filter(({ itemId }) => itemId === null || !hidden.has(itemId));
  const sentences = [...new Set((told.length > 0 ? told : changes).map((change) => sentenceOf(change, names)))];
  const more = sentences.length - saidAtMost;
  if (sentences.length === 0) return "Nothing changed";
  if (more <= 0) return sentences.join("; ");
  return `${sentences.slice(0, saidAtMost).join("; ")}; ${more} more ${more === 1 ? "change" : "changes"}`;
}

/**
 * The reason that somebody gave, or what the changes say of themselves where they gave none: “Progress of 2.1 from 40 to 60 %”.
 * `document` is a state of the plan by which lines are named, best the one before the changes.
 */
export function reasonFrom(words: string, document: PlanDocument, changes: readonly PlanChange[]): Reason {
  const typed = words.trim();
  // The one place where a text becomes a reason: it is not empty here.
  return (typed === "" ? inWords(document, changes) : typed) as Reason;
}

const moving = new Set<string>(["notBefore", "durationDays", "effortHours", "after", "startsOn", "hoursPerWeek"]);
const scoping = new Set<string>(["item", "doneWhen", "criteria"]);
const gateWords = new Set<string>(["note", "position", "hidden"]);

/**
 * Whether changes of an agreed plan want a reason from whoever makes them: of its dates, its scope or a gate. Progress, notes
 * and the order of lines speak for themselves.
 */
export function wantsReason(document: PlanDocument, changes: readonly PlanChange[]): boolean {
  const gates = new Set(document.items.flatMap((item) => (item.kind === "gate" ? [item.id] : [])));
  return changes.some(({ field, itemId, before, after }) => {
    if (moving.has(field) || scoping.has(field)) return true;
    if (field === "status") return before === "dropped" || after === "dropped";
    return itemId !== null && gates.has(itemId) && !gateWords.has(field);
  });
}
