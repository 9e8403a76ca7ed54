import { chromium } from "@playwright/test";

/** What a browser fetched to show a page, as sent over the wire (compressed), in bytes. */
export type PageWeight = { path: string; total: number; script: number; requests: number };

/** Opens each page in a fresh browser profile and adds up what came. `cookie` makes it a signed-in visit. */
export async function weigh(
  origin: string,
  paths: string[],
  executablePath: string,
  cookie?: { name: string; value: string },
): Promise<PageWeight[]> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  const weights: PageWeight[] = [];
  try {
    for (const path of paths) {
      const context = await browser.newContext();
      if (cookie !== undefined) await context.addCookies([{ ...cookie, url: origin }]);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      const types = new Map<string, string>();
      const weight: PageWeight = { path, total: 0, script: 0, requests: 0 };
      session.on("Network.responseReceived", (event) => types.set(event.requestId, event.type));
      session.on("Network.loadingFinished", (event) => {
        weight.requests += 1;
        weight.total += event.encodedDataLength;
        if (types.get(event.requestId) === "Script") weight.script += event.encodedDataLength;
      });
      await page.goto(origin + path, { waitUntil: "networkidle" });
      weights.push(weight);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return weights;
}
