import { expect, test } from "vitest";
import { responseRaw, usualAnswerRate } from "./response";
import {
  defaultDomainAdjacency,
  defaultScoreWeights,
  domainAdjacencySchema,
  nearnessOf,
  scoreWeightsSchema,
  slotWeights,
} from "./weights";

test("the default weights add up to 100 and fill the five slots as 25, 25, 25, 15, 10", () => {
  expect(scoreWeightsSchema.safeParse(defaultScoreWeights).success).toBe(true);
  expect(slotWeights(defaultScoreWeights)).toEqual({ domain: 25, gaps: 25, route: 25, time: 15, goals: 10 });
});

test("weights that do not add up to 100, or that leave a pair without any score, are refused", () => {
  expect(scoreWeightsSchema.safeParse({ ...defaultScoreWeights, goals: 11 }).success).toBe(false);
  expect(scoreWeightsSchema.safeParse({ ...defaultScoreWeights, path: 0, level: 0, domain: 50 }).success).toBe(false);
  expect(scoreWeightsSchema.safeParse({ ...defaultScoreWeights, domain: -5, gaps: 55 }).success).toBe(false);
});

test("nearness is the same both ways, whole with itself, and nothing for a pair not named", () => {
  expect(nearnessOf(defaultDomainAdjacency, "banking", "insurance")).toBe(700);
  expect(nearnessOf(defaultDomainAdjacency, "insurance", "banking")).toBe(700);
  expect(nearnessOf(defaultDomainAdjacency, "nhs", "nhs")).toBe(1000);
  expect(nearnessOf(defaultDomainAdjacency, "nhs", "space")).toBe(0);
  expect(domainAdjacencySchema.safeParse(defaultDomainAdjacency).success).toBe(true);
  expect(
    domainAdjacencySchema.safeParse([...defaultDomainAdjacency, { a: "insurance", b: "banking", nearness: 1 }]).success,
  ).toBe(false);
});

test("the usual rate is the median of those who have been asked", () => {
  expect(usualAnswerRate([])).toBeNull();
  expect(usualAnswerRate([{ answered: 0, asked: 0 }])).toBeNull();
  expect(
    usualAnswerRate([
      { answered: 1, asked: 2 },
      { answered: 4, asked: 4 },
      { answered: 0, asked: 0 },
    ]),
  ).toBe(0.75);
  expect(
    usualAnswerRate([
      { answered: 1, asked: 2 },
      { answered: 4, asked: 4 },
      { answered: 0, asked: 3 },
    ]),
  ).toBe(0.5);
});

test("one lapse moves a newcomer by a ninth, not to the bottom", () => {
  expect(responseRaw(0, 0, 0.9)).toBe(900);
  expect(responseRaw(0, 1, 0.9)).toBe(800);
  expect(responseRaw(100, 100, 0.5)).toBe(Math.round((1000 * 104) / 108));
});
