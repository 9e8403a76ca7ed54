import { valueWords } from "@/components/plans/revisions/change-words";
import { suggestAs } from "@/domain/gates/review-changes";
import type { ReviewAnswer } from "@/domain/gates/words";
import type { PlanChange } from "@/domain/plans/revisions/changes";

function answerWords(change: PlanChange, { answer, value }: ReviewAnswer): string {
  if (answer === "question") return "Asked";
  if (answer !== "suggest") return "Agreed";
  if (value === null) return "Suggested leaving it as it was";
  return `Suggested ${valueWords(change.field, suggestAs(change) === "number" ? Number(value) : value)}`;
}

/** What the mentor answered to a change, as both read it once it is signed. */
export function AnsweredChange({ change, answer }: { readonly change: PlanChange; readonly answer: ReviewAnswer }) {
  return (
    <p className="ui mt-1">
      <b>{answerWords(change, answer)}</b>
      {answer.note === "" ? "" : `: ${answer.note}`}
    </p>
  );
}
