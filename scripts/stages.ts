import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { elapsed } from "./progress.mjs";

/** What one stage of checking found. */
export type Outcome = { stage: string; passed: number; failed: number; took: string };
export type Stage = { name: string; run: () => Promise<{ passed: number; failed: number }> };

const require = createRequire(import.meta.url);
const rooms = ["app", "components", "domain", "db", "server", "e2e", "bench", "scripts"];

/** Looks at the code without running it; each stage counts as one test. */
export const staticStages: readonly Stage[] = [
  tool("types", join(dirname(require.resolve("typescript-native/package.json")), "bin/tsc"), ["--noEmit", "-p", "."]),
  tool("lint", require.resolve("@biomejs/biome/bin/biome"), [
    "check",
    "--error-on-warnings",
    "--max-diagnostics=50",
    ".",
  ]),
  tool("borders", "node_modules/dependency-cruiser/bin/dependency-cruise.mjs", [
    "--config",
    ".dependency-cruiser.mjs",
    ...rooms,
  ]),
  tool("dead code", "node_modules/knip/bin/knip.js", ["--no-progress"]),
];

/** A vitest project, counted test by test. */
export function vitestStage(project: "unit" | "integration"): Stage {
  const report = `.test/${project}.json`;
  return {
    name: project,
    run: async () => {
      rmSync(report, { force: true });
      const args = [
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ];
      const code = await node(["node_modules/vitest/vitest.mjs", ...args]);
      return counted(code, () => {
        const { numPassedTests, numFailedTests } = vitestReport.parse(readJson(report));
        return { passed: numPassedTests, failed: numFailedTests };
      });
    },
  };
}

/** The journeys in a browser, counted test by test. */
export const journeyStage: Stage = {
  name: "journeys",
  run: async () => {
    const report = ".test/journeys.json";
    rmSync(report, { force: true });
    const code = await node(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return counted(code, () => {
      const { stats, errors } = playwrightReport.parse(readJson(report));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
    });
  },
};

/**
 * Runs stages one after another, going on after a failure so that the count is whole, and prints a line for each.
 */
export async function runStages(stages: readonly Stage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, run } of stages) {
    console.log(`\n── ${name}`);
    const begun = performance.now();
    const { passed, failed } = await run().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    outcomes.push({ stage: name, passed, failed, took: elapsed(begun) });
  }
  return outcomes;
}

/** Prints what each stage found and ends with the one line that sums it up; sets the exit code. */
export function summarise(outcomes: readonly Outcome[]): void {
  console.log("");
  for (const { stage, passed, failed, took } of outcomes) {
    console.log(`${failed === 0 ? "ok  " : "FAIL"} ${stage.padEnd(14)} ${passed} passed, ${failed} failed in ${took}`);
  }
  const sum = (of: "passed" | "failed") => outcomes.reduce((total, outcome) => total + outcome[of], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

function tool(name: string, path: string, args: string[]): Stage {
  return {
    name,
    run: async () => {
      const failed = (await node([path, ...args])) === 0 ? 0 : 1;
      return { passed: 1 - failed, failed };
    },
  };
}

/** A runner that failed without a failed test (a file that does not load, a server that does not come up) is one failure. */
function counted(code: number, read: () => { passed: number; failed: number }) {
  try {
    const { passed, failed } = read();
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Runs a tool in the foreground. Asked to end meanwhile, this process lets the tool clear up, then ends as well. */
function node(args: string[], extra: Record<string, string> = {}): Promise<number> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...extra },
    });
    const end = () => {
      child.once("close", () => process.exit(1));
      child.kill("SIGINT");
    };
    process.on("SIGTERM", end);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("SIGTERM", end);
      settle(code ?? 1);
    });
  });
}
