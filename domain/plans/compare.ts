import { differences, type PlanChange } from "./changes";
import { numbered, type PlanDocument } from "./document";
import type { PlanSchedule } from "./schedule";
import { withoutItems } from "./visible";

/** A forecast that moved although nobody typed it. */
export type ForecastMove = {
  itemId: string;
  wbs: string;
  title: string;
  finish: { before: string; after: string } | null;
  floatDays: { before: number; after: number } | null;
};

/** One change with the reference and the title by which people know the item. */
export type ComparedChange = { change: PlanChange; wbs: string | null; title: string | null };

export type PlanComparison = {
  changes: ComparedChange[];
  moves: ForecastMove[];
  finish: { before: string; after: string };
};

type State = { document: PlanDocument; schedule: PlanSchedule };

/**
 * What was changed from one state of a plan to another, and which forecasts followed. References are those of the later state,
 * counted with all items; nothing is said of those that are `gone`, nor of links to them.
 */
export function comparePlans(before: State, after: State, gone: ReadonlySet<string> = new Set()): PlanComparison {
  const names = new Map(
    [...numbered(before.document.items), ...numbered(after.document.items)].map((item) => [item.id, item]),
  );
  const changes = differences(withoutItems(before.document, gone), withoutItems(after.document, gone)).map((change) => {
    const item = change.itemId === null ? undefined : names.get(change.itemId);
    return { change, wbs: item?.wbs ?? null, title: item?.title ?? null };
  });
  const moves = numbered(after.document.items).flatMap((item): ForecastMove[] => {
    const was = before.schedule.items.get(item.id);
    const is = after.schedule.items.get(item.id);
    if (item.kind === "goal" || gone.has(item.id) || !was || !is) return [];
    const finish = was.finish === is.finish ? null : { before: was.finish, after: is.finish };
    const floatDays = was.floatDays === is.floatDays ? null : { before: was.floatDays, after: is.floatDays };
    if (finish === null && floatDays === null) return [];
    return [{ itemId: item.id, wbs: item.wbs, title: item.title, finish, floatDays }];
  });
  return { changes, moves, finish: { before: before.schedule.finish, after: after.schedule.finish } };
}
