import type { CaseOutcome } from "./content-schema";
import type { caseStages } from "./stages";

/** What the outcomes are called in the filter, on the form and in the history of a case. */
export const outcomeLabels: Readonly<Record<CaseOutcome["rag"], string>> = {
  red: "Red: it failed or harmed",
  amber: "Amber: trouble, then recovery",
  green: "Green: it held",
  closed: "Stopped on purpose",
  none: "Not told",
};

/** From which seat a case is told, in a list and in a form. */
export const seatLabels: Readonly<Record<(typeof caseStages)[number], string>> = {
  coordinator: "PMO coordinator",
  business_analyst: "Business analyst",
  project_manager: "Project manager",
};
