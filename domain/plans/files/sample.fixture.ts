import { isPublicHoliday } from "@/domain/obligations/public-holidays";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import { newItem, numbered, type PlanDocument, type PlanItem } from "../document";
import { baselineOf } from "../schedule/baseline";
import { schedulePlan } from "../schedule/schedule";
import { daysOff, type PlanForFile } from "./plan-for-file";

/** A version 4 UUID that a number stands for. */
export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Gives ids that no other call gave, the same in each run. */
export function counter(from = 900_000): () => string {
  let n = from;
  return () => uuid(n++);
}

export const calendar: WorkCalendar = {
  zone: "Europe/London",
  isHoliday: (day) => isPublicHoliday("GB", day),
  leave: [{ fromDay: "2026-08-03", toDay: "2026-08-14" }],
};

const after = (...ids: number[]) => ids.map((id) => ({ itemId: uuid(id), lagDays: 0 }));
type Line = Partial<PlanItem> & Pick<PlanItem, "title">;
const goal = (id: number, line: Line) => newItem({ id: uuid(id), kind: "goal", position: id, ...line });
const task = (id: number, goalId: number, line: Line) =>
  newItem({ id: uuid(id), kind: "task", parentId: uuid(goalId), position: id, ...line });
const gate = (id: number, title: string, waitsFor: number[], criteria: string[]) =>
  newItem({
    id: uuid(id),
    kind: "gate",
    position: id,
    title,
    after: after(...waitsFor),
    criteria: criteria.map((text, i) => ({ id: uuid(id * 100 + i), text, competencyId: null, minLevel: null })),
  });

const items: PlanItem[] = [
  goal(10, { title: "Foundations" }),
  task(11, 10, {
    title: "Process mapping and BPMN course",
    durationDays: 35,
    area: "formal_training",
    progress: 100,
    startedOn: "2026-01-12",
    finishedOn: "2026-02-27",
    doneWhen: "A map of the card dispute process, checked by operations",
  }),
  task(12, 10, {
    title: "Shadow the BA on Faster Payments",
    durationDays: 40,
    area: "experience",
    after: after(11),
    progress: 100,
    startedOn: "2026-03-02",
    finishedOn: "2026-05-22",
  }),
  task(13, 10, {
    title: "Run two requirements workshops",
    durationDays: 20,
    area: "skills",
    after: after(12),
    progress: 50,
    startedOn: "2026-05-25",
    competencyIds: ["stakeholder-engagement"],
    doneWhen: "Both sets of requirements accepted by settlements and by operations",
  }),
  task(14, 10, {
    title: "Retail payments reading list",
    durationDays: 100,
    area: "knowledge",
    notBefore: "2026-03-09",
    progress: 45,
    startedOn: "2026-03-09",
    note: "Cards, Faster Payments, CHAPS; one page on each.",
  }),
  gate(
    19,
    "Gate 1: ready to work as a BA",
    [12, 13],
    [
      "Maps a process end to end, unaided",
      "Shadowed a BA through one release",
      "Writes requirements that can be tested",
      "Runs two requirements workshops",
      "Explains the payment scheme rules",
    ],
  ),
  goal(20, { title: "Business analyst" }),
  task(21, 20, { title: "Secure the BA seat on ISO 20022", durationDays: 45, area: "experience", after: after(19) }),
  task(22, 20, {
    title: "BA, ISO 20022 migration, release 1",
    durationDays: 146,
    area: "experience",
    after: after(21),
  }),
  task(23, 20, {
    title: "Lead UAT for release 2",
    durationDays: 58,
    area: "skills",
    after: after(22),
    owner: "mentee",
  }),
  task(24, 20, {
    title: "PMP exam: study and sit",
    durationDays: 140,
    effortHours: 120,
    area: "formal_training",
    notBefore: "2026-10-05",
    status: "blocked",
    statusReason: "The employer has not yet agreed the fee",
  }),
  task(25, 20, {
    title: "Introduce Hannah to the programme board",
    durationDays: 5,
    owner: "mentor",
    notBefore: "2026-07-06",
  }),
  gate(29, "Gate 2: ready to own a workstream", [23, 24], ["Led UAT for one release", "PMP held, or a date for it"]),
  goal(30, { title: "Junior project manager" }),
  task(31, 30, {
    title: "Own a workstream and its £180k budget",
    durationDays: 150,
    area: "experience",
    after: after(29),
    competencyIds: ["outcome-ownership", "cost-control"],
  }),
  task(32, 30, {
    title: "Chair a project board, twice",
    durationDays: 70,
    area: "competency",
    notBefore: "2027-09-06",
    after: [{ itemId: uuid(29), lagDays: 10 }],
  }),
  newItem({
    id: uuid(33),
    kind: "milestone",
    parentId: uuid(30),
    position: 33,
    title: "Appraisal with the line manager",
    notBefore: "2027-12-10",
  }),
  task(34, 30, {
    title: "Write up the lessons of release 2",
    durationDays: 5,
    status: "dropped",
    statusReason: "Done by the programme office",
  }),
  gate(39, "Gate 3: project manager", [31, 32], ["Delivered a workstream within its budget", "Chaired two boards"]),
  newItem({
    id: uuid(40),
    kind: "task",
    position: 40,
    title: "Ask for a raise",
    durationDays: 3,
    hidden: true,
    notBefore: "2027-03-01",
  }),
];

export const sampleDocument: PlanDocument = {
  title: "PMO coordinator to project manager",
  purpose: "Banking, by way of a business analyst seat on the ISO 20022 migration.",
  startsOn: "2026-01-12",
  hoursPerWeek: 5,
  reviewEveryDays: 28,
  frameworkVersion: 1,
  items,
};

export const today = "2026-06-09";

/** A document as it would go into a file today, with a baseline of the dates that it had when it began. */
export function forFile(document: PlanDocument): PlanForFile {
  const begun = document.items.map((item) => ({ ...item, progress: 0, startedOn: null, finishedOn: null }));
  const input = { calendar, passed: new Map<string, string>() };
  const agreed = schedulePlan({ ...input, document: { ...document, items: begun }, today: document.startsOn });
  const schedule = schedulePlan({ ...input, document, today });
  return {
    planId: uuid(1),
    reference: "CP-0147",
    document,
    lines: numbered(document.items),
    schedule,
    baseline: { number: 1, agreedOn: "2026-01-12", imported: false, finish: agreed.finish, dates: baselineOf(agreed) },
    revision: { number: 6, on: "2026-06-08" },
    daysOff: daysOff(calendar, document.startsOn, schedule.finish, true),
    owner: "Hannah Adeyemi",
    mentor: "Gwen Prosser",
    today,
  };
}
