import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import * as schema from "@/db/schema/index";
import { exportWords } from "@/domain/self-export/section";
import { heldOfNobody, registry } from "./registry/all";
import type { Told } from "./tell";

const tables = Object.values(schema).flatMap((one) => (is(one, PgTable) ? [one] : []));
const columnsOf = (table: PgTable) => Object.entries<PgColumn>(getTableColumns(table));
const nameOf = (table: PgTable, key: string) => `${getTableName(table)}.${key}`;

/** The columns of a table that hold the id of a member, as far as the schema says so. */
function membersIn(table: PgTable): PgColumn[] {
  return getTableConfig(table).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference();
    return foreignTable === schema.members ? columns : [];
  });
}

test("every table of the schema is exported, or said to hold nothing of anybody", () => {
  const known = [...registry.map(({ table }) => table), ...Object.values(heldOfNobody).flat()].map(getTableName);
  expect(known.toSorted()).toEqual(tables.map(getTableName).toSorted());
});

test("no table that points at a member, or at something of a member, is said to hold nothing of anybody", () => {
  const exported = new Set(registry.map(({ table }) => table));
  const wrong = Object.values(heldOfNobody)
    .flat()
    .filter((table) => {
      const pointsAt = getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable);
      return pointsAt.some((other) => exported.has(other));
    });
  expect(wrong.map(getTableName)).toEqual([]);
});

test("the id of a member is told as a name or not at all", () => {
  const raw = registry.flatMap(({ table, tells }) => {
    const people = new Set(membersIn(table));
    return columnsOf(table).flatMap(([key, column]) =>
      people.has(column) && !["person", "self", "out"].includes(tells[key]?.kind ?? "") ? [nameOf(table, key)] : [],
    );
  });
  expect(raw).toEqual([]);
});

test("no hash, token or address leaves, and bytes leave as files alone", () => {
  const leaving = registry.flatMap(({ table, tells }) =>
    columnsOf(table).flatMap(([key, column]) => {
      const kind = tells[key]?.kind;
      if (column.getSQLType() === "bytea") return kind === "file" || kind === "out" ? [] : [nameOf(table, key)];
      return /hash$|token|e-?mail$|address/i.test(key) && kind !== "out" ? [nameOf(table, key)] : [];
    }),
  );
  // The address of whoever takes the export: it is theirs, and everybody else's is in other rows.
  expect(leaving).toEqual(["members.email"]);
});

test("what is told of a table is checked in, so that nobody adds a column without saying whose it is", async () => {
  await expect(dataMap()).toMatchFileSnapshot("../../docs/data-map.md");
});

function line({ table, title, ways, tells, remark }: Told): string {
  const told: string[] = [];
  const parts: string[] = [];
  const kept = new Map<string, string[]>();
  for (const [key] of columnsOf(table)) {
    const tell = tells[key];
    if (tell === undefined) told.push(`\`${key}\``);
    else if (tell.kind === "person") told.push(`\`${key}\` by name`);
    else if (tell.kind === "self") told.push(`\`${key}\` as “you” or “somebody else”`);
    else if (tell.kind === "file") told.push(`\`${key}\` as a file`);
    else if (tell.kind === "part") parts.push(`\`${key}\` ${tell.words}`);
    else kept.set(tell.why, [...(kept.get(tell.why) ?? []), `\`${key}\``]);
  }
  const mine = ways.map(({ column, words }) => `\`${column.name}\` ${words}`).join(", or ");
  const left = [...kept].map(([why, keys]) => `${keys.join(", ")}: ${why}`);
  const cells = [
    `\`${getTableName(table)}\`: ${title}${remark === undefined ? "" : `. ${remark}`}`,
    mine,
    [told.join(", "), ...parts].filter((part) => part !== "").join("; "),
    left.join("; "),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Which rows of which tables are a member's, and what of them leaves, as a document. */
function dataMap(): string {
  const head = "| Table | A row is the member's when | Told | Left out, and why |";
  const words = Object.entries(exportWords).flatMap(([word, title]) => [
    `## ${title}`,
    "",
    head,
    "|---|---|---|---|",
    ...registry.filter((one) => one.word === word).map(line),
    "",
  ]);
  const nobody = Object.entries(heldOfNobody).map(
    ([why, held]) => `- ${why}: ${held.map((table) => `\`${getTableName(table)}\``).join(", ")}.`,
  );
  return [
    "# What a member takes away",
    "",
    "Every table of the schema, whose its rows are, and what of them is in the archive that a member takes from their account. It is",
    "written from `server/self-export/registry` by `npx vitest run --project unit server/self-export -u`; the tests compare it, so that",
    "no table and no column is added without somebody saying whose it is.",
    "",
    ...words,
    "## Tables that hold nothing of a member",
    "",
    ...nobody,
    "",
  ].join("\n");
}
