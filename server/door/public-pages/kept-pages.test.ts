import type { RequestListener } from "node:http";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { nonceOf, open, page } from "../door.fixture";

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
    expect(failed.text).toContain("This page could not be drawn");
    expect(failed.text).toContain(String(failed.headers["x-request-id"]));
  });
});

test("a public page that redirects does so each time, and its empty body is kept for nobody", async () => {
  let renders = 0;
  const door = await open((_req, res) => {
    renders += 1;
    res.statusCode = 307;
    res.setHeader("location", "/cases/tsb-2018");
    res.setHeader("content-type", "text/html");
    res.end('<html id="__next_error__"></html>');
  });
  for (const _ of [1, 2]) {
    const { status, headers, text } = await door.fetch("/cases/tsb");
    expect([status, headers.location]).toEqual([307, "/cases/tsb-2018"]);
    expect(text).not.toContain("There is nothing");
  }
  expect(renders).toBe(2);
});

test("a page that fails while the database is away asks to be tried again", async () => {
  const fails: RequestListener = (_req, res) => {
    res.statusCode = 500;
    res.end("an error");
  };
  const away = await open(fails, { live: () => false });
  for (const path of ["/", "/today"]) {
    const { status, headers } = await away.fetch(path);
    expect([path, status, headers["retry-after"]]).toEqual([path, 503, "2"]);
  }
  const here = await open(fails);
  for (const path of ["/", "/today"]) expect((await here.fetch(path)).status).toBe(500);
});
