import { describe, expect, it } from "vitest";
import { momentDate, placeDate } from "./timeline";

describe("a date of a case", () => {
  it.each([
    ["2018", "2018"],
    ["2018-12", "Dec 2018"],
    ["2019-11-19", "19 Nov 2019"],
    ["2018-04-20/22", "20 to 22 Apr 2018"],
    ["2014-10 (late)", "late Oct 2014"],
    ["2026 (early)", "early 2026"],
    ["undated", "undated"],
  ])("%s is written %s", (text, written) => {
    expect(momentDate(text)).toBe(written);
  });

  it("covers a year when only the year is known", () => {
    expect(placeDate("2018")).toEqual({ from: 2018, to: 2019 });
  });

  it("has no place when it is not known", () => {
    expect(placeDate("undated")).toBeUndefined();
  });
});
