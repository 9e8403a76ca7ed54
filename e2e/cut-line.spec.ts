import { createServer, request, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";

/** A proxy that cuts every line through it when it is told to. */
async function cuttingProxy(): Promise<{ url: string; cut: () => number; close: () => void }> {
  const lines = new Set<Socket>();
  const server: Server = createServer((asked, answer) => {
    const onward = request(asked.url ?? "", { method: asked.method, headers: asked.headers, agent: false }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    answer.on("close", () => onward.destroy());
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  server.on("connection", (line) => {
    lines.add(line);
    line.on("error", () => undefined);
    line.on("close", () => lines.delete(line));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    const count = lines.size;
    for (const line of lines) line.resetAndDestroy();
    return count;
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  // A server that listens on a port, and not on a pipe, has an address of this kind.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut, close };
}

test("a page whose line is cut every two seconds misses no post, and keeps what is being typed", async ({
  browser,
  baseURL,
  db,
  signIn,
}) => {
  test.slow();
  const { as, regular, open, answer } = community(db);
  const [host, reader] = [await regular(), await regular()];
  const no = noOf(await open(as(host), { title: "Read through a tunnel" }));
  const cookies = await (await signIn(reader.id)).context().cookies();
  const proxy = await cuttingProxy();
  const context = await browser.newContext({ proxy: { server: proxy.url }, ...(baseURL ? { baseURL } : {}) });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`/discussion/${no}`);
  const composer = page.getByRole("textbox", { name: /Your reply/ });
  await composer.fill("Typed in the tunnel");
  await page.evaluate(() => document.body.setAttribute("data-never-left", "yes"));

  let lines = 0;
  const every = setInterval(() => {
    lines += proxy.cut();
  }, 2_000);
  const said: string[] = [];
  for (let at = 1; at <= 30; at += 1) {
    const { number } = await answer(as(host), no, at % 3 === 0 ? { major: 1, minor: 0 } : null);
    said.push(number ?? "");
    await pause(400);
  }
  clearInterval(every);
  expect(lines).toBeGreaterThan(1);
  await expect.poll(() => page.locator(".posts > .post").count(), { timeout: 20_000 }).toBe(31);
  const shown = await page.locator(".posts > .post .pn").allTextContents();
  expect(said.filter((number) => !shown.includes(number))).toEqual([]);
  await expect(page.locator("body")).toHaveAttribute("data-never-left", "yes");
  await expect(composer).toHaveValue("Typed in the tunnel");
  await context.close();
  proxy.close();
});
