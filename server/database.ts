import { type Connection, connect } from "@/db/client";
import { env } from "@/server/env";

// Next bundles this module apart from the process around it; the symbol lets both share one pool.
const key = Symbol.for("critical-path.database");
const shared = globalThis as typeof globalThis & { [key]?: Connection };

/** The web pool of this process: statements end after five seconds. */
export function database(): Connection {
  shared[key] ??= connect(env().databaseUrl, { name: "web" });
  return shared[key];
}
