/** What somebody can owe somebody else. */
export const obligationKinds = ["answer_request", "answer_question", "decide_application", "sign_agreement"] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** How an obligation came to its end. */
export type ObligationOutcome = "done" | "defaulted" | "cancelled";

/** How long somebody has: working days of their country, or calendar days. Days of their leave never count. */
export type Allowance = { days: number; unit: "working_days" | "calendar_days" };

/** What the owner has to do, as a line of a list: verb and object. `other` is who waits. */
export function whatIsOwed(kind: ObligationKind, other: string | null): string {
  switch (kind) {
    case "answer_request":
      return `Answer the request of ${other ?? "a mentee"}`;
    case "answer_question":
      return `Reply to the question of ${other ?? "the mentor"}`;
    case "decide_application":
      return `Decide on the application of ${other ?? "a mentor"}`;
    case "sign_agreement":
      return `Sign the agreement with ${other ?? "your partner"}`;
  }
}

/** What happens by itself if the date passes: a clause that follows “If not,”. */
export function whatHappensThen(kind: ObligationKind): string {
  switch (kind) {
    case "answer_request":
      return "the next choice is asked, or the request closes if there is none, and the mentee is told";
    case "answer_question":
      return "the question counts as unanswered and the mentor’s days to decide run on";
    case "decide_application":
      return "the coordinators and the administrators are told that it is late, and it stays at the head of the queue";
    case "sign_agreement":
      return "a reminder goes out, and it stays on both your pages until both have signed";
  }
}
