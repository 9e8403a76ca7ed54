import type { PlanDocument, PlanItem } from "./document";
import type { PlanRole } from "./policy";
import type { PlanChange } from "./revisions/changes";

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

/** Every item that others must not hear of: hidden by now, or when it was taken out, by itself or with its goal. */
export function everHidden(document: PlanDocument, changes: readonly PlanChange[]): Set<string> {
  const hidden = hiddenItems(document);
  const removed = changes.flatMap((change) =>
    change.field === "item" && change.before !== null ? [change.before] : [],
  );
  for (const item of removed) if (item.hidden) hidden.add(item.id);
  for (const item of removed) if (item.parentId !== null && hidden.has(item.parentId)) hidden.add(item.id);
  return hidden;
}

/** Kinds of revision whose reason is of the two who work on the plan: the decision of a gate, the words of a suggestion. */
const betweenTheTwo: ReadonlySet<string> = new Set(["gate", "suggestion"]);

/**
 * Whether the reason of a revision is for this reader. That of a revision about nothing but items of `gone` is its owner's alone;
 * a named reader hears none that is between the two.
 */
export function isReasonFor(
  role: PlanRole,
  { kind, changes }: { readonly kind: string; readonly changes: readonly PlanChange[] },
  gone: ReadonlySet<string>,
): boolean {
  if (role === "owner") return true;
  if (role === "reader" && betweenTheTwo.has(kind)) return false;
  return changes.length === 0 || changes.some(({ itemId }) => itemId === null || !gone.has(itemId));
}
