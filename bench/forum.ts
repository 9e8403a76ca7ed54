import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "../scripts/progress.mjs";
import { forumPages } from "./forum-pages";
import { measurePosting, measureVisible } from "./forum-replies";
import { type ForumSide, openSide, startForumCluster } from "./forum-sides";
import { askInTurn } from "./growth";
import { weigh } from "./page-weight";
import type { MeasuredPage } from "./pages";
import { print } from "./report";

/** What the bench of the forum is given of the run. */
export type ForumSetting = {
  readonly port: number;
  readonly scratch: string;
  readonly seconds: number;
  /** How often each page is asked for to see how it grows. */
  readonly turns: number;
  readonly executablePath: string;
  readonly signal: AbortSignal;
  /** A page at each number of connections beside its two floors. */
  readonly measurePage: (page: MeasuredPage, side: ForumSide) => Promise<Record<string, string | number>[]>;
};

const weighed = ["Threads", "Thread of 5,000", "Search, a common word"];

/**
 * Measures the forum with each of these numbers of posts, all filled and served side by side: its pages at 1, 16 and 64 connections
 * beside the two floors, how much longer each page takes in the largest than in the smallest, both asked in turn, what a browser
 * fetches, from a reply to where others see it, and posting. Each size has a database of its own, which is gone afterwards.
 */
export async function benchForum(setting: ForumSetting, sizes: readonly number[]): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  const cluster = await step("Starting a PostgreSQL for the forum", startForumCluster);
  const sides: Awaited<ReturnType<typeof openSide>>[] = [];
  try {
    for (const [index, posts] of sizes.entries()) {
      setting.signal.throwIfAborted();
      sides.push(await openSide(cluster, posts, { port: setting.port + index, scratch: setting.scratch }));
    }
    const [small, large] = [sides[0], sides.at(-1)];
    if (small === undefined || large === undefined) throw new Error("The forum has no size to be measured at.");
    if (small !== large) {
      const title = "The forum as it grows, both sizes asked in turn";
      const grown = await growth(small, large, setting);
      results.growth = grown;
      print(title, grown);
    }
    for (const side of sides) Object.assign(results, await measured(side, setting, side === small));
  } finally {
    for (const side of sides) await side.stop();
    await cluster.stop();
  }
  return results;
}

function growth(small: ForumSide, large: ForumSide, { turns }: ForumSetting) {
  const there = new Map([small, large].map((side) => [side.url, forumPages(side)]));
  const questions = forumPages(small).map(({ name, signedIn }, index) => ({
    page: name,
    signedIn,
    path: (side: { url: string }) => there.get(side.url)?.[index]?.path ?? "/",
  }));
  const named = (side: ForumSide) => ({ label: `${side.posts} posts`, url: side.url, cookie: side.cookie });
  return step("Asking both sizes in turn", () => askInTurn(named(small), named(large), questions, turns));
}

/** One size by itself. What a browser fetches does not depend on the size. */
async function measured(side: ForumSide, setting: ForumSetting, isFirst: boolean) {
  const { seconds, signal, executablePath } = setting;
  const of = (what: string) => `${what}, ${side.posts} posts`;
  const rows = [];
  for (const page of forumPages(side).filter(({ loaded }) => loaded)) {
    signal.throwIfAborted();
    rows.push(...(await setting.measurePage(page, side)));
  }
  print(`${of("The forum")} (latencies in ms)`, rows);
  const fetched = isFirst ? await weights(side, executablePath) : [];
  const visible = await step("From a reply to a second browser", () => measureVisible(side, executablePath));
  print(`${of("From pressing the button to where the reply is read")} (ms)`, visible);
  const body = join(setting.scratch, "reply.html");
  const headers = { cookie: `cp-session=${side.cookie}` };
  writeFileSync(body, await (await fetch(`${side.url}/discussion/${side.short}`, { headers })).text());
  const replies = await measurePosting(side, seconds, body);
  print(`${of("Posting a reply")} (latencies in ms)`, replies);
  return {
    [of("pages")]: rows,
    [of("visible")]: visible,
    [of("replies")]: replies,
    ...(isFirst ? { weights: fetched } : {}),
  };
}

/** What the browsers of a visitor and of a member fetch to show the pages that are read most. */
async function weights(side: ForumSide, executablePath: string) {
  const pages = forumPages(side).filter(({ name }) => weighed.includes(name));
  const paths = pages.map(({ path }) => path);
  const named = (who: string, fetched: Awaited<ReturnType<typeof weigh>>) =>
    fetched.map((weight, index) => ({ page: pages[index]?.name ?? weight.path, reader: who, ...weight }));
  const rows = [
    ...named("a visitor", await weigh(side.url, paths, executablePath)),
    ...named("a member", await weigh(side.url, paths, executablePath, { name: "cp-session", value: side.cookie })),
  ];
  print("What a browser fetches (bytes as sent, compressed)", rows);
  return rows;
}
