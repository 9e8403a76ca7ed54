import { describe, expect, it } from "vitest";
import { finishOf, planSoFar, type RouteLeg, suggestedRoute } from "./plan";

const leg = (roleId: string, min: number, max: number): RouteLeg => ({
  roleId,
  roleName: roleId.toUpperCase(),
  title: `As ${roleId}`,
  months: { min, max },
});
const route = [leg("coordinator", 3, 9), leg("ba", 12, 24), leg("junior", 9, 18), leg("pm", 12, 24)];

describe("the plan so far", () => {
  it("adds up the legs until the target, which is the goal and takes no time", () => {
    expect(planSoFar(route, "coordinator", "pm")).toEqual({
      months: 38,
      legs: [
        { name: "As coordinator", months: 6 },
        { name: "BA", months: 18 },
        { name: "JUNIOR", months: 14 },
      ],
      gates: ["G1", "G2", "G3"],
    });
  });

  it("begins where somebody already is", () => {
    expect(planSoFar(route, "ba", "pm")?.months).toBe(32);
  });

  it("ends at a target on the way", () => {
    expect(planSoFar(route, "coordinator", "junior")?.months).toBe(24);
  });

  it("is not drawn for a target that the route does not reach", () => {
    expect(planSoFar(route, "coordinator", "director")).toBeNull();
    expect(planSoFar(route, "pm", "coordinator")).toBeNull();
  });
});

describe("the suggested route", () => {
  const direct = [leg("coordinator", 3, 6), leg("junior", 6, 12), leg("pm", 12, 24)];
  const options = [
    { id: "direct", recommended: false, stances: ["advised_against"], stages: direct },
    { id: "elsewhere", recommended: true, stances: [], stages: [leg("analyst", 1, 1), leg("pm", 1, 1)] },
    { id: "testing", recommended: false, stances: ["possible_but_weaker"], stages: route },
    { id: "ba", recommended: true, stances: ["recommended"], stages: route },
  ];

  it("begins where somebody is, recommended before others", () => {
    expect(suggestedRoute(options, "coordinator", "pm")?.id).toBe("ba");
  });

  it("is the shortest of those that are judged alike", () => {
    const long = { id: "long", recommended: true, stances: [], stages: [leg("coordinator", 20, 20), leg("pm", 1, 1)] };
    const short = { ...long, id: "short", stages: [leg("coordinator", 10, 10), leg("pm", 1, 1)] };
    expect(suggestedRoute([long, short], "coordinator", "pm")?.id).toBe("short");
  });

  it("is any that reaches the target when none begins there", () => {
    expect(suggestedRoute(options, "director", "pm")?.id).toBe("elsewhere");
  });

  it("is none when nothing leads there", () => {
    expect(suggestedRoute(options, "coordinator", "director")).toBeUndefined();
  });
});

it("a plan that starts now ends after its months", () => {
  const now = new Date("2026-01-31T10:00:00Z");
  expect(finishOf({ months: 1, legs: [], gates: [] }, now)).toEqual(new Date("2026-02-28T10:00:00Z"));
});
