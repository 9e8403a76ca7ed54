import { PgBoss } from "pg-boss";
import { deadLetterQueue, jobNames, jobs } from "./definitions";

const day = 86_400;
const month = 30 * day;

/**
 * Brings the job queue of this database to the present: its own tables, one queue per kind of job, the recurring
 * schedules. Repeatable. Called by the migrator, never while serving.
 */
export async function installJobs(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "critical-path-migrator",
    max: 2,
    supervise: false,
    schedule: false,
    migrate: true,
  });
  const errors: Error[] = [];
  boss.on("error", (error) => errors.push(error));
  await boss.start();
  try {
    const present = new Set((await boss.getQueues()).map((queue) => queue.name));
    if (!present.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue, { retentionSeconds: month });
    for (const name of jobNames) {
      const { retryLimit, retryDelay, retryDelayMax, expireInSeconds, heartbeatSeconds } = jobs[name];
      const options = {
        retryLimit,
        retryDelay,
        retryDelayMax,
        expireInSeconds,
        heartbeatSeconds,
        retryBackoff: true,
        deadLetter: deadLetterQueue,
        notify: true,
        retentionSeconds: month,
        deleteAfterSeconds: day,
      };
      if (present.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
    await schedule(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
  const [first] = errors;
  if (first !== undefined) throw first;
}

async function schedule(boss: PgBoss): Promise<void> {
  const wanted = new Map<string, string>();
  for (const name of jobNames) {
    const definition = jobs[name];
    if ("cron" in definition && definition.cron !== undefined) wanted.set(name, definition.cron);
  }
  for (const { name } of await boss.getSchedules()) {
    if (!wanted.has(name)) await boss.unschedule(name);
  }
  for (const [name, cron] of wanted) await boss.schedule(name, cron, {});
}
