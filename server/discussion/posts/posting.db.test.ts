import { drizzle } from "drizzle-orm/postgres-js";
import { expect, it } from "vitest";
import * as schema from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { community, noOf } from "../discussion.fixture";

const { db, sql } = await testDb();
const { as, regular, open, answer } = community(db);

it("a reply asks eight things of the database and an answer beneath a post ten, the post itself is written once", async () => {
  const asked: string[] = [];
  const logger = { logQuery: (text: string) => void asked.push(text) };
  const author = as(await regular());
  const no = noOf(await open(author));
  const writer = { ...as(await regular()), db: drizzle(sql, { schema, casing: "snake_case", logger }) };
  await answer(writer, no);
  for (const [replyTo, most] of [
    [null, 8],
    [{ major: 1, minor: 0 }, 10],
  ] as const) {
    asked.length = 0;
    await answer(writer, no, replyTo);
    expect(asked.length).toBeLessThanOrEqual(most);
    expect(asked.filter((text) => /^(insert into|update) "posts"/.test(text))).toHaveLength(1);
  }
});
