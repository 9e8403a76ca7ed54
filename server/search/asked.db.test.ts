import { expect, it } from "vitest";
import { testDb } from "@/db/test-database";
import { notingDb } from "@/server/asked.fixture";
import { community } from "@/server/discussion/discussion.fixture";
import { find } from "./find";
import { gatherWords } from "./words";

const { db, sql } = await testDb();
const noting = notingDb(sql);
const { as, regular, open } = community(db);

it("a search waits for two answers of the database, whatever it finds and in whose place", async () => {
  const author = await regular();
  const ctx = { ...as(await regular()), db: noting.db };
  await open(as(author), { title: "Suppliers and their dates", audience: "public" });
  await gatherWords(db);
  await find({ ...ctx, reading: {} }, { q: "suppliers" });
  const questions = [
    { q: "suppliers" },
    { q: "suppleirs" },
    { q: "zzzzqqq xxyyxx" },
    { q: "suppleirs", author: author.handle },
  ];
  for (const query of questions) {
    const depth = await noting.depthOf(() => find({ ...ctx, reading: {} }, query));
    expect(depth, JSON.stringify(query)).toBeLessThanOrEqual(2);
  }
});
