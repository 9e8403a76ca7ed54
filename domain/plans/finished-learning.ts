/** The areas of a plan in which a finished task is learning by itself. */
export const learningAreas = ["knowledge", "skills", "formal_training"] as const;

/** A finished task of a plan by which its owner learned, with the hours that the plan reckons for it. */
export type FinishedLearning = {
  readonly itemId: string;
  readonly planId: string;
  /** The plan as people cite it. */
  readonly reference: string;
  readonly title: string;
  readonly area: (typeof learningAreas)[number];
  readonly effortHours: number;
  /** Its first and last day, ISO; the first may not be known. */
  readonly startedOn: string | null;
  readonly finishedOn: string;
};
