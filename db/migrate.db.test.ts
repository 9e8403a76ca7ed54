import { expect, test } from "vitest";
import { migrateDatabase } from "./migrate";
import { testDb } from "./test-database";

const { sql, url } = await testDb();

test("two migrators that start at the same moment leave one whole set of tables", async () => {
  await sql`drop schema public cascade`;
  await sql`drop schema drizzle cascade`;
  await sql`create schema public`;
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const [applied] =
    await sql`select count(*)::int as times, count(distinct hash)::int as migrations from drizzle.__drizzle_migrations`;
  expect(applied?.times).toBe(applied?.migrations);
  expect(await sql`select id from members`).toHaveLength(0);
});

test("migrating what is already at the present changes nothing", async () => {
  const before = await sql`select * from drizzle.__drizzle_migrations`;
  await migrateDatabase(url);
  expect(await sql`select * from drizzle.__drizzle_migrations`).toEqual(before);
});
