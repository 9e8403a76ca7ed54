import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../db/client";
import { ensureDatabase, findRunning, startEmbedded } from "../db/embedded";
import { type Env, env, readEnv, readPlace } from "../server/env";
import { makeDataDir } from "./data-dir";
import { claim } from "./instance-lock";
import { step } from "./progress.mjs";

const DATABASE = "critical_path";

/** An environment that is complete, and a database behind it that answers. */
export type Installation = {
  env: Env;
  /** Ends what was begun here; a PostgreSQL that another process keeps, or of your own, is left alone. */
  close: () => Promise<void>;
};

/**
 * Opens the installation for a process that serves. On the embedded default: claims the data directory, keeps a secret
 * there, starts PostgreSQL. Everything that is wrong with the environment is said before anything is started.
 */
export async function openInstallation(): Promise<Installation> {
  const { dataDir, embedded, port } = readPlace(process.env);
  if (!embedded) {
    const { databaseUrl, mailDir } = env();
    if (mailDir !== null) makeDataDir(mailDir);
    await reach(databaseUrl);
    return { env: env(), close: async () => {} };
  }
  makeDataDir(dataDir);
  keepSecret(dataDir);
  // Whatever is wrong is said before anything is started; only the database's address is not known yet.
  const { appUrl } = readEnv({ ...process.env, EMBEDDED_DATABASE_URL: "postgres://127.0.0.1" });
  const release = await claim(dataDir, appUrl || `port ${port}`);
  try {
    const cluster = await step("Starting PostgreSQL", async () => {
      const started = await startEmbedded({ directory: join(dataDir, "postgres") });
      await ensureDatabase(started, DATABASE);
      return started;
    });
    process.env.EMBEDDED_DATABASE_URL = cluster.url(DATABASE);
    return {
      env: env(),
      close: async () => {
        await cluster.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Opens the installation for a short command, which may run beside a process that serves. */
export async function visitInstallation(): Promise<Installation> {
  const { dataDir, embedded } = readPlace(process.env);
  const running = embedded ? findRunning(join(dataDir, "postgres"), DATABASE) : undefined;
  if (running === undefined) return openInstallation();
  keepSecret(dataDir);
  process.env.EMBEDDED_DATABASE_URL = running;
  return { env: env(), close: async () => {} };
}

/** Throws, with a sentence for people, when the database that was named does not answer. */
async function reach(url: string): Promise<void> {
  const { sql, close } = connect(url, { max: 1, name: "critical-path-start" });
  try {
    await sql`select 1`;
  } catch (error) {
    const { host, pathname } = new URL(url);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database of DATABASE_URL, ${host}${pathname}, cannot be used: ${why}.`);
  } finally {
    await close();
  }
}

/** On the embedded default a secret is made once and kept beside the data, unless one is given. */
function keepSecret(dataDir: string): void {
  if (process.env.AUTH_SECRET || process.env.AUTH_SECRET_FILE) return;
  const path = join(dataDir, "auth-secret");
  if (!existsSync(path)) writeFileSync(path, randomBytes(48).toString("base64url"), { mode: 0o600 });
  process.env.AUTH_SECRET_FILE = path;
}
