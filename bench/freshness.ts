import type { Connection } from "../db/client";

const changes = 20;

/**
 * How long after a change commits a kept public page shows it: a name of the catalogue is changed, and its page asked
 * again and again. Milliseconds.
 */
export async function measureFreshness(origin: string, { sql }: Connection): Promise<Record<string, number>> {
  const page = `${origin}/domains/banking`;
  const [before] = await sql<{ name: string }[]>`select name from domains where id = 'banking'`;
  if (before === undefined) throw new Error("The catalogue has no banking domain.");
  const times: number[] = [];
  try {
    for (let change = 0; change < changes; change += 1) {
      await (await fetch(page)).text();
      const name = `Banking, edition ${change}`;
      await sql`update domains set name = ${name} where id = 'banking'`;
      const begun = performance.now();
      while (!(await (await fetch(page)).text()).includes(name)) {
        if (performance.now() - begun > 10_000) throw new Error("The page did not show the change within ten seconds.");
      }
      times.push(performance.now() - begun);
    }
  } finally {
    await sql`update domains set name = ${before.name} where id = 'banking'`;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { changes, p50: at(0.5), p95: at(0.95), longest: at(1) };
}
