import autocannon from "autocannon";
import { formWith, hiddenFields } from "./forms";

/** What one page did under one number of connections. Latencies in milliseconds. */
export type LoadResult = {
  connections: number;
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  bytes: number;
};

const connectionCounts = [1, 16, 64] as const;

/**
 * Loads one address for `seconds` at each number of connections, after a short warm-up. Answers of another kind than `wanted` count
 * as errors, so that a shed or broken page cannot pass for a fast one.
 */
export async function load(
  url: string,
  seconds: number,
  headers: Record<string, string> = {},
  wanted: "2xx" | "3xx" = "2xx",
): Promise<LoadResult[]> {
  await autocannon({ url, headers, connections: 4, duration: 1 });
  const results: LoadResult[] = [];
  for (const connections of connectionCounts) {
    const run = await autocannon({ url, headers, connections, duration: seconds });
    results.push(resultOf(run, connections, run[wanted]));
  }
  return results;
}

function resultOf(run: autocannon.Result, connections: number, answered: number): LoadResult {
  const { latency } = run;
  return {
    connections,
    requestsPerSecond: Math.round((answered / run.duration) * 10) / 10,
    p50: latency.p50,
    p95: latency.p97_5 < latency.p90 ? latency.p90 : percentile95(latency.p90, latency.p97_5),
    p99: latency.p99,
    errors: run["2xx"] + run.non2xx - answered + run.errors + run.timeouts,
    bytes: answered === 0 ? 0 : Math.round(run.throughput.total / answered),
  };
}

/** The histogram gives 90 and 97.5; 95 is read between them. */
function percentile95(p90: number, p975: number): number {
  return Math.round((p90 + ((p975 - p90) * 5) / 7.5) * 10) / 10;
}

/** A form that is posted again and again, each time with other values. */
type PostedForm = {
  /** The page with the form, and what stands in that form alone. */
  page: string;
  mark: string;
  /** Those who post, in turn. */
  cookies: readonly string[];
  seconds: number;
  /** What is typed into it, another time each time. */
  fields: () => Record<string, string>;
};

/** Posts a form as a browser without scripts does, for `seconds` at each number of connections. What leads elsewhere was taken. */
export async function loadForm({ page, mark, cookies, seconds, fields }: PostedForm): Promise<LoadResult[]> {
  const html = await (await fetch(page, { headers: { cookie: cookies[0] ?? "" } })).text();
  const hidden = hiddenFields(formWith(html, mark));
  const boundary = "critical-path-bench";
  const body = () =>
    [...Object.entries({ ...Object.fromEntries(hidden), ...fields() })]
      .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join("")
      .concat(`--${boundary}--\r\n`);
  const headers = { origin: new URL(page).origin, "content-type": `multipart/form-data; boundary=${boundary}` };
  let sent = 0;
  const results: LoadResult[] = [];
  for (const connections of connectionCounts) {
    const run = await autocannon({
      url: page,
      connections,
      duration: seconds,
      requests: [
        {
          method: "POST",
          setupRequest: (request) => {
            sent += 1;
            return { ...request, headers: { ...headers, cookie: cookies[sent % cookies.length] ?? "" }, body: body() };
          },
        },
      ],
    });
    results.push(resultOf(run, connections, run["3xx"]));
  }
  return results;
}

/** Times `work` one after another, `count` times. Milliseconds. */
export async function serially(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<{ perSecond: number; p50: number; p95: number; p99: number }> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await work(index);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  const total = times.reduce((sum, time) => sum + time, 0);
  return { perSecond: Math.round((count / total) * 10_000) / 10, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The time that such a part of them does not exceed, in whole milliseconds. */
export function share(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

/** The middle of some times; of an even number of them, the upper middle. */
export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
