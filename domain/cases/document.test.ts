import { expect, test } from "vitest";
import { type CaseDraft, emptyDraft, missingIn } from "./document";

const whole: CaseDraft = {
  ...emptyDraft,
  title: "Payroll: the quick rehearsal",
  domainId: "banking",
  subdomainId: "banking-payments",
  stage: "coordinator",
  competencyIds: ["test-cutover"],
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
  points: ["A rehearsal without a finding was not held."],
};

test("a case that is filed under nothing cannot be published, and its author reads what it lacks", () => {
  expect(missingIn(whole)).toEqual([]);
  expect(missingIn({ ...whole, competencyIds: [] })).toEqual([
    { field: "competencyIds", sentence: "Choose at least one skill that the case shows." },
  ]);
  expect(missingIn({ ...whole, stage: null })).toEqual([
    { field: "stage", sentence: "Choose the seat from which the case is told." },
  ]);
  expect(missingIn({ ...whole, subdomainId: "", domainId: "" }).map(({ field }) => field)).toEqual(["subdomainId"]);
});
