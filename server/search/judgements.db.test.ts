import { beforeAll, expect, test } from "vitest";
import { factoryNow } from "@/db/factories";
import { seedDemo } from "@/db/seed/demo";
import { testDb } from "@/db/test-database";
import type { Ctx } from "@/server/context";
import { find } from "./find";
import { type Judgement, judgements } from "./judgements.fixture";
import { gatherWords } from "./words";

const { db } = await testDb();
const visitor: Ctx = { db, actor: { kind: "visitor" }, now: factoryNow, requestId: "test" };

beforeAll(async () => {
  await seedDemo({ db, now: factoryNow });
  await gatherWords(db);
});

/** Where a find stands, whichever post of a thread it is. */
const placeOf = (path: string) => path.replace(/=[\d.]+#post-[\d.]+$/, "");

const gain = (grades: readonly number[]) =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** How near the first five finds are to the best order that there could be, from nought to one (nDCG@5). */
function nearness({ grades }: Judgement, found: readonly string[]): number {
  const best = Object.values(grades).toSorted((a, b) => b - a);
  return gain(found.slice(0, 5).map((place) => grades[place] ?? 0)) / gain(best.slice(0, 5));
}

test("each of the judged questions finds first what was looked for, and all of them together are nearly in the best order", async () => {
  const judged = await Promise.all(
    judgements.map(async (judgement) => {
      const { finds } = await find(visitor, { q: judgement.question });
      const found = finds.map(({ path }) => placeOf(path));
      return { question: judgement.question, first: found[0], nearness: nearness(judgement, found) };
    }),
  );
  expect(judged.map(({ question, first }) => ({ question, first }))).toEqual(
    judgements.map(({ question, first }) => ({ question, first })),
  );
  const mean = judged.reduce((sum, one) => sum + one.nearness, 0) / judged.length;
  expect(mean).toBeGreaterThan(0.95);
  expect(judged.filter((one) => one.nearness < 0.75)).toEqual([]);
});
