import { afterEach, expect, test } from "vitest";
import { testDb } from "@/db/test-database";
import { type ChangeWatch, watchContent } from "./content-changes";
import { type Topic, topics } from "./public-pages";

const { url, sql } = await testDb();
let watch: ChangeWatch | undefined;
afterEach(() => watch?.close());

function watched() {
  const told: Topic[] = [];
  const opened = watchContent(url, (topic) => told.push(topic));
  watch = opened;
  return { told, isLive: opened.isLive };
}

test("a change of content is told within a second of its commit", async () => {
  const { told, isLive } = watched();
  await expect.poll(isLive).toBe(true);
  told.length = 0;
  await sql`update programmes set name = name`;
  await expect.poll(() => told, { timeout: 1_000, interval: 10 }).toContain("programmes");
});

test("nothing counts as known when the connection is cut; when it is back everything counts as changed", async () => {
  const { told, isLive } = watched();
  await expect.poll(isLive).toBe(true);
  told.length = 0;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'critical-path-door' and datname = current_database()`;
  await expect.poll(isLive, { timeout: 1_500, interval: 5 }).toBe(false);
  await expect.poll(isLive, { timeout: 10_000 }).toBe(true);
  expect(told).toEqual(expect.arrayContaining([...topics]));
});

test("a database that is not there makes nothing fail; the watch is just not live", async () => {
  const opened = watchContent("postgres://127.0.0.1:1/none", () => {});
  watch = opened;
  expect(opened.isLive()).toBe(false);
});
