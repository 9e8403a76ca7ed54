import { writeTable } from "@/domain/csv-table";
import { caller, viewer } from "@/server/rsc";
import { yearOf } from "../year";

const columns = [
  "date",
  "minutes",
  "activity",
  "reflection",
  "scheme",
  "heading",
  "unit",
  "counted",
  "not_counted_minutes",
] as const;

/** The reader's own ledger as a spreadsheet reads it. */
export async function GET(request: Request): Promise<Response> {
  if ((await viewer()) === null) return new Response("Sign in first.", { status: 401 });
  const api = await caller();
  const asked = yearOf(new URL(request.url).searchParams.get("year"));
  const rows = await api.cpd.exportLedger(asked);
  const csv = writeTable(
    columns,
    rows.map((row) => columns.map((column) => String(row[column]))),
  );
  const name = asked.year === undefined ? "cpd-ledger.csv" : `cpd-ledger-${asked.year}.csv`;
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
