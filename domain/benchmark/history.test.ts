import { describe, expect, it } from "vitest";
import { changedRatings, type DatedRating, standings } from "./history";

const rating = (level: number, day: number, raterKind: DatedRating["raterKind"] = "self"): DatedRating => ({
  competencyId: "presenting",
  level,
  raterKind,
  ratedAt: new Date(Date.UTC(2026, 5, day)),
});

describe("what stands for a competency", () => {
  it("is the newest own rating, with the first kept beside it", () => {
    const standing = standings([rating(2, 9), rating(1, 1)]).get("presenting");
    expect(standing?.self?.level).toBe(2);
    expect(standing?.first?.level).toBe(1);
    expect(standing?.history.map((r) => r.level)).toEqual([1, 2]);
  });

  it("keeps the mentor's view apart from the own one", () => {
    const standing = standings([rating(3, 2), rating(1, 5, "mentor")]).get("presenting");
    expect(standing?.self?.level).toBe(3);
    expect(standing?.mentor?.level).toBe(1);
  });

  it("has no beginning of its own while nothing has moved", () => {
    expect(standings([rating(2, 1), rating(2, 4)]).get("presenting")?.first).toBeNull();
  });
});

describe("a rating that says nothing new", () => {
  it("adds no row", () => {
    const given = [
      { competencyId: "presenting", level: 2 },
      { competencyId: "benefits", level: 1 },
      { competencyId: "facilitation", level: 2, note: "Ran one alone." },
    ];
    const standing = new Map([
      ["presenting", 2],
      ["facilitation", 2],
    ]);
    expect(changedRatings(given, standing).map((r) => r.competencyId)).toEqual(["benefits", "facilitation"]);
  });
});
