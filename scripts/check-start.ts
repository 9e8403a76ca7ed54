import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./port";
import { elapsed, step } from "./progress.mjs";
import type { Found } from "./reports";
import type { Stage } from "./stages";

const FIRST_START_SECONDS = 900;
/** How long a start on data that is there may take before it counts as hanging; how long it took is printed. */
const SECOND_START_SECONDS = 60;

/** Whether a clean clone comes up with `npm start` and nothing else, and comes up again quickly, each promise counted. */
export const startStage: Stage = {
  name: "npm start",
  run: async () => {
    const clone = mkdtempSync(join(tmpdir(), "critical-path-"));
    const count: Found = { passed: 0, failed: 0, failures: [] };
    const check = async (promise: string, work: () => Promise<void>) => {
      try {
        await step(promise, work);
        count.passed += 1;
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        console.error(sentence);
        count.failed += 1;
        count.failures.push({ name: promise, error: sentence });
      }
    };
    try {
      await run("git", ["clone", "--quiet", "--no-hardlinks", process.cwd(), clone]);
      await checkStarts(clone, check);
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
    return count;
  },
};

type Check = (promise: string, work: () => Promise<void>) => Promise<void>;

async function checkStarts(clone: string, check: Check): Promise<void> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  let server = start(clone, port);
  await check("npm start in a clean clone comes up", () => answers(`${address}/readyz`, server, FIRST_START_SECONDS));
  await check("the home page is served", () => shows(address, "Critical Path"));
  await check("a mentor is served", async () =>
    shows(`${address}${await firstLink(`${address}/mentors`, "/mentors/")}`),
  );
  await check("a case is served", async () => shows(`${address}${await firstLink(`${address}/cases`, "/cases/")}`));
  await check("a second start on the same data is refused", async () => {
    const code = await ended(start(clone, await freePort()));
    if (code !== 1) throw new Error(`It ended with ${code}.`);
  });
  await check("SIGTERM ends it cleanly", () => endsCleanly(server));
  const begun = performance.now();
  server = start(clone, port);
  await check("a second start answers", () => answers(address, server, SECOND_START_SECONDS));
  console.log(`  first answer after ${elapsed(begun)}`);
  await check("it ends cleanly again", () => endsCleanly(server));
}

function start(clone: string, port: number): ChildProcess {
  const { DATABASE_URL, DATA_DIR, APP_URL, AUTH_SECRET, SMTP_URL, ...environment } = process.env;
  return spawn("npm", ["start"], {
    cwd: clone,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...environment, PORT: String(port) },
  });
}

async function answers(url: string, server: ChildProcess, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    if (server.exitCode !== null) throw new Error(`npm start ended with ${server.exitCode}.`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer within ${seconds} seconds.`);
}

async function shows(url: string, words = "</h1>"): Promise<void> {
  const answer = await fetch(url);
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes(words))
    throw new Error(`${url} answered ${answer.status} without "${words}".`);
}

async function firstLink(url: string, prefix: string): Promise<string> {
  const text = await (await fetch(url)).text();
  const link = new RegExp(`href="(${prefix}[a-z0-9-]+)"`).exec(text)?.[1];
  if (link === undefined) throw new Error(`${url} links to nothing below ${prefix}.`);
  return link;
}

async function endsCleanly(server: ChildProcess): Promise<void> {
  server.kill("SIGTERM");
  const code = await ended(server);
  if (code !== 0) throw new Error(`It ended with ${code}.`);
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((settle) => child.once("exit", (code) => settle(code)));
}

async function run(command: string, args: string[]): Promise<void> {
  const code = await ended(spawn(command, args, { stdio: "inherit" }));
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}.`);
}
