import { found } from "@/domain/errors";
import { headFields, newItem, type PlanDocument, type PlanItem } from "../document";
import type { HeadFieldsOfForm, ItemFields } from "../forms";
import { type ItemField, itemFields, type PlanChange, same } from "./changes";

/** The item of this id; refused when the plan has none such. */
export const itemIn = (document: PlanDocument, itemId: string): PlanItem =>
  found(
    document.items.find((item) => item.id === itemId),
    "plans.no_such_item",
  );

/**
 * What a form about an item would change. Fields that it does not name, or left as it found them, stay. `seen` is the item as it
 * stood when each field was shown, for forms that show some of them later than others.
 */
export function itemChanges(
  item: PlanItem,
  fields: ItemFields,
  seen: (field: ItemField) => PlanItem = () => item,
): PlanChange[] {
  return itemFields.flatMap((field): PlanChange[] => {
    const after = fields[field];
    const before = seen(field)[field];
    if (after === undefined || same(before, after)) return [];
    return [{ field, itemId: item.id, before, after }];
  });
}

/** The same of a form about the plan itself. By which version of the framework it is read is no matter of that form. */
export function headChanges(
  seen: (field: (typeof headFields)[number]) => PlanDocument,
  fields: HeadFieldsOfForm,
): PlanChange[] {
  return headFields.flatMap((field): PlanChange[] => {
    if (field === "frameworkVersion") return [];
    const after = fields[field];
    const before = seen(field)[field];
    if (after === undefined || same(before, after)) return [];
    return [{ field, itemId: null, before, after }];
  });
}

/** The place after the last of the same parent. */
export function lastPosition(document: PlanDocument, parentId: string | null): number {
  return Math.max(0, ...document.items.flatMap((item) => (item.parentId === parentId ? [item.position] : []))) + 1;
}

/** A new item with what a form says of it, at the end of its goal unless the form says where. */
export function additionOf(
  document: PlanDocument,
  { id, kind, title }: Pick<PlanItem, "id" | "kind" | "title">,
  fields: ItemFields,
): PlanChange {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const position = fields.position ?? lastPosition(document, fields.parentId ?? null);
  return { field: "item", itemId: id, before: null, after: newItem({ ...given, id, kind, title, position }) };
}

/** Taking an item out, with what belongs to it if it is a goal; what waited for what goes waits for it no longer. */
export function removalOf(document: PlanDocument, itemId: string): PlanChange[] {
  const item = itemIn(document, itemId);
  const children = document.items.flatMap((child) => (child.parentId === item.id ? [child.id] : []));
  return takingOut(document, new Set([item.id, ...children]));
}

/** Taking these items out, and every link to them. */
export function takingOut(document: PlanDocument, going: ReadonlySet<string>): PlanChange[] {
  return document.items.flatMap((each): PlanChange[] => {
    if (going.has(each.id)) return [{ field: "item", itemId: each.id, before: each, after: null }];
    const after = each.after.filter((link) => !going.has(link.itemId));
    return after.length === each.after.length ? [] : [{ field: "after", itemId: each.id, before: each.after, after }];
  });
}
