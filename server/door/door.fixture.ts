import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, request as send } from "node:http";
import { connect } from "node:net";
import postgres from "postgres";
import { afterEach } from "vitest";
import { type Env, readEnv } from "@/server/env";
import { Admission, type AdmissionLimits } from "./admission";
import { sayingNotFound } from "./error-pages/not-found";
import { KeptPages } from "./public-pages/kept-pages";
import { headersForEverybody, requestListener } from "./requests";
import { PackedFiles } from "./static-files/packed-files";

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

type Setting = {
  env?: Record<string, string>;
  ordinary?: AdmissionLimits;
  live?: () => boolean;
  stalledAfterMs?: number;
  packed?: PackedFiles;
};

/** A door in front of a stand-in for Next. */
export async function open(
  next: RequestListener,
  { env: values = {}, ordinary, live = () => true, stalledAfterMs = 60_000, packed = PackedFiles.none() }: Setting = {},
) {
  const handler = sayingNotFound(next);
  const env: Env = readEnv({
    DATABASE_URL: "postgres://127.0.0.1:1/none",
    AUTH_SECRET: randomUUID() + randomUUID(),
    ...values,
  });
  // Nobody answers on this port: what the door says of the database is that it does not.
  const sql = postgres(env.databaseUrl, { connect_timeout: 1, max: 1 });
  const places = new Admission(ordinary ?? { running: 8, waiting: 8 });
  const clock = () => 0;
  const headers = () => headersForEverybody(env);
  const pages = new KeptPages({ handler, admission: places, isLive: live, headers, clock, maxBytes: 1_000_000 });
  const signIn = new Admission({ running: 1, waiting: 1 });
  const listener = requestListener({
    env,
    dev: false,
    sql,
    handler,
    pages,
    packed,
    ordinary: places,
    signIn,
    live: new Admission({ running: 8, waiting: 0 }),
    archives: new Admission({ running: 2, waiting: 0 }),
    stalledAfterMs,
    stopping: () => false,
    isLive: live,
    clock,
  });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await sql.end({ timeout: 0 });
  });
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : undefined;
  return {
    pages,
    fetch: (path: string, init: Asked = {}) => ask(port ?? 0, path, init),
    dawdle: (path: string, origin: string) => dawdle(port ?? 0, path, origin),
  };
}

/** Posts three bytes, the last of them when asked to; resolves to all that is answered. */
function dawdle(port: number, path: string, origin: string) {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
  });
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${origin}\r\nContent-Length: 3\r\nConnection: close\r\n\r\n`;
  return {
    begun: new Promise<void>((resolve) => socket.write(`${head}a=`, () => resolve())),
    finish: () => {
      socket.write("b");
      return new Promise<string>((resolve) => socket.on("close", () => resolve(answer)));
    },
  };
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string };
export type Answered = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  text: string;
};

function ask(port: number, path: string, { method = "GET", headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const req = send({ host: "127.0.0.1", port, path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("error", reject);
      res.on("end", () => {
        const whole = Buffer.concat(chunks);
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: whole, text: whole.toString() });
      });
    });
    req.on("error", reject);
    req.end(body);
  });
}

/** A stand-in for Next that answers every address with a page and a script. */
export const page: RequestListener = (req, res) => {
  res.setHeader("content-type", "text/html; charset=utf-8");
  res.end(`<!doctype html><html><body>${req.url} ${"text ".repeat(50)}<script nonce="x">1</script></body></html>`);
};
/** The nonce that a response allows scripts by. */
export const nonceOf = (answered: Answered) =>
  /'nonce-([^']+)'/.exec(String(answered.headers["content-security-policy"]))?.[1];
