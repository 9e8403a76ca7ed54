import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process of ours that serves, and how to end it. */
export type Served = { url: string; stop: () => Promise<void> };

const floorServer = fileURLToPath(new URL("./floor-server.ts", import.meta.url));
const node = ["--import", "tsx", "--disable-warning=ExperimentalWarning"];

/** Starts a floor and resolves when it listens. */
export async function startFloor(kind: "bytes" | "query", ...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, [...node, floorServer, kind, ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const port = await new Promise<number>((settle, reject) => {
    child.once("message", (message) => {
      if (typeof message === "object" && message !== null && "port" in message) settle(Number(message.port));
    });
    child.once("exit", () => reject(new Error("The floor server ended before it listened.")));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

/** Starts the product in production mode on a database, and resolves when its home page answers. */
export async function startProduct(databaseUrl: string, port: number, dataDir: string): Promise<Served> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...node, "scripts/serve.ts"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: url,
      AUTH_SECRET: "kF3v9Qm2Zx7Lw5Rt8Yb1Nc6Hd4Jg0Ps-for-measuring-only",
    },
  });
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  for (let waited = 0; waited < 180; waited += 0.25) {
    if (ended) throw new Error("The product ended before it answered; what it said stands above.");
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return { url, stop: () => end(child) };
    await new Promise((settle) => setTimeout(settle, 250));
  }
  await end(child);
  throw new Error("The product did not answer within three minutes.");
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle();
    child.once("exit", () => settle());
    child.kill("SIGTERM");
  });
}
