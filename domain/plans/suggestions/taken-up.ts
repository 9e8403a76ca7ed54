import { linkSchema, type PlanDocument } from "../document";
import { withHiddenLinks } from "../hidden-links";
import { type PlanChange, same } from "../revisions/changes";
import { lastPosition, takingOut } from "../revisions/form-changes";

const linksSchema = linkSchema.array();

/** Whether a change of what a line waits for does nothing but let go of what is taken out. */
function letsGoOf(leaving: ReadonlySet<string>, change: PlanChange): boolean {
  const [before, after] = [linksSchema.safeParse(change.before), linksSchema.safeParse(change.after)];
  if (change.field !== "after" || !before.success || !after.success) return false;
  return same(
    after.data,
    before.data.filter((link) => !leaving.has(link.itemId)),
  );
}

/**
 * What a suggestion means for the plan as it stands now, all of it, of which whoever made it may not see everything. A line that
 * is to go goes as it is by now, wherever others wait for it; one that is hidden and belongs to it stays and stands by itself.
 * A new line whose place is taken stands at the end of its goal. Every other change is as it was suggested, and conflicts with
 * what changed since.
 */
export function takenUp(document: PlanDocument, suggested: readonly PlanChange[]): PlanChange[] {
  const there = new Set(document.items.map((item) => item.id));
  const leaving = new Set(
    suggested.flatMap((change) => (change.field === "item" && change.after === null ? [change.itemId] : [])),
  );
  const going = new Set([...leaving].filter((itemId) => there.has(itemId)));
  const rest = withHiddenLinks(document, suggested).flatMap((change): PlanChange[] => {
    if (change.field === "item" && change.after === null) return [];
    if (leaving.size > 0 && letsGoOf(leaving, change)) return [];
    if (change.field !== "item" || change.before !== null || change.after === null) return [change];
    const { parentId, position } = change.after;
    const isTaken = document.items.some((item) => item.parentId === parentId && item.position === position);
    if (there.has(change.itemId) || !isTaken) return [change];
    return [{ ...change, after: { ...change.after, position: lastPosition(document, parentId) } }];
  });
  if (going.size === 0) return rest;
  const left = document.items.flatMap((item): PlanChange[] => {
    const staysBehind = item.parentId !== null && going.has(item.parentId) && !going.has(item.id) && item.hidden;
    return staysBehind ? [{ field: "parentId", itemId: item.id, before: item.parentId, after: null }] : [];
  });
  return [...takingOut(document, going), ...left, ...rest];
}
