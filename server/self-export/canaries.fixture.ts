import { randomBytes, randomUUID } from "node:crypto";
import { getTableColumns, getTableName, isNotNull, or, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { noRecord } from "@/domain/plans/files/file-record";
import { registry } from "./registry/all";
import type { Told } from "./tell";

/** A text of its own in one column of one row, and whether the registry says that this member takes it. */
export type ColumnCanary = {
  readonly table: PgTable;
  readonly key: string;
  readonly text: string;
  readonly expects: "in" | "out" | "either";
};

/** Columns whose text means something to the code that reads the rows. */
const fixed = new Set(["members.timeZone", "members.email"]);

/** The columns of a table that hold free text: no key, no reference, no list of choices. */
function freeText(table: PgTable): [string, PgColumn][] {
  const { foreignKeys, primaryKeys } = getTableConfig(table);
  const tied = new Set([
    ...foreignKeys.flatMap((key) => key.reference().columns),
    ...primaryKeys.flatMap((key) => key.columns),
  ]);
  return Object.entries<PgColumn>(getTableColumns(table)).filter(
    ([key, column]) =>
      column.getSQLType() === "text" &&
      !column.primary &&
      !tied.has(column) &&
      !fixed.has(`${getTableName(table)}.${key}`),
  );
}

/** The free texts of which the registry says that they are told. */
export function toldTexts(): string[] {
  return registry.flatMap(({ table, tells }) =>
    freeText(table).flatMap(([key]) => (tells[key]?.kind === "out" ? [] : [`${getTableName(table)}.${key}`])),
  );
}

const mark = (table: PgTable, key: string) => `canary.${getTableName(table)}.${key}.`.toLowerCase();

/**
 * Puts a text of its own into every free text of every row that the registry knows, past all triggers. A table without a row of
 * this member's is given one first.
 */
export async function markEveryText(db: Db, me: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const told of registry) {
      const theirs = or(...told.ways.map((way) => way.where(me)));
      if ((await tx.$count(told.table, theirs)) === 0) await plant(tx, told, me);
      for (const [key, column] of freeText(told.table)) {
        const marked = { [key]: sql`${mark(told.table, key)}::text || ctid::text || '.'` };
        // Where nothing stood, something may; a rule of the table may forbid it.
        await tx
          .transaction((inner) => inner.update(told.table).set(marked))
          .catch(() => tx.update(told.table).set(marked).where(isNotNull(column)));
      }
    }
  });
}

/** Documents that are read back by what is in them. */
const documents: Readonly<Record<string, unknown>> = { "plan_records.record": noRecord };

/** What a column may hold when all that is known of it is its type; `earlier` columns of the row are of the same type. */
function anything(column: PgColumn, earlier: number): unknown {
  const type = column.getSQLType();
  // Two of one row differ: a move is from one state to another.
  if (column.enumValues !== undefined && type !== "text") return column.enumValues[earlier % column.enumValues.length];
  if (type === "uuid") return randomUUID();
  if (/^(timestamp|date)/.test(type)) return type === "date" ? "2026-06-01" : factoryNow;
  if (type.endsWith("multirange")) return "{}";
  // A level, a day of the week, a version, a place of three.
  if (/int/.test(type)) return 3;
  if (type === "jsonb") return documents[`${getTableName(column.table)}.${column.name}`] ?? {};
  if (type === "bytea") return randomBytes(8);
  if (type === "time") return "09:00";
  return type === "boolean" ? false : "text";
}

/** A row of a table that is the member's by its first way. */
async function plant(tx: Tx, { table, ways: [way] }: Told, me: string): Promise<void> {
  const row: Record<string, unknown> = {};
  const types: string[] = [];
  for (const [key, column] of Object.entries<PgColumn>(getTableColumns(table))) {
    if (column === way?.column) row[key] = way.through ? sql`(${way.through.ids(me)} limit 1)` : me;
    else if (column.notNull && !column.hasDefault) {
      const type = column.getSQLType();
      row[key] = anything(column, types.filter((one) => one === type).length);
      types.push(type);
    }
  }
  await tx.insert(table).values(row);
}

/** Every such text as it stands now, and what the registry says of it for this member. */
export async function marksFor(db: Db, me: string): Promise<ColumnCanary[]> {
  const all: ColumnCanary[] = [];
  for (const told of registry) all.push(...(await marksOf(db, told, me)));
  return all;
}

async function marksOf(db: Db, { table, tells, ways }: Told, me: string): Promise<ColumnCanary[]> {
  const columns = freeText(table);
  if (columns.length === 0) return [];
  const rows: Record<string, unknown>[] = await db
    .select({
      ...Object.fromEntries(columns),
      isTheirs: sql<boolean>`coalesce((${or(...ways.map((way) => way.where(me)))}), false)`,
    })
    .from(table);
  return rows.flatMap((row) =>
    columns.flatMap(([key]): ColumnCanary[] => {
      const text = row[key];
      if (typeof text !== "string" || !text.startsWith("canary.")) return [];
      const kind = tells[key]?.kind;
      const expects = row.isTheirs !== true || kind === "out" ? "out" : kind === "part" ? "either" : "in";
      return [{ table, key, text, expects }];
    }),
  );
}
