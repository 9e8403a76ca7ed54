import { givenOf, textOf, textsOf } from "@/components/ui/form-values";

/** What the form says of a piece, as the procedures take it; the schema judges every word of it. */
export function readSaid(form: FormData) {
  return {
    title: textOf(form, "title"),
    shows: textOf(form, "shows"),
    happenedOn: textOf(form, "happenedOn"),
    accountability: givenOf(form, "accountability"),
    communication: givenOf(form, "communication"),
    delivery: givenOf(form, "delivery"),
    audiences: textsOf(form, "audiences"),
    context: givenOf(form, "context"),
    size: givenOf(form, "size"),
    budget: textOf(form, "budget"),
    stages: textsOf(form, "stages"),
    visibility: textOf(form, "visibility"),
  };
}

/** A place in a plan as one value of a list, and back: plan, item and, for a gate, criterion. */
export function placeValue({
  planId,
  itemId,
  criterionId,
}: {
  readonly planId: string;
  readonly itemId: string;
  readonly criterionId: string | null;
}): string {
  return [planId, itemId, criterionId ?? ""].join(" ");
}

/** The place that a value of a list names; what is no place has ids that every schema refuses. */
export function readPlace(value: string) {
  const [planId = "", itemId = "", criterionId = ""] = value.split(" ");
  return { planId, itemId, criterionId: criterionId === "" ? null : criterionId };
}
