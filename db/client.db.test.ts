import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { connect } from "./client";
import { domains } from "./schema/index";
import { testDb } from "./test-database";

const { url } = await testDb();

/** One connection, and how many statements with this in their text it keeps. */
function oneConnection() {
  const connection = connect(url, { max: 1, name: "tests" });
  onTestFinished(() => connection.close());
  const kept = async (part: string) => {
    const [row] = await connection.sql<{ count: number }[]>`
      select count(*)::int from pg_prepared_statements where statement like ${`%${part}%`} and statement not like '%pg_prepared%'`;
    return row?.count;
  };
  return { ...connection, kept };
}

describe("the connection", () => {
  test("keeps the statement of a query that is asked again, inside a transaction too", async () => {
    const { db, kept } = oneConnection();
    const name = (reader: Pick<typeof db, "select">, id: string) =>
      reader.select({ name: domains.name }).from(domains).where(eq(domains.id, id));
    expect(await name(db, "banking")).toHaveLength(1);
    expect(await name(db, "nowhere")).toEqual([]);
    await db.transaction((tx) => tx.transaction((inner) => name(inner, "banking")));
    expect(await kept('from "domains"')).toBe(1);
  });

  test("keeps so many different statements and no more, and answers all the same", async () => {
    const { db, kept } = oneConnection();
    for (let number = 0; number < 510; number++) {
      const [row] = await db.execute<{ answer: string }>(sql`select ${"yes"} || ${sql.raw(`'${number}'`)} as answer`);
      expect(row?.answer).toBe(`yes${number}`);
    }
    expect(await kept("as answer")).toBe(500);
  });

  test("keeps no place for long lists, however many lengths they have, and has room for others afterwards", async () => {
    const { db, kept } = oneConnection();
    for (let length = 51; length < 600; length++) {
      const ids = Array.from({ length }, (_, place) => (place === 0 ? "banking" : `none-${place}`));
      const rows = await db.select({ id: domains.id }).from(domains).where(inArray(domains.id, ids));
      expect(rows).toEqual([{ id: "banking" }]);
    }
    expect(await kept('from "domains"')).toBe(0);
    const named = db.select({ name: domains.name }).from(domains).where(eq(domains.id, "banking"));
    expect(await named).toHaveLength(1);
    expect(await kept('from "domains"')).toBe(1);
  });

  test("hands nothing of one use of a statement to the next: no value, no failure, no transaction that was undone", async () => {
    const { db, kept } = oneConnection();
    await db.execute(sql`create table used (id int primary key, word text)`);
    const put = (writer: Pick<typeof db, "execute">, id: number, word: string | null) =>
      writer.execute(sql`insert into used values (${id}, ${word})`);
    const all = () => db.execute(sql`select id, word from used order by id`);
    const undone = db.transaction(async (tx) => {
      await put(tx, 1, "undone");
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await put(db, 1, null);
    await expect(put(db, 1, "again")).rejects.toThrow();
    await put(db, 2, "a word");
    expect(await all()).toEqual([
      { id: 1, word: null },
      { id: 2, word: "a word" },
    ]);
    expect(await kept("insert into used")).toBe(1);
  });

  test("answers a statement that it keeps after a column was added to its table", async () => {
    const { db } = oneConnection();
    await db.execute(sql`create table changing (id int)`);
    const all = () => db.execute(sql`select * from changing where id = ${1}`);
    await db.execute(sql`insert into changing values (${1})`);
    expect(await all()).toEqual([{ id: 1 }]);
    await db.execute(sql`alter table changing add column name text`);
    expect(await all()).toEqual([{ id: 1, name: null }]);
  });
});
