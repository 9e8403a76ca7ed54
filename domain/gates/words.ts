import { z } from "zod";

export const gateMarks = ["met", "partly", "not_yet"] as const;
export type GateMark = (typeof gateMarks)[number];
export const markLabels: Readonly<Record<GateMark, string>> = { met: "Met", partly: "Partly", not_yet: "Not yet" };

/** How many criteria were found how: "5 met, 1 partly". What is not marked yet is said last. */
export function marksCounted(marks: readonly CriterionMark[], criteria: readonly { readonly id: string }[]): string {
  const markOf = (id: string) => marks.find(({ criterionId }) => criterionId === id)?.mark ?? null;
  const found = criteria.map(({ id }) => markOf(id));
  const counted = [...gateMarks, null].flatMap((mark) => {
    const count = found.filter((one) => one === mark).length;
    const words = mark === null ? "not marked" : markLabels[mark].toLowerCase();
    return count === 0 && mark !== "met" ? [] : [`${count} ${words}`];
  });
  return counted.join(", ");
}

/** What a gate's review may decide. Only the first two pass the gate. */
export const gateDecisions = ["proceed", "conditions", "hold", "route"] as const;
export type GateDecision = (typeof gateDecisions)[number];

export const gateLimits = {
  note: 500,
  why: 2000,
  condition: 160,
  conditions: 6,
  name: 120,
  criteria: 20,
  answers: 200,
} as const;

/** The longest time that a condition may take, and that a gate may be held, in calendar days. */
export const longestWait = { condition: 182, hold: 730 } as const;

const line = (longest: number) => z.string().trim().max(longest);

/** How one exit criterion was found. The mark is null until the mentor gives it. */
export const criterionMarkSchema = z.strictObject({
  criterionId: z.uuid(),
  mark: z.enum(gateMarks).nullable(),
  note: line(gateLimits.note),
});
export type CriterionMark = z.infer<typeof criterionMarkSchema>;

/** Something that has to be true by a day; it becomes a task of the plan with this id. */
export const conditionSchema = z.strictObject({
  id: z.uuid(),
  text: line(gateLimits.condition),
  by: z.iso.date("Give a date.").nullable(),
  criterionId: z.uuid().nullable(),
});
export type GateCondition = z.infer<typeof conditionSchema>;

/** What the mentor writes into a review: a draft may hold any part of it. */
export const gateWordsSchema = z.strictObject({
  marks: z.array(criterionMarkSchema).max(gateLimits.criteria),
  decision: z.enum(gateDecisions).nullable(),
  conditions: z.array(conditionSchema).max(gateLimits.conditions),
  why: line(gateLimits.why),
  /** The day before which a held gate is not looked at again. */
  holdUntil: z.iso.date("Give a date.").nullable(),
});
export type GateWords = z.infer<typeof gateWordsSchema>;

/** A review in which nothing is written yet. */
export const noWords: GateWords = { marks: [], decision: null, conditions: [], why: "", holdUntil: null };

export const changeAnswers = ["agree", "question", "suggest"] as const;
export type ChangeAnswer = (typeof changeAnswers)[number];

/**
 * The mentor's answer to one change. `key` names the change within the review; `note` is the question or the reason of the
 * suggestion; `value` is what they would write instead, or null for what stood there before.
 */
export const reviewAnswerSchema = z.strictObject({
  key: z.string().min(1).max(100),
  answer: z.enum(changeAnswers).nullable(),
  note: line(gateLimits.why),
  value: line(gateLimits.why).nullable(),
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

/** What the mentor writes when they answer a review of the plan: the answers of one page at a time. */
export const reviewWordsSchema = z.strictObject({
  answers: z.array(reviewAnswerSchema).max(gateLimits.answers),
  remark: line(gateLimits.why),
});
export type ReviewWords = z.infer<typeof reviewWordsSchema>;

/** A decided gate as somebody reads it who is neither of its two: marks, decision and conditions without the mentor's notes. */
export function withoutNotes(words: GateWords): GateWords {
  return { ...words, why: "", marks: words.marks.map((mark) => ({ ...mark, note: "" })) };
}

/** An answered review as somebody reads it who is neither of its two: what was answered to each change, without the notes. */
export function withoutRemarks({ answers }: ReviewWords): ReviewWords {
  return { answers: answers.map((one) => ({ ...one, note: "" })), remark: "" };
}
