import { TRPCError } from "@trpc/server";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { textOf } from "@/components/ui/form-values";
import { DomainError } from "@/domain/errors";
import { insistedAfter } from "@/domain/plans/insisted";
import { AlreadySaved, PlanConflicts, PlanFaults } from "@/domain/plans/refusals";
import { namedWords } from "./change-words";

/** What somebody else has written; competencies are counted, as their names are not at hand. */
function theirWords(field: string, value: unknown, names: PlanConflicts["names"]): string {
  if (field !== "competencyIds" || !Array.isArray(value)) return namedWords(field, value, names);
  return value.length === 1 ? "1 competency" : `${value.length || "no"} competencies`;
}

/** What was recorded already in other words, and stands on the page of its line or plan. */
const recordedElsewhere: Readonly<Record<string, string>> = {
  "plans.already_posted": "See what was posted",
  "plans.already_suggested": "See what was suggested",
};

/**
 * The form state for a refusal of a plan: each fault as its sentence; for each field that somebody else changed meanwhile
 * both versions, with the typed one kept in the form. The next try insists on these fields; the others are still from the
 * revision that the form was filled in from, so that what was changed there meanwhile is not undone.
 * What was recorded already in other words is named with the way to it.
 */
export function planFailure(error: unknown, form: FormData): FormState {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof PlanFaults) return { message: cause.sentences.join(" "), values: typedValues(form) };
  if (cause instanceof AlreadySaved) {
    const { planId, revision } = cause;
    const href = `/plans/${planId}/changes?from=${Math.max(1, revision - 1)}&to=${revision}`;
    return { ...failure(error, form), link: { href, label: "See what was saved" } };
  }
  const label = cause instanceof DomainError ? recordedElsewhere[cause.reason] : undefined;
  if (label !== undefined) {
    const [planId, itemId] = [textOf(form, "planId"), textOf(form, "itemId")];
    const href = itemId === "" ? `/plans/${planId}` : `/plans/${planId}/items/${itemId}`;
    return { ...failure(error, form), link: { href, label } };
  }
  if (!(cause instanceof PlanConflicts)) return failure(error, form);
  const errors = Object.fromEntries(
    cause.conflicts.map(({ change, theirs, gone }) => [
      change.field === "item" ? "title" : change.field,
      gone
        ? "Somebody else has taken this line out of the plan meanwhile. What you typed is still here."
        : `Changed meanwhile to “${theirWords(change.field, theirs, cause.names)}”. Yours is still in the form: save again to put it in its place, or type the other.`,
    ]),
  );
  const insisted = insistedAfter(textOf(form, "insisted"), cause.conflicts, cause.revision);
  return { errors, values: { ...typedValues(form), insisted } };
}
