import { expect, test } from "vitest";
import { goalsRaw, tellingWords } from "./goals";

test("words that every goal contains tell nothing", () => {
  expect([...tellingWords("I want to become a project manager and work in the team").values()]).toEqual([]);
});

test("forms of one word meet, and the word is kept as it was written", () => {
  const goals = tellingWords("Negotiate supplier payments");
  const words = tellingWords("Negotiation with suppliers; payment schemes");
  expect([...goals.keys()].filter((stem) => words.has(stem)).length).toBe(3);
  expect([...goals.values()]).toEqual(["negotiate", "supplier", "payments"]);
});

test("abbreviations count when written as such", () => {
  expect([...tellingWords("KYC and ERP, not an erp").values()]).toEqual(["KYC", "ERP"]);
});

test("tags and words count half each, and whichever is not said is left out", () => {
  expect(goalsRaw(true, 4)).toBe(1000);
  expect(goalsRaw(true, 0)).toBe(500);
  expect(goalsRaw(false, 2)).toBe(250);
  expect(goalsRaw(null, 2)).toBe(500);
  expect(goalsRaw(true, null)).toBe(1000);
  expect(goalsRaw(null, null)).toBeNull();
});
