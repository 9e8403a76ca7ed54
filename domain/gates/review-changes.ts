import { DomainError } from "@/domain/errors";
import type { PlanChange } from "@/domain/plans/changes";
import { documentSchema, itemSchema, type PlanDocument } from "@/domain/plans/document";
import type { ReviewAnswer } from "./words";

/** What names a change within a review: the item, or the plan itself, and the field. */
export function changeKey(change: PlanChange): string {
  return `${change.itemId ?? "plan"}.${change.field}`;
}

/** How another value of a field is written in a form; `back` where only what stood there before can be suggested. */
export type SuggestAs = "text" | "day" | "number" | "back";

const written: Readonly<Record<string, SuggestAs>> = {
  title: "text",
  doneWhen: "text",
  note: "text",
  statusReason: "text",
  purpose: "text",
  notBefore: "day",
  startedOn: "day",
  finishedOn: "day",
  startsOn: "day",
  durationDays: "number",
  progress: "number",
  effortHours: "number",
  hoursPerWeek: "number",
  reviewEveryDays: "number",
};

export function suggestAs(change: PlanChange): SuggestAs {
  return written[change.field] ?? "back";
}

/**
 * The change that a mentor suggests in answer to one: another value, or what stood there before, made from the plan as it
 * stands now. Null when the item is no longer there to be changed. A value that the field cannot hold is refused.
 */
export function suggestedChange(document: PlanDocument, change: PlanChange, answer: ReviewAnswer): PlanChange | null {
  const item = document.items.find((one) => one.id === change.itemId);
  if (change.field === "item") {
    return { field: "item", itemId: change.itemId, before: item ?? null, after: change.before };
  }
  if (change.itemId === null) {
    const before = document[change.field];
    return { ...change, before, after: answer.value === null ? change.before : parsed(change, answer.value) };
  }
  if (item === undefined) return null;
  return {
    ...change,
    before: item[change.field],
    after: answer.value === null ? change.before : parsed(change, answer.value),
  };
}

type FieldChange = Exclude<PlanChange, { field: "item" }>;

function parsed(change: FieldChange, value: string): FieldChange["after"] {
  const raw = suggestAs(change) === "number" ? Number(value) : value;
  const schema = change.itemId === null ? documentSchema.shape[change.field] : itemSchema.shape[change.field];
  const result = schema.safeParse(raw);
  if (!result.success || suggestAs(change) === "back") {
    throw new DomainError("INVALID", "gates.suggestion_unreadable", `value-${changeKey(change)}`);
  }
  return raw;
}
