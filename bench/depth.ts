import type { Connection } from "../db/client";
import { startSession } from "../server/accounts/sessions";
import { memberPages } from "./member-pages";
import { startProduct } from "./processes";
import { print } from "./report";
import { startWire, type Wire } from "./wire";

const delayMs = 100;
/** So often that every connection has kept the statements of the page. */
const warmUps = 16;
const runs = 5;
/** The bar: a page of a signed-in member waits for so many queries, one after another, at most. */
const most = 3;

/** How deep one page asks: `deep` queries wait for one another, of `queries` in all; `ms` is the page without the delay. */
type PageDepth = { page: string; reader: string; deep: number; queries: number; ms: number };

async function open(url: string, cookie: string): Promise<{ status: number; ms: number }> {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  await answer.arrayBuffer();
  return { status: answer.status, ms: performance.now() - begun };
}

/** Of several loads the best: a machine that has other work may send what belongs together apart. Null where there is no page. */
async function depthOf(wire: Wire, url: string, cookie: string) {
  const times: number[] = [];
  for (let run = 0; run < warmUps; run += 1) {
    const { status, ms } = await open(url, cookie);
    if (status >= 300 && status < 500) return null;
    if (status !== 200) throw new Error(`${url} answered ${status}.`);
    times.push(ms);
  }
  wire.delayMs = delayMs;
  wire.takeAsked();
  const asked = [];
  for (let run = 0; run < runs; run += 1) {
    await open(url, cookie);
    asked.push(wire.takeAsked());
  }
  wire.delayMs = 0;
  return {
    deep: Math.min(...asked.map(({ deep }) => deep)),
    queries: Math.min(...asked.map(({ queries }) => queries)),
    ms: Math.round(Math.min(...times)),
  };
}

/**
 * How many queries the members' pages wait for, one after another, the reading of the session included: what is sent to the
 * database is held back for a while, so that what is asked together is seen to be under way together. Warm pages.
 */
export async function measureDepth(
  connection: Connection,
  databaseUrl: string,
  { port, scratch }: { port: number; scratch: string },
): Promise<PageDepth[]> {
  const pages = await memberPages(connection);
  const wire = await startWire(databaseUrl, "web");
  const product = await startProduct(wire.url, port, scratch);
  try {
    const cookies = new Map<string, string>();
    const rows: PageDepth[] = [];
    for (const { email, page, path } of pages) {
      const cookie = cookies.get(email) ?? (await cookieOf(connection, email));
      cookies.set(email, cookie);
      const depth = await depthOf(wire, product.url + path, cookie);
      if (depth !== null) rows.push({ page, reader: email.slice(0, email.search(/[.@]/)), ...depth });
    }
    rows.sort((a, b) => b.deep - a.deep);
    print("How many queries deep the members' pages are", rows);
    const over = rows.filter(({ deep }) => deep > most).length;
    console.log(`${rows.length} pages, ${over === 0 ? "none" : over} deeper than ${most}.`);
    return rows;
  } finally {
    await product.stop();
    await wire.stop();
  }
}

async function cookieOf({ db, sql }: Connection, email: string): Promise<string> {
  const [member] = await sql<{ id: string }[]>`select id from members where email = ${email}`;
  if (member === undefined) throw new Error(`${email} is not in the demo community.`);
  const { token } = await startSession(db, { memberId: member.id, device: "bench", now: new Date() });
  return `cp-session=${token}`;
}
