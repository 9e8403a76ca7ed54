import { type Browser, chromium } from "@playwright/test";

/** What a browser fetched to show a page, as sent over the wire (headers and compressed bodies), in bytes. */
export type PageWeight = {
  path: string;
  total: number;
  script: number;
  /** The scripts again, to a browser that takes gzip and nothing better. */
  scriptGzip: number;
  requests: number;
};

type Cookie = { name: string; value: string };
type Visit = Omit<PageWeight, "path" | "scriptGzip">;

/** Opens a page in a fresh profile and adds up what came. */
async function visit(browser: Browser, url: string, cookie: Cookie | undefined, gzipAlone: boolean): Promise<Visit> {
  const context = await browser.newContext(gzipAlone ? { extraHTTPHeaders: { "accept-encoding": "gzip" } } : {});
  if (cookie !== undefined) await context.addCookies([{ ...cookie, url }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const types = new Map<string, string>();
  const weight: Visit = { total: 0, script: 0, requests: 0 };
  session.on("Network.responseReceived", (event) => types.set(event.requestId, event.type));
  session.on("Network.loadingFinished", (event) => {
    weight.requests += 1;
    weight.total += event.encodedDataLength;
    if (types.get(event.requestId) === "Script") weight.script += event.encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  return weight;
}

/** Opens each page in a fresh browser profile and adds up what came. `cookie` makes it a signed-in visit. */
export async function weigh(
  origin: string,
  paths: string[],
  executablePath: string,
  cookie?: Cookie,
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
      const { script: scriptGzip } = await visit(browser, origin + path, cookie, true);
      weights.push({ path, ...(await visit(browser, origin + path, cookie, false)), scriptGzip });
    }
  } finally {
    await browser.close();
  }
  return weights;
}
