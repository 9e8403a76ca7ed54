import { describe, expect, it } from "vitest";
import { codingFor } from "./accept-encoding";

describe("the compression of an answer", () => {
  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0.5, gzip", "gzip"],
    ["br;q=0, gzip;q=0.1", "gzip"],
    ["BR ; Q=1, gzip", "br"],
    ["*", "br"],
    ["br;q=0, *", "gzip"],
    ["deflate, zstd", null],
    ["identity", null],
    ["identity, gzip;q=0.5", null],
    ["gzip;q=0, br;q=0", null],
    ["gzip;q=often", null],
    ["", null],
    [undefined, null],
  ])("to %o is %o", (accepted, coding) => {
    expect(codingFor(accepted)).toBe(coding);
  });
});
