/** What somebody can owe somebody else. */
export const obligationKinds = [
  "answer_request",
  "answer_question",
  "decide_application",
  "sign_agreement",
  "sign_plan",
  "confirm_session",
  "answer_review",
  "sign_review",
  "decide_gate",
  "sign_gate",
  "ask_review",
  "read_case",
  "review_post",
  "review_sensitive_post",
  "decide_report",
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** How an obligation came to its end. */
export type ObligationOutcome = "done" | "defaulted" | "cancelled";

/** How long somebody has: working days of their country, or calendar days. Days of their leave never count. */
export type Allowance = { days: number; unit: "working_days" | "calendar_days" };

/** What the owner has to do, as a verb phrase: “answer the request of Jasmine”. `waiter` is who waits, where one person does. */
export function stepOwed(kind: ObligationKind, waiter: string | null): string {
  switch (kind) {
    case "answer_request":
      return waiter === null ? "answer this request" : `answer the request of ${waiter}`;
    case "answer_question":
      return waiter === null ? "reply to the question" : `reply to the question of ${waiter}`;
    case "decide_application":
      return waiter === null ? "decide on an application" : `decide on the application of ${waiter}`;
    case "sign_agreement":
      return waiter === null ? "sign the agreement" : `sign the agreement with ${waiter}`;
    case "sign_plan":
      return waiter === null ? "agree this plan" : `agree the plan of ${waiter}`;
    case "confirm_session":
      return waiter === null ? "confirm that the session was held" : `confirm the session with ${waiter}`;
    case "answer_review":
      return waiter === null ? "answer what changed in the plan" : `answer what ${waiter} changed in the plan`;
    case "sign_review":
      return waiter === null ? "sign the review" : `sign the review of ${waiter}`;
    case "decide_gate":
      return waiter === null ? "decide this gate" : `decide a gate of ${waiter}`;
    case "sign_gate":
      return waiter === null ? "sign the gate decision" : `sign the gate decision of ${waiter}`;
    case "ask_review":
      return "ask your mentor for a review of the plan";
    case "read_case":
      return waiter === null
        ? "read this case before it is published"
        : `read a case of ${waiter} before it is published`;
    case "review_post":
    case "review_sensitive_post":
      return "read a post before it is shown";
    case "decide_report":
      return "decide on a report";
  }
}

/** What happens by itself when the date passes, as a sentence to whoever owes the step or to whoever waits for it. */
export function whatHappensThen(kind: ObligationKind, reader: "owner" | "waiter" = "waiter"): string {
  switch (kind) {
    case "answer_request":
      return `The next choice is asked, or the request closes if there is none, and ${reader === "owner" ? "the mentee is" : "you are"} told.`;
    case "answer_question":
      return `The question counts as unanswered, and ${reader === "owner" ? "the mentor’s" : "your"} days to decide run on.`;
    case "decide_application":
      return "The administrators are told that it is late, and it stays at the head of the queue.";
    case "sign_agreement":
      return "A reminder goes out, and it stays on both your pages until both of you have signed.";
    case "sign_plan":
      return `The plan stays as it is, and ${reader === "owner" ? "the mentee" : "you"} may put it forward again.`;
    case "confirm_session":
      return "It stays unconfirmed and counts for nothing, until it is confirmed after all.";
    case "answer_review":
      return `The first time, a reminder goes out and there is as long again. The second time, both of you are told that it was not answered, and ${reader === "owner" ? "the mentee" : "you"} may ask again. What was written is kept.`;
    case "decide_gate":
      return "A reminder goes out and there is as long again. A gate never passes by a date.";
    case "sign_review":
    case "sign_gate":
      return "A reminder goes out and there is as long again. What the mentor signed stands either way.";
    case "ask_review":
      return "The next date of the rhythm is set, and this one is kept as passed.";
    case "read_case":
      return `The case is closed to the mentor again, and ${reader === "owner" ? "its author" : "you"} may publish it without an answer.`;
    case "review_post":
      return "The post is shown.";
    case "review_sensitive_post":
      return "The administrators are told that it is late, and there is as long again. No date shows it.";
    case "decide_report":
      return "The administrators are told that it is late, and there is as long again.";
  }
}
