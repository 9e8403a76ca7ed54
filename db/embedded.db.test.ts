import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { type EmbeddedPostgres, ensureDatabase, findRunning, startEmbedded } from "./embedded";

const directory = mkdtempSync(join(tmpdir(), "embedded-"));
const running: EmbeddedPostgres[] = [];
afterAll(async () => {
  for (const cluster of running) await cluster.stop();
  rmSync(directory, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const cluster = await startEmbedded({ directory });
  running.push(cluster);
  return cluster;
}

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const notes = (url: string) => ask(url, (sql) => sql`select text from notes`);
const postmaster = () => Number(readFileSync(join(directory, "data", "postmaster.pid"), "utf8").split("\n", 1)[0]);

test("what was written is there after an orderly end, on the same port", async () => {
  const first = await start();
  await ensureDatabase(first, "kept");
  await ask(first.url("kept"), async (sql) => {
    await sql`create table notes (text text)`;
    await sql`insert into notes values ('written before the end')`;
  });
  await first.stop();
  expect(findRunning(directory, "kept")).toBeUndefined();
  const second = await start();
  expect(second.url("kept")).toBe(first.url("kept"));
  expect(await notes(second.url("kept"))).toHaveLength(1);
});

test("other commands find the running server", () => {
  expect(findRunning(directory, "kept")).toBe(running.at(-1)?.url("kept"));
});

test("nobody enters without the password", async () => {
  const url = new URL(running.at(-1)?.url("kept") ?? "");
  url.password = "guess";
  await expect(notes(url.href)).rejects.toThrow(/password authentication failed/);
});

test("a server that crashes is started again, with everything that was committed", async () => {
  const cluster = running.at(-1);
  process.kill(postmaster(), "SIGKILL");
  await expect
    .poll(() => notes(cluster?.url("kept") ?? "").catch(() => []), { timeout: 15_000, interval: 100 })
    .toHaveLength(1);
});
