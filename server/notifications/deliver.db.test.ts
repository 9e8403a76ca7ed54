import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newProgramme, newRequest } from "@/db/factories";
import {
  blocks,
  deliveries,
  menteeProfiles,
  oneTimeTokens,
  requestChoices,
  suppressedAddresses,
} from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { type Fact, factKey, factNonce } from "@/domain/notifications/facts";
import { compose, type Outgoing } from "@/server/email/message";
import { openObligation } from "@/server/obligations/service";
import { type DeliverySetting, deliver } from "./deliver";
import { fanOut } from "./fan-out";
import { deliverySetting, mailSecret } from "./mail.fixture";
import { remindUnfinished } from "./remind-unfinished";
import { readUnsubscribeToken, stopMail } from "./unsubscribe";

const { db } = await testDb();
await importContent({ db, now: factoryNow });
const now = new Date(factoryNow.getTime() + 3_600_000);
const mailFrom = "Critical Path <no-reply@critical-path.example>";

/** A mail server of the test's own: remembers what it takes, and refuses with `refusal` while that is set. */
function post() {
  const sent: Outgoing[] = [];
  const state: { refusal: Error | null } = { refusal: null };
  const setting = deliverySetting(db, now, (mail) => {
    if (state.refusal !== null) throw state.refusal;
    sent.push(mail);
  });
  return { sent, state, setting };
}

const tell = (fact: Fact, nonce = factNonce(fact) ?? randomUUID()) =>
  fanOut(db, { fact, key: factKey(fact, nonce) }, { now, mailFrom });
const deliveriesTo = (memberId: string) => db.select().from(deliveries).where(eq(deliveries.memberId, memberId));
const jobsFor = (deliveryId: string) =>
  db.execute<{ name: string; start_after: string }>(
    sql`select name, start_after::text from pgboss.job where data->>'deliveryId' = ${deliveryId} order by start_after`,
  );

async function onlyDeliveryTo(memberId: string) {
  const [delivery, ...others] = await deliveriesTo(memberId);
  if (delivery === undefined || others.length > 0) throw new Error("There is not exactly one delivery.");
  return delivery;
}

async function askedRequest() {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Jasmine Owusu-Pettifer" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Prosser", timeZone: "Asia/Singapore" } });
  const choice = await db.transaction(async (tx) => {
    const { choices } = await newRequest(tx, {
      programmeId: programme.id,
      menteeId: mentee.id,
      mentorIds: [mentor.id],
      choice: { state: "asked", askedAt: now, whyThisMentor: "CANARY-WHY" },
    });
    const [first] = choices;
    if (first === undefined) throw new Error("Nothing was asked.");
    const owed = {
      kind: "answer_request",
      subjectId: first.id,
      owner: { memberId: mentor.id },
      waiterId: mentee.id,
    } as const;
    await openObligation(
      tx,
      { ...owed, path: `/requests/${first.requestId}`, allowance: { days: 5, unit: "working_days" } },
      now,
    );
    return first;
  });
  await tell({ name: "request.asked", choiceId: choice.id });
  return { mentee, mentor, choice, delivery: await onlyDeliveryTo(mentor.id) };
}

test("a fact told twice, and a delivery run twice, is one mail", async () => {
  const { choice, delivery, mentor } = await askedRequest();
  await tell({ name: "request.asked", choiceId: choice.id });
  expect(await deliveriesTo(mentor.id)).toHaveLength(1);
  expect(await jobsFor(delivery.id)).toHaveLength(1);
  const { sent, setting } = post();
  await deliver(setting, "mail.send", delivery.id);
  await deliver(setting, "mail.send", delivery.id);
  expect(sent).toHaveLength(1);
  expect(await onlyDeliveryTo(mentor.id)).toMatchObject({ state: "sent", attempts: 1, sentAt: now });
});

test("mail about a request names the sender by first name and quotes nothing", async () => {
  const { delivery } = await askedRequest();
  const { sent, setting } = post();
  await deliver(setting, "mail.send", delivery.id);
  const [mail] = sent;
  if (mail === undefined) throw new Error("Nothing was sent.");
  const raw = (await compose(mail, mailFrom)).bytes.toString();
  expect(mail.content.subject).toBe("Jasmine asks you to be a mentor");
  expect(raw).not.toMatch(/CANARY|Rehearse the steering paper|Owusu/);
  expect(mail.messageId).toBe(delivery.messageId);
});

test("a request withdrawn before its mail is sent is not asked", async () => {
  const { choice, delivery, mentor } = await askedRequest();
  await db.update(requestChoices).set({ state: "withdrawn" }).where(eq(requestChoices.id, choice.id));
  const { sent, setting } = post();
  await deliver(setting, "mail.send", delivery.id);
  expect(sent).toHaveLength(0);
  expect((await onlyDeliveryTo(mentor.id)).state).toBe("skipped");
});

test("somebody who blocks between the fact and the mail gets none", async () => {
  const { delivery, mentor, mentee } = await askedRequest();
  await db.insert(blocks).values({ blockerId: mentor.id, blockedId: mentee.id, createdAt: now });
  const { sent, setting } = post();
  await deliver(setting, "mail.send", delivery.id);
  expect(sent).toHaveLength(0);
});

test("a code is made when its mail is sent, stored as a hash, and stands in no table before", async () => {
  const member = await newMember(db);
  await tell({ name: "account.sign_in_wanted", memberId: member.id });
  const tokens = () => db.select().from(oneTimeTokens).where(eq(oneTimeTokens.memberId, member.id));
  expect(await tokens()).toHaveLength(0);
  const delivery = await onlyDeliveryTo(member.id);
  const [job] = await jobsFor(delivery.id);
  expect(job?.name).toBe("mail.urgent");
  const { sent, setting } = post();
  await deliver(setting, "mail.urgent", delivery.id);
  const code = sent[0]?.content.code?.replace(" ", "");
  expect(code).toMatch(/^\d{8}$/);
  const [token] = await tokens();
  expect(token?.codeHash?.toString()).not.toContain(code);
});

test("mail that is not about confirming an address waits for the address to be confirmed", async () => {
  const member = await newMember(db, { emailVerifiedAt: null });
  await tell({ name: "account.password_changed", memberId: member.id });
  const { sent, setting } = post();
  await deliver(setting, "mail.send", (await onlyDeliveryTo(member.id)).id);
  expect(sent).toHaveLength(0);
});

test("a change of address is told to both addresses, each once", async () => {
  const member = await newMember(db);
  await tell({ name: "account.email_changed", memberId: member.id, oldEmail: "old@example.test" });
  const { sent, setting } = post();
  for (const { id } of await deliveriesTo(member.id)) await deliver(setting, "mail.send", id);
  expect(sent.map((mail) => mail.to.address).sort()).toEqual([member.email, "old@example.test"].sort());
});

const refusal = (responseCode: number, response: string, code = "EENVELOPE") =>
  Object.assign(new Error("refused"), { code, responseCode, response });

test("a mail that is put off is queued again for later, and is the same message when it is taken", async () => {
  const { delivery, mentor } = await askedRequest();
  const { sent, state, setting } = post();
  state.refusal = refusal(451, "451 4.7.1 greylisted");
  await deliver(setting, "mail.send", delivery.id);
  expect(await onlyDeliveryTo(mentor.id)).toMatchObject({ state: "queued", attempts: 1, lastError: "451 4.7.1" });
  const jobs = await jobsFor(delivery.id);
  expect(jobs).toHaveLength(2);
  const waits = jobs.map((job) => Math.abs(new Date(job.start_after).getTime() - now.getTime() - 30_000));
  expect(Math.min(...waits)).toBeLessThanOrEqual(3_100);
  state.refusal = null;
  await deliver(setting, "mail.send", delivery.id);
  expect(sent.map((mail) => mail.messageId)).toEqual([delivery.messageId]);
});

test("an address where nobody is gets no more mail; another address of the member does", async () => {
  const { delivery, mentor } = await askedRequest();
  const { sent, state, setting } = post();
  state.refusal = refusal(550, "550 5.1.1 unknown");
  await deliver(setting, "mail.send", delivery.id);
  expect((await onlyDeliveryTo(mentor.id)).state).toBe("dead");
  expect(await db.select().from(suppressedAddresses).where(eq(suppressedAddresses.email, mentor.email))).toHaveLength(
    1,
  );
  state.refusal = null;
  await tell({ name: "account.password_changed", memberId: mentor.id });
  for (const { id } of await deliveriesTo(mentor.id)) await deliver(setting, "mail.send", id);
  expect(sent).toHaveLength(0);
});

test("while the mail server refuses our settings everything is held and no attempt is counted", async () => {
  const first = await askedRequest();
  const second = await askedRequest();
  const { sent, state, setting } = post();
  state.refusal = refusal(535, "535 5.7.8 bad credentials", "EAUTH");
  await deliver(setting, "mail.send", first.delivery.id);
  expect(await onlyDeliveryTo(first.mentor.id)).toMatchObject({ state: "queued", attempts: 0 });
  state.refusal = null;
  await deliver(setting, "mail.send", second.delivery.id);
  expect(sent).toHaveLength(0);
  expect((await onlyDeliveryTo(second.mentor.id)).state).toBe("queued");
});

test("a delivery that another worker is sending is left to it until its lease ends", async () => {
  const { delivery, mentor } = await askedRequest();
  const { sent, setting } = post();
  const lease = (ends: string) =>
    db
      .update(deliveries)
      .set({ state: "sending", attempts: 1, leasedUntil: sql`now() + ${ends}::interval` })
      .where(eq(deliveries.id, delivery.id));
  await lease("40 seconds");
  await deliver(setting, "mail.send", delivery.id);
  expect(sent).toHaveLength(0);
  expect(await jobsFor(delivery.id)).toHaveLength(2);
  await lease("-1 second");
  await deliver(setting, "mail.send", delivery.id);
  expect(sent).toHaveLength(1);
  expect((await onlyDeliveryTo(mentor.id)).attempts).toBe(2);
});

test("a worker that lost its lease while it slept does not write over the one that took it", async () => {
  const { delivery, mentor } = await askedRequest();
  const { setting } = post();
  const slow: DeliverySetting = {
    ...setting,
    mailer: {
      ...setting.mailer,
      send: async () => {
        await db.update(deliveries).set({ attempts: 2 }).where(eq(deliveries.id, delivery.id));
        throw refusal(550, "550 5.1.1 unknown");
      },
    },
  };
  await deliver(slow, "mail.send", delivery.id);
  expect(await onlyDeliveryTo(mentor.id)).toMatchObject({ state: "sending", attempts: 2 });
});

test("an unfinished profile is reminded of twice and never again", async () => {
  const programme = await newProgramme(db);
  const begun = now;
  const mentee = await newMentee(db, programme.id, { profile: { readyAt: null, createdAt: begun } });
  const after = (days: number) => new Date(begun.getTime() + days * 86_400_000);
  const counts: number[] = [];
  for (const days of [1, 2, 2, 5, 9, 9, 30, 60]) {
    await remindUnfinished(db, after(days));
    const [profile] = await db.select().from(menteeProfiles).where(eq(menteeProfiles.memberId, mentee.id));
    counts.push(profile?.remindersSent ?? 0);
  }
  expect(counts).toEqual([0, 1, 1, 1, 2, 2, 2, 2]);
});

test("whoever stops the reminders gets not even the one that is already in the queue", async () => {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { profile: { readyAt: null, remindersSent: 1 } });
  await tell({ name: "account.profile_unfinished", memberId: mentee.id, reminder: 1 });
  const delivery = await onlyDeliveryTo(mentee.id);
  const { sent, setting } = post();
  const probe = post();
  await deliver(probe.setting, "mail.send", delivery.id);
  const address = probe.sent[0]?.list?.oneClickUnsubscribe ?? "";
  const token = address.slice(address.lastIndexOf("/") + 1);
  const reminders = { memberId: mentee.id, kind: "profile_unfinished" } as const;
  expect(readUnsubscribeToken(token, ["another-key", mailSecret])).toEqual(reminders);
  expect(readUnsubscribeToken(`${token}x`, [mailSecret])).toBeUndefined();
  await stopMail(db, reminders, now);
  await db.update(deliveries).set({ state: "queued" }).where(eq(deliveries.id, delivery.id));
  await deliver(setting, "mail.send", delivery.id);
  expect(sent).toHaveLength(0);
});
