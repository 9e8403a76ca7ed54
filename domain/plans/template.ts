import { DateTime } from "luxon";
import type {
  TemplateAction,
  TemplateGate,
  TemplateGoal,
  TemplateReviewCadence,
} from "@/domain/catalogue/content-schema";
import { type NewPlanDocument, newItem, type PlanItem, planAreaOf } from "./document";

/** A plan of the catalogue as a plan begins from it; its days are offsets from the start. */
export type PlanTemplate = {
  name: string;
  purpose: string;
  goals: readonly TemplateGoal[];
  actions: readonly TemplateAction[];
  gates: readonly TemplateGate[];
  reviewCadence: TemplateReviewCadence;
};

const workingDaysAWeek = 5;
const daysAWeek = 7;

/** Working days in so many calendar days, weekends taken out; at least one. */
function workingDays(calendarDays: number): number {
  return Math.max(1, Math.round((calendarDays * workingDaysAWeek) / daysAWeek));
}

/** The goal that an action serves: the one with most competencies in common, the first of equals; undefined if none. */
function goalOf(action: TemplateAction, goals: readonly TemplateGoal[]): TemplateGoal | undefined {
  const shared = (goal: TemplateGoal) => goal.competency_ids.filter((id) => action.competency_ids.includes(id)).length;
  const [best] = goals.toSorted((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) > 0 ? best : undefined;
}

/** What is over by a day: an action or a gate of the template, with the day on which it is. */
type Ended = { id: string; day: number; goal: TemplateGoal | undefined };

/** Up to so many calendar days between two things, the second waits for the first; further apart they have nothing to do with each other. */
const longestWait = 28;

/** The latest thing that is over when this begins, one of the same goal before another of the same day. */
function lastBefore(day: number, ended: readonly Ended[], goal: TemplateGoal | undefined): Ended | undefined {
  const before = ended.filter((one) => one.day <= day && day - one.day <= longestWait);
  return before.toSorted((a, b) => b.day - a.day || Number(b.goal === goal) - Number(a.goal === goal))[0];
}

/** The working days between the end of one thing and the day of another. */
function lag(from: number, to: number): number {
  return to <= from ? 0 : Math.round(((to - from) * workingDaysAWeek) / daysAWeek);
}

/**
 * A plan from a template. Actions become tasks of the goal with which they share most competencies, or of a goal for what
 * serves the whole move. A task waits for the latest thing that is over when it begins, and for the gate before it; a gate
 * waits for what is due by its day. What follows nothing begins on its own day. Rows are in order of their first day.
 * `newId` gives each item its id.
 */
export function planFromTemplate(
  template: PlanTemplate,
  startsOn: string,
  hoursPerWeek: number,
  newId: () => string,
): NewPlanDocument {
  const dayOf = (offset: number) =>
    DateTime.fromISO(startsOn, { zone: "utc" }).plus({ days: offset }).toISODate() ?? startsOn;
  const goals = new Map(template.goals.map((goal) => [goal, { id: newId(), from: Number.POSITIVE_INFINITY }]));
  const whole = { id: newId(), from: Number.POSITIVE_INFINITY };
  const gates = template.gates
    .map((gate) => ({ gate, id: newId() }))
    .sort((a, b) => a.gate.offset_day - b.gate.offset_day);
  const actions = template.actions.map((action) => ({ action, id: newId(), goal: goalOf(action, template.goals) }));
  const ended: Ended[] = [
    ...actions.map(({ action, id, goal }) => ({ id, day: action.due_day, goal })),
    ...gates.map(({ gate, id }) => ({ id, day: gate.offset_day, goal: undefined })),
  ];

  const tasks = actions.map(({ action, id, goal }): PlanItem => {
    const parent = (goal && goals.get(goal)) ?? whole;
    parent.from = Math.min(parent.from, action.start_day);
    const gate = gates.filter((one) => one.gate.offset_day <= action.start_day).at(-1);
    const last = lastBefore(
      action.start_day,
      ended.filter((one) => one.id !== id),
      goal,
    );
    const after = [
      ...(last === undefined ? [] : [{ itemId: last.id, lagDays: lag(last.day, action.start_day) }]),
      ...(gate === undefined || gate.id === last?.id ? [] : [{ itemId: gate.id, lagDays: 0 }]),
    ];
    return newItem({
      id,
      kind: "task",
      title: action.title,
      parentId: parent.id,
      position: action.start_day,
      area: planAreaOf(action.plan_area),
      competencyIds: action.competency_ids,
      notBefore: last === undefined ? dayOf(action.start_day) : null,
      durationDays: workingDays(action.due_day - action.start_day),
      after,
      doneWhen: action.evidence,
    });
  });
  const gateItems = gates.map(({ gate, id }, index): PlanItem => {
    const since = gates[index - 1];
    const due = actions.filter(
      ({ action }) =>
        action.due_day <= gate.offset_day && (since === undefined || action.due_day > since.gate.offset_day),
    );
    const last = Math.max(...due.map(({ action }) => action.due_day));
    const after = [
      // From the last of them there is time until the gate; the others have float.
      ...due.map((task) => ({
        itemId: task.id,
        lagDays: task.action.due_day === last ? lag(last, gate.offset_day) : 0,
      })),
      ...(since === undefined ? [] : [{ itemId: since.id, lagDays: 0 }]),
    ];
    return newItem({
      id,
      kind: "gate",
      title: gate.title,
      // Before a goal that begins on the same day.
      position: gate.offset_day - 0.25,
      notBefore: due.length === 0 ? dayOf(gate.offset_day) : null,
      after,
      criteria: gate.exit_criteria.map((text) => ({ id: newId(), text, competencyId: null, minLevel: null })),
    });
  });
  return {
    title: template.name,
    purpose: template.purpose,
    startsOn,
    hoursPerWeek,
    reviewEveryDays: Math.max(daysAWeek, template.reviewCadence.mentor_session_every_days),
    items: [...wholeItem(whole, template.purpose), ...goalItems(goals), ...tasks, ...gateItems],
  };
}

type Place = { id: string; from: number };

function goalItems(goals: ReadonlyMap<TemplateGoal, Place>): PlanItem[] {
  return [...goals].flatMap(([goal, { id, from }]) =>
    from === Number.POSITIVE_INFINITY
      ? []
      : [
          newItem({
            id,
            kind: "goal",
            title: goal.statement,
            position: from,
            competencyIds: goal.competency_ids,
            doneWhen: goal.success_measure,
          }),
        ],
  );
}

function wholeItem({ id, from }: Place, purpose: string): PlanItem[] {
  if (from === Number.POSITIVE_INFINITY) return [];
  return [newItem({ id, kind: "goal", title: "The move as a whole", position: from - 0.5, doneWhen: purpose })];
}
