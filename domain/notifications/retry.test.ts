import fc from "fast-check";
import { expect, test } from "vitest";
import { giveUpAfterMs, nextAttemptAt } from "./retry";

const written = new Date("2026-06-09T09:00:00Z");
const second = 1_000;

test("the first attempt after a refusal comes half a minute later, give or take a tenth", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
      const at = nextAttemptAt(1, written, written, random);
      const wait = (at?.getTime() ?? 0) - written.getTime();
      return wait >= 27 * second && wait <= 33 * second;
    }),
  );
});

test("each wait is twice the one before, up to six hours", () => {
  const waits = Array.from({ length: 14 }, (_, i) => {
    const at = nextAttemptAt(i + 1, written, written, 0.5);
    return Math.round(((at?.getTime() ?? 0) - written.getTime()) / second);
  });
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600, 21600, 21600]);
});

test("a mail is tried for three days and then given up", () => {
  let now = written;
  let attempts = 1;
  for (; ; attempts += 1) {
    const next = nextAttemptAt(attempts, written, now, 0.5);
    if (next === undefined) break;
    now = next;
  }
  const triedFor = now.getTime() - written.getTime();
  expect(triedFor).toBeLessThanOrEqual(giveUpAfterMs);
  expect(triedFor).toBeGreaterThan(giveUpAfterMs - 6.6 * 3_600 * second);
});
