import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss, type Db as QueueDb } from "pg-boss";
import type { Tx } from "@/db/client";
import { type Fact, factKey, factNonce, factSchema, isUrgent } from "@/domain/notifications/facts";
import { type JobData, type JobName, jobs } from "./definitions";

// The queue's client never connects by itself: every statement goes through the transaction of the caller.
const callersTransaction = new AsyncLocalStorage<QueueDb>();
const client = new PgBoss({
  db: {
    executeSql: (text, values) => {
      const db = callersTransaction.getStore();
      if (db === undefined) throw new Error("A job can only be enqueued inside a transaction.");
      return db.executeSql(text, values);
    },
  },
  supervise: false,
  schedule: false,
  migrate: false,
});

/**
 * Puts a job in the queue inside the caller's transaction: the job exists if and only if the transaction commits.
 * `startAfter` holds it back until then; of two that wait, the one of higher `priority` goes first.
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  data: JobData<N>,
  options: { startAfter?: Date; priority?: number } = {},
): Promise<void> {
  const checked = jobs[name].data.parse(data);
  const db = fromDrizzle(tx, sql);
  await callersTransaction.run(db, () => client.send(name, checked, { db, ...options }));
}

/**
 * Records, inside the caller's transaction, that something has happened; those whom it concerns are told by mail
 * soon after it commits. Telling the same fact twice mails it once. A fact that may truly happen again is told apart
 * by `nonce`; facts that recur by nature get a fresh one by themselves.
 */
export async function raiseFact(tx: Tx, fact: Fact, nonce?: string): Promise<void> {
  const checked = factSchema.parse(fact);
  const key = factKey(checked, nonce ?? factNonce(checked) ?? crypto.randomUUID());
  await enqueue(tx, "facts.fan_out", { fact: checked, key }, { priority: isUrgent(checked.name) ? 1 : 0 });
}
