import { type NumberedItem, numbered, type PlanDocument } from "../document";
import type { PlanSchedule } from "../schedule/schedule";
import { withoutItems } from "../visible";
import { differences, type PlanChange } from "./changes";

/** A forecast that moved although nobody typed it. */
export type ForecastMove = {
  itemId: string;
  wbs: string;
  title: string;
  finish: { before: string; after: string } | null;
  floatDays: { before: number; after: number } | null;
};

/** Where a line stood and stands by its number, and before which one of its parent; null when it is the last of them. */
export type PlaceMove = { before: string; after: string; next: string | null };

/** One change with the reference and the title by which people know the item; of a line that went elsewhere, its places. */
export type ComparedChange = { change: PlanChange; wbs: string | null; title: string | null; place?: PlaceMove };

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
  const [was, is] = [numbered(before.document.items), numbered(after.document.items)];
  const names = new Map([...was, ...is].map((item) => [item.id, item]));
  const seen = (lines: readonly NumberedItem[]) => lines.filter(({ id }) => !gone.has(id));
  const typed = differences(withoutItems(before.document, gone), withoutItems(after.document, gone));
  const places = placesOf(typed, seen(was), seen(is));
  const changes = typed.flatMap((change): ComparedChange[] => {
    const item = change.itemId === null ? undefined : names.get(change.itemId);
    const place = change.itemId === null ? undefined : places.get(change.itemId);
    const told = { change, wbs: item?.wbs ?? null, title: item?.title ?? null };
    if (change.field === "position") return place?.by === "position" ? [{ ...told, place: place.move }] : [];
    return [change.field === "parentId" && place !== undefined ? { ...told, place: place.move } : told];
  });
  const moves = is.flatMap((item): ForecastMove[] => {
    const then = before.schedule.items.get(item.id);
    const now = after.schedule.items.get(item.id);
    if (item.kind === "goal" || gone.has(item.id) || !then || !now) return [];
    const finish = then.finish === now.finish ? null : { before: then.finish, after: now.finish };
    const floatDays = then.floatDays === now.floatDays ? null : { before: then.floatDays, after: now.floatDays };
    if (finish === null && floatDays === null) return [];
    return [{ itemId: item.id, wbs: item.wbs, title: item.title, finish, floatDays }];
  });
  return { changes, moves, finish: { before: before.schedule.finish, after: after.schedule.finish } };
}

/** The index of each line among those of its parent that stand there in both states. */
function ranksOf(lines: readonly NumberedItem[], others: ReadonlyMap<string, NumberedItem>): Map<string, number> {
  const counted = new Map<string | null, number>();
  return new Map(
    lines.flatMap(({ id, parentId }): [string, number][] => {
      if (others.get(id)?.parentId !== parentId) return [];
      const rank = counted.get(parentId) ?? 0;
      counted.set(parentId, rank + 1);
      return [[id, rank]];
    }),
  );
}

type Place = { move: PlaceMove; by: "position" | "parentId" };

/** The lines that went elsewhere. One whose number for its place was set anew while its place stayed is not among them. */
function placesOf(
  typed: readonly PlanChange[],
  before: readonly NumberedItem[],
  after: readonly NumberedItem[],
): ReadonlyMap<string, Place> {
  const went = new Set(typed.flatMap(({ field, itemId }) => (field === "parentId" ? [itemId] : [])));
  const placed = new Set(typed.flatMap(({ field, itemId }) => (field === "position" ? [itemId] : [])));
  if (went.size + placed.size === 0) return new Map();
  const [was, is] = [before, after].map((lines) => new Map(lines.map((line) => [line.id, line])));
  if (was === undefined || is === undefined) return new Map();
  const [then, now] = [ranksOf(before, is), ranksOf(after, was)];
  const nextOf = new Map<string, NumberedItem>();
  const last = new Map<string | null, string>();
  for (const line of after) {
    const previous = last.get(line.parentId);
    if (previous !== undefined) nextOf.set(previous, line);
    last.set(line.parentId, line.id);
  }
  const places = after.flatMap(({ id, wbs }): [string, Place][] => {
    const earlier = was.get(id);
    const isMoved = went.has(id) || (placed.has(id) && then.get(id) !== now.get(id));
    if (earlier === undefined || !isMoved) return [];
    const next = nextOf.get(id);
    const move = { before: earlier.wbs, after: wbs, next: next === undefined ? null : `${next.wbs} ${next.title}` };
    return [[id, { move, by: went.has(id) ? "parentId" : "position" }]];
  });
  return new Map(places);
}
