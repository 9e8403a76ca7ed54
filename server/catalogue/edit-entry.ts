import { eq, getTableColumns, inArray, isNull, max, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { catalogueEdits, competencies, roles, targetLevels, targetProfiles } from "@/db/schema/catalogue";
import { keepFrameworkVersion, lockFramework } from "@/db/seed/framework-version";
import { wears } from "@/domain/actor";
import { type EditKind, type EntryValues, entrySchema } from "@/domain/catalogue/editing";
import { editKind } from "@/domain/catalogue/editing-kinds";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { Ctx, MemberCtx } from "@/server/context";
import type { EditableTable } from "./editable-tables";
import { columnOf, findEntry, keptKind, stampOf, valuesOf, whereEntry } from "./entries";

const mayEdit = (actor: Ctx["actor"]): boolean => wears(actor, "admin");

/** Checks values against their kind; refuses with the field at fault. */
function checkedValues(kind: EditKind, values: EntryValues): EntryValues {
  const result = entrySchema(kind).safeParse(values);
  if (result.success) return result.data;
  throw new DomainError("INVALID", "input.invalid", String(result.error.issues[0]?.path[0] ?? ""));
}

/** Every id that the values name must be in the catalogue; refuses with the field at fault. */
async function checkReferences(tx: Tx, kind: EditKind, values: EntryValues): Promise<void> {
  for (const field of kind.fields) {
    if (field.of === undefined) continue;
    const named = [values[field.name] ?? []].flat().map(String);
    if (named.length === 0) continue;
    const { kept } = keptKind(field.of);
    const id = columnOf(kept, kept.keys[0] ?? "id");
    const known = await tx.select({ id }).from(kept.table).where(inArray(id, named));
    if (known.length < new Set(named).size) throw new DomainError("INVALID", "catalogue.unknown_reference", field.name);
  }
}

async function record(
  tx: Tx,
  ctx: MemberCtx,
  kind: string,
  recordId: string,
  before: EntryValues | null,
  after: EntryValues,
) {
  await tx.insert(catalogueEdits).values({ kind, recordId, actorId: ctx.actor.id, at: ctx.now, before, after });
  // Some kinds are what the framework says; of the others it keeps no version.
  const reason = `${before === null ? "Added" : "Edited"} in the catalogue: ${editKind(kind)?.one ?? kind} ${recordId}`;
  await keepFrameworkVersion(tx, { at: ctx.now, byId: ctx.actor.id, reason });
}

/**
 * Changes an entry and keeps who changed what, and when. From then on an import leaves the entry alone. Refuses values that
 * do not fit, ids that do not exist, and a form whose entry somebody else has changed meanwhile.
 */
export async function editEntry(
  ctx: MemberCtx,
  input: { kind: string; id: string; stamp: string; values: EntryValues },
): Promise<{ changed: boolean }> {
  const { kind, kept } = keptKind(input.kind);
  authorize(ctx.actor, mayEdit, kind, { reason: "accounts.administrators_only" });
  return ctx.db.transaction(async (tx) => {
    await lockFramework(tx);
    const before = valuesOf(kind, found(await findEntry(tx, kept, input.id, true), "catalogue.no_such_entry"));
    if (stampOf(before) !== input.stamp) throw new DomainError("CONFLICT", "catalogue.changed_meanwhile");
    const after = checkedValues(kind, input.values);
    await checkReferences(tx, kind, after);
    if (stampOf(after) === input.stamp) return { changed: false };
    await tx
      .update(kept.table)
      .set({ ...after, editedAt: ctx.now })
      .where(whereEntry(kept, input.id));
    await record(tx, ctx, kind.id, input.id, before, after);
    return { changed: true };
  });
}

async function nextPosition(tx: Tx, kept: EditableTable): Promise<number> {
  const [row] = await tx.select({ last: max(columnOf(kept, "position")) }).from(kept.table);
  return Number(row?.last ?? -1) + 1;
}

/** A new role asks for what a like role asks for, until somebody says otherwise. */
async function copyProfile(tx: Tx, ctx: MemberCtx, roleId: string, likeRoleId: string | undefined): Promise<void> {
  const [like] = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(eq(roles.id, likeRoleId ?? ""));
  if (!like) throw new DomainError("INVALID", "catalogue.unknown_reference", "likeRoleId");
  const note = "Copied from a like role; adjust it to what this one asks for.";
  await tx.insert(targetProfiles).values({ roleId, note, sourceIds: ["GK"], editedAt: ctx.now });
  const levels = await tx.select().from(targetLevels).where(eq(targetLevels.roleId, like.id));
  const known = await tx.select({ id: competencies.id }).from(competencies).where(isNull(competencies.retiredAt));
  const rows = known.map(({ id }, position) => {
    const level = levels.find((one) => one.competencyId === id);
    return { roleId, competencyId: id, level: level?.level ?? 0, critical: level?.critical ?? false, position };
  });
  await tx.insert(targetLevels).values(rows.map((row) => ({ ...row, editedAt: ctx.now })));
}

/**
 * Adds an entry of a kind that may grow, under an address of its own. A role also gets a target profile, copied from a like
 * role. Refuses an address that is taken, values that do not fit and ids that do not exist.
 */
export async function addEntry(
  ctx: MemberCtx,
  input: { kind: string; id: string; values: EntryValues; likeRoleId?: string | undefined },
): Promise<{ id: string }> {
  const { kind, kept } = keptKind(input.kind);
  authorize(ctx.actor, mayEdit, kind, { reason: "accounts.administrators_only" });
  if (!kind.addable) throw new DomainError("NOT_FOUND", "catalogue.no_such_kind");
  return ctx.db.transaction(async (tx) => {
    await lockFramework(tx);
    if (await findEntry(tx, kept, input.id)) throw new DomainError("CONFLICT", "catalogue.id_taken", "id");
    const values = checkedValues(kind, input.values);
    await checkReferences(tx, kind, values);
    const row = { ...values, id: input.id, position: await nextPosition(tx, kept), editedAt: ctx.now };
    const unknown = Object.keys(row).filter((name) => !(name in getTableColumns(kept.table)));
    if (unknown.length > 0) throw new Error(`${kind.id} has no column ${unknown.join(", ")}`);
    const [added] = await tx.insert(kept.table).values(row).onConflictDoNothing().returning({ one: sql`1` });
    if (!added) throw new DomainError("CONFLICT", "catalogue.id_taken", "id");
    if (kind.id === "roles") await copyProfile(tx, ctx, input.id, input.likeRoleId);
    await record(tx, ctx, kind.id, input.id, null, values);
    return { id: input.id };
  });
}
