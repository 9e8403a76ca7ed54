import fc from "fast-check";
import { expect, test } from "vitest";
import { type Carried, goingWith, newPlaces } from "./carry";

const post = (id: string, major: number | null, minor: number, topId: string | null, replyToId = topId): Carried => ({
  id,
  major,
  minor: major === null ? null : minor,
  seq: major === null ? null : major * 10 + minor,
  topId,
  replyToId,
});

const thread = [
  post("a", 1, 0, null),
  post("b", 2, 0, null),
  post("b1", 2, 1, "b"),
  post("b2", 2, 2, "b", "b1"),
  post("b3", 2, 3, "b"),
  post("c", 3, 0, null),
  post("w", null, 0, "b", "b1"),
];

const move = (...ids: string[]) => {
  const places = newPlaces(goingWith(thread, new Set(ids)), { major: 7, seq: 40 });
  return Object.fromEntries(
    places.map(({ id, major, minor, seq, topId }) => [id, major === null ? topId : `${major}.${minor} ${seq}`]),
  );
};

test("a top post goes with its answers, which keep their minor numbers, after the last of the other thread", () => {
  expect(move("b")).toEqual({ b: "8.0 41", b1: "8.1 42", b2: "8.2 43", b3: "8.3 44", w: "b" });
  expect(move("b", "c")).toMatchObject({ b: "8.0 41", b3: "8.3 44", c: "9.0 45" });
});

test("an answer alone becomes a top post, with what was chosen and answers it, and what waits to answer it, beneath", () => {
  expect(move("b1")).toEqual({ b1: "8.0 41", w: "b1" });
  expect(move("b1", "b2")).toEqual({ b1: "8.0 41", b2: "8.1 42", w: "b1" });
  expect(move("b2", "b3")).toEqual({ b2: "8.0 41", b3: "9.0 42" });
});

const someThread = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 30 }).map((answers) => {
  const posts: Carried[] = [];
  const minors = new Map<string, number>();
  for (const [at, to] of answers.entries()) {
    const answered = to === 0 ? undefined : posts[posts.length - to];
    const topId = answered === undefined ? null : (answered.topId ?? answered.id);
    const top = posts.find(({ id }) => id === topId);
    const major = top?.major ?? posts.filter((one) => one.topId === null).length + 1;
    const minor = topId === null ? 0 : (minors.get(topId) ?? 0) + 1;
    if (topId !== null) minors.set(topId, minor);
    posts.push({ id: `p${at}`, major, minor, seq: at + 1, topId, replyToId: answered?.id ?? null });
  }
  return posts;
});

test("whatever is chosen, no number and no place in time is given twice, and answers stand beneath top posts", () => {
  fc.assert(
    fc.property(someThread, fc.array(fc.nat({ max: 29 })), (posts, picks) => {
      const chosen = new Set(picks.flatMap((pick) => posts[pick]?.id ?? []));
      const places = newPlaces(goingWith(posts, chosen), { major: 3, seq: 9 });
      const numbers = places.map(({ major, minor }) => `${major}.${minor}`);
      expect(new Set(numbers).size).toBe(places.length);
      expect(places.map(({ seq }) => seq ?? 0).toSorted((a, b) => a - b)).toEqual(places.map((_, at) => at + 10));
      for (const place of places) {
        const top = places.find(({ id }) => id === place.topId);
        expect(place.topId === null ? place.minor : top?.minor).toBe(0);
        if (top !== undefined) expect([top.major, place.minor === 0]).toEqual([place.major, false]);
      }
      expect(chosen.size === 0 || places.some(({ major, minor }) => major === 4 && minor === 0)).toBe(true);
    }),
  );
});
