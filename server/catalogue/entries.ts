import { createHash } from "node:crypto";
import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { members } from "@/db/schema/accounts";
import { catalogueEdits } from "@/db/schema/catalogue";
import { changedFields, type EditKind, type EntryValues } from "@/domain/catalogue/editing";
import { editKind, editKinds } from "@/domain/catalogue/editing-kinds";
import { foldForSearch } from "@/domain/catalogue/search";
import { found } from "@/domain/errors";
import type { Ctx } from "@/server/context";
import { type EditableTable, editableTables } from "./editable-tables";

/** A kind of entry with the table that keeps it. */
export type KeptKind = { readonly kind: EditKind; readonly kept: EditableTable };

export type EntryRow = Record<string, unknown>;

/** The kind with this id and its table; refuses as not found for any other. */
export function keptKind(id: string): KeptKind {
  return {
    kind: found(editKind(id), "catalogue.no_such_kind"),
    kept: found(editableTables[id], "catalogue.no_such_kind"),
  };
}

/** A column of a kind's table, by the name of its field. */
export function columnOf({ table }: EditableTable, name: string): PgColumn {
  return found(getTableColumns(table)[name], "catalogue.no_such_kind");
}

/** Which row an entry's address means: its keys joined by a slash. */
export function whereEntry(kept: EditableTable, id: string): SQL | undefined {
  const parts = id.split("/");
  if (parts.length !== kept.keys.length) return sql`false`;
  return and(...kept.keys.map((key, i) => eq(sql`${columnOf(kept, key)}::text`, parts[i])));
}

const idOf = (kept: EditableTable, row: EntryRow): string => kept.keys.map((key) => String(row[key])).join("/");

/** The values of a row that its kind lets an administrator change. */
export function valuesOf(kind: EditKind, row: EntryRow): EntryValues {
  return Object.fromEntries(kind.fields.map((field) => [field.name, row[field.name] ?? null]));
}

/** JSON with the keys of every object in order, so that two spellings of one value are one text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** A mark of an entry's present state: a form carries it, so that nobody's change is overwritten unseen. */
export function stampOf(values: EntryValues): string {
  return createHash("sha256").update(canonical(values)).digest("base64url").slice(0, 22);
}

/** One row of a kind, or undefined. With `lock` it is held until the transaction ends. */
export async function findEntry(
  db: Db | Tx,
  kept: EditableTable,
  id: string,
  lock = false,
): Promise<EntryRow | undefined> {
  const query = db.select().from(kept.table).where(whereEntry(kept, id)).limit(1);
  const [row] = lock ? await query.for("update") : await query;
  return row;
}

/** The kinds of entries, with how many there are of each and how many were edited here. */
export async function listKinds(ctx: Ctx) {
  const counts = await Promise.all(
    editKinds.map(async (kind) => {
      const { kept } = keptKind(kind.id);
      const [row] = await ctx.db
        .select({ total: sql<number>`count(*)::int`, edited: sql<number>`count(${columnOf(kept, "editedAt")})::int` })
        .from(kept.table);
      return { id: kind.id, title: kind.title, one: kind.one, total: row?.total ?? 0, edited: row?.edited ?? 0 };
    }),
  );
  return { kinds: counts };
}

/** The entries of a kind whose id or words contain what is searched, in the catalogue's order. */
export async function listEntries(ctx: Ctx, input: { kind: string; q?: string | undefined }) {
  const { kind, kept } = keptKind(input.kind);
  const rows = await ctx.db.select().from(kept.table).orderBy(columnOf(kept, "position"));
  const wanted = foldForSearch(input.q ?? "");
  const entries = rows
    .map((row) => ({
      id: idOf(kept, row),
      words: kept.shows.map((name) => String(row[name] ?? "")),
      isEdited: row.editedAt !== null,
      isRetired: (row.retiredAt ?? null) !== null,
    }))
    .filter((entry) => wanted === "" || foldForSearch(`${entry.id} ${entry.words.join(" ")}`).includes(wanted));
  return {
    kind: { id: kind.id, title: kind.title, one: kind.one, isAddable: kind.addable === true },
    entries,
    total: rows.length,
  };
}

/** One entry to edit: its values, the mark of its state, and who changed what before. */
export async function getEntry(ctx: Ctx, input: { kind: string; id: string }) {
  const { kind, kept } = keptKind(input.kind);
  const [row, edits] = await Promise.all([
    findEntry(ctx.db, kept, input.id),
    ctx.db
      .select({
        id: catalogueEdits.id,
        at: catalogueEdits.at,
        actorId: catalogueEdits.actorId,
        before: catalogueEdits.before,
        after: catalogueEdits.after,
      })
      .from(catalogueEdits)
      .where(and(eq(catalogueEdits.kind, kind.id), eq(catalogueEdits.recordId, input.id)))
      .orderBy(desc(catalogueEdits.at))
      .limit(50),
  ]);
  const values = valuesOf(kind, found(row, "catalogue.no_such_entry"));
  const actorIds = [...new Set(edits.map((edit) => edit.actorId))];
  const actors =
    actorIds.length === 0
      ? []
      : await ctx.db.select({ id: members.id, name: members.name }).from(members).where(inArray(members.id, actorIds));
  return {
    id: input.id,
    name: String(row?.[kept.shows[0] ?? "id"] ?? input.id),
    values,
    stamp: stampOf(values),
    isEdited: row?.editedAt !== null,
    history: edits.map((edit) => ({
      id: edit.id,
      at: edit.at,
      by: actors.find((actor) => actor.id === edit.actorId)?.name ?? "A former member",
      changes: changedFields(kind, edit.before, edit.after),
    })),
  };
}
