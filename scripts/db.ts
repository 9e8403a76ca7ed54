// npm run db:start | db:migrate | db:seed | db:query | db:reset, and npm run demo.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../db/client";
import { startEmbedded } from "../db/embedded";
import { readPlace } from "../server/env";
import { untilStopped } from "./foreground";
import { type Installation, openInstallation, visitInstallation } from "./installation";
import { claim } from "./instance-lock";
import { importCatalogue, loadDemo, refuseExposedDemo, unloadDemo } from "./load";
import { prepareDatabase } from "./prepare";
import { step } from "./progress.mjs";
import { testDirectory } from "./test-cluster";

const commands: Record<string, (args: string[]) => Promise<void>> = {
  start: (args) => (args.includes("--test") ? startTestCluster() : start()),
  migrate: () => visit(({ env }) => step("Bringing the tables to the present", () => prepareDatabase(env.databaseUrl))),
  seed: () => visit(async ({ env }) => importCatalogue(env.databaseUrl)),
  demo: (args) =>
    visit(async ({ env }) => {
      if (args.includes("--remove")) return unloadDemo(env.databaseUrl);
      refuseExposedDemo(env, true);
      await prepareDatabase(env.databaseUrl);
      await importCatalogue(env.databaseUrl);
      await loadDemo(env.databaseUrl);
    }),
  query: (args) => visit(({ env }) => query(env.databaseUrl, args.join(" "))),
  reset,
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) throw new Error(`There is no such command; there are: ${Object.keys(commands).join(", ")}.`);
try {
  await command(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function visit(work: (installation: Installation) => Promise<void>): Promise<void> {
  const installation = await visitInstallation();
  try {
    await work(installation);
  } finally {
    await installation.close();
  }
}

async function start(): Promise<void> {
  const { env, close } = await openInstallation();
  console.log(`DATABASE_URL=${env.databaseUrl}\nCtrl-C ends it.`);
  await untilStopped();
  await close();
}

/** Keeps the tests' PostgreSQL running, so that each test run finds it and need not start its own. */
async function startTestCluster(): Promise<void> {
  const cluster = await startEmbedded({ directory: testDirectory, disposable: true });
  console.log(`${cluster.url("postgres")}\nTests use it as long as this runs. Ctrl-C ends it.`);
  await untilStopped();
  await cluster.stop();
}

async function query(url: string, text: string): Promise<void> {
  if (text === "") throw new Error('Say what to ask, for example: npm run db:query -- "select count(*) from members"');
  const { sql, close } = connect(url, { max: 1, statementTimeoutMs: 60_000, name: "critical-path-query" });
  try {
    console.table([...(await sql.unsafe(text))]);
  } finally {
    await close();
  }
}

async function reset(): Promise<void> {
  const { dataDir, embedded } = readPlace(process.env);
  if (!embedded) throw new Error("db:reset empties the embedded database only, never one named by DATABASE_URL.");
  const release = await claim(dataDir, "db:reset");
  rmSync(join(dataDir, "postgres"), { recursive: true, force: true });
  rmSync(join(dataDir, "mail"), { recursive: true, force: true });
  release();
  console.log("The embedded database and the caught mail are gone; npm start makes new ones.");
}
