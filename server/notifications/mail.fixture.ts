import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { deliveries } from "@/db/schema/index";
import type { Fact } from "@/domain/notifications/facts";
import type { Mailer } from "@/server/email/mailer";
import type { Outgoing } from "@/server/email/message";
import { type DeliverySetting, deliver } from "./deliver";
import { fanOut } from "./fan-out";

/** A key of the tests, by which addresses that stop mail are read again. */
export const secret = "a-key-of-the-tests-that-is-long-enough";

/** Fans out every fact that waits, as the worker would at that moment. */
export async function tellAll(db: Db, now: Date): Promise<void> {
  const jobs = await db.execute<{ fact: Fact; key: string }>(
    sql`delete from pgboss.job where name = 'facts.fan_out' returning data -> 'fact' as fact, data ->> 'key' as key`,
  );
  for (const job of jobs) await fanOut(db, job, { now, mailFrom: "a@critical-path.example" });
}

/** Sends all that is queued at that moment and returns it. */
export async function sendAll(db: Db, now: Date): Promise<Outgoing[]> {
  const sent: Outgoing[] = [];
  const mailer: Mailer = {
    send: async (mail) => {
      sent.push(mail);
    },
    verify: async () => {},
    close: () => {},
  };
  const setting: DeliverySetting = {
    db,
    env: { appUrl: "https://critical-path.example", authSecrets: [secret] },
    mailer,
    clock: () => now,
    hold: { until: null },
  };
  for (const { id } of await db.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.state, "queued"))) {
    await deliver(setting, "mail.send", id);
  }
  return sent;
}
