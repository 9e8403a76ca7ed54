import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  certificatePath,
  codeBytes,
  codeFrom,
  codeInGroups,
  hoursInWords,
  isCertified,
  isNamed,
  readCode,
  refuseUncertified,
} from "./certificate";
import { mentorshipStates } from "./state";

describe("a certificate", () => {
  const completed = { mentorId: "m", menteeId: "e", state: "completed", confirmedMinutes: 45 } as const;

  it("is of a completed mentorship, not of one that was ended or lasts", () => {
    const having = mentorshipStates.filter((state) => isCertified({ ...completed, state }));
    expect(having).toEqual(["completed"]);
    expect(() => refuseUncertified({ ...completed, state: "ended" })).toThrow("mentorships.not_completed");
  });

  it("is none where no session is confirmed by both", () => {
    expect(isCertified({ ...completed, confirmedMinutes: 0 })).toBe(false);
    expect(() => refuseUncertified({ ...completed, confirmedMinutes: 0 })).toThrow("mentorships.nothing_confirmed");
    expect(() => refuseUncertified(completed)).not.toThrow();
  });

  it("names the other only while they agree, may be here, and neither keeps away", () => {
    const agreed = { agreedAt: new Date("2026-06-09T09:00:00Z"), isSuspended: false, isApart: false };
    expect(isNamed(agreed)).toBe(true);
    expect(isNamed({ ...agreed, agreedAt: null })).toBe(false);
    expect(isNamed({ ...agreed, isSuspended: true })).toBe(false);
    expect(isNamed({ ...agreed, isApart: true })).toBe(false);
  });
});

describe("the code of a certificate", () => {
  const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });

  it("is read back however it is typed from paper", () => {
    fc.assert(
      fc.property(bytes, (drawn) => {
        const code = codeFrom(drawn);
        expect(readCode(codeInGroups(code))).toBe(code);
        expect(readCode(` ${code.toLowerCase()} `)).toBe(code);
        expect(readCode(code.replaceAll("0", "O").replaceAll("1", "l"))).toBe(code);
      }),
    );
  });

  it("stands in groups of four in the address", () => {
    const code = codeFrom(Uint8Array.from({ length: codeBytes }, (_, at) => at));
    expect(certificatePath(code)).toBe("/certificates/0123-4567-89AB-CDEF-GHJK");
  });

  it("is nothing else", () => {
    for (const text of ["", "0123", "U".repeat(20), "../admin", "0".repeat(21), "é".repeat(20)]) {
      expect(readCode(text)).toBeNull();
    }
  });
});

it("hours are said in words, never rounded", () => {
  expect([405, 60, 61, 45, 121].map(hoursInWords)).toEqual([
    "6 hours 45 minutes",
    "1 hour",
    "1 hour 1 minute",
    "45 minutes",
    "2 hours 1 minute",
  ]);
});
