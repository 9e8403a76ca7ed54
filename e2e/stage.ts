import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@/db/client";
import { loadDemo } from "@/scripts/load";
import { freePort } from "@/scripts/port";
import { builtTemplates, dropDatabases, testCluster } from "@/scripts/test-cluster";
import { startMailSink } from "./mail-sink";
import { startProvider } from "./oidc-provider";

/** With a build of the pages on a busy machine. */
const START_SECONDS = 600;
const STOP_SECONDS = 30;
const client = { id: "critical-path", secret: randomBytes(24).toString("base64url") };

/**
 * Sets the stage for the journeys: the production server as people run it, on a database, a port, a mail server and an
 * identity provider of its own, with the catalogue and the demo community. The returned function clears it away and insists on a clean end.
 */
export default async function setStage(): Promise<() => Promise<void>> {
  const directory = resolve(".test/journeys", String(process.pid));
  const mailDirectory = resolve(directory, "received");
  mkdirSync(mailDirectory, { recursive: true });
  const { clusterUrl, stop } = await testCluster();
  const databaseUrl = await newDatabase(clusterUrl);
  await loadDemo(databaseUrl);
  const sink = await startMailSink(mailDirectory);
  const provider = await startProvider(client);
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;

  const log = resolve(directory, "server.log");
  const output = openSync(log, "w");
  const server = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SMTP_URL: sink.url,
      APP_URL: appUrl,
      AUTH_SECRET: randomBytes(48).toString("base64url"),
      DATA_DIR: resolve(directory, "data"),
      HOST: "127.0.0.1",
      PORT: String(port),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: "Staff Directory",
    },
  });
  const clear = async () => {
    await sink.close();
    await provider.close();
    await dropDatabases(clusterUrl, databasePrefix());
    await stop();
  };
  try {
    await untilReady(appUrl, server);
  } catch (error) {
    if (server.exitCode === null) await end(server);
    await clear();
    throw new Error(`The server did not come up: ${String(error)}\n${readFileSync(log, "utf8")}`);
  }
  Object.assign(process.env, {
    E2E_URL: appUrl,
    E2E_DATABASE_URL: databaseUrl,
    E2E_MAIL: mailDirectory,
    E2E_PROVIDER: provider.issuer,
  });
  return async () => {
    const code = await end(server);
    await clear();
    if (code !== 0) throw new Error(`The server ended with ${code} when asked to stop; its log is ${log}.`);
    rmSync(directory, { recursive: true, force: true });
  };
}

function databasePrefix(): string {
  return `journeys_${process.pid}`;
}

async function newDatabase(clusterUrl: string): Promise<string> {
  const { full } = await builtTemplates(clusterUrl);
  const name = `${databasePrefix()}_app`;
  const { sql, close } = connect(clusterUrl, { max: 1, statementTimeoutMs: 60_000 });
  await sql`create database ${sql(name)} template ${sql(full)}`;
  await close();
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
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

function end(server: ChildProcess): Promise<number | string> {
  return new Promise((settle) => {
    const kill = setTimeout(() => server.kill("SIGKILL"), STOP_SECONDS * 1000);
    server.once("exit", (code, signal) => {
      clearTimeout(kill);
      settle(code ?? signal ?? "nothing");
    });
    server.kill("SIGTERM");
  });
}
