import { DateTime } from "luxon";
import type {
  TemplateAction,
  TemplateGate,
  TemplateGoal,
  TemplateReviewCadence,
} from "@/domain/catalogue/content-schema";
import { newItem, type PlanDocument, type PlanItem, planAreaOf } from "./document";

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

/**
 * A plan from a template. Actions become tasks of the goal with which they share most competencies, or of a goal for
 * what serves the whole move. A gate waits for what is due by its day, and what begins after a gate waits for it. Rows
 * are in order of their first day. `newId` gives each item its id.
 */
export function planFromTemplate(
  template: PlanTemplate,
  startsOn: string,
  hoursPerWeek: number,
  newId: () => string,
): PlanDocument {
  const dayOf = (offset: number) =>
    DateTime.fromISO(startsOn, { zone: "utc" }).plus({ days: offset }).toISODate() ?? startsOn;
  const goals = new Map(template.goals.map((goal) => [goal, { id: newId(), from: Number.POSITIVE_INFINITY }]));
  const whole = { id: newId(), from: Number.POSITIVE_INFINITY };
  const gates = template.gates
    .map((gate) => ({ gate, id: newId() }))
    .sort((a, b) => a.gate.offset_day - b.gate.offset_day);
  const actions = template.actions.map((action) => ({ action, id: newId() }));

  const tasks = actions.map(({ action, id }): PlanItem => {
    const goal = goalOf(action, template.goals);
    const parent = (goal && goals.get(goal)) ?? whole;
    parent.from = Math.min(parent.from, action.start_day);
    const before = gates.filter(({ gate }) => gate.offset_day <= action.start_day).at(-1);
    return newItem({
      id,
      kind: "task",
      title: action.title,
      parentId: parent.id,
      position: action.start_day,
      area: planAreaOf(action.plan_area),
      competencyIds: action.competency_ids,
      notBefore: dayOf(action.start_day),
      durationDays: workingDays(action.due_day - action.start_day),
      after: before === undefined ? [] : [{ itemId: before.id, lagDays: 0 }],
      doneWhen: action.evidence,
    });
  });
  const gateItems = gates.map(({ gate, id }, index): PlanItem => {
    const since = gates[index - 1];
    const due = actions.filter(
      ({ action }) =>
        action.due_day <= gate.offset_day && (since === undefined || action.due_day > since.gate.offset_day),
    );
    const waitsFor = [...due.map((task) => task.id), ...(since === undefined ? [] : [since.id])];
    return newItem({
      id,
      kind: "gate",
      title: gate.title,
      position: gate.offset_day,
      notBefore: dayOf(gate.offset_day),
      after: waitsFor.map((itemId) => ({ itemId, lagDays: 0 })),
      criteria: gate.exit_criteria.map((text) => ({ id: newId(), text, competencyId: null, minLevel: null })),
    });
  });
  const goalItems = [...goals].flatMap(([goal, { id, from }]) =>
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
  const wholeItem =
    whole.from === Number.POSITIVE_INFINITY
      ? []
      : [
          newItem({
            id: whole.id,
            kind: "goal",
            title: "The move as a whole",
            position: whole.from - 0.5,
            doneWhen: template.purpose,
          }),
        ];
  return {
    title: template.name,
    purpose: template.purpose,
    startsOn,
    hoursPerWeek,
    reviewEveryDays: Math.max(7, template.reviewCadence.mentor_session_every_days),
    items: [...wholeItem, ...goalItems, ...tasks, ...gateItems],
  };
}
