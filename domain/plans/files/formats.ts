/** The files that a plan can be taken away as. */
export const planFormats = ["pdf", "xml", "csv", "ics", "json"] as const;
export type PlanFormat = (typeof planFormats)[number];

/** Whether a word of an address names one of them. */
export function isPlanFormat(text: string): text is PlanFormat {
  return planFormats.some((format) => format === text);
}
