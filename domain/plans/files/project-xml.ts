import { noteOf } from "./item-text";
import type { PlanForFile } from "./plan-for-file";
import { workingLength } from "./plan-for-file";
import { projectCalendar } from "./project-xml-calendar";
import {
  type CustomField,
  constraint,
  customFieldNames,
  customFields,
  dayFormat,
  finishToStart,
  lagPerDay,
  longestField,
  minutesPerDay,
  projectNamespace,
} from "./project-xml-fields";
import { type Row, rowsOf, shownConstraint } from "./project-xml-rows";
import { type XmlPart, xmlFile } from "./xml";

const begins = "T08:00:00";
const ends = "T17:00:00";
const hoursPerDay = minutesPerDay / 60;
const hoursPerFullWeek = 40;
const fixedDuration = 1;
const savedByProject2010 = 14;
const people = { mentee: 1, mentor: 2 } as const;

const hours = (count: number) => {
  const minutes = Math.round(count * 60);
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
};
const days = (count: number) => hours(count * hoursPerDay);

/** The share of a full week that the plan has. */
const unitsOf = (plan: PlanForFile) => Math.min(1, plan.document.hoursPerWeek / hoursPerFullWeek);
const workHours = (row: Row, plan: PlanForFile) =>
  row.item.kind === "task" ? row.at.durationDays * hoursPerDay * unitsOf(plan) : 0;

function fields(row: Row, shown: { days: number; from: string | null }): XmlPart[] {
  const { item } = row;
  const values: Record<CustomField, string | null> = {
    kind: item.kind,
    area: item.area,
    competencies: item.competencyIds.join(", ") || null,
    owner: item.owner,
    status: item.status === "open" && row.active ? null : item.status,
    planned:
      item.durationDays === shown.days && item.effortHours === null
        ? null
        : [item.durationDays, shown.days, item.effortHours ?? ""].join("/"),
    notBefore: item.notBefore === shown.from ? null : `${item.notBefore ?? ""}/${shown.from ?? ""}`,
    hidden: item.hidden ? "yes" : null,
  };
  return customFieldNames.flatMap((name): XmlPart[] => {
    const field = customFields[name];
    const value = values[name];
    return value === null || value.length > longestField
      ? []
      : [
          [
            "ExtendedAttribute",
            [
              ["FieldID", field.id],
              ["Value", value],
            ],
          ],
        ];
  });
}

function links({ item }: Row, rows: ReadonlyMap<string, Row>): XmlPart[] {
  return item.after.flatMap((link): XmlPart[] => {
    const before = rows.get(link.itemId);
    if (before === undefined) return [];
    return [
      [
        "PredecessorLink",
        [
          ["PredecessorUID", before.uid],
          ["Type", finishToStart],
          ["CrossProject", false],
          ["LinkLag", link.lagDays * lagPerDay],
          ["LagFormat", dayFormat],
        ],
      ],
    ];
  });
}

function baselineOf(row: Row, plan: PlanForFile): XmlPart[] {
  const dates = plan.baseline?.dates[row.item.id];
  if (dates === undefined) return [];
  const point = row.item.kind === "milestone" || row.item.kind === "gate";
  return [
    [
      "Baseline",
      [
        ["Number", 0],
        ["Interim", false],
        ["Start", `${dates.start}${point ? ends : begins}`],
        ["Finish", `${dates.finish}${ends}`],
        ["Duration", days(point ? 0 : workingLength(dates.start, dates.finish, plan.daysOff))],
        ["DurationFormat", dayFormat],
      ],
    ],
  ];
}

function task(row: Row, rows: ReadonlyMap<string, Row>, plan: PlanForFile): XmlPart {
  const { item, at, uid } = row;
  const point = item.kind === "milestone" || item.kind === "gate";
  const done = item.kind === "goal" || item.kind === "gate" ? at.progress : item.progress;
  const length = point ? 0 : at.durationDays;
  const shown = { days: item.kind === "task" ? length : item.durationDays, from: shownConstraint(row, rows, plan) };
  return [
    "Task",
    [
      ["UID", uid],
      ["GUID", item.id.toUpperCase()],
      ["ID", uid],
      ["Name", item.title.replace(/\s+/g, " ")],
      ["Active", row.active],
      ["Manual", false],
      ["Type", fixedDuration],
      ["IsNull", false],
      ["WBS", item.wbs],
      ["OutlineNumber", row.outline],
      ["OutlineLevel", row.level],
      ["Priority", 500],
      ["Start", `${at.start}${point ? ends : begins}`],
      ["Finish", `${at.finish}${ends}`],
      ["Duration", days(length)],
      ["DurationFormat", dayFormat],
      ["Work", hours(workHours(row, plan))],
      ["EffortDriven", false],
      ["Estimated", false],
      ["Milestone", point],
      ["Summary", row.summary],
      ["Critical", at.critical],
      ["TotalSlack", at.floatDays * lagPerDay],
      ["PercentComplete", Math.round(done)],
      ["ActualStart", item.startedOn && `${item.startedOn}${point ? ends : begins}`],
      ["ActualFinish", item.finishedOn && `${item.finishedOn}${ends}`],
      ["ActualDuration", days((length * done) / 100)],
      ["RemainingDuration", days((length * (100 - done)) / 100)],
      ["ConstraintType", shown.from === null ? constraint.soonAsPossible : constraint.startNoEarlier],
      ["CalendarUID", -1],
      ["ConstraintDate", shown.from && `${shown.from}${point ? ends : begins}`],
      ["Notes", noteOf(item) || null],
      ...links(row, rows),
      ...fields(row, shown),
      ...baselineOf(row, plan),
    ],
  ];
}

function resource(uid: number, code: keyof typeof people, name: string): XmlPart {
  return [
    "Resource",
    [
      ["UID", uid],
      ["ID", uid],
      ["Name", name],
      ["Type", 1],
      ["IsNull", false],
      ["Code", code],
      ["MaxUnits", 1],
    ],
  ];
}

function assignments(rows: readonly Row[], plan: PlanForFile): XmlPart[] {
  const done = rows.filter(({ item, summary }) => !summary && (item.owner === "mentee" || plan.mentor !== null));
  return done.map(
    (row, index): XmlPart => [
      "Assignment",
      [
        ["UID", index + 1],
        ["TaskUID", row.uid],
        ["ResourceUID", people[row.item.owner]],
        ["PercentWorkComplete", row.item.progress],
        ["Units", unitsOf(plan)],
        ["Work", hours(workHours(row, plan))],
      ],
    ],
  );
}

/**
 * The plan as Microsoft Project XML, of the 2007 schema with the three elements that 2010 added (`GUID`, `Active`,
 * `Manual`). Elements stand in the order that the schema asks. Every task is one of fixed duration in days of eight
 * hours; links, constraints and days off are such that a tool which schedules anew comes to the dates of the plan.
 */
export function toProjectXml(plan: PlanForFile): string {
  const { document } = plan;
  const rows = rowsOf(plan);
  const byId = new Map(rows.map((row) => [row.item.id, row]));
  return xmlFile("Project", projectNamespace, [
    ["SaveVersion", savedByProject2010],
    ["Name", `${plan.reference}.xml`],
    ["Title", document.title.replace(/\s+/g, " ")],
    ["Subject", document.purpose || null],
    ["Author", plan.owner],
    ["Revision", plan.revision.number],
    ["ScheduleFromStart", true],
    ["StartDate", `${document.startsOn}${begins}`],
    ["FinishDate", `${plan.schedule.finish}${ends}`],
    ["CurrencyCode", "GBP"],
    ["CalendarUID", 1],
    ["DefaultStartTime", "08:00:00"],
    ["DefaultFinishTime", "17:00:00"],
    ["MinutesPerDay", minutesPerDay],
    ["MinutesPerWeek", minutesPerDay * 5],
    ["DaysPerMonth", 20],
    ["DefaultTaskType", fixedDuration],
    ["DurationFormat", dayFormat],
    ["HonorConstraints", true],
    ["NewTasksEffortDriven", false],
    ["WeekStartDay", 1],
    ["StatusDate", `${plan.today}${ends}`],
    ["CurrentDate", `${plan.today}${begins}`],
    ["NewTasksAreManual", false],
    [
      "ExtendedAttributes",
      Object.values(customFields).map(
        (field): XmlPart => [
          "ExtendedAttribute",
          [
            ["FieldID", field.id],
            ["FieldName", field.name],
            ["Alias", field.alias],
          ],
        ],
      ),
    ],
    ["Calendars", [projectCalendar(plan.daysOff)]],
    ["Tasks", rows.map((row) => task(row, byId, plan))],
    [
      "Resources",
      [
        resource(people.mentee, "mentee", plan.owner),
        ...(plan.mentor === null ? [] : [resource(people.mentor, "mentor", plan.mentor)]),
      ],
    ],
    ["Assignments", assignments(rows, plan)],
  ]);
}
