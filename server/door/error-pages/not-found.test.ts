import type { RequestListener } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { open } from "../door.fixture";

const shell = '<html id="__next_error__"><body></body><script nonce="x">fill()</script></html>';

/** Answers as Next does: a whole page for an address without a route, a shell for a record that is not there. */
const next: RequestListener = (req, res) => {
  const reader = req.headers.cookie === undefined ? "nobody" : "a member";
  res.setHeader("content-type", "text/html; charset=utf-8");
  if (req.url === "/no-such-page") {
    res.statusCode = 404;
    res.end(`<h1>Not in the register</h1><p>for ${reader}</p><script nonce="x">1</script>`);
  } else {
    res.statusCode = 404;
    res.flushHeaders();
    res.write(shell.slice(0, 40));
    res.end(shell.slice(40));
  }
};

test.each(["/routes/nope", "/mentors/x", "/set-up", "/unsubscribe/bad", "/requests/nope", "/inbox/nope"])(
  "%s that is not there is said in words, without a script",
  async (path) => {
    const door = await open(next);
    const { status, text } = await door.fetch(path);
    expect([status, text]).toEqual([404, "<h1>Not in the register</h1><p>for nobody</p>"]);
  },
);

test("a member reads their own words, packed when the page was", async () => {
  const door = await open((req, res) => {
    if (req.url === "/no-such-page") return next(req, res);
    res.statusCode = 404;
    res.setHeader("content-type", "text/html");
    res.setHeader("content-encoding", "gzip");
    res.end(gzipSync(shell));
  });
  const { status, body } = await door.fetch("/requests/nope", { headers: { cookie: "cp-session=abc" } });
  expect(status).toBe(404);
  expect(gunzipSync(body).toString()).toBe("<h1>Not in the register</h1><p>for a member</p>");
});

test("an address that leads on, and leads nowhere, is said in words too", async () => {
  const door = await open((req, res) => {
    if (req.url === "/no-such-page") return next(req, res);
    res.statusCode = 404;
    res.setHeader("content-type", "text/html; charset=utf-8");
    res.end();
  });
  const { status, text } = await door.fetch("/discussion/4/99");
  expect([status, text]).toEqual([404, "<h1>Not in the register</h1><p>for nobody</p>"]);
});

test("a missing page that has words of its own keeps them, and its scripts where it has any", async () => {
  const door = await open((_req, res) => {
    res.statusCode = 404;
    res.setHeader("content-type", "text/html");
    res.end("<h1>No such request</h1><script>1</script>");
  });
  expect((await door.fetch("/requests/1")).text).toBe("<h1>No such request</h1><script>1</script>");
});

test("a redirect passes as it is, from a kept page and from one that is drawn for its reader", async () => {
  const door = await open((req, res) => {
    res.statusCode = 307;
    res.setHeader("location", "/sign-in");
    res.setHeader("content-type", "text/html");
    res.end(req.url === "/no-such-page" ? "words" : shell);
  });
  for (const path of ["/routes", "/today", "/set-up"]) {
    const { status, headers, text } = await door.fetch(path);
    expect([path, status, headers.location]).toEqual([path, 307, "/sign-in"]);
    expect(text).not.toContain("words");
  }
});

test("when not even the words can be drawn, the door has some", async () => {
  const door = await open((req, res) => {
    if (req.url === "/no-such-page") return Promise.reject(new Error("no words"));
    res.statusCode = 404;
    res.setHeader("content-type", "text/html");
    res.end(shell);
  });
  const { status, text } = await door.fetch("/requests/1");
  expect(status).toBe(404);
  expect(text).toContain("There is nothing at this address");
});
