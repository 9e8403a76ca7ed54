import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/domain/errors";
import {
  askNext,
  type ChoiceMove,
  choiceMoves,
  currentChoice,
  isCurrent,
  moveChoice,
  type Outcome,
  type RequestShape,
  withdraw,
} from "./state";

const anybody = () => true;
const nobody = () => false;

function fresh(mentors: number): RequestShape {
  const choices = Array.from({ length: mentors }, (_, index) => ({
    id: `c${index + 1}`,
    rank: index + 1,
    mentorId: `m${index + 1}`,
    state: "waiting" as const,
    questioned: false,
  }));
  return apply({ state: "open", choices }, askNext(choices, anybody));
}

function apply(request: RequestShape, outcome: Outcome): RequestShape {
  return {
    state: outcome.state,
    choices: request.choices.map((choice) => {
      const to = outcome.changes.find((change) => change.id === choice.id)?.to ?? choice.state;
      return { ...choice, state: to, questioned: choice.questioned || to === "questioned" };
    }),
  };
}

function make(
  request: RequestShape,
  move: ChoiceMove,
  mayBeAsked: (mentorId: string) => boolean = anybody,
): RequestShape {
  return apply(request, moveChoice(request, currentChoice(request)?.id ?? "none", move, mayBeAsked));
}

const statesOf = (request: RequestShape) => request.choices.map((choice) => choice.state);

describe("a request", () => {
  it("asks one mentor at a time, in the mentee's order", () => {
    const request = fresh(3);
    expect(statesOf(request)).toEqual(["asked", "waiting", "waiting"]);
    expect(statesOf(make(request, "decline"))).toEqual(["declined", "asked", "waiting"]);
    expect(statesOf(make(make(request, "decline"), "expire"))).toEqual(["declined", "expired", "asked"]);
  });

  it("passes over a choice that can no longer be asked", () => {
    const moved = make(fresh(3), "expire", (mentorId) => mentorId === "m3");
    expect(statesOf(moved)).toEqual(["expired", "passed_over", "asked"]);
    const over = make(fresh(3), "decline", nobody);
    expect(statesOf(over)).toEqual(["declined", "passed_over", "passed_over"]);
    expect(over.state).toBe("exhausted");
  });

  it("closes its other choices when one mentor accepts", () => {
    const accepted = make(make(fresh(3), "decline"), "accept");
    expect(accepted.state).toBe("accepted");
    expect(statesOf(accepted)).toEqual(["declined", "accepted", "withdrawn"]);
  });

  it("can be questioned once by each mentor", () => {
    const asked = make(make(fresh(2), "question"), "resume");
    expect(() => make(asked, "question")).toThrow("matching.question_asked_already");
    expect(statesOf(make(make(asked, "decline"), "question"))).toEqual(["declined", "questioned"]);
  });

  it("does not run out while the mentee owes a reply", () => {
    expect(() => make(make(fresh(1), "question"), "expire")).toThrow(DomainError);
  });

  it("has no illegal move, at most one current choice, and an end", () => {
    const steps = fc.array(
      fc.record({
        move: fc.constantFrom(...choiceMoves, "withdraw" as const),
        choice: fc.integer({ min: 0, max: 2 }),
        askable: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), steps, (mentors, history) => {
        let request = fresh(mentors);
        let made = 0;
        for (const step of history) {
          const before = request;
          const target = before.choices[step.choice % mentors];
          try {
            const outcome =
              step.move === "withdraw"
                ? withdraw(before)
                : moveChoice(before, target?.id ?? "", step.move, (id) => step.askable[Number(id[1]) - 1] ?? false);
            request = apply(before, outcome);
            made += 1;
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
            continue;
          }
          expect(before.state).toBe("open");
          const asked = request.choices.filter((choice) => isCurrent(choice.state));
          expect(asked).toHaveLength(request.state === "open" ? 1 : 0);
          if (request.state !== "open") expect(statesOf(request)).not.toContain("waiting");
          expect(request.choices.filter((choice) => choice.state === "accepted").length).toBe(
            request.state === "accepted" ? 1 : 0,
          );
          for (const [index, choice] of before.choices.entries()) {
            const ended = !isCurrent(choice.state) && choice.state !== "waiting";
            if (ended) expect(request.choices[index]?.state).toBe(choice.state);
          }
        }
        expect(made).toBeLessThanOrEqual(mentors * 3);
      }),
      { numRuns: 500 },
    );
  });
});
