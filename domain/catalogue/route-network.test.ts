import { expect, it } from "vitest";
import { type RouteStage, readAloud, routeNetwork } from "./route-network";

const stages: RouteStage[] = [
  {
    title: "Prepare inside the PMO",
    roleName: "PMO Coordinator",
    months: { min: 3, max: 9 },
    entryCompetencyIds: [],
  },
  {
    title: "BA on a large transformation",
    roleName: "Business Analyst",
    months: { min: 12, max: 24 },
    entryCompetencyIds: ["requirements-analysis"],
  },
  {
    title: "Junior PM or workstream lead",
    roleName: "Junior PM",
    months: { min: 9, max: 18 },
    entryCompetencyIds: ["domain-business"],
  },
  {
    title: "Project manager",
    roleName: "Project Manager",
    months: { min: 12, max: 24 },
    entryCompetencyIds: ["cost-control"],
  },
];

const studies = [
  {
    id: "tpl-banking",
    name: "Banking domain knowledge in twelve weeks",
    days: 84,
    competencyIds: ["domain-business", "domain-regulation"],
  },
  { id: "tpl-pmp", name: "PMP in 16 weeks", days: 112, competencyIds: ["formal-credentials"] },
];

it("the last stage is the goal, and its own months are not on the way to it", () => {
  const network = routeNetwork(stages, studies);
  expect(network?.to).toBe("Project manager");
  expect(network?.finish).toBe(6 + 18 + 14);
  expect(network?.stages.map((node) => node.float)).toEqual([0, 0, 0]);
});

it("a study is due before the first stage that asks for what it teaches, else before the goal", () => {
  const network = routeNetwork(stages, studies);
  expect(network?.studies.map(({ name, months, neededBy, float }) => ({ name, months, neededBy, float }))).toEqual([
    { name: "Banking domain knowledge", months: 3, neededBy: 2, float: 21 },
    { name: "PMP", months: 4, neededBy: null, float: 34 },
  ]);
});

it("a study that takes longer than the stages before its gate is on the critical path", () => {
  const slow = { id: "degree", name: "Degree", days: 1100, competencyIds: ["domain-business"] };
  const network = routeNetwork(stages, [slow]);
  expect(network?.studies[0]?.float).toBe(0);
  expect(network?.stages[0]?.float).toBe(13);
});

it("is read aloud leg by leg", () => {
  const network = routeNetwork(stages, studies);
  expect(network && readAloud(network)).toBe(
    "Critical path: PMO coordinator, Prepare inside the PMO for 6 months, Business analyst for 18 months, " +
      "Junior PM for 14 months, Project manager at month 38. Banking domain knowledge has 21 months of float. " +
      "PMP has 34 months of float.",
  );
});

it("a route of one stage has nothing to draw", () => {
  expect(routeNetwork(stages.slice(0, 1))).toBeNull();
});
