import { createHash, randomUUID } from "node:crypto";
import type { Db, Tx } from "@/db/client";
import { deliveries } from "@/db/schema/index";
import { type FactName, isUrgent } from "@/domain/notifications/facts";
import { domainOf, parseSender } from "@/server/email/message";
import { enqueue } from "@/server/jobs/enqueue";
import type { FactNamed, Hearer } from "./event";
import { events } from "./events";

/**
 * Turns a fact into one delivery, and one job, for each person who hears of it, in one transaction. Done twice with the
 * same key it does nothing the second time.
 */
export async function fanOut(
  db: Db,
  { fact, key }: { fact: FactNamed<FactName>; key: string },
  { now, mailFrom }: { now: Date; mailFrom: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const queue = isUrgent(fact.name) ? "mail.urgent" : "mail.send";
    for (const hearer of await hearersOf(tx, fact.name, fact)) {
      const id = randomUUID();
      const { name, ...ids } = fact;
      const [made] = await tx
        .insert(deliveries)
        .values({
          id,
          key: `${key}:${hearer.memberId}:${hearer.address === undefined ? "mail" : "mail-to-other-address"}`,
          event: name,
          memberId: hearer.memberId,
          data: { ...ids, address: hearer.address ?? null },
          messageId: messageId(name, id, hearer, mailFrom),
          createdAt: now,
        })
        .onConflictDoNothing({ target: deliveries.key })
        .returning({ id: deliveries.id });
      if (made !== undefined) await enqueue(tx, queue, { deliveryId: made.id });
    }
  });
}

function hearersOf<N extends FactName>(tx: Tx, name: N, fact: FactNamed<N>): Promise<Hearer[]> {
  return events[name].hearers(tx, fact);
}

/** Names the mail before it is first tried, so that a second copy is the same message to every mail program. */
function messageId(event: FactName, id: string, hearer: Hearer, mailFrom: string): string {
  const recipient = createHash("sha256")
    .update(hearer.address ?? hearer.memberId)
    .digest("hex")
    .slice(0, 12);
  return `<${hearer.mailName ?? `${event.replace(/_/g, "-")}.${id}`}.${recipient}@${domainOf(parseSender(mailFrom).address)}>`;
}
