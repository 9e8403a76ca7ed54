import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { nonceOf, open, page } from "./door.fixture";

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
    ["GET", "/mentors/%00", 400],
    ["GET", "/mentors?q=%00", 400],
    ["GET", "/mentors/%E0%A4%A", 400],
  ])("%s %s is refused with %i", async (method, path, status) => {
    const door = await open(page);
    expect((await door.fetch(path, { method })).status).toBe(status);
  });

  test("that is too large is refused before its body is read; a photograph, evidence and posts are allowed more", async () => {
    const door = await open(page);
    const post = (path: string, headers: Record<string, string>, body?: string) =>
      door.fetch(path, { method: "POST", headers: { ...own, ...headers }, ...(body === undefined ? {} : { body }) });
    const large = "x".repeat(300 * 1024);
    expect((await post("/today", {}, large)).status).toBe(413);
    expect((await post("/account", {}, large)).status).toBe(200);
    const tenMegabytes = "x".repeat(10_100_000);
    expect((await post("/evidence/new", {}, tenMegabytes)).status).toBe(200);
    expect((await post("/evidence/11f0/edit", {}, tenMegabytes)).status).toBe(200);
    for (const path of ["/discussion/new", "/discussion/12", "/discussion/mine", "/cases/tsb-2018"])
      expect((await post(path, {}, tenMegabytes)).status, path).toBe(200);
    for (const path of [
      "/discussion",
      "/cases",
      "/attachments/11f0",
      "/evidence",
      "/evidence/11f0",
      "/evidence/11f0/edit/more",
      "/account",
    ]) {
      expect((await post(path, {}, tenMegabytes)).status, path).toBe(413);
    }
    expect((await post("/evidence/new", {}, "x".repeat(10_500_000))).status).toBe(413);
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

test("archives on their way take no place from those who read, and one too many is turned away", async () => {
  const held: (() => void)[] = [];
  const door = await open(
    (req, res) => {
      if (req.url === "/account/export/archive") held.push(() => res.end());
      else page(req, res);
    },
    { ordinary: { running: 1, waiting: 0 } },
  );
  const take = () => door.fetch("/account/export/archive", { method: "POST", headers: own });
  const taking = Array.from({ length: 2 }, take);
  await expect.poll(() => held.length).toBe(2);
  expect((await door.fetch("/today")).status).toBe(200);
  expect((await take()).status).toBe(503);
  for (const finish of held) finish();
  expect((await Promise.all(taking)).map((one) => one.status)).toEqual([200, 200]);
});

test("an answer that nobody goes on taking gives its place back, and news may be silent for as long as they like", async () => {
  let begun = 0;
  let tellNews = () => {};
  const door = await open(
    (req, res) => {
      if (req.url === "/account/export/archive" && begun < 2) res.write(`part ${++begun}`);
      else if (req.url?.endsWith("/live") === true) tellNews = () => void res.end("news");
      else page(req, res);
    },
    { stalledAfterMs: 100 },
  );
  const take = () => door.fetch("/account/export/archive", { method: "POST", headers: own });
  const news = door.fetch("/plans/00000000-0000-4000-8000-000000000001/live");
  const stalled = await Promise.allSettled([take(), take()]);
  expect(stalled.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect((await take()).status).toBe(200);
  // Silent for longer than those two by now.
  tellNews();
  expect((await news).text).toBe("news");
});

test("a sender who dawdles over a body takes no place from those who sign in", async () => {
  const echo: RequestListener = (req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => res.end(Buffer.concat(chunks)));
  };
  const door = await open(echo);
  const slow = Array.from({ length: 8 }, () => door.dawdle("/sign-in", own.origin));
  await Promise.all(slow.map((one) => one.begun));
  const body = "email=ada%40example.test".repeat(400);
  const { status, text } = await door.fetch("/sign-in", { method: "POST", headers: own, body });
  expect({ status, text }).toEqual({ status: 200, text: body });
  for (const one of slow) expect(await one.finish()).toContain("a=b");
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
