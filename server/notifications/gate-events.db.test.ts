import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { factoryNow, newProgramme } from "@/db/factories";
import { deliveries } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { type Fact, factKey } from "@/domain/notifications/facts";
import type { Mailer } from "@/server/email/mailer";
import type { Outgoing } from "@/server/email/message";
import { saveGateDraft, signGate } from "@/server/gates/decide";
import { conditionalWords, pairWithPlan } from "@/server/gates/gates.fixture";
import { askReview, saveReviewDraft, signReview } from "@/server/gates/reviews";
import { countersign } from "@/server/gates/signing";
import { submitGate } from "@/server/gates/submit";
import { saveItem } from "@/server/plans/revisions/items";
import { type DeliverySetting, deliver } from "./deliver";
import { fanOut } from "./fan-out";

const { db } = await testDb();
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

/** Sends every mail of the facts that are waiting, and hands back what was sent. */
async function sendAll(): Promise<Outgoing[]> {
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
    env: { appUrl: "https://critical-path.example", authSecrets: ["a-key-of-the-tests-that-is-long-enough"] },
    mailer,
    clock: () => factoryNow,
    hold: { until: null },
  };
  const jobs = await db.execute<{ fact: Fact }>(
    sql`delete from pgboss.job where name = 'facts.fan_out' returning data -> 'fact' as fact`,
  );
  for (const { fact } of jobs) {
    await fanOut(db, { fact, key: factKey(fact, key()) }, { now: factoryNow, mailFrom: "a@critical-path.example" });
  }
  for (const { id } of await db.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.state, "queued"))) {
    await deliver(setting, "mail.send", id);
  }
  return sent;
}

it("no mail about a gate or a review quotes what either of the two has written", async () => {
  const { mentee, mentor, planId, gateId: itemId, beforeId, criteria } = await pairWithPlan(db, programmeId);
  await sendAll();
  const gate = await submitGate(mentee, { planId, itemId, mentorshipId: null, key: key() });
  const conditional = conditionalWords(criteria, "2026-07-10");
  const marks = conditional.marks.map((mark) => ({ ...mark, note: "CANARY" }));
  const conditions = conditional.conditions.map((condition) => ({ ...condition, text: "CANARY" }));
  const words = { ...conditional, marks, conditions, why: "CANARY" };
  const asked = await sendAll();
  await saveGateDraft(mentor, { planId, reviewId: gate.reviewId, words });
  await signGate(mentor, { planId, reviewId: gate.reviewId, words, shownRevision: 1, typedName: "Gwen Prosser" });
  const decided = await sendAll();
  await countersign(mentee, { planId, reviewId: gate.reviewId, typedName: "Hannah Adeyemi" });
  const fields = { note: "CANARY" };
  await saveItem(mentee, { planId, itemId: beforeId, revision: 2, reason: "CANARY", key: key(), fields });
  const { reviewId } = await askReview(mentee, { planId, mentorshipId: null, key: key() });
  const signed = await sendAll();
  const answers = [{ key: `${beforeId}.note`, answer: "question" as const, note: "CANARY", value: null }];
  const answered = { answers, remark: "CANARY" };
  await saveReviewDraft(mentor, { planId, reviewId, words: answered });
  const signing = { revision: 3, agreeToRest: false, typedName: "Gwen Prosser" };
  await signReview(mentor, { planId, reviewId, words: answered, ...signing });
  const mails = [...asked, ...decided, ...signed, ...(await sendAll())];
  // Two of them are sent together, in either order.
  expect(mails).toHaveLength(5);
  for (const subject of ["Hannah puts G1 forward for review", "G1: proceed, 1 condition", "G1 is signed by both"]) {
    expect(mails.map(({ content }) => content.subject)).toContain(subject);
  }
  expect(JSON.stringify(mails)).not.toContain("CANARY");
});
