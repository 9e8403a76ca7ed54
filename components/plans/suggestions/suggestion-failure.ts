import { TRPCError } from "@trpc/server";
import { type FormState, typedValues } from "@/components/ui/form-state";
import type { PlanConflict } from "@/domain/plans/revisions/changes";
import { PlanConflicts } from "@/domain/plans/revisions/refusals";
import { fieldWords } from "../items/item-words";
import { planFailure } from "../plan-failure";
import { type NamesInChanges, namedWords } from "../revisions/change-words";

const whatToDo = "Nothing was changed. Leave it as it is, with a word if you like, or change the plan yourself.";

function overtaken({ change, theirs, gone }: PlanConflict, names: NamesInChanges): string {
  if (gone) return "A line that this is about is no longer in the plan.";
  const { field, itemId, before } = change;
  if (field === "item") return "The line that this would add is in the plan already.";
  const [is, was] = [theirs, before].map((value) => namedWords(field, value, names));
  const whose = itemId === null ? "the plan" : (names[itemId] ?? "the line");
  return `“${fieldWords[field]}” of ${whose} says “${is}” by now. When this was suggested it said “${was}”.`;
}

/**
 * The form state for a refusal of a suggestion or of its answer. What was changed since it was made is said field by field, with
 * what stood there then; what was typed stays in the form.
 */
export function suggestionFailure(error: unknown, form: FormData): FormState {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!(cause instanceof PlanConflicts)) return planFailure(error, form);
  const sentences = cause.conflicts.map((conflict) => overtaken(conflict, cause.names));
  return { message: [...new Set([...sentences, whatToDo])].join(" "), conflict: [], values: typedValues(form) };
}
