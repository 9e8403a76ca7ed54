import type { PlanDocument, PlanItem } from "../document";

/**
 * The part of a plan on which the forecast of one item hangs: all that it waits for, near or far, and the goals to which that
 * belongs. Its first and last day are the same in this part as in the whole plan; its float is not.
 */
export function leadingTo(document: PlanDocument, itemId: string): PlanDocument {
  const byId = new Map(document.items.map((item) => [item.id, item]));
  const children = Map.groupBy(document.items, (item) => item.parentId);
  const reached = new Set<PlanItem>();
  const ahead = [itemId];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const item = byId.get(id);
    if (item === undefined || reached.has(item)) continue;
    reached.add(item);
    // A goal waits for what belongs to it.
    if (item.kind === "goal") ahead.push(...(children.get(id) ?? []).map((child) => child.id));
    else ahead.push(...item.after.map((link) => link.itemId));
  }
  const goals = new Set([...reached].map((item) => item.parentId));
  return { ...document, items: document.items.filter((item) => reached.has(item) || goals.has(item.id)) };
}
