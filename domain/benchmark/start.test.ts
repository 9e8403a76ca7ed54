import { describe, expect, it } from "vitest";
import { hoursPresets, presetsOf, slotsOf } from "./hours";
import {
  canSendRequest,
  firstOpenStep,
  missingAnswers,
  requiredAnswers,
  type StartFacts,
  startAnswers,
  startSteps,
} from "./start";

const nothing: StartFacts = {
  currentRoleId: null,
  currentDomainId: null,
  targetRoleId: null,
  targetDomainId: null,
  hasHours: false,
  rated: 0,
};
const enough: StartFacts = {
  ...nothing,
  currentRoleId: "pmo-coordinator",
  currentDomainId: "nhs",
  targetRoleId: "junior-pm",
  targetDomainId: "technology",
  hasHours: true,
};

describe("the start", () => {
  it("needs no more than eight answers until a request can be sent", () => {
    const required = startSteps.flatMap((step) => requiredAnswers[step]);
    expect(required).toHaveLength(5);
    expect(required.length).toBeLessThanOrEqual(8);
    expect(canSendRequest(enough)).toBe(true);
  });

  it.each([["currentRoleId"], ["currentDomainId"], ["targetRoleId"], ["targetDomainId"]] as const)(
    "cannot send a request without %s",
    (name) => {
      expect(canSendRequest({ ...enough, [name]: null })).toBe(false);
    },
  );

  it("goes on where something is missing", () => {
    expect(firstOpenStep(nothing)).toBe("role");
    expect(firstOpenStep({ ...enough, hasHours: false })).toBe("domain");
    expect(firstOpenStep(enough)).toBe("benchmark");
  });

  it("names what a step still wants", () => {
    expect(missingAnswers("domain", { targetDomainId: "nhs" })).toEqual({ hours: "Choose at least one time." });
  });

  it("takes any answer by itself", () => {
    expect(startAnswers.parse({ organisation: null })).toEqual({ organisation: null });
    expect(startAnswers.safeParse({ timeZone: "Mars/Olympus" }).success).toBe(false);
  });
});

describe("ready-made hours", () => {
  it("make weekly slots that are recognised again", () => {
    for (const preset of hoursPresets) expect(presetsOf(slotsOf([preset]))).toEqual([preset]);
    expect(presetsOf(slotsOf(["evenings", "weekends"]))).toEqual(["evenings", "weekends"]);
  });

  it("join where they overlap on one day", () => {
    expect(slotsOf(["lunchtimes", "office"]).filter((slot) => slot.weekday === 1)).toEqual([
      { weekday: 1, startsAt: "09:00", endsAt: "17:00" },
    ]);
  });

  it("leave hours drawn by hand alone", () => {
    expect(presetsOf([{ weekday: 2, startsAt: "18:00:00", endsAt: "20:00:00" }])).toBeNull();
    expect(presetsOf([])).toEqual([]);
  });
});
