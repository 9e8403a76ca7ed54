import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { deliveries } from "@/db/schema/index";
import type { Fact } from "@/domain/notifications/facts";
import type { Outgoing } from "@/server/email/message";
import { type DeliverySetting, deliver } from "./deliver";
import { fanOut } from "./fan-out";

/** The key with which tests sign what stands in their mail. */
export const mailSecret = "a-key-of-the-tests-that-is-long-enough";

/** Deliveries at one moment, to whatever takes each mail. */
export function deliverySetting(db: Db, now: Date, take: (mail: Outgoing) => void): DeliverySetting {
  return {
    db,
    env: { appUrl: "https://critical-path.example", authSecrets: [mailSecret] },
    mailer: { send: async (mail) => take(mail), verify: async () => {}, close: () => {} },
    clock: () => now,
    hold: { until: null },
  };
}

/** The mail of a test, which goes nowhere. */
export function mailRoom(db: Db, now: Date) {
  /** Fans out every fact that waits, as the worker would; with `words`, only those of them, and the others are gone. */
  async function tellAll(at = now, words: readonly string[] = [""]): Promise<void> {
    const jobs = await db.execute<{ fact: Fact; key: string }>(
      sql`delete from pgboss.job where name = 'facts.fan_out' returning data -> 'fact' as fact, data ->> 'key' as key`,
    );
    for (const job of jobs) {
      if (!words.some((word) => job.fact.name.startsWith(word))) continue;
      await fanOut(db, job, { now: at, mailFrom: "a@critical-path.example" });
    }
  }

  /** Sends all that is queued and returns it. */
  async function sendAll(at = now): Promise<Outgoing[]> {
    const sent: Outgoing[] = [];
    const setting = deliverySetting(db, at, (mail) => sent.push(mail));
    const waiting = await db.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.state, "queued"));
    for (const { id } of waiting) await deliver(setting, "mail.send", id);
    return sent;
  }

  /** Both: what is mailed of all that has happened. */
  async function mailed(at = now): Promise<Outgoing[]> {
    await tellAll(at);
    return sendAll(at);
  }

  return { tellAll, sendAll, mailed };
}
