// npm start (production) and npm run dev: everything from an empty directory to an address that answers.
import { once } from "node:events";
import { buildPages } from "./build";
import { untilStopped } from "./foreground";
import { openInstallation } from "./installation";
import { hasDemo, importCatalogue, loadDemo, refuseExposedDemo, setUpPath } from "./load";
import { refuseTakenPort } from "./port";
import { prepareDatabase } from "./prepare";
import { elapsed, step } from "./progress.mjs";
import { welcome } from "./welcome";

const begun = performance.now();
const dev = process.argv.includes("--dev");
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
const ending = new AbortController();
void untilStopped().then(() => ending.abort());
/** What serves, ended all at once; then what it stands on. */
const serving: (() => Promise<void>)[] = [];
const beneath: (() => Promise<void>)[] = [];

try {
  await serve(ending.signal);
  if (!ending.signal.aborted) await once(ending.signal, "abort");
  console.log("\nStopping: finishing what is under way …");
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
for (const group of [serving, beneath]) {
  for (const ended of await Promise.allSettled(group.map((close) => close()))) {
    if (ended.status === "fulfilled") continue;
    console.error(ended.reason);
    process.exitCode = 1;
  }
}
// Nothing is left to do; a library's stray timer must not keep the process.
process.exit();

/** From nothing to an answering address, step by step; asked to end, it stops before the next step. */
async function serve(signal: AbortSignal): Promise<void> {
  const { env, close } = await openInstallation();
  beneath.push(close);
  await refuseTakenPort(env.host, env.port);
  signal.throwIfAborted();

  await step("Bringing the tables to the present", () => prepareDatabase(env.databaseUrl));
  signal.throwIfAborted();
  await importCatalogue(env.databaseUrl);
  signal.throwIfAborted();
  if (env.embedded && env.loopback) await loadDemo(env.databaseUrl, { onlyWhenNew: true });
  const demo = await hasDemo(env.databaseUrl);
  refuseExposedDemo(env, demo);
  signal.throwIfAborted();
  if (!dev) await buildPages(signal);

  // Loaded only now: both read the environment, which has just been completed.
  const { startDoor } = await import("../server/door/start");
  const door = await step("Opening the door", () => startDoor({ env, dev }));
  serving.push(() => door.close());
  signal.throwIfAborted();
  if (env.worker === "inside") {
    const { startWorker } = await import("../server/jobs/worker");
    const worker = await startWorker({ env });
    serving.push(() => worker.close());
  }
  console.log(welcome(env, { demo, setUp: await setUpPath(env.databaseUrl), took: elapsed(begun) }));
}
