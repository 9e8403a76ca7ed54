import { numbered, type PlanDocument, type PlanItem } from "./document";
import { cyclesOf } from "./schedule/cycles";
import { planNetwork } from "./schedule/network";

const firstYear = "1950";
const lastYear = "2200";
/** Of a longer cycle the middle is counted, not named. */
const namedOfCycle = 8;

type Others = readonly string[];

/** What can be wrong with a plan, each with the sentence that says so. The first name is that of the item at fault. */
const sentences = {
  same_id: (item) => `${item} has the same id as another line of the plan.`,
  far_day: (item) => `${item} has a day before ${firstYear} or after ${lastYear}.`,
  parent_unknown: (item) => `${item} belongs to a goal that is not in the plan.`,
  parent_no_goal: (item, [parent]) => `${item} stands under ${parent}, which is not a goal.`,
  goal_in_goal: (item, [parent]) => `${item} is a goal and cannot stand under ${parent}.`,
  gate_in_goal: (item, [parent]) => `${item} is a gate; gates stand between goals, not under ${parent}.`,
  goal_waits: (item) => `${item} is a goal and cannot wait for anything itself; its tasks can.`,
  goal_own_dates: (item) => `${item} is a goal: its dates and progress are those of its tasks and cannot be set.`,
  link_unknown: (item) => `${item} waits for something that is not in the plan.`,
  link_self: (item) => `${item} waits for itself.`,
  link_twice: (item, [before]) => `${item} waits for ${before} twice.`,
  cycle: (item, others) => cycleSentence(item, others),
  length_elsewhere: (item) => `${item} has a duration; only tasks take time.`,
  effort_elsewhere: (item) => `${item} has hours of effort; only tasks do.`,
  criteria_elsewhere: (item) => `${item} has exit criteria; only gates do.`,
  criterion_same_id: (item) => `Two exit criteria of ${item} have the same id.`,
  criterion_no_competency: (item) => `An exit criterion of ${item} asks for a level without naming the competency.`,
  gate_own_dates: (item) => `${item} is a gate: it is passed by a review, not by setting its progress or dates.`,
  finish_without_start: (item) => `${item} is finished but has no day on which it started.`,
  finish_before_start: (item) => `${item} is finished before it started.`,
  finish_unfinished: (item) => `${item} has a day of finishing but is not 100% done.`,
  done_without_finish: (item) => `${item} is 100% done but has no day on which it was finished.`,
  progress_without_start: (item) => `${item} has progress but no day on which it started.`,
  finished_not_open: (item) => `${item} is finished and can be neither blocked nor dropped.`,
  reason_missing: (item) => `${item} is blocked or dropped, and it does not say why.`,
} as const satisfies Record<string, (item: string, others: Others) => string>;

type FaultKind = keyof typeof sentences;

/** Something that keeps a plan from being saved. The first id is the item at fault; none when it is the plan itself. */
export type PlanFault = { readonly kind: FaultKind; readonly itemIds: readonly string[] };

function cycleSentence(item: string, others: Others): string {
  const [first = item, ...rest] = others;
  const shown = rest.length > namedOfCycle ? rest.slice(0, namedOfCycle) : rest;
  const skipped = rest.length - shown.length;
  const more = skipped > 0 ? [`which waits through ${skipped} more`] : [];
  const steps = [`${item} ${first}`, ...shown.map((name) => `which ${name}`), ...more];
  return `${steps.join(", ")}.`;
}

/** Two links, or two of anything with an id, that say the same: those that come again. */
function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function far(day: string | null): boolean {
  return day !== null && (day < firstYear || day.slice(0, 4) > lastYear);
}

type Found = (kind: FaultKind, ...otherIds: string[]) => void;

function checkPlace(item: PlanItem, byId: ReadonlyMap<string, PlanItem>, found: Found): void {
  if (item.parentId === null) return;
  const parent = byId.get(item.parentId);
  if (parent === undefined) found("parent_unknown");
  else if (item.kind === "goal") found("goal_in_goal", parent.id);
  else if (item.kind === "gate") found("gate_in_goal", parent.id);
  else if (parent.kind !== "goal") found("parent_no_goal", parent.id);
}

function checkLinks(item: PlanItem, byId: ReadonlyMap<string, PlanItem>, found: Found): void {
  if (item.kind === "goal") {
    if (item.after.length > 0) found("goal_waits");
    return;
  }
  const ids = item.after.map((link) => link.itemId);
  if (ids.some((id) => !byId.has(id))) found("link_unknown");
  if (ids.includes(item.id)) found("link_self");
  for (const id of repeated(ids)) if (byId.has(id)) found("link_twice", id);
}

function checkKind(item: PlanItem, found: Found): void {
  if (item.kind !== "task" && item.durationDays > 0) found("length_elsewhere");
  if (item.kind !== "task" && item.effortHours !== null) found("effort_elsewhere");
  if (item.kind !== "gate" && item.criteria.length > 0) found("criteria_elsewhere");
  if (repeated(item.criteria.map(({ id }) => id)).length > 0) found("criterion_same_id");
  const levels = item.criteria.filter((criterion) => criterion.minLevel !== null);
  if (levels.some((criterion) => criterion.competencyId === null)) found("criterion_no_competency");
}

function checkProgress(item: PlanItem, found: Found): void {
  const { kind, progress, startedOn, finishedOn } = item;
  const touched = progress > 0 || startedOn !== null || finishedOn !== null;
  if (kind === "goal") {
    if (touched || item.notBefore !== null) found("goal_own_dates");
    return;
  }
  if (kind === "gate") {
    const passed = progress === 100 && finishedOn !== null && startedOn === null;
    if (touched && !passed) found("gate_own_dates");
    return;
  }
  if (finishedOn === null) {
    if (progress === 100) found("done_without_finish");
    else if (progress > 0 && startedOn === null) found("progress_without_start");
    return;
  }
  if (startedOn === null && kind === "task") found("finish_without_start");
  if (startedOn !== null && startedOn > finishedOn) found("finish_before_start");
  if (progress !== 100) found("finish_unfinished");
  if (item.status !== "open") found("finished_not_open");
}

/**
 * All that is wrong with a plan beyond what its schema says: who stands under whom, who waits for whom, what only tasks or
 * gates have, and what progress and dates say about each other. A plan without faults can be scheduled. Takes time linear
 * in items and links. Each cycle is one fault with its items in the order in which they wait.
 */
export function checkDocument(document: PlanDocument): PlanFault[] {
  const { items } = document;
  const faults: PlanFault[] = [];
  const byId = new Map(items.map((item) => [item.id, item]));
  if (far(document.startsOn)) faults.push({ kind: "far_day", itemIds: [] });
  for (const id of new Set(repeated(items.map((item) => item.id)))) faults.push({ kind: "same_id", itemIds: [id] });
  for (const item of items) {
    const found: Found = (kind, ...otherIds) => faults.push({ kind, itemIds: [item.id, ...otherIds] });
    if ([item.notBefore, item.startedOn, item.finishedOn].some(far)) found("far_day");
    checkPlace(item, byId, found);
    checkLinks(item, byId, found);
    checkKind(item, found);
    checkProgress(item, found);
    if (item.status !== "open" && item.statusReason.trim() === "") found("reason_missing");
  }
  for (const cycle of cyclesOf(planNetwork(items))) {
    if (cycle.length > 1) faults.push({ kind: "cycle", itemIds: cycle });
  }
  return faults;
}

type Name = { readonly reference: string; readonly full: string; readonly isGoal: boolean };

const known = new WeakMap<PlanDocument, ReadonlyMap<string, Name>>();

/** The names of all items, made once per document: many faults of one plan are told together. */
function namesOf(document: PlanDocument): ReadonlyMap<string, Name> {
  const found = known.get(document);
  if (found !== undefined) return found;
  const names = new Map<string, Name>();
  for (const { id, title, kind } of document.items) {
    names.set(id, { reference: `“${title}”`, full: `“${title}”`, isGoal: kind === "goal" });
  }
  for (const { id, title, wbs, kind } of numbered(document.items)) {
    names.set(id, { reference: wbs, full: `${wbs} “${title}”`, isGoal: kind === "goal" });
  }
  known.set(document, names);
  return names;
}

/** The fault in a sentence for the person whose plan it is, with the references and titles by which they know the items. */
export function faultSentence(fault: PlanFault, document: PlanDocument): string {
  const names = namesOf(document);
  const nameOf = (id: string): Name => names.get(id) ?? { reference: id, full: id, isGoal: false };
  const [first = "The plan", ...rest] = fault.itemIds.map((id) => nameOf(id).full);
  if (fault.kind !== "cycle") return sentences[fault.kind](first, rest);
  const steps = fault.itemIds.map((id, n) => {
    const next = fault.itemIds[n + 1];
    const named = next === undefined ? nameOf(fault.itemIds[0] ?? "").reference : nameOf(next).full;
    return `${nameOf(id).isGoal ? "includes" : "waits for"} ${named}`;
  });
  return sentences.cycle(first, steps);
}
