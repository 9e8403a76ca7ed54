// The first thing every command runs. Plain JavaScript without dependencies, because on a fresh clone there are none:
// installs what the lockfile names, finds or fetches the right Node.js, and hands over to the TypeScript script named.
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { step } from "./progress.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script, ...args] = process.argv.slice(2);

try {
  if (script === undefined)
    throw new Error("Name the script to run, for example: node scripts/start.mjs scripts/serve.ts");
  process.chdir(root);
  if (!isInstalled()) await step("Installing packages", () => npm(root));
  const node = await findNode();
  process.exitCode = await run(node, ["--import", "tsx", "--disable-warning=ExperimentalWarning", script, ...args]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Whether node_modules holds exactly the versions that the lockfile names (packages for other machines apart). */
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const present = packagesOf(installed);
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || entry.version === present[path]?.version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}

/**
 * Installs from a lockfile, with the integrity of each package checked and without running any package's own script.
 * @param {string} directory
 */
async function npm(directory) {
  const cli = process.env.npm_execpath;
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"];
  const code =
    cli?.endsWith(".js") === true
      ? await run(process.execPath, [cli, ...flags], directory)
      : await run("npm", flags, directory);
  if (code !== 0) throw new Error("npm could not install the packages; what it said stands above.");
}

/** The Node.js that the product runs on: this one when it is recent enough, else one fetched from npm into .data/. */
async function findNode() {
  if (atLeast(process.versions.node, [22, 18])) return process.execPath;
  if (!atLeast(process.versions.node, [20, 9]))
    throw new Error("Critical Path needs Node.js 20.9 or newer to start from.");
  const home = join(root, ".data", "runtime");
  const node = join(home, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  const manifest = join(root, "scripts", "runtime", "package.json");
  const { optionalDependencies } = JSON.parse(readFileSync(manifest, "utf8"));
  const wanted = `v${Object.values(optionalDependencies)[0]}`;
  if (versionOf(node) === wanted) return node;
  await step(`Fetching Node.js ${wanted} (this is ${process.version}, too old to serve)`, async () => {
    mkdirSync(home, { recursive: true });
    for (const name of ["package.json", "package-lock.json"])
      copyFileSync(join(dirname(manifest), name), join(home, name));
    await npm(home);
  });
  if (versionOf(node) === wanted) return node;
  throw new Error(
    "There is no ready-made Node.js for this machine on npm: install Node.js 24, then run the command again.",
  );
}

/** @param {string} node */
function versionOf(node) {
  return existsSync(node) ? spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim() : undefined;
}

/**
 * @param {string} version
 * @param {[number, number]} floor
 */
function atLeast(version, [major, minor]) {
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/**
 * Runs a program in the foreground and resolves with its exit code. Signals sent to this process are passed on. Should
 * this process, or the npm that started it, be killed outright, the child is told, so that nothing is left behind.
 * @param {string} command
 * @param {string[]} commandArgs
 * @param {string} [cwd]
 * @returns {Promise<number>}
 */
function run(command, commandArgs, cwd = root) {
  return new Promise((settle, reject) => {
    const own = isAbsolute(command) ? [dirname(command)] : [];
    const child = spawn(command, commandArgs, {
      cwd,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, PATH: [...own, join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter) },
    });
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) child.kill("SIGTERM");
    }, 1000);
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const listeners = signals.map((signal) => /** @type {const} */ ([signal, () => child.kill(signal)]));
    for (const [signal, listener] of listeners) process.on(signal, listener);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearInterval(watch);
      for (const [signal, listener] of listeners) process.off(signal, listener);
      settle(code ?? 1);
    });
  });
}
