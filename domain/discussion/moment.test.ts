import fc from "fast-check";
import { expect, test } from "vitest";
import { readMoment, writeMoment } from "./moment";

test("a moment is read as it was written", () => {
  const moment = fc.record({ version: fc.nat(1e9), seq: fc.nat(1e8) });
  fc.assert(
    fc.property(moment, (one) => {
      expect(readMoment(writeMoment(one))).toEqual(one);
    }),
  );
});

test("what is no moment is none", () => {
  for (const text of ["", "12", "12-", "-7", "a-b", "1-2-3", "12-7 ", "9999999999999999-1"])
    expect(readMoment(text)).toBeNull();
});
