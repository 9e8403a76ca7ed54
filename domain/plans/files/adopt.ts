import type { Criterion, PlanDocument, PlanItem } from "../document";
import { type PlanFile, planFileSchema } from "./plan-json";

function criteriaOf(imported: readonly Criterion[], existing: readonly Criterion[]): Criterion[] {
  const left = [...existing];
  return imported.map((criterion) => {
    const at = left.findIndex((one) => one.text.replace(/\s+/g, " ") === criterion.text);
    const [known] = at === -1 ? [] : left.splice(at, 1);
    return known ? { ...criterion, id: known.id, text: known.text } : criterion;
  });
}

/** What the review of a gate wrote stays: no file passes a gate or takes that back. */
function decided(item: PlanItem, was: PlanItem | undefined): Pick<PlanItem, "progress" | "startedOn" | "finishedOn"> {
  if (item.kind !== "gate") return item;
  return was === undefined
    ? { progress: 0, startedOn: null, finishedOn: null }
    : { progress: was.progress, startedOn: was.startedOn, finishedOn: was.finishedOn };
}

/** Rows that stand in the same order as before keep their places, so that only what moved is a change. */
function placed(items: readonly PlanItem[], existing: ReadonlyMap<string, PlanItem>): PlanItem[] {
  const last = new Map<string | null, number>();
  return items.map((item) => {
    const before = last.get(item.parentId) ?? Number.NEGATIVE_INFINITY;
    const was = existing.get(item.id);
    const stays = was !== undefined && was.parentId === item.parentId && was.position > before;
    const position = stays ? was.position : Number.isFinite(before) ? before + 1 : item.position;
    last.set(item.parentId, position);
    return { ...item, position };
  });
}

/**
 * The plan as it would be after an import into it. A row with the id of an item of the same kind is that item; others are
 * new and get an id from `newId`, whatever id the file gave. What the file does not show stays: hidden items, which may
 * not have been exported, and gates that were passed. So does the version of the framework, which has another number elsewhere.
 */
export function adoptInto(existing: PlanDocument, imported: PlanDocument, newId: () => string): PlanDocument {
  const known = new Map(existing.items.map((item) => [item.id, item]));
  const ids = new Map(
    imported.items.map((item) => [item.id, known.get(item.id)?.kind === item.kind ? item.id : newId()]),
  );
  const idOf = (id: string) => ids.get(id) ?? id;
  const items = imported.items.map((item): PlanItem => {
    const id = idOf(item.id);
    const was = known.get(id);
    return {
      ...item,
      ...decided(item, was),
      id,
      parentId: item.parentId === null ? null : idOf(item.parentId),
      after: item.after.map((link) => ({ ...link, itemId: idOf(link.itemId) })),
      criteria: criteriaOf(item.criteria, was?.criteria ?? []),
    };
  });
  const present = new Set(items.map((item) => item.id));
  const unseen = existing.items.filter(
    (item) => !present.has(item.id) && (item.hidden || (item.kind === "gate" && item.finishedOn !== null)),
  );
  const all = new Set([...present, ...unseen.map((item) => item.id)]);
  const kept = unseen.map((item) => ({
    ...item,
    parentId: item.parentId !== null && all.has(item.parentId) ? item.parentId : null,
    after: item.after.filter((link) => all.has(link.itemId)),
  }));
  return { ...imported, frameworkVersion: existing.frameworkVersion, items: [...placed(items, known), ...kept] };
}

/**
 * A file of ours with other ids throughout, so that nothing in it is taken for something that is kept here. Text stays as it
 * is, unless it cites one of these ids.
 */
export function withNewIds(file: PlanFile, newId: () => string): PlanFile {
  const ids = new Map<string, string>();
  const json = JSON.stringify(file, (key, value) => {
    if ((key === "id" || key === "itemId") && typeof value === "string" && !ids.has(value)) ids.set(value, newId());
    return value;
  });
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
  return planFileSchema.parse(JSON.parse(json.replace(uuid, (id) => ids.get(id) ?? id)));
}
