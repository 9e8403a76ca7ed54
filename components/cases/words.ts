import type { CaseOutcome, CaseQuestion } from "@/domain/cases/content-schema";

/** What the levels of questions are called. */
export const questionLevelLabels: Readonly<Record<CaseQuestion["level"], string>> = {
  coordinator: "As a PMO coordinator",
  business_analyst: "As a business analyst",
  project_manager: "As a project manager",
};

/** What the outcomes are called in the filter. */
export const outcomeLabels: Readonly<Record<CaseOutcome["rag"], string>> = {
  red: "Red: it failed or harmed",
  amber: "Amber: trouble, then recovery",
  green: "Green: it held",
  closed: "Stopped on purpose",
  none: "Not told",
};

/** From which seat a case is told, in a list and in a form. */
export const seatLabels: Readonly<Record<CaseQuestion["level"], string>> = {
  coordinator: "PMO coordinator",
  business_analyst: "Business analyst",
  project_manager: "Project manager",
};
