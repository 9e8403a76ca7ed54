import { expect, test } from "vitest";
import { briefingParts, briefingQuestions, markBriefing } from "./briefing";

test("the briefing takes about ten minutes at an ordinary pace", () => {
  const words = briefingParts.flatMap((part) => part.paragraphs.join(" ").split(/\s+/)).length;
  expect(words / 130).toBeGreaterThan(7);
  expect(words / 130).toBeLessThan(12);
  expect(briefingParts.reduce((sum, part) => sum + part.minutes, 0)).toBe(10);
});

test("every question has one right answer among its options, and sends a wrong one back to a part", () => {
  for (const question of briefingQuestions) {
    const right = question.options.filter(
      (option) => !markBriefing({ [question.id]: option.id }).includes(question.id),
    );
    expect(right).toHaveLength(1);
    expect(briefingParts.map((part) => part.id)).toContain(question.partId);
  }
});

test("an unanswered question counts as wrong", () => {
  expect(markBriefing({})).toEqual(briefingQuestions.map((question) => question.id));
});
