import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { open } from "../door.fixture";

const shell = '<html id="__next_error__"><body></body><script nonce="x">fill()</script></html>';

/** Next as it answers when a page throws: with the empty document that its scripts would fill. */
const failing = (live: boolean) =>
  open(
    (_req, res) => {
      res.statusCode = 500;
      res.setHeader("content-type", "text/html; charset=utf-8");
      res.write(shell.slice(0, 40));
      res.end(shell.slice(40));
    },
    { live: () => live },
  );

test.each(["/today", "/plans/1", "/sign-in", "/shared/a-token"])(
  "%s that fails says so in words that need no script, and names the request",
  async (path) => {
    const door = await failing(true);
    const { status, text, headers } = await door.fetch(path);
    expect(status).toBe(500);
    expect(text).toContain("<h1>This page could not be drawn</h1>");
    expect(text).toContain('<a href="">Try again</a>');
    expect(text).toContain(`Reference ${headers["x-request-id"]}`);
    expect(text).not.toContain("<script");
  },
);

test("a form that was sent without scripts and fails says so, and is not asked for again", async () => {
  const door = await failing(true);
  const { text } = await door.fetch("/plans", { method: "POST", headers: { origin: "http://localhost:3000" } });
  expect(text).toContain("look before you send it again");
  expect(text).not.toContain("Try again");
});

test("while the database is away it is not called a fault", async () => {
  const door = await failing(false);
  const { status, text, headers } = await door.fetch("/today");
  expect([status, headers["retry-after"]]).toEqual([503, "2"]);
  expect(text).toContain("<h1>We cannot show this page at this moment</h1>");
});

test("a failed page is said in words packed as it was, and what has words of its own keeps them", async () => {
  const door = await open((req, res) => {
    res.statusCode = 500;
    res.setHeader("content-type", "text/html");
    if (req.url === "/account") return res.end("<h1>Own words</h1>");
    res.setHeader("content-encoding", "gzip");
    return res.end(gzipSync(shell));
  });
  expect(gunzipSync((await door.fetch("/today")).body).toString()).toContain("This page could not be drawn");
  expect((await door.fetch("/account")).text).toBe("<h1>Own words</h1>");
});

test("nobody is asked to try again what was sent, and the policy lets the page have its one style sheet", async () => {
  const door = await open((_req, res) => res.end(), { ordinary: { running: 0, waiting: 0 } });
  const turned = await door.fetch("/plans", { method: "POST", headers: { origin: "http://localhost:3000" } });
  expect([turned.status, turned.text.includes("Try again")]).toEqual([503, false]);
  const style = /<style>([\s\S]*?)<\/style>/.exec(turned.text)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(turned.headers["content-security-policy"]).toContain(`style-src 'self' 'sha256-${hash}';`);
});
