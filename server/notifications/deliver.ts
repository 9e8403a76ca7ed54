import { and, eq, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { deliveries, suppressedAddresses } from "@/db/schema/index";
import type { UnsubscribeKind } from "@/domain/notifications/choices";
import { type FactName, factSchema } from "@/domain/notifications/facts";
import { judgeFailure, type MailFailure, type MailVerdict } from "@/domain/notifications/mail-failure";
import { nextAttemptAt } from "@/domain/notifications/retry";
import type { Mailer } from "@/server/email/mailer";
import { failureCode, readFailure } from "@/server/email/read-failure";
import type { Env } from "@/server/env";
import { enqueue } from "@/server/jobs/enqueue";
import { log } from "@/server/log";
import type { Composition, FactNamed, Scene } from "./event";
import { events } from "./events";
import { findPerson, isSuppressed } from "./people";
import { type Stopped, unsubscribeToken } from "./unsubscribe";

export type DeliverySetting = {
  db: Db;
  env: Pick<Env, "appUrl" | "authSecrets">;
  mailer: Mailer;
  clock: () => Date;
  /** Shared by all deliveries of a worker: until then nothing is tried, because the mail server refuses our settings. */
  hold: { until: Date | null };
};

export type MailQueue = "mail.urgent" | "mail.send";

type Delivery = typeof deliveries.$inferSelect;

// Longer than any conversation with a mail server may take, shorter than a crashed job may wait.
const leaseSeconds = 60;
const settingsPauseMs = 5 * 60_000;

/**
 * Sends one mail: takes a lease on its row, reads again what it says and whether it may still be said, sends it under
 * the Message-ID that was fixed beforehand, and marks it sent. Run twice, it sends once; only a crash between the
 * server's yes and our commit sends a second copy of the same message.
 */
export async function deliver(setting: DeliverySetting, queue: MailQueue, deliveryId: string): Promise<void> {
  const { until } = setting.hold;
  if (until !== null && setting.clock() < until) return again(setting.db, queue, deliveryId, until);
  const delivery = await lease(setting, queue, deliveryId);
  if (delivery === undefined) return;
  const address = typeof delivery.data.address === "string" ? delivery.data.address : null;
  const mail = await prepare(setting, delivery, address);
  if (mail === undefined) return settle(setting, delivery, { state: "skipped" });
  try {
    await setting.mailer.send(mail);
  } catch (error) {
    return afterFailure(setting, queue, delivery, mail.to.address, readFailure(error));
  }
  await settle(setting, delivery, { state: "sent", sentAt: setting.clock() });
}

/** Claims the delivery for a minute by the database's clock. One that another worker holds is looked at again when its lease ends. */
async function lease({ db }: DeliverySetting, queue: MailQueue, deliveryId: string): Promise<Delivery | undefined> {
  const [claimed] = await db
    .update(deliveries)
    .set({
      state: "sending",
      attempts: sql`${deliveries.attempts} + 1`,
      leasedUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(
      and(
        eq(deliveries.id, deliveryId),
        or(
          eq(deliveries.state, "queued"),
          and(eq(deliveries.state, "sending"), lt(deliveries.leasedUntil, sql`clock_timestamp()`)),
        ),
      ),
    )
    .returning();
  if (claimed !== undefined) return claimed;
  const [held] = await db
    .select({ until: deliveries.leasedUntil })
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.state, "sending")));
  if (held?.until) await again(db, queue, deliveryId, held.until);
  return undefined;
}

async function prepare(setting: DeliverySetting, delivery: Delivery, address: string | null) {
  const { db, env, clock } = setting;
  const { address: _address, ...ids } = delivery.data;
  const fact = factSchema.parse({ name: delivery.event, ...ids });
  const event = events[fact.name];
  const to = delivery.memberId === null ? undefined : await findPerson(db, delivery.memberId);
  if (to === undefined || (to.suspended && !event.toSuspended) || !(to.verified || event.toUnconfirmed))
    return undefined;
  if (await isSuppressed(db, address ?? to.email)) return undefined;
  const now = clock();
  const stopping = (what: Stopped) =>
    `${env.appUrl}/unsubscribe/${unsubscribeToken({ memberId: to.id, ...what }, env.authSecrets[0])}`;
  const unsubscribe = (kind: UnsubscribeKind) => stopping({ kind });
  const mute = (threadId: string) => stopping({ threadId });
  const letter = { name: to.name, zone: to.zone, now, url: (path: string) => `${env.appUrl}${path}` };
  const composed = await composeFor(fact.name, { db, now, letter, to, address, unsubscribe, mute }, fact);
  if (composed === undefined) return undefined;
  const { conversation, stops = event.optional, ...content } = composed;
  return {
    to: { name: to.name, address: address ?? to.email },
    content,
    messageId: delivery.messageId,
    date: now,
    ...(stops === undefined ? {} : { list: { ...lists[stops], oneClickUnsubscribe: unsubscribe(stops) } }),
    ...(conversation === undefined ? {} : { follows: conversation.follows.map(sentAs(delivery.messageId)) }),
  };
}

/** How mail programs are told of what may be stopped. */
const lists: Readonly<Record<UnsubscribeKind, { name: string; id: string }>> = {
  plan_comments: { name: "Comments on plans", id: "comments" },
  post_answers: { name: "Discussion", id: "discussion" },
  post_watched: { name: "Discussion", id: "discussion" },
  profile_unfinished: { name: "Reminders", id: "reminders" },
};

/** The Message-ID under which a mail of another name went to the same person. */
function sentAs(messageId: string): (mailName: string) => string {
  const recipient = /\.[0-9a-f]{12}@[^>]+>$/.exec(messageId)?.[0] ?? "";
  return (mailName) => `<${mailName}${recipient}`;
}

function composeFor<N extends FactName>(name: N, scene: Scene, fact: FactNamed<N>): Promise<Composition | undefined> {
  return events[name].compose(scene, fact);
}

async function afterFailure(
  setting: DeliverySetting,
  queue: MailQueue,
  delivery: Delivery,
  address: string,
  failure: MailFailure,
): Promise<void> {
  const { db, clock } = setting;
  const now = clock();
  const verdict = judgeFailure(failure);
  const code = failureCode(failure);
  const next =
    verdict === "settings"
      ? new Date(now.getTime() + settingsPauseMs)
      : verdict === "later"
        ? nextAttemptAt(delivery.attempts, delivery.createdAt, now, Math.random())
        : undefined;
  report(verdict, next, delivery, code);
  if (verdict === "settings" && next !== undefined) setting.hold.until = next;
  if (next !== undefined) return putOff(setting, queue, delivery, { at: next, code, counted: verdict !== "settings" });
  if (verdict === "address") {
    await db
      .insert(suppressedAddresses)
      .values({ email: address, code, since: now })
      .onConflictDoNothing({ target: suppressedAddresses.email });
  }
  await settle(setting, delivery, { state: "dead", lastError: code });
}

/**
 * Ends the delivery, whichever way. An address of somebody's past or future is not kept beyond that. A worker that has
 * lost its lease meanwhile changes nothing.
 */
async function settle({ db }: DeliverySetting, delivery: Delivery, to: Partial<Delivery>): Promise<void> {
  const data = delivery.data.address == null ? delivery.data : {};
  await db
    .update(deliveries)
    .set({ ...to, data, leasedUntil: null })
    .where(stillHeld(delivery));
}

async function putOff(
  { db }: DeliverySetting,
  queue: MailQueue,
  delivery: Delivery,
  { at, code, counted }: { at: Date; code: string; counted: boolean },
): Promise<void> {
  await db.transaction(async (tx) => {
    const attempts = counted ? delivery.attempts : delivery.attempts - 1;
    const [released] = await tx
      .update(deliveries)
      .set({ state: "queued", leasedUntil: null, lastError: code, attempts })
      .where(stillHeld(delivery))
      .returning({ id: deliveries.id });
    if (released !== undefined) await enqueue(tx, queue, { deliveryId: delivery.id }, { startAfter: at });
  });
}

function stillHeld(delivery: Delivery) {
  return and(
    eq(deliveries.id, delivery.id),
    eq(deliveries.state, "sending"),
    eq(deliveries.attempts, delivery.attempts),
  );
}

async function again(db: Db, queue: MailQueue, deliveryId: string, at: Date): Promise<void> {
  await db.transaction((tx) => enqueue(tx, queue, { deliveryId }, { startAfter: at }));
}

function report(verdict: MailVerdict, next: Date | undefined, delivery: Delivery, code: string): void {
  const about = { deliveryId: delivery.id, event: delivery.event, attempts: delivery.attempts, smtp: code };
  if (verdict === "settings") log.error(about, "mail is held: the mail server refuses our settings");
  else if (next !== undefined) log.warn({ ...about, next: next.toISOString() }, "mail put off");
  else if (verdict === "address")
    log.warn(about, "mail not deliverable: nobody at this address, no more is sent there");
  else log.error(about, "mail given up");
}
