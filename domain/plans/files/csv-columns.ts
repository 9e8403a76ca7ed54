/**
 * The columns of a plan as a table. Those that are `read` make a plan; the others are the forecast at the time and are
 * passed over when the file comes back. `means` is what whoever fills it in has to know.
 */
export const csvColumns = [
  {
    key: "wbs",
    title: "WBS",
    read: true,
    means: "1 for a goal, 1.1 for what belongs to it, G1 for a gate. Rows are in the order of the plan.",
  },
  { key: "kind", title: "Kind", read: true, means: "goal, task, milestone or gate. Empty: task." },
  { key: "title", title: "Title", read: true, means: "Needed. Up to 160 characters." },
  { key: "area", title: "Area", read: true, means: "knowledge, experience, skills, competency or formal_training." },
  { key: "owner", title: "Owner", read: true, means: "mentee or mentor. Empty: mentee." },
  {
    key: "notBefore",
    title: "Not before",
    read: true,
    means: "A day, 2026-06-09 or 09/06/2026, before which it must not start.",
  },
  { key: "durationDays", title: "Duration (days)", read: true, means: "Working days, of tasks only." },
  {
    key: "effortHours",
    title: "Effort (hours)",
    read: true,
    means: "If given, it sets the duration by the hours a week of the plan.",
  },
  {
    key: "after",
    title: "After",
    read: true,
    means: "What it waits for, by WBS: 1.1; G1+5 for five working days later.",
  },
  { key: "progress", title: "Progress (%)", read: true, means: "0 to 100, of tasks and milestones." },
  { key: "startedOn", title: "Started", read: true, means: "The day on which it was begun." },
  {
    key: "finishedOn",
    title: "Finished",
    read: true,
    means: "The day on which it was finished; then progress is 100.",
  },
  { key: "status", title: "Status", read: true, means: "open, blocked or dropped. Empty: open." },
  { key: "statusReason", title: "Reason", read: true, means: "Why it is blocked or dropped." },
  { key: "doneWhen", title: "Done when", read: true, means: "How one can tell." },
  { key: "note", title: "Note", read: true, means: "Anything else." },
  { key: "competencyIds", title: "Competencies", read: true, means: "Their short names, separated by semicolons." },
  { key: "criteria", title: "Exit criteria", read: true, means: "Of a gate, one in each line of the cell." },
  { key: "hidden", title: "Hidden", read: true, means: "yes: for the owner's eyes alone." },
  { key: "start", title: "Forecast start", read: false, means: "Worked out." },
  { key: "finish", title: "Forecast finish", read: false, means: "Worked out." },
  { key: "baselineStart", title: "Baseline start", read: false, means: "As agreed." },
  { key: "baselineFinish", title: "Baseline finish", read: false, means: "As agreed." },
  { key: "floatDays", title: "Float (days)", read: false, means: "Worked out." },
  { key: "critical", title: "Critical", read: false, means: "Worked out." },
  { key: "id", title: "Id", read: true, means: "Leave it as it is; empty for a new row." },
] as const;
export type CsvKey = (typeof csvColumns)[number]["key"];
