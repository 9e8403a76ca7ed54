import { describe, expect, it } from "vitest";
import { planSoFar, type RouteLeg } from "./plan";

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
