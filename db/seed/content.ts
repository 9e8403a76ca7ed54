import { desc, getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db, Tx } from "../client";
import { caseSkills, caseTags } from "../schema/case-writing";
import { catalogueImports } from "../schema/catalogue";
import { tags } from "../schema/tags";
import { type Content, hashOf, readContent } from "./content-file";
import { contentRows, type TableRows } from "./content-rows";
import { cpdRows } from "./cpd-rows";
import { keepFrameworkVersion, lockFramework } from "./framework-version";

export type ImportReport = {
  version: string;
  /** False when this very content was already the last one imported; then nothing was written. */
  changed: boolean;
  inserted: number;
  updated: number;
  /** Rows left as an administrator edited them although the content now says otherwise, as `table: id`. */
  keptRows: string[];
};

/** Raised when the mapping from content to rows changes, so that unchanged content is imported again. */
const mapping = 5;
const lockKey = 1_907_011;

const columnName = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The hash of what a row says; its place in the list is not part of that. */
function contentHashOf({ position: _, ...said }: Record<string, unknown>): string {
  return hashOf(said);
}

/** Writes one table's rows: new ones in, changed ones over, those that an administrator edited left alone. */
async function writeTable(
  tx: Tx,
  { table, keys, rows }: TableRows,
): Promise<{ inserted: number; updated: number; kept: string[] }> {
  const columns = getTableColumns(table);
  const column = (property: string): PgColumn => {
    const found = columns[property];
    if (!found) throw new Error(`${getTableName(table)} has no column ${property}`);
    return found;
  };
  const hashed: Record<string, unknown>[] = rows.map((row) => ({ ...row, importedHash: contentHashOf(row) }));
  const assigned = Object.keys(hashed[0] ?? {}).filter((property) => !keys.includes(property));
  const name = sql.identifier(getTableName(table));

  const edited = new Map<string, string | null>();
  const editedAt = column("editedAt");
  const keyColumns = Object.fromEntries(keys.map((property) => [property, column(property)]));
  const keyOf = (row: Record<string, unknown>) => keys.map((property) => String(row[property])).join("/");
  const editedRows = await tx
    .select({ ...keyColumns, importedHash: column("importedHash") })
    .from(table)
    .where(sql`${editedAt} is not null`);
  for (const row of editedRows) edited.set(keyOf(row), row.importedHash === null ? null : String(row.importedHash));

  const written = await tx
    .insert(table)
    // The rows were typed against their own table when they were made; here the table is only known as a table.
    .values(hashed as (typeof table.$inferInsert)[])
    .onConflictDoUpdate({
      target: keys.map(column),
      set: Object.fromEntries(
        assigned.map((property) => [property, sql`excluded.${sql.identifier(columnName(property))}`]),
      ),
      setWhere: sql`${name}.edited_at is null and (${name}.imported_hash, ${name}.position) is distinct from (excluded.imported_hash, excluded.position)`,
    })
    .returning({ fresh: sql<boolean>`(xmax = 0)` });
  const inserted = written.filter((row) => row.fresh).length;
  const kept = hashed.filter((row) => edited.has(keyOf(row)) && edited.get(keyOf(row)) !== row.importedHash);
  return {
    inserted,
    updated: written.length - inserted,
    kept: kept.map((row) => `${getTableName(table)}: ${keyOf(row)}`),
  };
}

/**
 * Files the cases under the skills that their learning points touch and under their tags; where a tag was merged, under the one
 * that it went into.
 */
async function fileCases(tx: Tx, { cases }: Content["cases"]): Promise<void> {
  const went = await tx.select({ id: tags.id, into: tags.mergedIntoId }).from(tags);
  const presentId = new Map(went.map(({ id, into }) => [id, into ?? id]));
  await tx
    .insert(caseSkills)
    .values(
      cases.flatMap(({ id, learning_points: points }) =>
        points.flatMap((point) => point.competency_ids).map((competencyId) => ({ caseId: id, competencyId })),
      ),
    )
    .onConflictDoNothing();
  await tx
    .insert(caseTags)
    .values(cases.flatMap(({ id, tags: of }) => of.map((tag) => ({ caseId: id, tagId: presentId.get(tag) ?? tag }))))
    .onConflictDoNothing();
}

/**
 * Brings the catalogue and the cases to the given content (by default the one that ships with the product), in one
 * transaction. Repeatable: the same content again writes nothing. Rows that an administrator edited stay as they are
 * and are named in the report. Throws ContentError, before anything is written, on content that does not hold together.
 */
export async function importContent({
  db,
  now,
  content = readContent(),
}: {
  db: Db;
  now: Date;
  content?: Content;
}): Promise<ImportReport> {
  const version = content.catalogue.meta.version;
  const contentHash = hashOf([mapping, content]);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
    await lockFramework(tx);
    const [last] = await tx
      .select({ contentHash: catalogueImports.contentHash })
      .from(catalogueImports)
      .orderBy(desc(catalogueImports.importedAt))
      .limit(1);
    if (last?.contentHash === contentHash) return { version, changed: false, inserted: 0, updated: 0, keptRows: [] };

    const report: ImportReport = { version, changed: true, inserted: 0, updated: 0, keptRows: [] };
    for (const rows of [...contentRows(content), ...cpdRows(content.cpd)]) {
      const { inserted, updated, kept } = await writeTable(tx, rows);
      report.inserted += inserted;
      report.updated += updated;
      report.keptRows.push(...kept);
    }
    await fileCases(tx, content.cases);
    await keepFrameworkVersion(tx, {
      at: now,
      byId: null,
      reason: `The content that ships with the product, ${version}`,
    });
    await tx.insert(catalogueImports).values({
      version,
      contentHash,
      importedAt: now,
      inserted: report.inserted,
      updated: report.updated,
      keptRows: report.keptRows,
    });
    return report;
  });
}
