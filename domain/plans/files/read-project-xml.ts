import { type PlanItem, planLimits } from "../document";
import type { PlanBaseline } from "../schedule/baseline";
import { ImportBuilder } from "./import-builder";
import type { ImportedPlan, PlanHead } from "./imported";
import { unreadable } from "./imported";
import { dayOf, isTrue, numberOf } from "./project-xml-values";
import { type ProjectRow, readLinks, readTask } from "./read-project-task";
import { childOf, childrenOf, lineCounter, parseXml, textOf, XmlFault, type XmlNode } from "./xml-tree";

const skipped = new Set([
  "TimephasedData",
  "Assignment.Baseline",
  "OutlineCodes",
  "WBSMasks",
  "Views",
  "Filters",
  "Groups",
  "Tables",
  "Maps",
  "Reports",
  "Drawings",
  "DataLinks",
  "VBAProjects",
]);

/** Rows that stand in a plan, in order: the first outline level, and what has no rows below it. */
function rowsOf(
  project: XmlNode,
  lineOf: (node: XmlNode) => number,
): { row: ProjectRow; summary: boolean; parent: ProjectRow | null }[] {
  const container = childOf(project, "Tasks");
  const rows = (container === undefined ? [] : childrenOf(container, "Task"))
    .filter((task) => textOf(task, "UID") !== "0" && textOf(task, "OutlineLevel") !== "0" && !isTrue(task, "IsNull"))
    .map((node): ProjectRow => {
      const uid = textOf(node, "UID");
      const ref = textOf(node, "Name") || `task ${uid}`;
      return { node, line: lineOf(node), uid, level: numberOf(node, "OutlineLevel") ?? 1, item: null, ref };
    });
  let top: ProjectRow | null = null;
  return rows.map((row, index) => {
    const summary = (rows[index + 1]?.level ?? 0) > row.level;
    if (row.level <= 1) top = row;
    return { row, summary, parent: row.level <= 1 ? null : top };
  });
}

/**
 * Reads Microsoft Project XML, of Project 2003 and later and of the tools that write it. The first outline level becomes
 * goals, gates and unattached tasks, what has no rows below it becomes the tasks of its goal. Links from finish to start
 * are kept with their lag in whole working days; everything a plan has no place for is named. A row that cannot be read
 * is a problem at its line. `newId` gives an id to what has none.
 */
export function readProjectXml(file: string, head: PlanHead, newId: () => string): ImportedPlan {
  const text = file.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  try {
    return readProject(parseXml(text, "Project", skipped), lineCounter(text), head, newId);
  } catch (error) {
    if (error instanceof XmlFault) return unreadable(error.message, error.line);
    throw error;
  }
}

function readProject(
  project: XmlNode,
  lineOf: (node: XmlNode) => number,
  head: PlanHead,
  newId: () => string,
): ImportedPlan {
  const build = new ImportBuilder();
  const hoursPerDay = (numberOf(project, "MinutesPerDay") ?? 480) / 60 || 8;
  const owners = mentorOf(project);
  const baseline: Record<string, { start: string; finish: string }> = {};
  const byUid = new Map<string, ProjectRow>();
  const kept: ProjectRow[] = [];

  for (const { row, summary, parent } of rowsOf(project, lineOf)) {
    if (row.level > 1 && summary) {
      build.leftOut.say(`The heading “${row.ref}” below the first level; its tasks belong to “${parent?.ref ?? ""}”.`);
      continue;
    }
    const position = kept.length;
    const item = readTask(row, {
      summary,
      parentId: parent?.item?.id ?? null,
      position,
      hoursPerDay,
      owners,
      build,
      newId,
    });
    row.item = item;
    kept.push(row);
    if (byUid.has(row.uid)) build.problem(row.line, `Two tasks have the number ${row.uid}; each needs its own UID.`);
    byUid.set(row.uid, row);
    const dates = baselineOf(row.node);
    if (dates) baseline[item.id] = dates;
  }
  for (const row of kept) readLinks(row, byUid, build);
  tellRest(project, build);
  const items = kept.flatMap((row) => (row.item ? [row.item] : []));
  const title = textOf(project, "Title").replace(/\s+/g, " ");
  const document = build.finish(
    {
      ...head,
      title: title || head.title,
      purpose: textOf(project, "Subject").slice(0, planLimits.text) || head.purpose,
      startsOn: dayOf(project, "StartDate") ?? head.startsOn,
    },
    items,
    kept.map((row) => row.line),
  );
  return {
    document,
    baseline: document !== null && Object.keys(baseline).length > 0 ? (baseline satisfies PlanBaseline) : null,
    problems: build.problems,
    leftOut: build.leftOut.lines,
  };
}

/** By UID of the task, whether the mentor does it; only of tasks that a file of ours assigns. */
function mentorOf(project: XmlNode): ReadonlyMap<string, PlanItem["owner"]> {
  const container = childOf(project, "Resources");
  const people = new Map(
    (container === undefined ? [] : childrenOf(container, "Resource")).map((r) => [
      textOf(r, "UID"),
      textOf(r, "Code"),
    ]),
  );
  const assigned = childOf(project, "Assignments");
  return new Map(
    (assigned === undefined ? [] : childrenOf(assigned, "Assignment")).flatMap((a): [string, PlanItem["owner"]][] => {
      const code = people.get(textOf(a, "ResourceUID"));
      return code === "mentor" || code === "mentee" ? [[textOf(a, "TaskUID"), code]] : [];
    }),
  );
}

function baselineOf(task: XmlNode): { start: string; finish: string } | null {
  const first = childrenOf(task, "Baseline").find((node) => (numberOf(node, "Number") ?? 0) === 0);
  const start = first && dayOf(first, "Start");
  const finish = first && dayOf(first, "Finish");
  return start && finish ? { start, finish } : null;
}

function tellRest(project: XmlNode, build: ImportBuilder): void {
  const people = childOf(project, "Resources");
  const others = (people === undefined ? [] : childrenOf(people, "Resource")).filter(
    (r) => textOf(r, "UID") !== "0" && textOf(r, "Name") !== "" && !["mentee", "mentor"].includes(textOf(r, "Code")),
  );
  for (const _ of others) build.leftOut.count("A resource with its assignments and costs");
  const calendars = childOf(project, "Calendars");
  if (calendars !== undefined && childrenOf(calendars, "Calendar").length > 0) {
    build.leftOut.say(
      "The calendars of the file: the plan counts the working days of its owner, without holidays and leave.",
    );
  }
}
