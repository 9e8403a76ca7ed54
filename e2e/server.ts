import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@/db/client";
import { builtTemplates } from "@/scripts/test-cluster";

/** With a build of the pages on a busy machine. */
const START_SECONDS = 600;
const STOP_SECONDS = 30;

type Environment = { readonly APP_URL: string } & Readonly<Record<string, string>>;

/** A production server as people run it. */
export type Running = {
  /** Asks it to stop; answers with the code that it ended with. */
  readonly stop: () => Promise<number | string>;
  /** Ends it at once, whatever it is doing. */
  readonly kill: () => Promise<number | string>;
};

/** A new database with the catalogue, in the cluster of the tests. */
export async function newDatabase(clusterUrl: string, name: string): Promise<string> {
  const { full } = await builtTemplates(clusterUrl);
  const { sql, close } = connect(clusterUrl, { max: 1, statementTimeoutMs: 60_000 });
  await sql`create database ${sql(name)} template ${sql(full)}`;
  await close();
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Starts a server in this environment and waits until it is ready; what it says is added to `log`. */
export async function startServer(log: string, env: Environment): Promise<Running> {
  const output = openSync(log, "a");
  const server = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    // With the channel it ends when whoever started it is gone.
    stdio: ["ignore", output, output, "ipc"],
    env: { ...process.env, HOST: "127.0.0.1", PORT: new URL(env.APP_URL).port, ...env },
  });
  closeSync(output);
  try {
    await untilReady(env.APP_URL, server);
  } catch (error) {
    if (server.exitCode === null) await end(server, "SIGTERM");
    throw new Error(`The server did not come up: ${String(error)}\n${readFileSync(log, "utf8")}`);
  }
  return { stop: () => end(server, "SIGTERM"), kill: () => end(server, "SIGKILL") };
}

async function untilReady(appUrl: string, server: ChildProcess): Promise<void> {
  for (let waited = 0; waited < START_SECONDS; waited += 0.25) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    const answer = await fetch(`${appUrl}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(250);
  }
  throw new Error(`no answer within ${START_SECONDS} seconds`);
}

function end(server: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | string> {
  return new Promise((settle) => {
    const kill = setTimeout(() => server.kill("SIGKILL"), STOP_SECONDS * 1000);
    server.once("exit", (code, ended) => {
      clearTimeout(kill);
      settle(code ?? ended ?? "nothing");
    });
    server.kill(signal);
  });
}
