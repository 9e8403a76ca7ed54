import { join } from "node:path";
import { expect, test } from "vitest";
import { inShort, readPlaywrightReport, readVitestReport } from "./reports";

test("a vitest report names each failed test and each file that does not load", () => {
  const found = readVitestReport({
    numPassedTests: 4,
    testResults: [
      {
        name: join(process.cwd(), "a.test.ts"),
        status: "failed",
        message: "",
        assertionResults: [
          { fullName: "adds up", status: "passed", failureMessages: [] },
          { fullName: " adds down", status: "failed", failureMessages: ["AssertionError: expected 1 to be 2"] },
        ],
      },
      { name: join(process.cwd(), "b.test.ts"), status: "failed", message: "Cannot find module", assertionResults: [] },
      { name: join(process.cwd(), "c.test.ts"), status: "passed", assertionResults: [] },
    ],
  });
  expect(found).toEqual({
    passed: 4,
    failed: 2,
    failures: [
      { name: "a.test.ts › adds down", error: "AssertionError: expected 1 to be 2" },
      { name: "b.test.ts", error: "Cannot find module" },
    ],
  });
});

test("a report of journeys names what failed at any depth or outside a test, and what passed only at its second try", () => {
  const spec = (title: string, status: string, errors: { message?: string }[]) => ({
    title,
    file: "door.spec.ts",
    line: 7,
    tests: [{ status, results: [{ errors }] }],
  });
  const found = readPlaywrightReport({
    stats: { expected: 3, flaky: 1, unexpected: 1 },
    errors: [{ message: "The server did not come up" }],
    suites: [
      {
        specs: [spec("opens", "expected", []), spec("sticks", "flaky", [{ message: "Once" }])],
        suites: [{ specs: [spec("shuts", "unexpected", [{ message: "No" }])] }],
      },
    ],
  });
  expect(found).toEqual({
    passed: 4,
    failed: 2,
    failures: [
      { name: "door.spec.ts:7 › shuts", error: "No" },
      { name: "outside a test", error: "The server did not come up" },
    ],
    unsteady: [{ name: "door.spec.ts:7 › sticks", error: "Once" }],
  });
});

test("a failure is repeated as its name and the first lines of its error, without colours", () => {
  const error = ["\u001b[31mError\u001b[39m: no", "", ...Array.from({ length: 20 }, (_, at) => `line ${at}`)].join(
    "\n",
  );
  const lines = inShort({ name: "a thing holds", error }).split("\n");
  expect(lines.slice(0, 3)).toEqual(["✗ a thing holds", "    Error: no", "    line 0"]);
  expect(lines).toHaveLength(7);
});
