import type { PlanDocument, PlanItem } from "./document";
import type { PlanRole } from "./policy";

type Hideable = Pick<PlanItem, "id" | "parentId" | "hidden">;

/** The ids of the items that are hidden in a document, by themselves or with their goal. */
export function hiddenItems(document: { items: readonly Hideable[] }): Set<string> {
  const hidden = new Set(document.items.flatMap((item) => (item.hidden ? [item.id] : [])));
  for (const item of document.items) if (item.parentId !== null && hidden.has(item.parentId)) hidden.add(item.id);
  return hidden;
}

/** The document without these items, and without links to them. */
export function withoutItems(document: PlanDocument, gone: ReadonlySet<string>): PlanDocument {
  if (gone.size === 0) return document;
  const items = document.items
    .filter((item) => !gone.has(item.id))
    .map((item) => ({ ...item, after: item.after.filter((link) => !gone.has(link.itemId)) }));
  return { ...document, items };
}

/** The document as this reader may see it: hidden items are for the owner's eyes, and so is what waits for them. */
export function visibleTo(role: PlanRole, document: PlanDocument): PlanDocument {
  return role === "owner" ? document : withoutItems(document, hiddenItems(document));
}
