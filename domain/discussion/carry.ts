/** A post that is moved to another thread, where it stands. One that waits has neither number nor place in time. */
export type Carried = {
  readonly id: string;
  readonly major: number | null;
  readonly minor: number | null;
  readonly seq: number | null;
  readonly topId: string | null;
  readonly replyToId: string | null;
};

/** Where it stands afterwards. */
export type Placed = Pick<Carried, "id" | "major" | "minor" | "seq" | "topId">;

/** The last numbers that a thread has given out. */
export type Last = { readonly major: number; readonly seq: number };

const inOrder = (a: Carried, b: Carried) => (a.major ?? 0) - (b.major ?? 0) || (a.minor ?? 0) - (b.minor ?? 0);
const inTime = (a: Carried, b: Carried) => (a.seq ?? 0) - (b.seq ?? 0);

/**
 * Which posts go with those that were chosen: the answers beneath a chosen top post, and what waits to answer a post that goes.
 * Returns the chosen ones and these, in the order given.
 */
export function goingWith<P extends Carried>(all: readonly P[], chosen: ReadonlySet<string>): P[] {
  return all.filter(
    ({ id, topId, replyToId, major }) =>
      chosen.has(id) ||
      (topId !== null && chosen.has(topId)) ||
      (major === null && replyToId !== null && chosen.has(replyToId)),
  );
}

/**
 * The top post beneath which each post stands when all of them are moved: its own where that goes too, else the one that it
 * answers, however indirectly. Who answers nothing that goes becomes a top post.
 */
function tops(posts: readonly Carried[]): Map<string, string> {
  const going = new Map(posts.map((post) => [post.id, post]));
  const topOf = ({ id, topId, replyToId }: Carried, seen: ReadonlySet<string>): string => {
    if (topId === null) return id;
    if (going.has(topId)) return topId;
    const answered = replyToId === null || seen.has(replyToId) ? undefined : going.get(replyToId);
    return answered === undefined ? id : topOf(answered, new Set([...seen, id]));
  };
  return new Map(posts.map((post) => [post.id, topOf(post, new Set([post.id]))]));
}

/**
 * The numbers and places in time that posts get in the thread to which they are moved: after its last ones, in the order in which
 * they stood. An answer keeps its minor number where its top post goes as well; who waits goes on waiting.
 */
export function newPlaces(posts: readonly Carried[], last: Last): Placed[] {
  const topOf = tops(posts);
  const numbered = posts.filter(({ seq }) => seq !== null);
  const majors = new Map<string, number>();
  for (const { id } of numbered.toSorted(inOrder))
    if (topOf.get(id) === id) majors.set(id, last.major + majors.size + 1);
  const seqs = new Map(numbered.toSorted(inTime).map(({ id }, place) => [id, last.seq + place + 1]));
  const beneath = new Map<string, number>();
  return posts.toSorted(inOrder).map(({ id, topId, minor }) => {
    const top = topOf.get(id) ?? id;
    const seq = seqs.get(id) ?? null;
    const place = { id, seq, topId: top === id ? null : top };
    if (seq === null) return { ...place, major: null, minor: null };
    if (top === id) return { ...place, major: majors.get(id) ?? null, minor: 0 };
    const next = (beneath.get(top) ?? 0) + 1;
    beneath.set(top, next);
    return { ...place, major: majors.get(top) ?? null, minor: topId === top ? minor : next };
  });
}
