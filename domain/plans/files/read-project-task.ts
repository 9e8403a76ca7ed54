import { type ItemKind, itemKinds, type PlanItem, type PlanLink, planAreaOf, planLimits } from "../document";
import type { ImportBuilder } from "./import-builder";
import { textsOf } from "./item-text";
import { type CustomField, constraint, customFields, finishToStart, lagPerDay, linkType } from "./project-xml-fields";
import { dayOf, hoursOf, isTrue, numberOf } from "./project-xml-values";
import { childrenOf, textOf, type XmlNode } from "./xml-tree";

const elapsedFormats = new Set([4, 6, 8, 10, 12, 36, 38, 40, 42, 44]);
const percentFormats = new Set([19, 20, 51, 52]);
const hoursOfADay = 24;
const workingShare = 5 / 7;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Custom = Partial<Record<CustomField, string>>;

/** A row of the file with the item that it became. */
export type ProjectRow = {
  node: XmlNode;
  line: number;
  uid: string;
  level: number;
  item: PlanItem | null;
  ref: string;
};

export type Reading = {
  summary: boolean;
  parentId: string | null;
  position: number;
  hoursPerDay: number;
  owners: ReadonlyMap<string, PlanItem["owner"]>;
  build: ImportBuilder;
  newId: () => string;
};

function customOf(task: XmlNode): Custom {
  const values = new Map(
    childrenOf(task, "ExtendedAttribute").map((field) => [textOf(field, "FieldID"), textOf(field, "Value")]),
  );
  return Object.fromEntries(
    Object.entries(customFields).flatMap(([name, { id }]) => {
      const value = values.get(id);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Working days of the row, rounded up; a row of some length takes one at least. */
function daysOf(row: ProjectRow, { hoursPerDay, build }: Reading): number {
  const text = textOf(row.node, "Duration");
  if (text === "") return 0;
  const hours = hoursOf(text);
  if (hours === null) {
    build.problem(
      row.line,
      `The duration of “${row.ref}”, “${text.slice(0, 20)}”, is not one that Project writes, such as PT40H0M0S.`,
    );
    return 0;
  }
  const elapsed = elapsedFormats.has(numberOf(row.node, "DurationFormat") ?? 0);
  if (elapsed) build.leftOut.say(`“${row.ref}” takes elapsed time; it was turned into working days.`);
  const exact = elapsed ? (hours / hoursOfADay) * workingShare : hours / hoursPerDay;
  const days = Math.max(0, Math.ceil(exact - 1e-9));
  if (!elapsed && days !== exact) build.leftOut.count("A part of a day; durations were rounded up to whole days");
  return days;
}

function kindOf(row: ProjectRow, custom: Custom, days: number, { summary, parentId }: Reading): ItemKind {
  if (summary) return "goal";
  const said = itemKinds.find((kind) => kind === custom.kind);
  const point = isTrue(row.node, "Milestone") || days === 0;
  if (said === "task" || (said === "milestone" && point)) return said;
  if (said !== undefined && point && parentId === null) return said;
  if (!point) return "task";
  return parentId === null && /\bgate\b/i.test(row.ref) ? "gate" : "milestone";
}

/** The day before which it must not start; constraints of other kinds are named among what was left out. */
function notBeforeOf(row: ProjectRow, kind: ItemKind, custom: Custom, { build }: Reading): string | null {
  const type = numberOf(row.node, "ConstraintType") ?? constraint.soonAsPossible;
  const day = dayOf(row.node, "ConstraintDate");
  const [own, shown] = custom.notBefore?.split("/") ?? [];
  if (own !== undefined && shown === (day ?? "")) return own === "" ? null : own;
  if (type === constraint.soonAsPossible) return null;
  if (kind === "goal") {
    build.leftOut.say(`The constraint of the heading “${row.ref}”: a goal begins with its tasks.`);
    return null;
  }
  if (type === constraint.startNoEarlier) return day;
  if (type === constraint.mustStartOn && day !== null) {
    build.leftOut.say(`“${row.ref}” must start on ${day}; in the plan it starts no earlier than that.`);
    return day;
  }
  build.leftOut.say(`The constraint of “${row.ref}”, which is not “start no earlier than”.`);
  return null;
}

function statusOf(task: XmlNode, custom: Custom, reason: string): Pick<PlanItem, "status" | "statusReason"> {
  const dropped = textOf(task, "Active") !== "" && !isTrue(task, "Active");
  // Of a dropped goal the tasks are inactive too, and the field says what they are themselves.
  const own = custom.status === "blocked" ? "blocked" : "open";
  const status = dropped && custom.status !== own ? "dropped" : own;
  return { status, statusReason: status === "open" || reason !== "" ? reason : "Inactive in the file it came from" };
}

type Done = Pick<PlanItem, "progress" | "startedOn" | "finishedOn">;

/** Progress and its days. What the file says is under way or finished without a day has that of its forecast. */
function doneOf(row: ProjectRow, kind: ItemKind, { build }: Reading): Done {
  const progress = Math.round(numberOf(row.node, "PercentComplete") ?? 0);
  const none: Done = { progress: 0, startedOn: null, finishedOn: null };
  if (kind === "goal") return none;
  if (kind === "gate") {
    if (progress > 0) build.leftOut.say(`The progress of “${row.ref}”: a gate is passed by a review of it.`);
    return none;
  }
  const startedOn =
    dayOf(row.node, "ActualStart") ?? (progress > 0 && kind === "task" ? dayOf(row.node, "Start") : null);
  const finishedOn = progress < 100 ? null : (dayOf(row.node, "ActualFinish") ?? dayOf(row.node, "Finish"));
  return { progress, startedOn, finishedOn };
}

function lengthOf(
  row: ProjectRow,
  kind: ItemKind,
  days: number,
  custom: Custom,
  build: ImportBuilder,
): Pick<PlanItem, "durationDays" | "effortHours"> {
  if (kind !== "task") return { durationDays: 0, effortHours: null };
  const [planned, shown, effort] = custom.planned?.split("/") ?? [];
  if (planned === undefined || Number(shown) !== days) {
    if (days > planLimits.durationDays) {
      const most = `a task of a plan takes ${planLimits.durationDays} at most`;
      build.problem(row.line, `“${row.ref}” takes ${days} working days; ${most}.`);
    }
    return { durationDays: Math.min(days, planLimits.durationDays), effortHours: null };
  }
  return { durationDays: Number(planned), effortHours: effort ? Number(effort) : null };
}

function clipped(text: string, longest: number, what: string, build: ImportBuilder): string {
  if (text.length <= longest) return text;
  build.leftOut.count(`A ${what} longer than ${longest} characters; it was cut there`);
  return text.slice(0, longest).trim();
}

/** The item that a row of the file stands for, without its links. What is wrong with it is told to the builder. */
export function readTask(row: ProjectRow, reading: Reading): PlanItem {
  const { node } = row;
  const { build, newId } = reading;
  const custom = customOf(node);
  const days = daysOf(row, reading);
  const kind = kindOf(row, custom, days, reading);
  const id = textOf(node, "GUID").toLowerCase();
  const texts = textsOf(textOf(node, "Notes"), newId);
  if (textOf(node, "Name") === "") build.problem(row.line, "This task has no name.");
  if (kind !== "gate" && texts.criteria.length > 0)
    build.leftOut.say(`The exit criteria of “${row.ref}”, which is no gate.`);
  if (textOf(node, "Deadline") !== "") build.leftOut.say(`The deadline of “${row.ref}”.`);
  return {
    id: uuid.test(id) ? id : newId(),
    kind,
    parentId: reading.parentId,
    position: reading.position,
    title: clipped(row.ref.replace(/\s+/g, " "), planLimits.title, "name", build),
    area: planAreaOf(custom.area ?? ""),
    competencyIds: custom.competencies ? custom.competencies.split(", ") : [],
    owner:
      kind === "goal" || !reading.owners.has(row.uid)
        ? custom.owner === "mentor"
          ? "mentor"
          : "mentee"
        : (reading.owners.get(row.uid) ?? "mentee"),
    notBefore: notBeforeOf(row, kind, custom, reading),
    ...lengthOf(row, kind, days, custom, build),
    after: [],
    ...doneOf(row, kind, reading),
    ...statusOf(node, custom, clipped(texts.statusReason, planLimits.text, "reason", build)),
    doneWhen: clipped(texts.doneWhen, planLimits.text, "“done when”", build),
    note: clipped(texts.note, planLimits.text, "note", build),
    criteria: kind === "gate" ? texts.criteria : [],
    hidden: custom.hidden === "yes",
  };
}

function readLink(
  link: XmlNode,
  row: ProjectRow,
  before: ProjectRow | undefined,
  build: ImportBuilder,
): PlanLink | null {
  const name = before?.ref ?? `task ${textOf(link, "PredecessorUID")}`;
  const type = numberOf(link, "Type") ?? finishToStart;
  const kind = linkType[type] ?? "unknown";
  const lag = numberOf(link, "LinkLag") ?? 0;
  if (before === undefined || isTrue(link, "CrossProject")) {
    build.leftOut.say(`The link from ${name} to “${row.ref}”, because that task is not in the plan.`);
    return null;
  }
  if (type !== finishToStart) {
    build.leftOut.say(`The ${kind} link from “${name}” to “${row.ref}”; a plan has links from finish to start.`);
    return null;
  }
  const item = before.item;
  if (item === null) return null;
  if (lag < 0 || percentFormats.has(numberOf(link, "LagFormat") ?? 0)) {
    build.leftOut.say(
      `The ${lag < 0 ? "negative lag" : "lag in per cent"} of the link from “${name}” to “${row.ref}”.`,
    );
    return { itemId: item.id, lagDays: 0 };
  }
  const lagDays = Math.max(0, Math.ceil(lag / lagPerDay - 1e-9));
  if (lagDays * lagPerDay !== lag) build.leftOut.count("A part of a day in a lag; lags were rounded up to whole days");
  return { itemId: item.id, lagDays };
}

/** Adds to the item of a row what it waits for; links that a plan cannot have are named. */
export function readLinks(row: ProjectRow, byUid: ReadonlyMap<string, ProjectRow>, build: ImportBuilder): void {
  const links = childrenOf(row.node, "PredecessorLink");
  if (row.item === null || links.length === 0) return;
  if (row.item.kind === "goal") {
    build.leftOut.say(`The links of the heading “${row.ref}”: a goal waits for nothing, its tasks do.`);
    return;
  }
  const after = links.flatMap((link) => {
    const found = readLink(link, row, byUid.get(textOf(link, "PredecessorUID")), build);
    return found === null ? [] : [found];
  });
  row.item = { ...row.item, after };
}
