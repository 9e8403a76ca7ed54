import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { elapsed } from "./progress.mjs";
import { type Found, inShort, readPlaywrightReport, readVitestReport } from "./reports";

/** What one stage of checking found. */
export type Outcome = Found & { stage: string; took: string };
export type Stage = { name: string; run: () => Promise<Found> };

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
      return counted(code, () => readVitestReport(readJson(report)));
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
    return counted(code, () => readPlaywrightReport(readJson(report)));
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
    const found = await run().catch((error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      console.error(sentence);
      return { passed: 0, failed: 1, failures: [{ name, error: sentence }] };
    });
    outcomes.push({ stage: name, ...found, took: elapsed(begun) });
  }
  return outcomes;
}

/** Repeats what failed, prints what each stage found and ends with the one line that sums it up; sets the exit code. */
export function summarise(outcomes: readonly Outcome[]): void {
  for (const { stage, failures, unsteady = [] } of outcomes) {
    if (unsteady.length > 0) console.log(`\n── passed at the second try, to be mended: ${stage}`);
    for (const failure of unsteady) console.log(inShort(failure));
    if (failures.length > 0) console.log(`\n── failed: ${stage}`);
    for (const failure of failures) console.log(inShort(failure));
  }
  console.log("");
  for (const { stage, passed, failed, took } of outcomes) {
    console.log(`${failed === 0 ? "ok  " : "FAIL"} ${stage.padEnd(14)} ${passed} passed, ${failed} failed in ${took}`);
  }
  const sum = (of: "passed" | "failed") => outcomes.reduce((total, outcome) => total + outcome[of], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
}

function tool(name: string, path: string, args: string[]): Stage {
  return {
    name,
    run: async () => {
      const said: string[] = [];
      if ((await node([path, ...args], {}, (text) => said.push(text))) === 0) {
        return { passed: 1, failed: 0, failures: [] };
      }
      return { passed: 0, failed: 1, failures: [{ name, error: said.join("") }] };
    },
  };
}

/** A runner that failed without a failed test, such as one whose report cannot be read, is one failure. */
function counted(code: number, read: () => Found): Found {
  const unnamed = { name: "the runner", error: `It ended with ${code}; what it said stands above.` };
  try {
    const found = read();
    return code === 0 || found.failed > 0 ? found : { ...found, failed: 1, failures: [unnamed] };
  } catch {
    return { passed: 0, failed: 1, failures: [unnamed] };
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * Runs a tool in the foreground; `hear` is told what it prints, if given. Asked to end meanwhile, this process lets the
 * tool clear up, then ends as well.
 */
function node(args: string[], extra: Record<string, string> = {}, hear?: (text: string) => void): Promise<number> {
  return new Promise((settle, reject) => {
    const output = hear === undefined ? "inherit" : "pipe";
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", output, output],
      env: { ...process.env, ...extra },
    });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from?.setEncoding("utf8").on("data", (text: string) => {
        to.write(text);
        hear?.(text);
      });
    }
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
