import { migrateDatabase } from "../db/migrate";
import { installJobs } from "../server/jobs/install";

/** Brings a database to the present: tables, then the job queue. Repeatable, and safe while others serve. */
export async function prepareDatabase(url: string): Promise<void> {
  await migrateDatabase(url);
  await installJobs(url);
}
