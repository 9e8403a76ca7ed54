import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../errors";
import { isLive, mentorshipMoves, mentorshipStates, moveMentorship, movesFrom, stateAfter } from "./state";

describe("a mentorship", () => {
  it("becomes active when the agreement is signed, may pause and resume, and is finished or ended once", () => {
    expect(moveMentorship("accepted", "activate")).toBe("active");
    expect(moveMentorship("active", "pause")).toBe("paused");
    expect(moveMentorship("paused", "resume")).toBe("active");
    expect(moveMentorship("active", "complete")).toBe("completed");
    expect(moveMentorship("paused", "end")).toBe("ended");
  });

  it("cannot pause or be completed before it has begun", () => {
    expect(movesFrom("accepted")).toEqual(["activate", "end"]);
    expect(() => moveMentorship("accepted", "complete")).toThrow("mentorships.not_from_here");
  });

  it("stays over once it is over", () => {
    for (const move of mentorshipMoves) {
      expect(() => moveMentorship("ended", move)).toThrow("mentorships.over");
      expect(() => moveMentorship("completed", move)).toThrow("mentorships.over");
    }
  });

  it("makes only legal moves, whatever is tried in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...mentorshipMoves), { maxLength: 30 }), (tried) => {
        let state: (typeof mentorshipStates)[number] = "accepted";
        for (const move of tried) {
          const legal = stateAfter(state, move);
          if (legal === null) expect(() => moveMentorship(state, move)).toThrow(DomainError);
          else {
            expect(isLive(state)).toBe(true);
            state = moveMentorship(state, move);
            expect(state).toBe(legal);
          }
        }
      }),
    );
  });

  it("can always be ended by either side while it is live", () => {
    for (const state of mentorshipStates) expect(movesFrom(state).includes("end")).toBe(isLive(state));
  });
});
