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

/** What is asked of a revision before its reason is told. */
export type ToldRevision = {
  readonly kind: string;
  readonly changes: readonly PlanChange[];
  /** It carries out what this reader suggested. */
  readonly isTheirs: boolean;
};

/**
 * Whether the reason of a revision is for this reader. That of a revision about nothing but items of `gone` is its owner's alone;
 * the words of a suggestion are of the two between whom it was, also once it is taken up; a named reader hears nothing of gates.
 */
export function isReasonFor(
  role: PlanRole,
  { kind, changes, isTheirs }: ToldRevision,
  gone: ReadonlySet<string>,
): boolean {
  if (role === "owner") return true;
  if (kind === "suggestion" && !isTheirs) return false;
  if (kind === "gate" && role === "reader") return false;
  return changes.length === 0 || changes.some(({ itemId }) => itemId === null || !gone.has(itemId));
}
