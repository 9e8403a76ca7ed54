import { itemSchema, type PlanDocument } from "./document";
import { type PlanChange, same } from "./revisions/changes";
import { hiddenItems } from "./visible";

const linksSchema = itemSchema.shape.after;

/**
 * Changes of somebody who does not see all of a plan, as changes of the whole of it: where they say what an item waits for, the
 * hidden lines for which it waits too stay, because nobody can have meant to take away what they cannot see.
 */
export function withHiddenLinks(document: PlanDocument, changes: readonly PlanChange[]): PlanChange[] {
  const hidden = hiddenItems(document);
  return changes.map((change) => {
    const before = linksSchema.safeParse(change.before);
    const after = linksSchema.safeParse(change.after);
    if (change.field !== "after" || !before.success || !after.success) return change;
    const links = document.items.find((item) => item.id === change.itemId)?.after ?? [];
    const named = new Set(before.data.map((link) => link.itemId));
    const unseen = links.filter((link) => hidden.has(link.itemId) && !named.has(link.itemId));
    const seen = links.filter((link) => !unseen.includes(link));
    if (unseen.length === 0 || !same(seen, before.data)) return change;
    return { ...change, before: links, after: [...after.data, ...unseen] };
  });
}
