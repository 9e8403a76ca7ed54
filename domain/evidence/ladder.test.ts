import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countContexts, ladder, ladderLine, missingStages } from "./ladder";
import { differences, lifecycleStages, type Rung, type Rungs, rungs } from "./tags";

const on = (accountability: Rung | null): Rungs => ({ accountability, communication: null, delivery: null });
const pieces = (...accountability: (Rung | null)[]) => accountability.map(on);
const sentence = (...accountability: (Rung | null)[]) =>
  ladderLine(pieces(...accountability), "accountability").sentence;

describe("the accountability ladder", () => {
  it("says in one sentence where it is short", () => {
    const seventeen = [...Array<Rung>(9).fill("supported"), ...Array<Rung>(6).fill("contributed"), null, null];
    expect(sentence(...seventeen)).toBe("17 items, none above contributed on accountability.");
    expect(sentence("led_part", "supported")).toBe("2 items, none above led a part on accountability.");
    expect(sentence("supported")).toBe("1 item, none above supported on accountability.");
  });

  it("says what there is at the top, and what there is of nothing", () => {
    expect(sentence("accountable", null, "accountable")).toBe("3 items, 2 as the one accountable, on accountability.");
    expect(sentence(null, null)).toBe("2 items, none on accountability.");
    expect(sentence()).toBe("No items yet on accountability.");
  });

  it("has a line for each difference, in their order", () => {
    const lines = ladder([{ accountability: "supported", communication: "accountable", delivery: null }]);
    expect(lines.map((line) => [line.difference, line.top, line.short])).toEqual([
      ["accountability", "supported", true],
      ["communication", "accountable", false],
      ["delivery", null, true],
    ]);
  });

  it("counts every piece on one rung at most, and its top is the highest that anybody stands on", () => {
    const rung = fc.option(fc.constantFrom(...rungs));
    const some = fc.array(fc.record({ accountability: rung, communication: rung, delivery: rung }));
    fc.assert(
      fc.property(some, fc.constantFrom(...differences), (all, difference) => {
        const { counts, top } = ladderLine(all, difference);
        const said = all.filter((piece) => piece[difference] !== null).length;
        expect(rungs.reduce((sum, one) => sum + counts[one], 0)).toBe(said);
        const above = top === null ? rungs : rungs.slice(rungs.indexOf(top) + 1);
        expect(above.every((one) => counts[one] === 0)).toBe(true);
      }),
    );
  });
});

describe("what has never been done", () => {
  it("answers whether one was ever closed down", () => {
    expect(countContexts([{ context: "running" }, { context: "running" }, { context: null }])).toEqual({
      setting_up: 0,
      running: 2,
      closing_down: 0,
    });
  });

  it("names the stages that no piece touches, in the order of a project", () => {
    expect(missingStages([{ stages: ["test", "requirements"] }, { stages: ["close"] }])).toEqual([
      "design",
      "build",
      "cutover",
      "operate",
    ]);
    expect(missingStages([])).toEqual([...lifecycleStages]);
    expect(missingStages([{ stages: lifecycleStages }])).toEqual([]);
  });
});
