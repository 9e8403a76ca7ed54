import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packFiles } from "./pack-files";
import { step } from "./progress.mjs";

/** Everything that a built page is made of. */
const sources = [
  "app",
  "components",
  "db",
  "domain",
  "public",
  "server",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "scripts/pack-files.ts",
  "tsconfig.json",
];
const stamp = ".next/built-from";

/** Builds the pages for production, unless they were built from exactly the sources that are here now. */
export async function buildPages(signal: AbortSignal): Promise<void> {
  const fingerprint = fingerprintOf(sources);
  if (existsSync(stamp) && existsSync(".next/BUILD_ID") && readFileSync(stamp, "utf8") === fingerprint) return;
  await step("Building the pages (a minute or two the first time)", async () => {
    await nextBuild(signal).catch(() => {
      signal.throwIfAborted();
      // What an earlier build that failed remembers of missing files outlives their arrival: begin again from nothing.
      rmSync(".next/cache", { recursive: true, force: true });
      return nextBuild(signal);
    });
    await packFiles(".next/static", ".next/packed");
  });
  writeFileSync(stamp, fingerprint);
}

/** A hash of the names and contents of files and directories, tests left out. */
function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string) => hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  for (const path of paths) {
    if (!existsSync(path)) continue;
    if (statSync(path).isFile()) {
      add(path);
      continue;
    }
    for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" }).sort()) {
      const file = join(path, entry);
      if (statSync(file).isFile() && !/\.test\.tsx?$/.test(file)) add(file);
    }
  }
  return hash.digest("hex");
}

async function nextBuild(signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    signal,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((settle, reject) => {
    child.once("error", reject);
    child.once("close", settle);
  });
  if (code !== 0) throw new Error(`The pages could not be built.\n${said}`);
}
