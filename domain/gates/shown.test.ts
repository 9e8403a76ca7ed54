import { describe, expect, it } from "vitest";
import { criteriaMet, criteriaWithout, type Shown } from "./shown";
import { marksCounted } from "./words";

const criteria = [
  { id: "a", text: "Maps a process", competencyId: null, minLevel: null },
  { id: "b", text: "Facilitation rated 3", competencyId: "facilitation", minLevel: 3 },
  { id: "c", text: "Runs two workshops", competencyId: null, minLevel: null },
];
const nothing: Shown = { evidence: new Set(), confirmed: new Set(), rated: new Map() };

describe("what there is to see for a criterion", () => {
  it("is evidence on it, or the mentor's own rating of the level that it asks for", () => {
    expect(criteriaWithout(criteria, nothing)).toEqual(["a", "b", "c"]);
    const some = { ...nothing, evidence: new Set(["a"]), rated: new Map([["facilitation", 3]]) };
    expect(criteriaWithout(criteria, some)).toEqual(["c"]);
    expect(criteriaWithout(criteria, { ...some, rated: new Map([["facilitation", 2]]) })).toEqual(["b", "c"]);
  });
});

describe("a criterion", () => {
  it("stands as met by what the mentor has confirmed or rated while no review has marked it", () => {
    const shown = { evidence: new Set(["a", "c"]), confirmed: new Set(["a"]), rated: new Map([["facilitation", 4]]) };
    expect(criteriaMet(criteria, null, shown)).toEqual(["a", "b"]);
  });

  it("stands as the last signed review marked it, whatever was confirmed before", () => {
    const marks = [
      { criterionId: "a", mark: "partly" as const, note: "" },
      { criterionId: "c", mark: "met" as const, note: "" },
    ];
    expect(criteriaMet(criteria, marks, { ...nothing, confirmed: new Set(["a"]) })).toEqual(["c"]);
  });
});

describe("the marks of a review", () => {
  it("are counted in words, what is not marked last", () => {
    const marks = [
      { criterionId: "a", mark: "met" as const, note: "" },
      { criterionId: "b", mark: "partly" as const, note: "" },
    ];
    expect(marksCounted(marks, criteria)).toBe("1 met, 1 partly, 1 not marked");
    expect(marksCounted([], criteria)).toBe("0 met, 3 not marked");
  });
});
