import { describe, expect, it } from "vitest";
import { readRequestForm } from "./request-fields";

function posted(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

describe("the request form", () => {
  const form = posted({
    idempotencyKey: "key",
    mentorId: "gwen",
    goals: "Hold a room.",
    gaps: ["presenting", "facilitation"],
    why: "You made the move.",
    "question-0": "What have you tried?",
    "answer-0": "A workshop.",
    "rank-noor": "3",
    "why-noor": "Payments.",
    "rank-ade": "2",
    "why-ade": "Insurance.",
    "question-ade-0": "Where do you sit?",
    "answer-ade-0": "In Leeds.",
    "rank-lin": "",
    cadence: "weekly",
    showEmployer: "yes",
  });

  it("names the mentor first, then the others by the place they were given", () => {
    const { input } = readRequestForm(form);
    expect(input.choices).toEqual([
      {
        mentorId: "gwen",
        why: "You made the move.",
        answers: [{ question: "What have you tried?", answer: "A workshop." }],
      },
      { mentorId: "ade", why: "Insurance.", answers: [{ question: "Where do you sit?", answer: "In Leeds." }] },
      { mentorId: "noor", why: "Payments.", answers: [] },
    ]);
    expect(input).toMatchObject({ gaps: ["presenting", "facilitation"], showEmployer: true, background: "" });
  });

  it("says which mentor has a place that another has already", () => {
    expect(readRequestForm(form).clashes).toEqual([]);
    const twice = posted({ mentorId: "gwen", "rank-noor": "2", "rank-ade": "2", "rank-lin": "3" });
    expect(readRequestForm(twice).clashes).toEqual(["rank-ade"]);
  });

  it("puts each error beside the field that it is about", () => {
    const { fieldAt } = readRequestForm(form);
    expect(fieldAt(["goals"])).toBe("goals");
    expect(fieldAt(["choices", 0, "why"])).toBe("why");
    expect(fieldAt(["choices", 2, "why"])).toBe("why-noor");
    expect(fieldAt(["choices", 1, "answers", 0, "answer"])).toBe("answer-ade-0");
    expect(fieldAt(["choices", "2"])).toBe("why-noor");
  });
});
