import { randomUUID } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { step } from "../scripts/progress.mjs";
import type { ForumSide } from "./forum-sides";
import { lastTop } from "./forum-sides";
import { load, loadForm, share } from "./load";
import { startFloor } from "./processes";
import { loadRows } from "./report";

const words = "We asked the supplier for the date, and wrote down what would have to be true by then.";

/** What posting writes at least, in tables of the floor's own: a number under the lock of a row, and a row. */
const floorTables = `
  create table if not exists bench_floor_threads as select n, 0 as last from generate_series(1, 1000) n;
  create unique index if not exists bench_floor_threads_key on bench_floor_threads (n);
  create table if not exists bench_floor_posts (n int, place int, body text)`;
const floorQuery = (thread: string) => `
  with counted as (update bench_floor_threads set last = last + 1 where n = ${thread} returning n, last)
  insert into bench_floor_posts select n, last, '${words}' from counted`;

/**
 * Replies posted through the form as a browser without scripts does it, by several people at once: all to one thread, whose row
 * they wait for, and to two hundred. Beside the floors: the page that answers from memory, and the least that has to be written.
 */
export async function measurePosting(side: ForumSide, seconds: number, body: string) {
  await side.connection.sql.unsafe(floorTables);
  const bytes = await startFloor("bytes", body);
  const rows = [];
  try {
    const ofBytes = await load(bytes.url, seconds);
    for (const [name, threads, floorOf] of [
      ["A reply, all to the thread of 5,000", [side.long], "1"],
      ["A reply, to 200 threads", side.many, "1 + floor(random() * 200)::int"],
    ] as const) {
      const query = await startFloor("query", side.databaseUrl, floorQuery(`(select ${floorOf})`));
      try {
        let sent = 0;
        const measured = await step(name, () =>
          loadForm({
            page: `${side.url}/discussion/${threads[0]}`,
            mark: 'name="replyTo"',
            cookies: side.authors.map((token) => `cp-session=${token}`),
            seconds,
            fields: () => {
              sent += 1;
              const threadNo = String(threads[sent % threads.length]);
              return { threadNo, body: `${words} ${randomUUID()}`, idempotencyKey: randomUUID() };
            },
          }),
        );
        rows.push(...loadRows(name, measured, ofBytes, await load(query.url, seconds)));
      } finally {
        await query.stop();
      }
    }
  } finally {
    await bytes.stop();
  }
  return rows;
}

const replies = 12;

async function opened(browser: Browser, side: ForumSide, token: string, path: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies([{ name: "cp-session", value: token, url: side.url }]);
  const page = await context.newPage();
  await page.goto(side.url + path, { waitUntil: "networkidle" });
  return page;
}

/**
 * How long after somebody presses the button their reply can be read in the browser of somebody else who has the thread open at its end,
 * and in their own. Milliseconds.
 */
export async function measureVisible(side: ForumSide, executablePath: string) {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
  });
  const rows = [];
  try {
    for (const [thread, no, last] of [
      ["Thread of 50", side.short, lastTop.short],
      ["Thread of 5,000", side.long, lastTop.long],
    ] as const) {
      const path = `/discussion/${no}?from=${last}`;
      const reader = await opened(browser, side, side.cookie, path);
      const author = await opened(browser, side, side.authors[0] ?? "", path);
      const times: Record<"theirs" | "own", number[]> = { theirs: [], own: [] };
      for (let reply = 0; reply < replies; reply += 1) {
        const body = `Reply ${randomUUID()}.`;
        await author.getByRole("textbox", { name: "Your reply" }).fill(body);
        const begun = performance.now();
        const seen = (page: Page) =>
          page
            .getByText(body)
            .first()
            .waitFor()
            .then(() => performance.now() - begun);
        const [own, theirs] = await Promise.all([
          author
            .getByRole("button", { name: "Post reply" })
            .click()
            .then(() => seen(author)),
          seen(reader),
        ]);
        times.own.push(own);
        times.theirs.push(theirs);
        await author.goto(side.url + path, { waitUntil: "networkidle" });
      }
      rows.push({
        thread,
        posts: side.posts,
        replies,
        "in the second browser p50": share(times.theirs, 0.5),
        p95: share(times.theirs, 0.95),
        longest: share(times.theirs, 1),
        "in one's own p50": share(times.own, 0.5),
      });
      for (const page of [reader, author]) await page.context().close();
    }
  } finally {
    await browser.close();
  }
  return rows;
}
