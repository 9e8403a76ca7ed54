import type { LoadResult } from "./load";

/** A row of the printed table: cells as text, the first one the name. */
type Row = Record<string, string | number>;

/** One line per number of connections, beside the two floors and the ratios to them. */
export function loadRows(name: string, page: LoadResult[], bytesFloor: LoadResult[], queryFloor: LoadResult[]): Row[] {
  return page.map((result, index) => ({
    page: name,
    connections: result.connections,
    "req/s": result.requestsPerSecond,
    p50: result.p50,
    p95: result.p95,
    p99: result.p99,
    errors: result.errors,
    "bytes floor req/s": bytesFloor[index]?.requestsPerSecond ?? 0,
    "query floor req/s": queryFloor[index]?.requestsPerSecond ?? 0,
    "of bytes floor": ratio(result, bytesFloor[index]),
    "of query floor": ratio(result, queryFloor[index]),
  }));
}

function ratio(result: LoadResult, floor: LoadResult | undefined): string {
  if (floor === undefined || floor.requestsPerSecond === 0) return "";
  return `${Math.round((result.requestsPerSecond / floor.requestsPerSecond) * 1000) / 10} %`;
}

/** Prints a headed table. */
export function print(title: string, rows: Row[]): void {
  console.log(`\n${title}`);
  console.table(rows);
}
