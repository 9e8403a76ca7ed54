import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogueSchema } from "../catalogue/content-schema";
import { type Gap, gapsTo, gapTotals, rankGaps, type TargetLevel, weightiest } from "./gap";

const { target_profiles: profiles, competencies } = catalogueSchema.parse(
  JSON.parse(readFileSync(new URL("../../content/catalogue.json", import.meta.url), "utf8")),
);

function profileOf(roleId: string): TargetLevel[] {
  const profile = profiles.find((p) => p.role_id === roleId);
  if (!profile) throw new Error(`no profile of ${roleId}`);
  return competencies.map((c) => ({
    competencyId: c.id,
    differenceId: c.difference,
    level: profile.levels[c.id] ?? 0,
    critical: profile.critical.includes(c.id),
  }));
}

const levelsOf = (roleId: string) => new Map(profileOf(roleId).map((t) => [t.competencyId, t.level]));

describe("the gap between two roles", () => {
  it.each([
    ["pmo-coordinator", "project-manager", 28, 54, 3],
    ["pmo-coordinator", "business-analyst", 21, 34, 3],
    ["business-analyst", "junior-pm", 5, 5, 1],
    ["junior-pm", "project-manager", 26, 27, 2],
  ])("from %s to %s is %i competencies, %i levels, %i at most", (from, to, count, levels, widest) => {
    expect(gapTotals(gapsTo(profileOf(to), levelsOf(from)))).toEqual({
      competencies: count,
      levels,
      widest,
      unrated: 0,
    });
  });

  it("is nothing from a role to itself", () => {
    for (const { role_id } of profiles) {
      expect(gapTotals(gapsTo(profileOf(role_id), levelsOf(role_id))).levels).toBe(0);
    }
  });

  it("is unknown, not zero, where nothing was rated", () => {
    const totals = gapTotals(gapsTo(profileOf("project-manager"), new Map()));
    expect(totals).toEqual({ competencies: 0, levels: 0, widest: 0, unrated: 30 });
  });

  it("is never negative, whatever somebody rates", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (now, level) => {
        const profile = [{ competencyId: "a", differenceId: "accountability", level, critical: false }];
        expect(gapsTo(profile, new Map([["a", now]]))[0]?.gap).toBe(Math.max(0, level - now));
      }),
    );
  });
});

describe("the ranking of gaps", () => {
  const gap = (competencyId: string, differenceId: string, levels: number, critical = false): Gap => ({
    competencyId,
    differenceId,
    critical,
    now: 0,
    target: levels,
    gap: levels,
  });

  it("counts a must-have double", () => {
    const order = rankGaps([gap("wide", "accountability", 3), gap("must", "pmo_foundation", 2, true)]);
    expect(order.map((g) => g.competencyId)).toEqual(["must", "wide"]);
  });

  it("puts the differences before what the PMO already teaches, at equal weight", () => {
    const order = rankGaps([
      gap("p", "pmo_foundation", 2),
      gap("d", "delivery_methodology", 2),
      gap("c", "communication", 2),
      gap("a", "accountability", 2),
    ]);
    expect(order.map((g) => g.competencyId)).toEqual(["a", "c", "d", "p"]);
  });
});

describe("the six that are asked first", () => {
  it("are the heaviest from the present role to the target, must-haves in front", () => {
    const six = weightiest(profileOf("project-manager"), profileOf("pmo-coordinator"), 6);
    expect(six.slice(0, 5).toSorted()).toEqual(
      [
        "cost-control",
        "domain-business",
        "end-to-end-delivery",
        "outcome-ownership",
        "stakeholder-influence",
      ].toSorted(),
    );
    expect(six).toHaveLength(6);
  });

  it("need no present role", () => {
    expect(weightiest(profileOf("business-analyst"), null, 6)).toContain("requirements-analysis");
  });
});
