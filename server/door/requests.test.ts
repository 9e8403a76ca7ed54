import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, request as send } from "node:http";
import { gunzipSync } from "node:zlib";
import postgres from "postgres";
import { afterEach, describe, expect, test } from "vitest";
import { type Env, readEnv } from "@/server/env";
import { Admission, type AdmissionLimits } from "./admission";
import { KeptPages } from "./kept-pages";
import { headersForEverybody, requestListener } from "./requests";

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

type Setting = { env?: Record<string, string>; ordinary?: AdmissionLimits; live?: () => boolean };

/** A door in front of a stand-in for Next. */
async function open(inner: RequestListener, { env: values = {}, ordinary, live = () => true }: Setting = {}) {
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
  const pages = new KeptPages({ handler: inner, admission: places, isLive: live, headers, clock, maxBytes: 1_000_000 });
  const signIn = new Admission({ running: 1, waiting: 1 });
  const listener = requestListener({
    env,
    dev: false,
    sql,
    handler: inner,
    pages,
    ordinary: places,
    signIn,
    stopping: () => false,
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
  return { pages, fetch: (path: string, init: Asked = {}) => ask(port ?? 0, path, init) };
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string };
type Answered = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; text: string };

function ask(port: number, path: string, { method = "GET", headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const req = send({ host: "127.0.0.1", port, path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => {
        const whole = Buffer.concat(chunks);
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: whole, text: whole.toString() });
      });
    });
    req.on("error", reject);
    req.end(body);
  });
}

const page: RequestListener = (req, res) => {
  res.setHeader("content-type", "text/html; charset=utf-8");
  res.setHeader("set-cookie-of-nobody", "x");
  res.end(`<!doctype html><html><body>${req.url} ${"text ".repeat(50)}<script nonce="x">1</script></body></html>`);
};
const nonceOf = (answered: Answered) =>
  /'nonce-([^']+)'/.exec(String(answered.headers["content-security-policy"]))?.[1];
const own = { origin: "http://localhost:3000" };

describe("every response", () => {
  test("carries the policy and all security headers, refusals and status included", async () => {
    const door = await open(page);
    for (const [path, init] of [
      ["/", {}],
      ["/today", {}],
      ["/healthz", {}],
      ["/today", { method: "POST" }],
      ["/today", { method: "DELETE" }],
    ] as const) {
      const { headers } = await door.fetch(path, init);
      expect(headers["content-security-policy"]).toMatch(
        /^default-src 'none'; script-src 'nonce-[^']{22,}' 'strict-dynamic';/,
      );
      expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["strict-transport-security"]).toBeUndefined();
      expect(headers["x-powered-by"]).toBeUndefined();
    }
  });

  test("asks for encryption for two years when people come by https", async () => {
    const door = await open(page, { env: { APP_URL: "https://mentoring.example.org" } });
    const { headers } = await door.fetch("/");
    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  test("has a nonce of its own, a kept page too", async () => {
    const door = await open(page);
    const nonces = new Set<string | undefined>();
    for (let i = 0; i < 200; i += 1) nonces.add(nonceOf(await door.fetch("/")));
    expect(nonces.size).toBe(200);
  });
});

describe("public pages", () => {
  test("are rendered once for everybody, without a script, and packed as the reader likes", async () => {
    let renders = 0;
    const door = await open((req, res) => {
      renders += 1;
      page(req, res);
    });
    const plain = await door.fetch("/mentors?b=2&a=1");
    const packed = await door.fetch("/mentors?a=1&b=2&utm_source=x", { headers: { "accept-encoding": "gzip" } });
    const head = await door.fetch("/mentors?a=1&b=2", { method: "HEAD" });
    expect(renders).toBe(1);
    expect(plain.text).toContain("/mentors?a=1&b=2");
    expect(plain.text).not.toContain("script");
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.body).toString()).toBe(plain.text);
    expect([head.text, head.headers["content-length"]]).toEqual(["", plain.headers["content-length"]]);
    expect(plain.headers.vary).toContain("Cookie");
  });

  test("are right at once after a change, and never kept while changes might be missed", async () => {
    let live = true;
    let version = 1;
    const door = await open(
      (_req, res) => {
        res.setHeader("content-type", "text/html");
        res.end(`version ${version}`);
      },
      { live: () => live },
    );
    const read = async () => (await door.fetch("/cases")).text;
    expect(await read()).toBe("version 1");
    version = 2;
    expect(await read()).toBe("version 1");
    door.pages.invalidate("cases");
    expect(await read()).toBe("version 2");
    live = false;
    version = 3;
    expect(await read()).toBe("version 3");
    version = 4;
    expect(await read()).toBe("version 4");
  });

  test("are rendered for a member alone, with their own nonce", async () => {
    const door = await open((req, res) => {
      res.setHeader("content-type", "text/html");
      res.end(
        `<p>${req.headers.cookie}</p><script nonce="${/'nonce-([^']+)'/.exec(String(req.headers["content-security-policy"]))?.[1]}"></script>`,
      );
    });
    await door.fetch("/");
    const mine = await door.fetch("/", { headers: { cookie: "cp-session=abc" } });
    expect(mine.text).toContain("cp-session=abc");
    expect(mine.text).toContain(`nonce="${nonceOf(mine)}"`);
    expect((await door.fetch("/")).text).not.toContain("abc");
  });

  test("that set a cookie or fail are kept for nobody; a failure is said in words that need no script", async () => {
    let renders = 0;
    const door = await open((req, res) => {
      renders += 1;
      if (req.url === "/cases") res.statusCode = 500;
      else res.setHeader("set-cookie", "visit=1");
      res.setHeader("content-type", "text/html");
      res.end("page");
    });
    for (const path of ["/mentors", "/mentors", "/cases", "/cases"]) {
      expect((await door.fetch(path)).headers["set-cookie"]).toBeUndefined();
    }
    expect(renders).toBe(4);
    const failed = await door.fetch("/cases");
    expect(failed.status).toBe(500);
    expect(failed.text).toContain("We could not show this page");
    expect(failed.text).toContain(String(failed.headers["x-request-id"]));
  });
});

describe("a request", () => {
  const echo: RequestListener = (req, res) => {
    res.setHeader("content-type", "application/json");
    res.end(JSON.stringify(req.headers));
  };

  test("cannot say who it is from, nor speak Next's inner language", async () => {
    const door = await open(echo);
    const forged = {
      "x-cp-ip": "6.6.6.6",
      "x-request-id": "mine",
      "x-forwarded-for": "9.9.9.9",
      "x-forwarded-host": "evil.example",
      "x-middleware-subrequest": "middleware:middleware",
      "x-nextjs-data": "1",
      "x-matched-path": "/today",
      "content-security-policy": "script-src 'nonce-mine'",
      host: "evil.example",
    };
    const answered = await door.fetch("/today", { headers: forged });
    const seen = JSON.parse(answered.text);
    expect(seen).toMatchObject({
      "x-cp-ip": "127.0.0.1",
      "x-forwarded-host": "localhost:3000",
      host: "localhost:3000",
    });
    expect(seen["x-request-id"]).toBe(answered.headers["x-request-id"]);
    for (const name of ["x-forwarded-for", "x-middleware-subrequest", "x-nextjs-data", "x-matched-path"])
      expect(seen[name]).toBeUndefined();
    expect(seen["content-security-policy"]).toContain(nonceOf(answered));
  });

  test("is known by the entry of the trusted proxy", async () => {
    const door = await open(echo, { env: { TRUST_PROXY: "1" } });
    const { text } = await door.fetch("/today", { headers: { "x-forwarded-for": "9.9.9.9, 203.0.113.9" } });
    expect(JSON.parse(text)["x-cp-ip"]).toBe("203.0.113.9");
  });

  test("that would change something from elsewhere never reaches the product", async () => {
    let reached = 0;
    const door = await open((_req, res) => {
      reached += 1;
      res.end();
    });
    const elsewhere: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ];
    for (const headers of elsewhere) {
      const answered = await door.fetch("/today", { method: "POST", headers });
      expect(answered.status).toBe(403);
      expect(answered.text).toContain(String(answered.headers["x-request-id"]));
    }
    expect(reached).toBe(0);
    expect((await door.fetch("/today", { method: "POST", headers: own })).status).toBe(200);
  });

  test.each([
    ["TRACE", "/", 405],
    ["PUT", "/", 405],
    ["OPTIONS", "/", 405],
    ["GET", "//evil.example/", 400],
    ["GET", "/\\evil.example", 400],
    ["GET", "http://evil.example/", 400],
  ])("%s %s is refused with %i", async (method, path, status) => {
    const door = await open(page);
    expect((await door.fetch(path, { method })).status).toBe(status);
  });

  test("that is too large is refused before its body is read, and a photograph is allowed more", async () => {
    const door = await open(page);
    const post = (path: string, headers: Record<string, string>, body?: string) =>
      door.fetch(path, { method: "POST", headers: { ...own, ...headers }, ...(body === undefined ? {} : { body }) });
    const large = "x".repeat(300 * 1024);
    expect((await post("/today", {}, large)).status).toBe(413);
    expect((await post("/account", {}, large)).status).toBe(200);
    expect((await post("/today", { "transfer-encoding": "chunked" }, "x")).status).toBe(411);
  });
});

test("above its limits the door says no in a moment; health, kept pages and sign-in stay", async () => {
  const held: (() => void)[] = [];
  const door = await open(
    (req, res) => {
      if (req.url === "/today") held.push(() => res.end());
      else page(req, res);
    },
    { ordinary: { running: 2, waiting: 2 } },
  );
  await door.fetch("/");
  const waiting = Array.from({ length: 4 }, () => door.fetch("/today"));
  await expect.poll(() => held.length).toBe(2);
  const begun = performance.now();
  const refused = await Promise.all(Array.from({ length: 20 }, () => door.fetch("/plans")));
  expect(performance.now() - begun).toBeLessThan(1_000);
  for (const { status, headers } of refused) expect([status, headers["retry-after"]]).toEqual([503, "2"]);
  expect((await door.fetch("/healthz")).status).toBe(200);
  expect((await door.fetch("/")).status).toBe(200);
  expect((await door.fetch("/sign-in")).status).toBe(200);
  held[0]?.();
  held[1]?.();
  await expect.poll(() => held.length).toBe(4);
  held[2]?.();
  held[3]?.();
  expect((await Promise.all(waiting)).map((one) => one.status)).toEqual([200, 200, 200, 200]);
});

test("without a database the process is healthy and not ready, and says so within two seconds", async () => {
  const door = await open(page);
  expect((await door.fetch("/healthz")).status).toBe(200);
  const begun = performance.now();
  const ready = await door.fetch("/readyz");
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(ready.status).toBe(503);
  expect(JSON.parse(ready.text)).toMatchObject({ status: "unavailable", database: false });
});

test("how things stand is told to this machine and to whoever has the token, and to nobody else", async () => {
  const behind = await open(page, { env: { TRUST_PROXY: "1", STATUS_TOKEN: "a-token-of-the-tests" } });
  const details = async (headers: Record<string, string>) =>
    Object.keys(JSON.parse((await behind.fetch("/readyz", { headers })).text));
  expect(await details({ "x-forwarded-for": "203.0.113.9" })).toEqual(["status"]);
  expect(await details({ authorization: "Bearer wrong" })).toEqual(["status"]);
  expect(await details({ authorization: "Bearer a-token-of-the-tests" })).toContain("database");
});
