import { createServer } from "node:http";
import { expect, test } from "vitest";
import { opensPlainPage, withoutScripts } from "./scriptless";

async function serve(contentType: string, parts: readonly string[], status = 200): Promise<string> {
  const server = createServer((req, res) => {
    withoutScripts(req, res);
    res.statusCode = status;
    res.setHeader("content-type", contentType);
    res.flushHeaders();
    for (const part of parts.slice(0, -1)) res.write(part);
    res.end(parts.at(-1));
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const body = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  await new Promise((settle) => server.close(settle));
  return body;
}

test("a form opened signed out comes whole and without scripts, however it was cut on its way", async () => {
  const body = await serve("text/html; charset=utf-8", [
    "<form>Ä</form><scr",
    "ipt nonce='x'>run()</scr",
    "ipt><p>End</p>",
  ]);
  expect(body).toBe("<form>Ä</form><p>End</p>");
});

test("what is not a page passes as it is", async () => {
  const data = '0:["<script>"]';
  expect(await serve("text/x-component", [data.slice(0, 5), data.slice(5)])).toBe(data);
});

test("only opening a form or a plan behind a link is changed, not what is posted to it, nor other pages", () => {
  expect(opensPlainPage("GET", "/sign-in")).toBe(true);
  expect(opensPlainPage("GET", "/sign-in/code")).toBe(true);
  expect(opensPlainPage("GET", "/shared/a-token")).toBe(true);
  expect(opensPlainPage("GET", "/certificates/0123-4567-89AB-CDEF-GHJK")).toBe(true);
  expect(opensPlainPage("POST", "/sign-in")).toBe(false);
  expect(opensPlainPage("GET", "/sign-ins")).toBe(false);
  expect(opensPlainPage("GET", "/today")).toBe(false);
  expect(opensPlainPage("GET", "/search")).toBe(true);
  expect(opensPlainPage("GET", "/search", "cp-session=a-token")).toBe(false);
  expect(opensPlainPage("GET", "/search/suggest")).toBe(false);
});
