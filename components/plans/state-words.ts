import type { PlanState } from "@/domain/plans/life";

/** What the states of a plan are called in lists. */
export const stateWords: Readonly<Record<PlanState, string>> = {
  draft: "Draft",
  agreed: "Agreed",
  completed: "Completed",
  abandoned: "Given up",
};

type Waiting = {
  readonly reviews: number;
  readonly gates: number;
  readonly proposals: number;
  readonly suggestions: number;
};

/** What ends when a plan is closed, one sentence each. */
export function whatEnds({ reviews, gates, proposals, suggestions }: Waiting): string[] {
  const put = proposals + gates + reviews;
  return [
    ...(put === 0 ? [] : ["What you put to your mentor is taken back. What they drafted is kept."]),
    ...(suggestions === 0
      ? []
      : [
          suggestions === 1
            ? "The suggestion that waits for you is not taken up."
            : `The ${suggestions} suggestions that wait for you are not taken up.`,
        ]),
  ];
}
