import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** Something that failed: what it promises, and what went wrong. */
export type Failure = { name: string; error: string };
/**
 * What a stage found. A failure is counted once, and named where it has a name; `unsteady` are those that passed, but
 * only at a second try.
 */
export type Found = { passed: number; failed: number; failures: Failure[]; unsteady?: Failure[] };

const linesShown = 6;

const vitestReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** Reads vitest's JSON report. A file that does not load is one failure. Throws on anything else. */
export function readVitestReport(report: unknown): Found {
  const { numPassedTests, testResults } = vitestReport.parse(report);
  const failures = testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const file = relative(process.cwd(), path);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [{ name: file, error: message ?? "" }];
    return failed.map((test) => ({
      name: `${file} › ${test.fullName.trim()}`,
      error: test.failureMessages?.[0] ?? "",
    }));
  });
  return { passed: numPassedTests, failed: failures.length, failures };
}

const fault = z.object({ message: z.string().optional() });
const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(fault) })) })),
});
const suite = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number() }),
  suites: z.array(suite),
  errors: z.array(fault),
});

/** Reads Playwright's JSON report. What fails outside a test, such as the stage that does not come up, is a failure too. */
export function readPlaywrightReport(report: unknown): Found {
  const { stats, suites, errors } = playwrightReport.parse(report);
  const specs = suites.flatMap(specsOf);
  const failures = [
    ...endedAs("unexpected", specs),
    ...errors.map((error) => ({ name: "outside a test", error: error.message ?? "" })),
  ];
  return {
    passed: stats.expected + stats.flaky,
    failed: failures.length,
    failures,
    unsteady: endedAs("flaky", specs),
  };
}

function endedAs(status: "unexpected" | "flaky", specs: z.output<typeof spec>[]): Failure[] {
  return specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter((test) => test.status === status)
      .map(({ results }) => ({
        name: `${file}:${line} › ${title}`,
        error: results.flatMap((result) => result.errors)[0]?.message ?? "",
      })),
  );
}

function specsOf({ specs, suites }: z.output<typeof suite>): z.output<typeof spec>[] {
  return [...specs, ...(suites ?? []).flatMap(specsOf)];
}

/** A failure in a few lines: its name, then how its error begins. */
export function inShort({ name, error }: Failure): string {
  const lines = stripVTControlCharacters(error)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  return [`✗ ${name}`, ...lines.slice(0, linesShown).map((line) => `    ${line.slice(0, 300)}`)].join("\n");
}
