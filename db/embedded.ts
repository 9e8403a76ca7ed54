import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { findPostgres, type PostgresPrograms } from "./embedded-binaries";

/** A real PostgreSQL that lives in a directory of ours and listens on this machine alone. */
export type EmbeddedPostgres = {
  /** The connection address of one of its databases. */
  url: (database: string) => string;
  /** Ends it the fast way: open transactions are rolled back, everything committed is on disk. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Holds the cluster, its port, its password and its log. */
  directory: string;
  /** Gives up surviving a power cut for speed; for tests. */
  disposable?: boolean;
};

const USER = "critical_path";
const START_SECONDS = 60;
const STOP_SECONDS = 25;

/**
 * Starts the cluster in `directory`, creating it on first use. A server that an earlier process left behind is ended
 * first; the port is kept from one start to the next while it is free; a server that crashes is started again. Throws an Error with a sentence for people.
 */
export async function startEmbedded({ directory, disposable = false }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const programs = findPostgres();
  const data = join(directory, "data");
  const password = keptPassword(directory);
  await endOrphan(data);
  if (!existsSync(join(data, "PG_VERSION"))) await initialise(programs, directory, data);
  const port = await keptPort(directory);

  const log = join(directory, "postgres.log");
  const url = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  let server = launch(programs, { data, port, disposable, log });
  await ready(url("postgres"), server.exited, log);

  let stopping = false;
  const keepUp = async () => {
    await server.exited;
    for (let pauseMs = 200; !stopping; pauseMs = Math.min(pauseMs * 2, 10_000)) {
      await pause(pauseMs);
      if (stopping) return;
      server = launch(programs, { data, port, disposable, log });
      await server.exited;
    }
  };
  const kept = keepUp();
  return {
    url,
    stop: async () => {
      stopping = true;
      server.child.ref();
      server.child.kill("SIGINT");
      const late = setTimeout(() => server.child.kill("SIGQUIT"), STOP_SECONDS * 1000);
      await server.exited;
      clearTimeout(late);
      await kept;
    },
  };
}

function launch(
  programs: PostgresPrograms,
  { data, port, disposable, log }: { data: string; port: number; disposable: boolean; log: string },
): { child: ChildProcess; exited: Promise<void> } {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 60,
    shared_buffers: "128MB",
    log_timezone: "UTC",
    ...(disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const [command, ...before] = programs.command("postgres");
  const output = openSync(log, "a");
  // In a session of its own: Ctrl-C must reach the door first and the database last.
  const child = spawn(command, [...before, ...args], {
    stdio: ["ignore", output, output],
    detached: true,
    ...programs.user,
  });
  closeSync(output);
  child.unref();
  const exited = new Promise<void>((settle) => {
    child.once("exit", () => settle());
    child.once("error", () => settle());
  });
  return { child, exited };
}

/** The address of a database in a cluster that another process keeps running, or undefined when none runs. */
export function findRunning(directory: string, database: string): string | undefined {
  const running = postmaster(join(directory, "data"));
  if (running === undefined || !isServing(running.pid, join(directory, "data"))) return undefined;
  return `postgres://${USER}:${keptPassword(directory)}@127.0.0.1:${running.port}/${database}`;
}

/** Creates `database` in a cluster unless it is there; `template` must have no connections. */
export async function ensureDatabase(
  cluster: EmbeddedPostgres,
  database: string,
  template = "template0",
): Promise<void> {
  const sql = postgres(cluster.url("postgres"), { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (found === undefined) await sql`create database ${sql(database)} template ${sql(template)}`;
  } finally {
    await sql.end();
  }
}

async function initialise(programs: PostgresPrograms, directory: string, data: string): Promise<void> {
  // What an interrupted first start left is worthless, and initdb wants an empty directory.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(directory, "password");
  if (programs.user !== null) {
    for (const path of [directory, data, passwordFile]) chownSync(path, programs.user.uid, programs.user.gid);
  }
  const [command, ...before] = programs.command("initdb");
  const options = ["-D", data, "-U", USER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  const locale = ["--locale=C", "--locale-provider=icu", "--icu-locale=en", "--no-instructions", "--no-sync"];
  const child = spawn(command, [...before, ...options, ...locale], {
    ...programs.user,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((settle, reject) => {
    child.once("error", reject);
    child.once("close", settle);
  });
  if (code === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not create its data directory: ${said.trim()}`);
}

function keptPassword(directory: string): string {
  const path = join(directory, "password");
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

async function keptPort(directory: string): Promise<number> {
  const path = join(directory, "port");
  const kept = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
  const port = (kept > 0 && (await freePort(kept))) || (await freePort(0));
  if (port === undefined) throw new Error("PostgreSQL found no free port on 127.0.0.1.");
  writeFileSync(path, String(port));
  return port;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const server = createServer();
    server.once("error", () => settle(undefined));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => settle(typeof address === "object" && address !== null ? address.port : undefined));
    });
  });
}

function postmaster(data: string): { pid: number; port: number } | undefined {
  const path = join(data, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const [pid, , , port] = readFileSync(path, "utf8").split("\n").map(Number);
  return pid !== undefined && pid > 0 && port !== undefined ? { pid, port } : undefined;
}

/** Whether process `pid` is the PostgreSQL of this data directory, and not a stranger with a reused number. */
function isServing(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const path = `/proc/${pid}/cmdline`;
  return process.platform !== "linux" || (existsSync(path) && readFileSync(path, "utf8").split("\0").includes(data));
}

async function endOrphan(data: string): Promise<void> {
  const left = postmaster(data);
  if (left === undefined) return;
  if (!isServing(left.pid, data)) {
    rmSync(join(data, "postmaster.pid"), { force: true });
    return;
  }
  process.kill(left.pid, "SIGINT");
  for (let waited = 0; isServing(left.pid, data); waited += 0.05) {
    if (waited > STOP_SECONDS) {
      throw new Error(
        `A PostgreSQL left behind by an earlier run (process ${left.pid}) does not stop: end it, then start again.`,
      );
    }
    await pause(50);
  }
}

async function ready(url: string, exited: Promise<void>, log: string): Promise<void> {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  for (let waited = 0; waited < START_SECONDS; waited += 0.1) {
    if (gone) throw new Error(`PostgreSQL stopped as soon as it was started: its log is ${log}.`);
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch {
      await pause(100);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error(`PostgreSQL did not answer within ${START_SECONDS} seconds: its log is ${log}.`);
}
