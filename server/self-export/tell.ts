import { and, eq, getTableColumns, getTableName, inArray, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { ExportWord } from "@/domain/self-export/section";

/** One way in which a row is the member's. */
export type Way = {
  readonly column: PgColumn;
  /** For people, after the name of the column. */
  readonly words: string;
  readonly where: (me: string) => SQL | undefined;
  /** Whether the column holds the member's own id in every such row. */
  readonly isSelf?: true;
  /** On what the row hangs, when it is not on the member. */
  readonly through?: Through;
};

/** A row as it was read, before people's ids become their names. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What becomes of a column that is not simply told. */
export type Tell =
  /** It stays here, for this reason. */
  | { readonly kind: "out"; readonly why: string }
  /** The id of a member, told as their name. */
  | { readonly kind: "person" }
  /** The id of a member whose name the reader is not shown: told as “you” or “somebody else”. */
  | { readonly kind: "self" }
  /** Bytes, told as a file of the archive, and here as its path. */
  | { readonly kind: "file"; readonly path: (row: RawRow) => string; readonly packs: boolean }
  /** Told only in the rows where this holds, and there as `as` makes it. */
  | {
      readonly kind: "part";
      readonly words: string;
      readonly where: (me: string) => SQL | undefined;
      readonly as?: (value: unknown, row: RawRow, me: string) => unknown;
    };

/** How one table is exported: whose its rows are, and what of them is told. */
export type Told = {
  readonly table: PgTable;
  /** Its key in `data.json`. */
  readonly name: string;
  readonly word: ExportWord;
  readonly title: string;
  readonly remark: string | undefined;
  readonly ways: readonly Way[];
  /** Columns that are not simply told, by their key. */
  readonly tells: Readonly<Record<string, Tell>>;
};

type Spec<Key extends string> = {
  readonly title: string;
  readonly mine: readonly [Way, ...Way[]];
  readonly columns?: Readonly<Partial<Record<Key, Tell>>>;
  readonly remark?: string;
};

/** The rows whose column holds the member's id; of those, only the ones for which `only` holds, if there is such a condition. */
export const isMe = (column: PgColumn, only?: { readonly words: string; readonly where: SQL }): Way => ({
  column,
  words: only === undefined ? "is the member" : `is the member, ${only.words}`,
  where: (me) => and(eq(column, me), only?.where),
  isSelf: true,
});

/** Records of the member on which rows of other tables hang. */
export type Through = { readonly words: string; readonly ids: (me: string) => SQL };

/** The rows whose column holds the id of one of these records. */
export const isOf = (column: PgColumn, through: Through): Way => ({
  column,
  words: `is one of ${through.words}`,
  where: (me) => inArray(column, through.ids(me)),
  through,
});

/** A column that is left out, and why. */
export const out = (why: string): Tell => ({ kind: "out", why });
export const person: Tell = { kind: "person" };
export const self: Tell = { kind: "self" };
/** A key that a form makes, so that sending it twice does one thing. */
export const formKey = out("made by a form, so that sending it twice does one thing");

/** Entries of one word. A column that nothing is said of is told as it is; one that is always the member's own id says nothing and is left out. */
export function tablesOf(word: ExportWord) {
  return <T extends PgTable>(table: T, spec: Spec<keyof T["_"]["columns"] & string>): Told => {
    const [first, second] = spec.mine;
    const only = second === undefined && first.isSelf ? first.column : undefined;
    const own = Object.entries(getTableColumns(table)).flatMap(([key, column]) => (column === only ? [key] : []));
    const tells: Record<string, Tell> = {};
    for (const key of own) tells[key] = out("the member's own id, the same in every row");
    for (const [key, tell] of Object.entries<Tell | undefined>(spec.columns ?? {})) if (tell) tells[key] = tell;
    const name = getTableName(table).replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return { table, name, word, title: spec.title, remark: spec.remark, ways: spec.mine, tells };
  };
}
