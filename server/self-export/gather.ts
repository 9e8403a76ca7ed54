import { asc, eq, getTableColumns, inArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { members, plans } from "@/db/schema/index";
import { found } from "@/domain/errors";
import type { MemberExport, Row, Section, Value } from "@/domain/self-export/section";
import type { MemberCtx } from "@/server/context";
import { registry } from "./registry/all";
import type { RawRow, Tell, Told } from "./tell";

/** Bytes that are to become a file of the archive: where they are, and under which path they go. */
export type KeptFile = {
  readonly table: PgTable;
  readonly column: PgColumn;
  readonly id: string;
  readonly path: string;
  readonly packs: boolean;
};

export type Gathered = MemberExport & {
  readonly zone: string;
  readonly files: readonly KeptFile[];
  readonly plans: readonly { readonly id: string; readonly number: number }[];
};

type Read = { told: Told; rows: RawRow[] };

const isPerson = (tell: Tell | undefined) => tell?.kind === "person";

/** What is selected of a table: all that is told, of whatever is told in part only that part, and no bytes. */
function selection({ table, tells }: Told, me: string): Record<string, PgColumn | SQL> {
  const columns: Record<string, PgColumn | SQL> = {};
  for (const [key, column] of Object.entries<PgColumn>(getTableColumns(table))) {
    const tell = tells[key];
    if (tell?.kind === "out" || tell?.kind === "file") continue;
    columns[key] = tell?.kind === "part" ? sql`case when ${tell.where(me)} then ${column} end`.mapWith(column) : column;
  }
  return columns;
}

/** The time by which the rows of a table are put in order: its first date that is always there. */
function orderOf(table: PgTable): PgColumn[] {
  const columns = Object.values<PgColumn>(getTableColumns(table));
  const dated = columns.find((column) => column.notNull && /^(timestamp|date)/.test(column.getSQLType()));
  return [...(dated ? [dated] : []), ...columns.filter((column) => column.primary)];
}

async function readTable(tx: Tx, told: Told, me: string): Promise<Read> {
  const rows: RawRow[] = await tx
    .select(selection(told, me))
    .from(told.table)
    .where(or(...told.ways.map((way) => way.where(me))))
    .orderBy(...orderOf(told.table).map((column) => asc(column)));
  return { told, rows };
}

/** The names of everybody whom the rows name, and of nobody else. */
async function readNames(tx: Tx, read: readonly Read[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  for (const { told, rows } of read) {
    for (const [key, tell] of Object.entries(told.tells)) {
      if (!isPerson(tell)) continue;
      for (const row of rows) if (typeof row[key] === "string") ids.add(row[key]);
    }
  }
  const rows = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(inArray(members.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function asTold({ told, rows }: Read, me: string, names: ReadonlyMap<string, string>): Section {
  const tell = (row: RawRow): Row => {
    const cells: [string, Value][] = [];
    for (const [key, value] of Object.entries(row)) {
      const how = told.tells[key];
      const who = key.replace(/Id$/, "");
      if (how?.kind === "person") cells.push([who, typeof value === "string" ? (names.get(value) ?? null) : null]);
      else if (how?.kind === "self") cells.push([who, value === me ? "you" : value === null ? null : "somebody else"]);
      // What a column of the schema holds is text, a number, a flag, a time, a list of them, or JSON.
      else cells.push([key, (how?.kind === "part" && how.as ? how.as(value, row, me) : value) as Value]);
    }
    for (const how of Object.values(told.tells)) if (how.kind === "file") cells.push(["file", how.path(row)]);
    return Object.fromEntries(cells);
  };
  return { word: told.word, name: told.name, title: told.title, remark: told.remark, rows: rows.map(tell) };
}

function filesOf({ told, rows }: Read): KeptFile[] {
  return Object.entries<PgColumn>(getTableColumns(told.table)).flatMap(([key, column]) => {
    const how = told.tells[key];
    if (how?.kind !== "file") return [];
    return rows.map((row) => ({
      table: told.table,
      column,
      id: String(row.id),
      path: how.path(row),
      packs: how.packs,
    }));
  });
}

/**
 * All that the registry says is the member's, as it stands at one moment, without the bytes of files. It is read in one
 * transaction that has ended before anything is sent: texts of one member are small beside their files.
 */
export async function gather(ctx: MemberCtx): Promise<Gathered> {
  const me = ctx.actor.id;
  return ctx.db.transaction(
    async (tx) => {
      const read: Read[] = [];
      for (const told of registry) read.push(await readTable(tx, told, me));
      const names = await readNames(tx, read);
      const [self] = await tx
        .select({ name: members.name, zone: members.timeZone })
        .from(members)
        .where(eq(members.id, me));
      const { name, zone } = found(self, "accounts.not_found");
      return {
        takenAt: ctx.now,
        member: { id: me, name },
        zone,
        sections: read.map((one) => asTold(one, me, names)),
        files: read.flatMap(filesOf),
        plans: await tx
          .select({ id: plans.id, number: plans.number })
          .from(plans)
          .where(eq(plans.ownerId, me))
          .orderBy(plans.number),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
