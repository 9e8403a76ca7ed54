import type { PlanDocument } from "./document";
import type { PlanRole } from "./policy";

/** The document as this reader may see it: hidden items are for the owner's eyes, and so is what waits for them. */
export function visibleTo(role: PlanRole, document: PlanDocument): PlanDocument {
  if (role === "owner") return document;
  const hidden = new Set(document.items.flatMap((item) => (item.hidden ? [item.id] : [])));
  if (hidden.size === 0) return document;
  for (const item of document.items) if (item.parentId !== null && hidden.has(item.parentId)) hidden.add(item.id);
  const items = document.items
    .filter((item) => !hidden.has(item.id))
    .map((item) => ({ ...item, after: item.after.filter((link) => !hidden.has(link.itemId)) }));
  return { ...document, items };
}
