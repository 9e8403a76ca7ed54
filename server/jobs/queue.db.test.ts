import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { newMember } from "@/db/factories";
import { deliveries, rateLimits } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { openMailer } from "@/server/email/mailer";
import { type Env, readEnv } from "@/server/env";
import { type deadLetterQueue, type JobName, jobNames, jobs } from "./definitions";
import { enqueue, raiseFact } from "./enqueue";
import { handlers } from "./handlers";
import { startWorker } from "./worker";

const { db, url } = await testDb();
const dataDir = await mkdtemp(join(tmpdir(), "worker-"));
afterAll(() => rm(dataDir, { recursive: true }));

const env: Env = {
  ...readEnv({
    DATABASE_URL: "postgres://127.0.0.1/unused",
    AUTH_SECRET: randomUUID() + randomUUID(),
    DATA_DIR: dataDir,
  }),
  databaseUrl: url,
};
const queued = (name: JobName | typeof deadLetterQueue) =>
  db.execute<{ id: string; state: string; data: unknown }>(
    sql`select id, state, data from pgboss.job where name = ${name} order by created_on`,
  );
const caughtMails = async () =>
  (await readdir(join(dataDir, "mail")).catch(() => [])).filter((file) => file.endsWith(".eml"));

test("a job exists if and only if the change that causes it does", async () => {
  const deliveryId = randomUUID();
  await expect(
    db.transaction(async (tx) => {
      await enqueue(tx, "mail.send", { deliveryId });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await queued("mail.send")).toHaveLength(0);
  await db.transaction((tx) => enqueue(tx, "mail.send", { deliveryId }));
  expect((await queued("mail.send")).map((job) => job.data)).toEqual([{ deliveryId }]);
  await db.execute(sql`delete from pgboss.job where name = 'mail.send'`);
});

test("each kind of job retries with growing waits, is given away when its worker dies, and ends where it can be seen", async () => {
  const rows = await db.execute<Record<string, unknown>>(
    sql`select name, retry_limit, retry_backoff, heartbeat_seconds, dead_letter from pgboss.queue where name <> 'dead'`,
  );
  const byName = new Map(rows.map((row) => [row.name, row]));
  for (const name of jobNames) {
    expect(byName.get(name)).toMatchObject({
      retry_limit: jobs[name].retryLimit,
      retry_backoff: true,
      heartbeat_seconds: jobs[name].heartbeatSeconds,
      dead_letter: "dead",
    });
    // A silent worker is noticed within a look of the supervisor, and the job waits no longer than its first delays.
    expect(jobs[name].heartbeatSeconds + 10 + 2 * jobs[name].retryDelay).toBeLessThanOrEqual(90);
  }
});

test("a fact becomes a mail, past a job that nobody can read, and a worker that closes leaves nothing half done", async () => {
  const member = await newMember(db);
  await db.transaction((tx) => enqueue(tx, "mail.urgent", { deliveryId: randomUUID() }));
  await db.execute(sql`update pgboss.job set data = '{"deliveryId": 7}' where name = 'mail.urgent'`);
  await db.transaction((tx) => raiseFact(tx, { name: "account.sign_in_wanted", memberId: member.id }));
  const worker = await startWorker({ env });
  await vi.waitFor(async () => expect(await caughtMails()).toHaveLength(1), { timeout: 15_000, interval: 100 });
  await worker.close();
  const [delivery] = await db.select().from(deliveries).where(eq(deliveries.memberId, member.id));
  expect(delivery?.state).toBe("sent");
  expect((await queued("mail.urgent")).filter((job) => job.state === "active")).toHaveLength(0);
  expect(await queued("dead")).toHaveLength(1);
});

test("a recurring job is one job for its minute, however many workers look at the clock", async () => {
  const file = () =>
    db.execute(sql`
      insert into pgboss.job (name, data, singleton_key, singleton_on, policy)
      select 'obligations.sweep', '{}', '', date_trunc('minute', now() + interval '1 day'), policy
      from pgboss.queue where name = 'obligations.sweep'
      on conflict do nothing`);
  const schedules = await db.execute<{ name: string; cron: string }>(sql`select name, cron from pgboss.schedule`);
  expect(Object.fromEntries(schedules.map(({ name, cron }) => [name, cron]))).toMatchObject({
    "obligations.sweep": "* * * * *",
  });
  const before = (await queued("obligations.sweep")).length;
  await Promise.all([file(), file(), file()]);
  expect((await queued("obligations.sweep")).length - before).toBe(1);
});

test("every kind of job may be run twice", async () => {
  const member = await newMember(db);
  const now = new Date();
  await db.insert(rateLimits).values({ key: "spent", points: 1, expiresAt: new Date(now.getTime() - 1) });
  const setting = { db, env, mailer: openMailer(env), clock: () => now, jobId: randomUUID(), hold: { until: null } };
  const fact = { fact: { name: "account.password_changed" as const, memberId: member.id }, key: `twice:${member.id}` };
  const before = (await caughtMails()).length;
  for (const _time of ["once", "twice"]) {
    await handlers["facts.fan_out"](setting, fact);
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.memberId, member.id));
    if (delivery === undefined) throw new Error("Nothing to deliver.");
    await handlers["mail.send"](setting, { deliveryId: delivery.id });
    await handlers["mail.urgent"](setting, { deliveryId: delivery.id });
    await handlers["obligations.sweep"](setting, {});
    await handlers["accounts.remind_unfinished"](setting, {});
    await handlers["housekeeping.clear_expired"](setting, {});
  }
  expect((await caughtMails()).length - before).toBe(1);
  expect(await db.select().from(deliveries).where(eq(deliveries.memberId, member.id))).toHaveLength(1);
  expect(await db.select().from(rateLimits).where(eq(rateLimits.key, "spent"))).toHaveLength(0);
});
