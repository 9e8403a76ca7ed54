import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { loadDemo } from "@/scripts/load";
import { freePort } from "@/scripts/port";
import { dropDatabases, testCluster } from "@/scripts/test-cluster";
import { startMailSink } from "./mail-sink";
import { startProvider } from "./oidc-provider";
import { newDatabase, startServer } from "./server";

const databasePrefix = `journeys_${process.pid}`;
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
  const databaseUrl = await newDatabase(clusterUrl, `${databasePrefix}_app`);
  await loadDemo(databaseUrl);
  const sink = await startMailSink(mailDirectory);
  const provider = await startProvider(client);
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;

  const log = resolve(directory, "server.log");
  const clear = async () => {
    await sink.close();
    await provider.close();
    await dropDatabases(clusterUrl, databasePrefix);
    await stop();
  };
  const server = await startServer(log, {
    DATABASE_URL: databaseUrl,
    SMTP_URL: sink.url,
    APP_URL: appUrl,
    AUTH_SECRET: randomBytes(48).toString("base64url"),
    DATA_DIR: resolve(directory, "data"),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_NAME: "Staff Directory",
  }).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  Object.assign(process.env, {
    E2E_URL: appUrl,
    E2E_DATABASE_URL: databaseUrl,
    E2E_MAIL: mailDirectory,
    E2E_PROVIDER: provider.issuer,
  });
  return async () => {
    const code = await server.stop();
    await clear();
    if (code !== 0) throw new Error(`The server ended with ${code} when asked to stop; its log is ${log}.`);
    rmSync(directory, { recursive: true, force: true });
  };
}
