import { describe, expect, it } from "vitest";
import { cadenceText, isSignatureOf, proposeAgreementSchema } from "./agreement";

describe("a signature", () => {
  it("is the member's own name, however it is spaced, cased or accented", () => {
    expect(isSignatureOf("siobhan  o’neill", "Siobhán O'Neill")).toBe(true);
    expect(isSignatureOf("Jasmine Owusu Pettifer", "Jasmine Owusu-Pettifer")).toBe(true);
  });

  it("is nobody else's name and never empty", () => {
    expect(isSignatureOf("Jasmine", "Jasmine Owusu-Pettifer")).toBe(false);
    expect(isSignatureOf("", "Jasmine Owusu-Pettifer")).toBe(false);
    expect(isSignatureOf("–", "–")).toBe(false);
  });
});

describe("a version of the agreement", () => {
  const version = {
    mentorshipId: "4f0c3ec0-3b43-4d2c-9a7e-2f9f6f0f9b11",
    version: "1",
    scope: "Rehearse steering papers.",
    cadenceDays: "14",
    sessionMinutes: "45",
    channel: "video",
    endsOn: "2027-03-01",
    typedName: "Jasmine",
  };

  it("reads the fields of a form", () => {
    expect(proposeAgreementSchema.parse(version)).toMatchObject({ version: 1, cadenceDays: 14, sessionMinutes: 45 });
  });

  it("offers only rhythms that can be kept", () => {
    expect(proposeAgreementSchema.safeParse({ ...version, cadenceDays: "1" }).success).toBe(false);
    expect(proposeAgreementSchema.safeParse({ ...version, endsOn: "next year" }).success).toBe(false);
  });

  it("says a cadence in words", () => {
    expect(cadenceText(21)).toBe("every three weeks");
    expect(cadenceText(10)).toBe("every 10 days");
  });
});
