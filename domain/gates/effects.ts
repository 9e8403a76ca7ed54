import type { WorkCalendar } from "@/domain/obligations/working-days";
import { type Criterion, newItem, numbered, type PlanDocument, type PlanItem } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { mergeChanges } from "@/domain/plans/revisions/changes";
import { type PlanSchedule, schedulePlan } from "@/domain/plans/schedule/schedule";
import { workDays } from "@/domain/plans/schedule/work-days";
import { shortDay } from "./days";
import type { EffectLine } from "./record";
import type { GateCondition, GateDecision, GateWords } from "./words";

export type DecisionInput = {
  readonly document: PlanDocument;
  readonly calendar: WorkCalendar;
  /** The day of the decision, on the calendar of the plan's owner. */
  readonly today: string;
  readonly gateId: string;
  /** The criteria that were put forward. */
  readonly criteria: readonly Criterion[];
  readonly words: GateWords;
  /** Items that the mentor does not see: none is named, and no condition goes into such a goal. */
  readonly hidden: ReadonlySet<string>;
};

/** What a decision does: the changes that carry it out, and the same in lines for people, before anything is signed. */
export type DecisionEffects = { readonly changes: PlanChange[]; readonly lines: EffectLine[] };

/** At most so many tasks that wait for the gate are named one by one. */
const named = 8;

/** A decision on a gate in words, with how many conditions it has. */
export function decisionWords(decision: GateDecision, conditions: number): string {
  switch (decision) {
    case "proceed":
      return "Proceed";
    case "conditions":
      return conditions === 1 ? "Proceed, 1 condition" : `Proceed, ${conditions} conditions`;
    case "hold":
      return "Hold";
    case "route":
      return "Change of route";
  }
}

/**
 * Works out what a decision would do to the plan as it stands. Proceeding passes the gate on `today` and makes each condition
 * with a date a task behind the gate that ends on that date; holding moves the gate; a change of route leaves the plan.
 * Forecasts are those of the same schedule that the plan page shows. Without a decision nothing changes.
 */
export function effectsOf(input: DecisionInput): DecisionEffects {
  const { document, gateId } = input;
  const gate = document.items.find((item) => item.id === gateId);
  if (gate === undefined || input.words.decision === null) return { changes: [], lines: [] };
  const changes = changesOf(input, gate, input.words.decision);
  const later = mergeChanges(document, changes).document;
  const was = forecast(input, document);
  const is = forecast(input, later);
  return { changes, lines: linesOf(input, gate, later, was, is) };
}

function forecast({ calendar, today }: DecisionInput, document: PlanDocument): PlanSchedule {
  const passed = document.items.flatMap((item): [string, string][] =>
    item.kind === "gate" && item.finishedOn !== null ? [[item.id, item.finishedOn]] : [],
  );
  return schedulePlan({ document, calendar, today, passed: new Map(passed) });
}

function changesOf(input: DecisionInput, gate: PlanItem, decision: GateDecision): PlanChange[] {
  const { words, today } = input;
  switch (decision) {
    case "proceed":
    case "conditions": {
      const passing: PlanChange[] = [
        { field: "progress", itemId: gate.id, before: gate.progress, after: 100 },
        { field: "finishedOn", itemId: gate.id, before: gate.finishedOn, after: today },
      ];
      if (decision === "proceed") return passing;
      const tasks = words.conditions.flatMap((condition, n) => conditionTask(input, gate, condition, n));
      return [...passing, ...tasks.map((task) => added(task))];
    }
    case "hold":
      if (words.holdUntil === null) return [];
      return [{ field: "notBefore", itemId: gate.id, before: gate.notBefore, after: words.holdUntil }];
    case "route":
      return [];
  }
}

function added(task: PlanItem): PlanChange {
  return { field: "item", itemId: task.id, before: null, after: task };
}

/** The goal into which conditions go: that of the first task behind the gate, else the last goal before it. */
function goalFor({ document, hidden }: DecisionInput, gate: PlanItem): string | null {
  const seen = document.items.filter((item) => !hidden.has(item.id) && item.status !== "dropped");
  const behind = seen.find(
    (item) => item.after.some((link) => link.itemId === gate.id) && seen.some((goal) => goal.id === item.parentId),
  );
  if (behind) return behind.parentId;
  const goals = seen.filter((item) => item.kind === "goal").sort((a, b) => a.position - b.position);
  return (goals.findLast((goal) => goal.position < gate.position) ?? goals.at(0))?.id ?? null;
}

function conditionTask(input: DecisionInput, gate: PlanItem, condition: GateCondition, n: number): PlanItem[] {
  const { document, calendar, today, criteria } = input;
  if (condition.by === null || condition.text === "") return [];
  const parentId = goalFor(input, gate);
  const last = document.items.reduce(
    (highest, item) => (item.parentId === parentId ? Math.max(highest, item.position) : highest),
    0,
  );
  const days = workDays(calendar, today, today);
  const criterion = criteria.findIndex((one) => one.id === condition.criterionId);
  const clears = criteria[criterion];
  const wbs = numbered(document.items).find((item) => item.id === gate.id)?.wbs ?? "";
  return [
    newItem({
      id: condition.id,
      kind: "task",
      title: condition.text,
      parentId,
      position: last + 1 + n,
      notBefore: today,
      durationDays: Math.max(1, days.after(condition.by) - days.after(today)),
      after: [{ itemId: gate.id, lagDays: 0 }],
      competencyIds: clears?.competencyId ? [clears.competencyId] : [],
      doneWhen: clears
        ? `A condition of ${wbs}, due by ${condition.by}. It clears criterion ${criterion + 1}: ${clears.text}`
        : `A condition of ${wbs}, due by ${condition.by}.`,
    }),
  ];
}

/** A task that is neither done nor dropped and waits for the gate. */
const waitsFor = (gate: PlanItem) => (item: PlanItem) =>
  item.finishedOn === null && item.status !== "dropped" && item.after.some((link) => link.itemId === gate.id);

function linesOf(
  { words, document, hidden }: DecisionInput,
  gate: PlanItem,
  later: PlanDocument,
  was: PlanSchedule,
  is: PlanSchedule,
): EffectLine[] {
  const references = new Map(numbered(later.items).map((item) => [item.id, item.wbs]));
  const passes = words.decision === "proceed" || words.decision === "conditions";
  const of = (item: PlanItem) => ({
    wbs: references.get(item.id) ?? null,
    title: item.title,
    critical: was.items.get(item.id)?.critical ?? is.items.get(item.id)?.critical ?? false,
  });
  const lines: EffectLine[] = [
    { kind: "gate", ...of(gate), ...gateWords(words, was.items.get(gate.id)?.finish ?? null) },
  ];
  for (const item of document.items
    .filter(waitsFor(gate))
    .filter(({ id }) => !hidden.has(id))
    .slice(0, named)) {
    const before = was.items.get(item.id)?.start;
    const after = is.items.get(item.id)?.start;
    if (before === undefined || after === undefined) continue;
    if (passes) lines.push({ kind: "task", ...of(item), before: "Waiting", after: `Can start ${shortDay(after)}` });
    else if (before !== after) {
      lines.push({
        kind: "task",
        ...of(item),
        before: `Starts ${shortDay(before)}`,
        after: `Starts ${shortDay(after)}`,
      });
    }
  }
  if (words.decision === "conditions") {
    for (const { id, by } of words.conditions) {
      const task = later.items.find((item) => item.id === id);
      if (task && by !== null)
        lines.push({ kind: "condition", ...of(task), before: null, after: `${task.title}, ${shortDay(by)}` });
    }
  }
  const finish = { before: shortDay(was.finish, true), after: shortDay(is.finish, true) };
  const moved = was.finish !== is.finish;
  lines.push({
    kind: "end",
    wbs: null,
    title: "End of the plan",
    critical: true,
    before: moved ? finish.before : null,
    after: moved ? finish.after : `${finish.after}, unchanged`,
  });
  return lines;
}

function gateWords(words: GateWords, due: string | null): { before: string | null; after: string } {
  const before = due === null ? null : `Due ${shortDay(due)}`;
  if (words.decision === "hold") {
    return { before, after: words.holdUntil === null ? "Hold" : `Hold until ${shortDay(words.holdUntil, true)}` };
  }
  if (words.decision === "route") return { before: null, after: "Change of route. The plan stays as it is" };
  return { before, after: decisionWords(words.decision ?? "proceed", words.conditions.length) };
}
