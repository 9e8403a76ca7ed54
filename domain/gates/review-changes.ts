import { DomainError } from "@/domain/errors";
import { documentSchema, itemSchema, type PlanDocument } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import type { ReviewAnswer } from "./words";

/** What names a change within a review: the item, or the plan itself, and the field. */
export function changeKey(change: PlanChange): string {
  return `${change.itemId ?? "plan"}.${change.field}`;
}

/** Fields that say where a line stands on the page, and nothing about the work. */
const silent: ReadonlySet<string> = new Set(["position", "hidden"]);

/**
 * Which changes of these revisions, in their order, are for a review: those that say something about the work, unless a gate's
 * decision wrote them last, which was signed by itself. A line that a decision added stays out until somebody edits it.
 */
export function reviewedIn(
  revisions: readonly { readonly kind: string; readonly changes: readonly PlanChange[] }[],
): (change: PlanChange) => boolean {
  const lastKind = new Map(revisions.flatMap(({ kind, changes }) => changes.map((one) => [changeKey(one), kind])));
  const edited = new Set(
    revisions.flatMap(({ kind, changes }) => (kind === "gate" ? [] : changes.map((one) => one.itemId))),
  );
  const decided = (change: PlanChange) =>
    lastKind.get(changeKey(change)) === "gate" && !(change.field === "item" && edited.has(change.itemId));
  return (change) => !silent.has(change.field) && !decided(change);
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

/** In what way a mentor may suggest another value for a change. */
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
  if (!isReadable(change, value)) {
    throw new DomainError("INVALID", "gates.suggestion_unreadable", `value-${changeKey(change)}`);
  }
  return raw;
}

/** Whether what is suggested is a value that the field can hold. */
function isReadable(change: FieldChange, value: string): boolean {
  const raw = suggestAs(change) === "number" ? Number(value) : value;
  const schema = change.itemId === null ? documentSchema.shape[change.field] : itemSchema.shape[change.field];
  return suggestAs(change) !== "back" && schema.safeParse(raw).success;
}

/** What an answer still wants before it can be signed, and the name of its field in the form. */
export type AnswerWants = { readonly reason: string; readonly field: string };

/**
 * What the answer to a change still wants, null when it is complete. A question and a suggestion have words, and what is
 * suggested can be read. No answer at all wants nothing here: it may be agreed to with the rest.
 */
export function whatAnswerWants(change: PlanChange, given: ReviewAnswer | undefined): AnswerWants | null {
  if (given === undefined || given.answer === null || given.answer === "agree") return null;
  const key = changeKey(change);
  if (given.note === "") return { reason: "gates.say_what", field: `note-${key}` };
  if (given.answer === "question" || given.value === null || change.field === "item") return null;
  return isReadable(change, given.value) ? null : { reason: "gates.suggestion_unreadable", field: `value-${key}` };
}

/** How many changes a page of a review holds: what its form sends stays well below what the door lets in. */
export const changesOnPage = 40;

/** The answers with these in place of those to the same changes; one in which nothing is said is none. */
export function withAnswers(before: readonly ReviewAnswer[], given: readonly ReviewAnswer[]): ReviewAnswer[] {
  const byKey = new Map([...before, ...given].map((one) => [one.key, one]));
  return [...byKey.values()].filter(({ answer, note, value }) => answer !== null || note !== "" || value !== null);
}
