import { describe, expect, it } from "vitest";
import { countChanges, frameworkChanges } from "./differences";
import { completed } from "./document";
import { competency, framework, terms } from "./framework.fixture";

const roleIds = terms.roles.map(({ id }) => id);
const before = framework([competency("presenting"), competency("benefits")]);

describe("what changed in a framework", () => {
  it("is said competency by competency, with the old and the new text", () => {
    const reworded = competency("presenting", { name: "Speaking" });
    const after = {
      ...framework([{ ...reworded, levels: reworded.levels.with(2, "Speaks to a board.") }, competency("coaching")]),
    };
    const changes = frameworkChanges(before, after, ["project-manager"]);
    expect(changes).toEqual([
      expect.objectContaining({ kind: "changed", what: "Name", before: "Name of presenting", after: "Speaking" }),
      expect.objectContaining({ what: "Level 2", before: "presenting at level 2", after: "Speaks to a board." }),
      expect.objectContaining({
        kind: "added",
        competencyId: "coaching",
        targets: [{ roleId: "project-manager", level: 2, must: false }],
      }),
      { kind: "retired", competencyId: "benefits", name: "Name of benefits" },
    ]);
    expect(countChanges(changes)).toEqual({ added: 1, retired: 1, changed: 1, targets: 0 });
  });

  it("names targets of the roles asked about, and of no others", () => {
    const after = {
      ...before,
      profiles: before.profiles.map((one) => ({
        ...one,
        levels: { ...one.levels, presenting: 4 },
        critical: ["presenting"],
      })),
    };
    expect(frameworkChanges(before, after, ["project-manager"])).toEqual([
      {
        kind: "target",
        competencyId: "presenting",
        name: "Name of presenting",
        roleId: "project-manager",
        before: { level: 2, must: false },
        after: { level: 4, must: true },
      },
    ]);
    expect(frameworkChanges(before, after, [])).toEqual([]);
  });
});

describe("a framework that says only a part", () => {
  it("keeps the targets of roles of which it is silent, and asks nothing of what is new", () => {
    const said = { competencies: [competency("coaching"), competency("benefits")], profiles: [] };
    const whole = completed(said, before, roleIds);
    expect(whole.competencies.map(({ id }) => id)).toEqual(["benefits", "coaching"]);
    expect(whole.profiles[0]).toEqual({ roleId: "pmo-analyst", levels: { benefits: 2, coaching: 0 }, critical: [] });
  });
});
