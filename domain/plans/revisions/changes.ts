import { z } from "zod";
import { type HeadField, headFields, itemSchema, type PlanDocument, type PlanItem } from "../document";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The fields of an item that are changed one by one; its id and kind stay. */
export const itemFields = [
  "parentId",
  "position",
  "title",
  "area",
  "competencyIds",
  "owner",
  "notBefore",
  "durationDays",
  "effortHours",
  "after",
  "progress",
  "startedOn",
  "finishedOn",
  "status",
  "statusReason",
  "doneWhen",
  "note",
  "criteria",
  "hidden",
] as const satisfies readonly (keyof PlanItem)[];
export type ItemField = (typeof itemFields)[number];

const jsonSchema: z.ZodType<Json> = z.json();

/**
 * One change of one field, with what stood there before: so a change can be undone, compared, and noticed when somebody
 * else was quicker. An item that comes or goes is a change of the field `item`, from or to null. `itemId` is null for
 * a field of the plan itself.
 */
export const changeSchema = z.union([
  z.strictObject({
    field: z.literal("item"),
    itemId: z.uuid(),
    before: itemSchema.nullable(),
    after: itemSchema.nullable(),
  }),
  z.strictObject({ field: z.enum(itemFields), itemId: z.uuid(), before: jsonSchema, after: jsonSchema }),
  z.strictObject({ field: z.enum(headFields), itemId: z.null(), before: jsonSchema, after: jsonSchema }),
]);
export type PlanChange = z.infer<typeof changeSchema>;

/** Two people changed the same field: what both began with, what stands there now, what was to be written, and whether the item itself is gone. */
export type PlanConflict = { change: PlanChange; theirs: Json | PlanItem; gone?: boolean };

/** Whether two values of a field are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

function valueNow(document: PlanDocument, items: ReadonlyMap<string, PlanItem>, change: PlanChange): Json | PlanItem {
  if (change.itemId === null) return document[change.field];
  const item = items.get(change.itemId);
  if (change.field === "item") return item ?? null;
  return item === undefined ? null : item[change.field];
}

/**
 * Writes changes that were made on an earlier state of the plan onto this one. A field that nobody else touched takes
 * the new value; one that already has it stays; anything else is a conflict and then nothing is written. `applied` are
 * the changes that truly change something.
 */
export function mergeChanges(
  document: PlanDocument,
  changes: readonly PlanChange[],
): { document: PlanDocument; applied: PlanChange[]; conflicts: PlanConflict[] } {
  const items = new Map(document.items.map((item) => [item.id, item]));
  let head = document;
  const applied: PlanChange[] = [];
  const conflicts: PlanConflict[] = [];
  for (const change of changes) {
    const now = valueNow(head, items, change);
    const gone = change.itemId !== null && !items.has(change.itemId);
    const isLost = gone && change.field !== "item";
    if (!isLost && same(now, change.after)) continue;
    if (isLost || !same(now, change.before)) {
      conflicts.push({ change, theirs: now, gone });
      continue;
    }
    applied.push(change);
    if (change.itemId === null) head = { ...head, [change.field]: change.after };
    else if (change.field === "item") {
      if (change.after === null) items.delete(change.itemId);
      else items.set(change.itemId, change.after);
    } else {
      const item = items.get(change.itemId);
      // The field's value was checked when it came in, and the whole document is checked before it is kept.
      if (item) items.set(change.itemId, { ...item, [change.field]: change.after } as PlanItem);
    }
  }
  if (conflicts.length > 0) return { document, applied: [], conflicts };
  return { document: { ...head, items: [...items.values()] }, applied, conflicts };
}

/** The changes that undo these, last first. */
export function undoing(changes: readonly PlanChange[]): PlanChange[] {
  // What stood before or after a change is of the same kind.
  return changes
    .toReversed()
    .map((change) => ({ ...change, before: change.after, after: change.before }) as PlanChange);
}

/** The changes that make `after` out of `before`. */
export function differences(before: PlanDocument, after: PlanDocument): PlanChange[] {
  const changes: PlanChange[] = [];
  for (const field of headFields) pushHead(changes, field, before, after);
  const old = new Map(before.items.map((item) => [item.id, item]));
  const kept = new Set<string>();
  for (const item of after.items) {
    const was = old.get(item.id);
    kept.add(item.id);
    if (was === undefined || was.kind !== item.kind) {
      changes.push({ field: "item", itemId: item.id, before: was ?? null, after: item });
      continue;
    }
    for (const field of itemFields) {
      if (!same(was[field], item[field]))
        changes.push({ field, itemId: item.id, before: was[field], after: item[field] });
    }
  }
  for (const item of before.items) {
    if (!kept.has(item.id)) changes.push({ field: "item", itemId: item.id, before: item, after: null });
  }
  return changes;
}

function pushHead(changes: PlanChange[], field: HeadField, before: PlanDocument, after: PlanDocument): void {
  if (!same(before[field], after[field])) {
    changes.push({ field, itemId: null, before: before[field], after: after[field] });
  }
}

/** The plan as it stood before these changes, which must be its newest. */
export function rewind(document: PlanDocument, changes: readonly PlanChange[]): PlanDocument {
  const { document: earlier, conflicts } = mergeChanges(document, undoing(changes));
  if (conflicts.length > 0) throw new Error("The history of the plan does not lead to its present state.");
  return earlier;
}
