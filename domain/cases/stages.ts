/** From which seat a case or a thread is best read. */
export const caseStages = ["coordinator", "business_analyst", "project_manager"] as const;
