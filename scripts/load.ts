import { connect, type Db } from "../db/client";
import { importContent } from "../db/seed/content";
import { removeDemo, seedDemo } from "../db/seed/demo";
import { ensureSetUpLink } from "../server/accounts/set-up";
import type { Env } from "../server/env";
import { gatherWords } from "../server/search/words";
import { addDemoEvidence } from "./demo-evidence";
import { addDemoPlan } from "./demo-plan";
import { addDemoServices } from "./demo-services";
import { step } from "./progress.mjs";

/** Imports the catalogue, the glossary and the cases; what has not changed since the last import is left alone. */
export async function importCatalogue(url: string): Promise<void> {
  await step("Loading the catalogue and the cases", () =>
    withDb(url, async (db) => {
      await importContent({ db, now: new Date() });
      await gatherWords(db);
    }),
  );
}

/**
 * Loads the demo community; people who are there already are left alone. `onlyWhenNew` loads it into a database in which
 * nothing has happened yet, so that a community that was removed stays away.
 */
export async function loadDemo(url: string, options: { onlyWhenNew?: boolean } = {}): Promise<void> {
  await step("Loading the demo community", () =>
    withDb(url, async (db) => {
      const now = new Date();
      await seedDemo({ db, now, ...options });
      await addDemoPlan(db, now);
      await addDemoEvidence(db, now);
      await addDemoServices(db, now);
      await gatherWords(db);
    }),
  );
}

/** The path by which the first administrator opens their account; null once there is an administrator. */
export async function setUpPath(url: string): Promise<string | null> {
  return withDb(url, (db) => ensureSetUpLink(db, new Date()));
}

/** Removes the demo community with everything that hangs on it. */
export async function unloadDemo(url: string): Promise<void> {
  await step("Removing the demo community", () => withDb(url, (db) => removeDemo({ db })));
}

/** Whether this database holds demo accounts, whose password everybody knows. */
export async function hasDemo(url: string): Promise<boolean> {
  const { sql, close } = connect(url, { max: 1, name: "critical-path-start" });
  try {
    const [found] = await sql`select 1 from members where is_demo limit 1`;
    return found !== undefined;
  } finally {
    await close();
  }
}

/** Throws, with a sentence for people, when demo accounts would be reachable from outside this machine. */
export function refuseExposedDemo(env: Env, demo: boolean): void {
  if (!demo || env.loopback) return;
  throw new Error(
    `APP_URL is ${env.appUrl}, which others can reach, and this database has demo accounts whose password everybody knows. ` +
      "Use a database without the demo community, or an APP_URL on this machine.",
  );
}

async function withDb<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 0, name: "critical-path-import" });
  try {
    return await work(db);
  } finally {
    await close();
  }
}
