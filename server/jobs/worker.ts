import { type Job, type JobResult, PgBoss } from "pg-boss";
import { connect } from "@/db/client";
import { clock as wallClock } from "@/server/context";
import { openMailer } from "@/server/email/mailer";
import type { Env } from "@/server/env";
import { log } from "@/server/log";
import { type JobData, type JobName, jobNames, jobs } from "./definitions";
import { handlers, type JobSetting } from "./handlers";

const finishWithinMs = 25_000;

/** A process that takes jobs from the queue. */
export type Worker = {
  /** Takes no more jobs, finishes those under way for up to 25 seconds, gives back the rest, and stops. */
  close: () => Promise<void>;
};

/**
 * Runs every kind of job until closed. Any number of workers may run beside each other: no job is taken by two, a job
 * whose worker has died is taken by another within ninety seconds, and a recurring one runs once for each of its slots.
 * Rejects when the database does not answer or its queue is not installed.
 */
export async function startWorker({ env, clock = wallClock }: { env: Env; clock?: () => Date }): Promise<Worker> {
  const connection = connect(env.databaseUrl, { max: 8, statementTimeoutMs: 30_000, name: "critical-path-worker" });
  const mailer = openMailer(env);
  const boss = new PgBoss({
    connectionString: env.databaseUrl,
    application_name: "critical-path-queue",
    max: 4,
    // The migrator installs the queue; a worker that finds none says so.
    migrate: false,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    cronMonitorIntervalSeconds: 10,
    maintenanceIntervalSeconds: 3_600,
    reindex: false,
  });
  boss.on("error", (error) =>
    log.error({ queue: Reflect.get(error, "queue"), sqlState: Reflect.get(error, "code") }, "queue failed"),
  );
  boss.on("warning", ({ message }) => log.warn({ about: message }, "queue warns"));
  try {
    await boss.start();
  } catch (error) {
    mailer.close();
    await boss.stop({ graceful: false });
    await connection.close();
    throw error;
  }
  const setting = { db: connection.db, env, mailer, clock, hold: { until: null } };
  for (const name of jobNames) await take(boss, name, setting);

  return {
    close: async () => {
      await boss.stop({ graceful: true, timeout: finishWithinMs });
      mailer.close();
      await connection.close();
    },
  };
}

async function take<N extends JobName>(boss: PgBoss, name: N, setting: Omit<JobSetting, "jobId">): Promise<void> {
  const { batch, concurrency } = jobs[name];
  const options = {
    batchSize: batch,
    localConcurrency: concurrency,
    burstWhenBatchFull: batch > 1,
    // Each job of a batch succeeds or fails by itself.
    perJobResults: true,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 5,
  } as const;
  await boss.work<unknown, unknown, typeof options>(name, options, (taken) =>
    Promise.all(taken.map((job) => run(name, job, setting))),
  );
}

async function run<N extends JobName>(
  name: N,
  job: Job<unknown>,
  setting: Omit<JobSetting, "jobId">,
): Promise<JobResult> {
  const parsed = jobs[name].data.safeParse(job.data);
  if (!parsed.success) {
    // It would fail the same way for ever.
    log.error({ job: name, jobId: job.id }, "job cannot be read");
    return { id: job.id, status: "deadletter", output: "unreadable" };
  }
  try {
    // The schema of this very name has just accepted the data; the compiler cannot follow the name through the map.
    await handlers[name]({ ...setting, jobId: job.id }, parsed.data as JobData<N>);
    return { id: job.id, status: "completed" };
  } catch (error) {
    log.error({ job: name, jobId: job.id, err: error }, "job failed");
    // The queue keeps this: a name without the text, which might quote a row.
    return { id: job.id, status: "failed", output: error instanceof Error ? error.name : "unknown" };
  }
}
