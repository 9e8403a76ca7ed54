// npm run bench [-- --seconds 3 --sizes 5000,50000 --only mentors --together 60]: measures, prints tables, writes bench/results/<time>.json.
// --only forum [--posts 40000,1000000] [--seconds 3] [--turns 40] measures the discussion and the search, each size filled first in a
// database of its own; the larger takes minutes to fill. --posts 40000 alone is quick, and says nothing of growth.
// --only depth counts how many queries the members' pages wait for, and nothing else; --only exports and --only interaction
// measure the files of the largest plan, and its schedule in a browser, alone.
// Every figure stands beside floors measured in the same run: this machine is noisy, so read ratios.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Connection, connect } from "../db/client";
import { type EmbeddedPostgres, ensureDatabase, startEmbedded } from "../db/embedded";
import { provideBrowser } from "../scripts/browser";
import { buildPages } from "../scripts/build";
import { importCatalogue, loadDemo } from "../scripts/load";
import { prepareDatabase } from "../scripts/prepare";
import { step } from "../scripts/progress.mjs";
import { startSession } from "../server/accounts/sessions";
import { measureDepth } from "./depth";
import { benchExports } from "./exports";
import { benchForum } from "./forum";
import { measureFreshness } from "./freshness";
import { measureGrowth } from "./growth";
import { measureInteraction } from "./interaction";
import { load } from "./load";
import { benchMatching } from "./matching";
import { weigh } from "./page-weight";
import { type MeasuredPage, measuredPages } from "./pages";
import { fillDirectory } from "./people";
import { benchPlans, benchTogether, planPages } from "./plans";
import { type Served, startFloor, startProduct } from "./processes";
import { loadRows, print } from "./report";
import { benchSchedule } from "./schedule";
import { measureSignIn } from "./sign-in";

const port = 3199;
const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "3" },
    sizes: { type: "string", default: "5000,50000" },
    only: { type: "string", default: "" },
    together: { type: "string", default: "60" },
    posts: { type: "string", default: "40000,1000000" },
    turns: { type: "string", default: "40" },
  },
});
const seconds = Number(options.seconds);
const togetherSeconds = Number(options.together);
const sizes = options.sizes.split(",").map(Number);
const results: Record<string, unknown> = {
  at: new Date().toISOString(),
  cores: availableParallelism(),
  node: process.version,
  seconds,
};

const scratch = mkdtempSync(join(tmpdir(), "critical-path-bench-"));
const closing: (() => Promise<void> | void)[] = [() => rmSync(scratch, { recursive: true, force: true })];
const ending = new AbortController();
process.once("SIGINT", () => ending.abort());

try {
  const cluster = await step("Starting a PostgreSQL for measuring", () => startEmbedded({ directory: ".data/bench" }));
  closing.push(() => cluster.stop());
  await ensureDatabase(cluster, "bench");
  const databaseUrl = cluster.url("bench");
  await step("Bringing the tables to the present", () => prepareDatabase(databaseUrl));
  await importCatalogue(databaseUrl);
  await loadDemo(databaseUrl);
  await buildPages(ending.signal);
  const connection = connect(databaseUrl, { max: 2, statementTimeoutMs: 0, name: "bench" });
  closing.push(() => connection.close());
  const isWanted = (part: string) => options.only === part || options.only === "";
  if (isWanted("depth")) {
    results.depth = await step("Counting how deep the members' pages ask", () =>
      measureDepth(connection, databaseUrl, { port, scratch }),
    );
  }
  const menteeId = await demoMentee(connection);
  if (isWanted("exports")) {
    results.exports = await step("Making files of a plan", () => benchExports(connection, menteeId));
  }
  if (isWanted("interaction")) {
    results.interaction = await step("Working on a plan in a browser", () =>
      interaction(connection, databaseUrl, menteeId),
    );
  }
  if (isWanted("forum")) results.forum = await forum();
  if (!["depth", "exports", "interaction", "forum"].includes(options.only))
    await measureSpeed(connection, databaseUrl, cluster);
  mkdirSync("bench/results", { recursive: true });
  const file = `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`;
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
} finally {
  for (const close of closing.reverse()) await close();
}

/** How fast the rules, the plans and the pages are. */
async function measureSpeed(connection: Connection, databaseUrl: string, cluster: EmbeddedPostgres): Promise<void> {
  results.scheduling = benchSchedule();
  const menteeId = await demoMentee(connection);
  results.plans = await step("Reading and comparing plans", () => benchPlans(connection, menteeId));
  results.together = await step("Eight clients on one plan", () =>
    benchTogether(connection, menteeId, togetherSeconds),
  );
  for (const size of sizes) {
    ending.signal.throwIfAborted();
    await step(`Filling the directory to ${size} mentors`, () => fillDirectory(connection.sql, size));
    results[`matching at ${size}`] = await step(`Ranking at ${size}`, () => benchMatching({ connection, size }));
    await measureProduct(connection, databaseUrl, size);
  }
  if (sizes.length > 1) {
    const rows = await growth(connection, databaseUrl, cluster);
    print("The directory's pages as it grows, both sizes asked in turn", rows);
    results.growth = rows;
  }
}

/** The pages at this size: loads beside the floors, sign-in, and at the first size what a browser fetches. */
async function measureProduct(connection: Connection, databaseUrl: string, size: number): Promise<void> {
  const product = await step("Starting the product", () => startProduct(databaseUrl, port, scratch));
  try {
    const cookie = await signedInCookie(connection);
    // A plan does not depend on how many mentors there are: it is measured at the first size.
    const ofPlans = size === sizes[0] ? await planPages(connection, await demoMentee(connection)) : [];
    const pages = [...measuredPages("tsb-2018", "oluwaseun-adebanjo-firth"), ...ofPlans].filter((page) =>
      page.name.toLowerCase().includes(options.only.toLowerCase()),
    );
    const rows = [];
    for (const page of pages) rows.push(...(await measurePage(page, product.url, databaseUrl, cookie)));
    print(`Pages with ${size} mentors (latencies in ms)`, rows);
    results[`pages at ${size}`] = rows;
    if (size !== sizes[0] || options.only !== "") return;
    const freshness = await measureFreshness(product.url, connection);
    print("From a change to the page that shows it (ms)", [freshness]);
    results.freshness = freshness;
    const signIn = await measureSignIn(product.url, connection);
    print("Sign-in by password, one after another", [signIn]);
    results["sign-in"] = signIn;
    const browser = await provideBrowser();
    const weights = [
      ...(await weigh(
        product.url,
        pages.filter((page) => !page.signedIn).map((page) => page.path),
        browser,
      )),
      ...(await weigh(
        product.url,
        pages.filter((page) => page.signedIn).map((page) => page.path),
        browser,
        { name: "cp-session", value: cookie },
      )),
    ].map((weight, index) => ({ page: pages[index]?.name ?? weight.path, ...weight }));
    print("What a browser fetches (bytes as sent, compressed)", weights);
    results.weights = weights;
  } finally {
    await product.stop();
  }
}

/** The largest plan in a browser, on a product of its own. */
async function interaction(connection: Connection, databaseUrl: string, menteeId: string) {
  const product = await startProduct(databaseUrl, port, scratch);
  try {
    const [cookie, executablePath] = [await signedInCookie(connection), await provideBrowser()];
    return await measureInteraction(connection, menteeId, { url: product.url, cookie, executablePath });
  } finally {
    await product.stop();
  }
}

/** The discussion and the search. */
async function forum() {
  const executablePath = await provideBrowser();
  const measure = (page: MeasuredPage, side: { url: string; databaseUrl: string; cookie: string }) =>
    measurePage(page, side.url, side.databaseUrl, side.cookie);
  const turns = Number(options.turns);
  const setting = { port, scratch, seconds, turns, executablePath, signal: ending.signal, measurePage: measure };
  return benchForum(setting, options.posts.split(",").map(Number));
}

/** The directory of the first size beside that of the last, each with a product of its own. */
async function growth(last: Connection, lastUrl: string, cluster: EmbeddedPostgres) {
  await ensureDatabase(cluster, "bench_first");
  const firstUrl = cluster.url("bench_first");
  await step("A second database, of the first size", () => prepareDatabase(firstUrl));
  await importCatalogue(firstUrl);
  await loadDemo(firstUrl);
  const first = connect(firstUrl, { max: 2, statementTimeoutMs: 0, name: "bench" });
  const products: Served[] = [];
  try {
    const [few = 0, many = 0] = [sizes[0], sizes.at(-1)];
    await step(`Filling it to ${few} mentors`, () => fillDirectory(first.sql, few));
    for (const [index, url] of [firstUrl, lastUrl].entries())
      products.push(await step("Starting a product", () => startProduct(url, port + index, join(scratch, `${index}`))));
    const [small, large] = products;
    if (small === undefined || large === undefined) throw new Error("Both products are needed.");
    return await step("Asking both in turn", async () =>
      measureGrowth(
        { label: `${few} mentors`, url: small.url, cookie: await signedInCookie(first) },
        { label: `${many} mentors`, url: large.url, cookie: await signedInCookie(last) },
      ),
    );
  } finally {
    for (const product of products) await product.stop();
    await first.close();
  }
}

async function measurePage(page: MeasuredPage, origin: string, databaseUrl: string, cookie: string) {
  const headers: Record<string, string> = page.signedIn ? { cookie: `cp-session=${cookie}` } : {};
  const answer = await fetch(origin + page.path, { headers, redirect: "manual" });
  const wanted = page.leadsOn === true ? "3xx" : "2xx";
  if (`${Math.floor(answer.status / 100)}xx` !== wanted)
    throw new Error(`${page.path} answered ${answer.status}; there is nothing to measure.`);
  const body = join(scratch, "body.html");
  writeFileSync(body, Buffer.from(await answer.arrayBuffer()));
  const bytes = await startFloor("bytes", body);
  const query = await startFloor("query", databaseUrl, page.query);
  try {
    return await step(`${page.name} (${page.path})`, async () => {
      const measured = await load(origin + page.path, seconds, headers, wanted);
      return loadRows(page.name, measured, await load(bytes.url, seconds), await load(query.url, seconds));
    });
  } finally {
    await Promise.all([bytes.stop(), query.stop()]);
  }
}

/** The demo mentee, of whom pages and plans are measured. */
async function demoMentee({ sql }: Connection): Promise<string> {
  const [mentee] = await sql<
    { id: string }[]
  >`select id from members where email = 'jasmine.owusu.pettifer@demo.example'`;
  if (mentee === undefined) throw new Error("The demo mentee is missing.");
  return mentee.id;
}

/** A session of the demo mentee, begun as signing in begins one. */
async function signedInCookie(connection: Connection): Promise<string> {
  const memberId = await demoMentee(connection);
  const session = await startSession(connection.db, { memberId, device: "bench", now: new Date() });
  return session.token;
}
