import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { begunItem } from "./begun";

const [id, parentId] = [randomUUID(), randomUUID()];
const competencies = [
  { id: "estimating", area: "skills", retired: false },
  { id: "typing", area: null, retired: true },
] as const;
const begun = (words: Parameters<typeof begunItem>[0]) => begunItem(words, { id, parentId, competencies });

describe("a new line", () => {
  it("begins for the competency of a gap, in its area unless another is said", () => {
    expect(begun({ kind: "task", competency: "estimating" })).toMatchObject({
      kind: "task",
      parentId,
      area: "skills",
      competencyIds: ["estimating"],
    });
    expect(begun({ competency: "estimating", area: "knowledge" }).area).toBe("knowledge");
  });

  it("begins with the kind, area and title that the address says", () => {
    expect(begun({ kind: "gate", area: "skills", title: "Lead a team" })).toMatchObject({
      kind: "gate",
      area: "skills",
      title: "Lead a team",
      competencyIds: [],
    });
  });

  it("takes nothing from what means nothing or is retired", () => {
    for (const competency of ["typing", "unheard of", ["estimating"]]) {
      expect(begun({ kind: "song", competency })).toMatchObject({ kind: "task", area: null, competencyIds: [] });
    }
  });
});
