import { type Bits, hasBit } from "./bits";
import type { MentorIndex } from "./mentor-index";
import type { Ranking } from "./ranking";

/** A stretch of the list: rows of a set, best first or by name. Stretches follow each other. */
export type Stretch = { rows: Bits; order: "fit" | "name" };

/** Where a row stands: its stretch, its score or folded name there, and its id. */
type Place = { stretch: number; key: number | string; id: string };

/** Writes a place as the key of a page. */
function keyOf(place: Place): string {
  return Buffer.from(JSON.stringify([place.stretch, place.key, place.id])).toString("base64url");
}

/** Reads a page's key. An unreadable one is none, so that a mistyped address shows the first page. */
function readKey(text: string | undefined): Place | null {
  if (text === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(parts)) return null;
    const [stretch, key, id]: unknown[] = parts;
    if (typeof stretch !== "number" || typeof id !== "string") return null;
    return typeof key === "number" || typeof key === "string" ? { stretch, key, id } : null;
  } catch {
    return null;
  }
}

function isAfter(place: Place, cursor: Place): boolean {
  if (place.stretch !== cursor.stretch) return place.stretch > cursor.stretch;
  if (place.key === cursor.key) return place.id > cursor.id;
  if (typeof place.key === "number" && typeof cursor.key === "number") return place.key < cursor.key;
  return String(place.key) > String(cursor.key);
}

function* places(index: MentorIndex, ranking: Ranking | null, stretches: readonly Stretch[]): Generator<Place> {
  for (const [stretch, { rows, order }] of stretches.entries()) {
    for (const row of order === "fit" && ranking ? ranking.rows() : index.nameOrder()) {
      if (!hasBit(rows, row)) continue;
      const entry = index.entries[row];
      if (!entry) continue;
      yield { stretch, key: order === "fit" && ranking ? (ranking.scores[row] ?? 0) : entry.nameKey, id: entry.id };
    }
  }
}

/** One page of a list: the ids in order, the position of the first from 1, and the keys of the pages beside it. */
export type ListedPage = {
  ids: string[];
  from: number;
  next: string | null;
  previous: { after: string | null } | null;
};

/**
 * The page that begins after a place. Places are compared by score or name and id, never by number, so a page neither
 * repeats nor skips anybody who has not moved, whatever has changed before it.
 */
export function pageAfter(
  index: MentorIndex,
  ranking: Ranking | null,
  stretches: readonly Stretch[],
  after: string | undefined,
  size: number,
): ListedPage {
  const cursor = readKey(after);
  const before: Place[] = [];
  const page: Place[] = [];
  let passed = 0;
  for (const place of places(index, ranking, stretches)) {
    if (cursor && !isAfter(place, cursor)) {
      passed += 1;
      before.push(place);
      if (before.length > size + 1) before.shift();
      continue;
    }
    page.push(place);
    if (page.length > size) break;
  }
  const last = page[size - 1];
  const beforePrevious = before.at(-size - 1);
  return {
    ids: page.slice(0, size).map((place) => place.id),
    from: page.length > 0 ? passed + 1 : 0,
    next: page.length > size && last ? keyOf(last) : null,
    previous: passed === 0 ? null : { after: beforePrevious ? keyOf(beforePrevious) : null },
  };
}
