import { connect } from "../db/client";
import { importContent } from "../db/seed/content";
import { seedDemo } from "../db/seed/demo";
import type { Env } from "../server/env";
import { step } from "./progress.mjs";

/** Imports the catalogue, the glossary and the cases; what has not changed since the last import is left alone. */
export async function importCatalogue(url: string): Promise<void> {
  await step("Loading the catalogue and the cases", () => withDb(url, (db) => importContent({ db, now: new Date() })));
}

/** Loads the demo community; people who are there already are left alone. */
export async function loadDemo(url: string): Promise<void> {
  await step("Loading the demo community", () => withDb(url, (db) => seedDemo({ db, now: new Date() })));
}

/** Whether this database holds demo accounts, whose password everybody knows. */
export async function hasDemo(url: string): Promise<boolean> {
  const { sql, close } = connect(url, { max: 1, name: "critical-path-start" });
  try {
    const [found] = await sql`select 1 from members where email like '%@demo.example' limit 1`;
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

async function withDb(url: string, work: (db: ReturnType<typeof connect>["db"]) => Promise<unknown>): Promise<void> {
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 0, name: "critical-path-import" });
  try {
    await work(db);
  } finally {
    await close();
  }
}
