import { describe, expect, it } from "vitest";
import { evidenceFilterSchema, passes } from "./filter";
import type { Tagged } from "./tags";

const piece: Tagged = {
  kind: "file",
  accountability: "contributed",
  communication: null,
  delivery: "led_part",
  audiences: ["team", "vendor"],
  context: "closing_down",
  size: "medium",
  stages: ["test", "cutover"],
};
const asks = (address: Record<string, string>) => passes(piece, evidenceFilterSchema.parse(address));

describe("the filter of evidence", () => {
  it("lets everything through when nothing is asked, or what means nothing", () => {
    expect(asks({})).toBe(true);
    expect(asks({ context: "sideways", rung: "king" })).toBe(true);
  });

  it("asks for one context, size, stage, audience and kind", () => {
    expect(asks({ context: "closing_down", size: "medium", stage: "test", audience: "vendor", kind: "file" })).toBe(
      true,
    );
    expect(asks({ context: "running" })).toBe(false);
    expect(asks({ stage: "build" })).toBe(false);
    expect(asks({ audience: "senior_management" })).toBe(false);
    expect(asks({ kind: "text" })).toBe(false);
  });

  it("asks for at least a rung, of one difference or of any", () => {
    expect(asks({ difference: "accountability", rung: "supported" })).toBe(true);
    expect(asks({ difference: "accountability", rung: "led_part" })).toBe(false);
    expect(asks({ rung: "led_part" })).toBe(true);
    expect(asks({ rung: "accountable" })).toBe(false);
    expect(asks({ difference: "communication" })).toBe(false);
  });
});
