import { TRPCError } from "@trpc/server";
import { failure } from "@/components/ui/failure";
import { type FormState, type TwoTexts, typedValues } from "@/components/ui/form-state";
import { textOf, textsOf } from "@/components/ui/form-values";
import { DomainError } from "@/domain/errors";
import type { PlanConflict } from "@/domain/plans/revisions/changes";
import { insistedAfter } from "@/domain/plans/revisions/insisted";
import { AlreadySaved, PlanConflicts, PlanFaults } from "@/domain/plans/revisions/refusals";
import { fieldWords } from "./items/item-words";
import { namedWords } from "./revisions/change-words";

/** What was recorded already in other words, and stands on the page of its line or plan. */
const recordedElsewhere: Readonly<Record<string, string>> = {
  "plans.already_posted": "See what was posted",
  "plans.already_suggested": "See what was suggested",
  "plans.already_begun": "See what was begun",
};

/** What was typed, boxes included that were emptied: nothing is sent of those. */
function allTyped(form: FormData): Record<string, string | string[]> {
  if (!form.has("kind")) return typedValues(form);
  return { hidden: "", ...typedValues(form), competencyIds: textsOf(form, "competencyIds") };
}

const gone = "Somebody else has taken this line out of the plan meanwhile. What you typed is still here.";
const lineChanged =
  "Somebody else has changed this line meanwhile, and it stays for now. Look at how it stands; press again to take it out all the same.";

function bothTexts({ change, theirs }: PlanConflict, names: PlanConflicts["names"]): TwoTexts {
  const { field, after } = change;
  const [yours, present] = [after, theirs].map((value) => namedWords(field, value, names));
  return { field, label: fieldWords[field], yours: yours ?? "", theirs: present ?? "" };
}

function conflictState(cause: PlanConflicts, form: FormData): FormState {
  const itemPath = `/plans/${textOf(form, "planId")}/items/${textOf(form, "itemId")}`;
  const values = allTyped(form);
  if (cause.conflicts.some(({ change }) => change.field === "item")) {
    const link = { href: itemPath, label: "See how it stands" };
    return { message: lineChanged, link, conflict: [], values: { ...values, revision: String(cause.revision) } };
  }
  const errors = Object.fromEntries(
    cause.conflicts.map((one) => [
      one.change.field,
      one.gone
        ? gone
        : `Changed meanwhile to “${bothTexts(one, cause.names).theirs}”. Yours is still in the form: save again to put it in its place, or choose the other.`,
    ]),
  );
  const left = cause.conflicts.filter((one) => !one.gone);
  const link = left.length < cause.conflicts.length ? { href: itemPath, label: "Put the line back" } : undefined;
  const insisted = insistedAfter(textOf(form, "insisted"), left, cause.revision);
  const conflict = left.map((one) => bothTexts(one, cause.names));
  return { errors, conflict, ...(link === undefined ? {} : { link }), values: { ...values, insisted } };
}

/**
 * The form state for a refusal of a plan: each fault as its sentence; for each field that somebody else changed meanwhile
 * both texts, with the typed one kept in the form. The next try insists on these fields; the others are still from the
 * revision that the form was filled in from, so that what was changed there meanwhile is not undone.
 * What was recorded already in other words is named with the way to it.
 */
export function planFailure(error: unknown, form: FormData): FormState {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof PlanFaults) return { message: cause.sentences.join(" "), values: allTyped(form) };
  if (cause instanceof PlanConflicts) return conflictState(cause, form);
  const refusal = { ...failure(error, form), values: allTyped(form) };
  if (cause instanceof AlreadySaved) {
    const { planId, revision } = cause;
    const href = `/plans/${planId}/changes?from=${Math.max(1, revision - 1)}&to=${revision}`;
    return { ...refusal, conflict: [], link: { href, label: "See what was saved" } };
  }
  const reason = cause instanceof DomainError ? cause.reason : "";
  const label = recordedElsewhere[reason];
  if (label === undefined) return reason === "plans.changed_meanwhile" ? { ...refusal, conflict: [] } : refusal;
  // A plan that was begun has the key of its form.
  const [planId, itemId] = [textOf(form, "planId") || textOf(form, "idempotencyKey"), textOf(form, "itemId")];
  const href = itemId === "" ? `/plans/${planId}` : `/plans/${planId}/items/${itemId}`;
  return { ...refusal, conflict: [], link: { href, label } };
}
