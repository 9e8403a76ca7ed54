import { asc, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { sources } from "@/db/schema/catalogue";
import { type SourceView, sourceLabel } from "@/domain/catalogue/sources";
import type { Ctx } from "@/server/context";

/** The sources that a page cites, by id. */
export type Citations = Record<string, SourceView>;

const columns = {
  id: sources.id,
  title: sources.title,
  publisher: sources.publisher,
  year: sources.year,
  url: sources.url,
  kind: sources.kind,
  verified: sources.verified,
};

/** Looks up the sources behind lists of source ids, each once; or behind a query for such ids, beside what it is asked with. */
export async function citationsOf(db: Db, cited: readonly (readonly string[])[] | SQL): Promise<Citations> {
  const ids = "length" in cited ? [...new Set(cited.flat())] : cited;
  if ("length" in ids && ids.length === 0) return {};
  const rows = await db.select(columns).from(sources).where(inArray(sources.id, ids));
  return Object.fromEntries(rows.map((row) => [row.id, { ...row, label: sourceLabel(row) }]));
}

/** Inside a query: every id in these columns of source ids, over their whole tables, for `citationsOf`. */
export function citedIn(...columns: readonly PgColumn[]): SQL {
  const parts = columns.map((column) => sql`select unnest(${column}) from ${column.table}`);
  return sql`(${sql.join(parts, sql` union `)})`;
}

/** Every source of the catalogue, with how it was checked. */
export async function listSources(ctx: Ctx): Promise<SourceView[]> {
  const rows = await ctx.db.select(columns).from(sources).orderBy(asc(sources.position));
  return rows.map((row) => ({ ...row, label: sourceLabel(row) }));
}
