import { expect, test } from "vitest";
import type { PostHeld, RoleFacts } from "./facts";
import { movesMade } from "./moves";
import { role } from "./people.fixture";

function walk(...steps: [RoleFacts, string][]): PostHeld[] {
  return steps.map(([held, domainId], index) => ({ ...held, domainId, fromYear: 2000 + index, toYear: 2001 + index }));
}

test("the route by a business analyst's seat shows each of its moves", () => {
  const made = movesMade(
    walk([role.coordinator, "banking"], [role.ba, "banking"], [role.junior, "banking"], [role.pm, "banking"]),
  );
  expect([...made].sort()).toEqual(["ba-pm", "junior-pm", "pmo-ba"]);
});

test("straight from the PMO to project manager is a move of its own", () => {
  expect([...movesMade(walk([role.analyst, "nhs"], [role.pm, "nhs"]))]).toEqual(["pmo-pm"]);
  expect([...movesMade(walk([role.analyst, "nhs"], [role.junior, "nhs"]))]).toEqual(["pmo-junior"]);
});

test("a change of sector counts whatever the roles", () => {
  expect([...movesMade(walk([role.pm, "nhs"], [role.pm, "technology"]))]).toEqual(["sector"]);
});

test("the order is that of the years, not of the list", () => {
  const posts = walk([role.ba, "banking"], [role.pm, "banking"]);
  expect([...movesMade([...posts].reverse())]).toEqual(["ba-pm"]);
});

test("a single post and an empty history show no move", () => {
  expect(movesMade([]).size).toBe(0);
  expect(movesMade(walk([role.pm, "banking"])).size).toBe(0);
});
