import { expect, test } from "vitest";
import { zoneOptions } from "./places";

const values = (kept: string) => zoneOptions(kept).flatMap((group) => group.options.map((option) => option.value));

test.each(["Asia/Kolkata", "Asia/Calcutta", "Europe/Kyiv", "Europe/London", "UTC"])(
  "the zone %s that somebody has is among those offered, once",
  (kept) => {
    expect(values(kept).filter((value) => value === kept)).toEqual([kept]);
  },
);

test("places go by the names that they have now", () => {
  expect(values("Europe/London")).toContain("Asia/Kolkata");
  expect(values("Europe/London")).not.toContain("Asia/Calcutta");
});
