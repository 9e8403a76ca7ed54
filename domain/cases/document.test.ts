import { expect, test } from "vitest";
import { type CaseDraft, differences, emptyDraft, missingIn, readStored, skillsOf } from "./document";

const whole: CaseDraft = {
  ...emptyDraft,
  title: "Payroll: the quick rehearsal",
  domainId: "banking",
  subdomainId: "banking-payments",
  stage: "coordinator",
  organisation: "A retail bank",
  country: "Singapore",
  year: 2022,
  situation: "Twelve people moved the payroll.",
  constraints: "Not in the week of the salaries.",
  decisionPoint: "The rehearsal ran in half the time.",
  options: ["Begin early", "Hold another"],
  outcome: "One wave stopped",
  happened: "It stopped.",
  hindsight: "Rehearse on fresh data.",
  points: [{ text: "A rehearsal without a finding was not held.", competency_ids: ["test-cutover"] }],
};

test("a case that is filed under nothing cannot be published, and its author reads what it lacks", () => {
  expect(missingIn(whole)).toEqual([]);
  expect(missingIn({ ...whole, stage: null })).toEqual([
    { field: "stage", sentence: "Choose the seat from which the case is told." },
  ]);
  expect(missingIn({ ...whole, subdomainId: "", domainId: "" }).map(({ field }) => field)).toEqual(["subdomainId"]);
});

test("every learning point has words and a competency before it is published, and what it lacks is said at its place in the form", () => {
  const [point = { text: "", competency_ids: [] }] = whole.points;
  const blank = { text: "", competency_ids: [] };
  const points = [blank, point, { ...point, competency_ids: [] }, { ...point, text: "" }];
  expect(missingIn({ ...whole, points })).toEqual([
    { field: "points.2.competency_ids.0", sentence: "Choose at least one competency for learning point 3." },
    { field: "points.3.text", sentence: "Write learning point 4, or leave it out." },
  ]);
  expect(missingIn({ ...whole, points: [blank] })).toEqual([
    { field: "points.0.text", sentence: "Draw at least one lesson." },
  ]);
});

test("a case that was kept when competencies were those of the whole shows them at each of its points, and loses none", () => {
  const { points: _, ...rest } = whole;
  const competencyIds = ["test-cutover", "benefits"];
  const read = readStored({ ...rest, competencyIds, points: ["One.", "Two."] });
  expect(read).toEqual({
    ...rest,
    points: [
      { text: "One.", competency_ids: competencyIds },
      { text: "Two.", competency_ids: competencyIds },
    ],
  });
  expect(readStored(read)).toEqual(read);
  expect(skillsOf(readStored({ ...rest, competencyIds, points: [] }))).toEqual(competencyIds);
});

test("a change of the competencies of one point is said in words, at that point", () => {
  const after = {
    ...whole,
    points: whole.points.map((point) => ({ ...point, competency_ids: ["risk", "test-cutover"] })),
  };
  const names = new Map([
    ["points/risk", "Risk"],
    ["points/test-cutover", "Go-live"],
  ]);
  expect(differences(whole, after, names)).toEqual([
    {
      field: "points",
      label: "Learning points",
      was: "A rehearsal without a finding was not held.\nCompetencies: Go-live",
      is: "A rehearsal without a finding was not held.\nCompetencies: Go-live, Risk",
    },
  ]);
});
