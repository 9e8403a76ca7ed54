import { describe, expect, it } from "vitest";
import { isSamePlace, placeOf, placeWords } from "./places";

const line = "6f72dcd9-4026-47be-b6c1-106c769fc5a6";
const wbsOf = new Map([[line, "2.1"]]);

describe("where somebody is in a plan", () => {
  it.each([
    ["", "the schedule"],
    ["/", "the schedule"],
    ["/benchmark", "the benchmark"],
    ["/review", "the review"],
    [`/items/${line}`, "2.1"],
    [`/gates/${line}`, "gate 2.1"],
    ["/items/new", "a line"],
    ["/items/00000000-0000-4000-8000-000000000000", "a line"],
    ["/nowhere", "the schedule"],
    ["/toString", "the schedule"],
  ])("at %o is called %o", (path, words) => {
    expect(placeWords(placeOf(path), wbsOf)).toBe(words);
  });

  it("is the same for two at one line of one page alone", () => {
    expect(isSamePlace(placeOf(`/items/${line}`), placeOf(`/items/${line}`))).toBe(true);
    expect(isSamePlace(placeOf(`/items/${line}`), placeOf(`/gates/${line}`))).toBe(false);
    expect(isSamePlace(placeOf("/items/new"), placeOf(`/items/${line}`))).toBe(false);
  });
});
