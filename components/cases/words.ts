import type { CaseQuestion } from "@/domain/cases/content-schema";

/** What the levels of questions are called. */
export const questionLevelLabels: Readonly<Record<CaseQuestion["level"], string>> = {
  coordinator: "As a PMO coordinator",
  business_analyst: "As a business analyst",
  project_manager: "As a project manager",
};
