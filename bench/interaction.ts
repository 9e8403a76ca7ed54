import { chromium, type Page } from "@playwright/test";
import type { Connection } from "../db/client";
import { share } from "./load";
import { planWith } from "./plans";
import { print } from "./report";

const tasks = 500;
const moves = 60;
const keys = 20;
const toggles = 6;

type Felt = { frames: number[]; events: number[] };

/** Begins to watch what the page's reader feels: how long each frame took, and from each event to the next paint. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    // A method, because what runs in the page cannot reach what the loader puts around other functions.
    const felt = {
      frames: [] as number[],
      events: [] as number[],
      last: performance.now(),
      onFrame(now: number) {
        this.frames.push(now - this.last);
        this.last = now;
        if (Reflect.get(window, "felt") === this) requestAnimationFrame((next) => this.onFrame(next));
      },
    };
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) felt.events.push(entry.duration);
    });
    // The shortest that a browser tells of.
    const events: PerformanceObserverInit & { durationThreshold: number } = { type: "event", durationThreshold: 16 };
    observer.observe(events);
    Reflect.set(window, "felt", felt);
    requestAnimationFrame((now) => felt.onFrame(now));
  });
}

async function felt(page: Page): Promise<Felt> {
  return page.evaluate(async () => {
    await new Promise((settle) => requestAnimationFrame(() => setTimeout(settle, 100)));
    const seen: Felt = Reflect.get(window, "felt");
    Reflect.deleteProperty(window, "felt");
    return { frames: seen.frames.slice(1), events: seen.events };
  });
}

const row = (what: string, { frames, events }: Felt) => ({
  what,
  "frame p50 ms": share(frames, 0.5),
  "frame p95 ms": share(frames, 0.95),
  "longest frame ms": share(frames, 1),
  /** None told of means that each was painted within the browser's shortest. */
  "event to paint p98 ms": events.length === 0 ? "under 16" : share(events, 0.98),
});

/** Drags a bar across the chart, by as many moves of the mouse as a hand makes in a second. */
async function dragABar(page: Page): Promise<Felt> {
  const bar = page.locator("tbody tr[data-item]:not([data-begun]) .bar").first();
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  if (box === null) throw new Error("No bar of the plan can be dragged.");
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
  await watch(page);
  await page.mouse.down();
  for (let move = 1; move <= moves; move++) await page.mouse.move(box.x + box.width / 3 + move * 3, box.y + 2);
  const seen = await felt(page);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return seen;
}

async function moveByKeys(page: Page): Promise<Felt> {
  await page.locator("tbody tr[data-item]:not([data-begun]) th .name").first().focus();
  await watch(page);
  for (let key = 0; key < keys; key++) await page.keyboard.press("Alt+ArrowRight");
  const seen = await felt(page);
  await page.keyboard.press("Escape");
  return seen;
}

type Toggled = { seen: Felt; alone: number[]; again: number[] };

/** Shows the critical path alone and everything again, each time until the rows are there. */
async function toggleCritical(page: Page): Promise<Toggled> {
  const times: { alone: number[]; again: number[] } = { alone: [], again: [] };
  await watch(page);
  for (let toggle = 0; toggle < toggles; toggle++) {
    const rows = page.locator("tbody tr[data-item]");
    const before = await rows.count();
    const begun = performance.now();
    await page.getByRole("link", { name: "Critical only" }).click();
    await page.waitForFunction((n) => document.querySelectorAll("tbody tr[data-item]").length !== n, before);
    times[toggle % 2 === 0 ? "alone" : "again"].push(performance.now() - begun);
  }
  return { seen: await felt(page), ...times };
}

/**
 * How the schedule of the largest plan answers to a hand, in a browser on this machine: a bar dragged, a start moved by keys, and
 * the critical path shown alone, which asks the server; beside it the page opened in the same browser. Read it beside another run here.
 */
export async function measureInteraction(
  connection: Connection,
  memberId: string,
  { url, cookie, executablePath }: { url: string; cookie: string; executablePath: string },
) {
  const planId = await planWith(connection, memberId, tasks);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: "cp-session", value: cookie, url }]);
    const page = await context.newPage();
    const opened: number[] = [];
    for (let time = 0; time < toggles; time++) {
      const begun = performance.now();
      await page.goto(`${url}/plans/${planId}`, { waitUntil: "load" });
      await page.locator(".gantt-edit").waitFor();
      opened.push(performance.now() - begun);
    }
    const dragged = row(`Drag a bar, ${moves} moves`, await dragABar(page));
    const keyed = row(`Alt with an arrow, ${keys} times`, await moveByKeys(page));
    const { seen, alone, again } = await toggleCritical(page);
    const toggled = {
      ...row(`Critical only on and off, ${toggles} times`, seen),
      "critical alone until shown p50 ms": share(alone, 0.5),
      "everything again until shown p50 ms": share(again, 0.5),
      "the page opened p50 ms": share(opened, 0.5),
    };
    const rows = [dragged, keyed, toggled];
    print(`The schedule of ${tasks} tasks in a browser`, rows);
    return rows;
  } finally {
    await browser.close();
  }
}
