import { randomUUID } from "node:crypto";
import type { Criterion, PlanItem } from "../domain/plans/document";

/** What a line of the demo plan is, apart from what every line has. */
type Line = Partial<PlanItem> & Pick<PlanItem, "kind" | "title"> & { ref: string; goal?: string; waitsFor?: string[] };

/** Criteria by their words, some with a competency and the level that it asks for. */
const criteria = (
  ...asked: (string | readonly [text: string, competencyId: string, minLevel: number])[]
): Criterion[] =>
  asked.map((one) => {
    const [text, competencyId, minLevel] = typeof one === "string" ? [one, null, null] : one;
    return { id: randomUUID(), text, competencyId, minLevel };
  });

/** The route of the first article for a coordinator in banking payments: to a BA seat, a workstream, then a project. */
export const demoLines = (dayOf: (offset: number) => string): Line[] => [
  {
    ref: "1",
    kind: "goal",
    title: "Foundations",
    doneWhen: "Can work beside a business analyst without being carried",
  },
  {
    ref: "1.1",
    goal: "1",
    kind: "task",
    title: "Process mapping and BPMN course",
    area: "skills",
    competencyIds: ["process-modelling"],
    durationDays: 30,
    effortHours: 36,
    notBefore: dayOf(2),
    doneWhen: "Two maps that their users have checked",
  },
  {
    ref: "1.2",
    goal: "1",
    kind: "task",
    title: "Shadow the BA on faster payments",
    area: "experience",
    competencyIds: ["requirements-analysis"],
    durationDays: 40,
    waitsFor: ["1.1"],
    doneWhen: "A release note and a page on what the BA did and why",
  },
  {
    ref: "1.3",
    goal: "1",
    kind: "task",
    title: "Run two requirements workshops",
    area: "skills",
    competencyIds: ["facilitation", "requirements-analysis"],
    durationDays: 55,
    waitsFor: ["1.2"],
    doneWhen: "Both outputs signed by those who were in the room",
  },
  {
    ref: "1.4",
    goal: "1",
    kind: "task",
    title: "Retail payments reading list",
    area: "knowledge",
    competencyIds: ["domain-business", "domain-regulation"],
    durationDays: 110,
    notBefore: dayOf(20),
    doneWhen: "One page on each scheme’s rules, in own words",
  },
  {
    ref: "G1",
    kind: "gate",
    title: "Ready to work as a BA",
    waitsFor: ["1.3"],
    criteria: criteria(
      "Maps a process end to end, unaided",
      "Shadowed a BA through one release",
      ["Writes requirements that can be tested", "requirements-analysis", 3],
      ["Facilitation rated 3 by mentor", "facilitation", 3],
      "Runs two requirements workshops",
      "Explains the payment scheme rules",
    ),
  },
  {
    ref: "2",
    kind: "goal",
    title: "Business analyst",
    doneWhen: "A release whose requirements were accepted without rework",
  },
  {
    ref: "2.1",
    goal: "2",
    kind: "task",
    title: "Secure the BA seat on ISO 20022",
    area: "competency",
    competencyIds: ["network-visibility"],
    durationDays: 45,
    waitsFor: ["G1"],
    doneWhen: "Confirmed by the head of change",
  },
  {
    ref: "2.2",
    goal: "2",
    kind: "task",
    title: "BA, ISO 20022 migration, release 1",
    area: "experience",
    competencyIds: ["requirements-analysis", "stakeholder-influence"],
    durationDays: 130,
    waitsFor: ["2.1"],
    doneWhen: "Requirements baseline and its review trail",
  },
  {
    ref: "2.3",
    goal: "2",
    kind: "task",
    title: "Lead user acceptance testing of release 2",
    area: "experience",
    competencyIds: ["test-cutover", "end-to-end-delivery"],
    durationDays: 60,
    waitsFor: ["2.2"],
    doneWhen: "Test report and go or no-go paper",
  },
  {
    ref: "2.4",
    goal: "2",
    kind: "task",
    title: "PMP: study and sit the examination",
    area: "formal_training",
    competencyIds: ["formal-credentials", "pm-methods"],
    effortHours: 120,
    notBefore: dayOf(330),
    doneWhen: "Certificate",
  },
  {
    ref: "G2",
    kind: "gate",
    title: "Ready to own a workstream",
    waitsFor: ["2.3", "2.4"],
    criteria: criteria(
      "Requirements accepted without rework",
      "Presented to a steering group",
      "Led one part of a release",
    ),
  },
  {
    ref: "3",
    kind: "goal",
    title: "Junior project manager",
    doneWhen: "A workstream on time and on budget, in one’s own name",
  },
  {
    ref: "3.1",
    goal: "3",
    kind: "task",
    title: "Own a workstream and its £180k budget",
    area: "experience",
    competencyIds: ["outcome-ownership", "cost-control"],
    durationDays: 150,
    waitsFor: ["G2"],
    doneWhen: "Closure report with forecast against actual",
  },
  {
    ref: "3.2",
    goal: "3",
    kind: "task",
    title: "Chair a project board, twice",
    area: "skills",
    competencyIds: ["presenting", "stakeholder-influence"],
    durationDays: 70,
    waitsFor: ["G2"],
    doneWhen: "Minutes and the chair’s own note",
  },
  {
    ref: "G3",
    kind: "gate",
    title: "Project manager",
    waitsFor: ["3.1", "3.2"],
    criteria: criteria(
      "Delivered on time and on budget",
      "Trusted by the board",
      "Ready to be accountable for the whole",
    ),
  },
];
