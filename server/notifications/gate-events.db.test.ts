import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { factoryNow, newProgramme } from "@/db/factories";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { saveGateDraft, signGate } from "@/server/gates/decide";
import { conditionalWords, pairWithPlan } from "@/server/gates/gates.fixture";
import { askReview, saveReviewDraft, signReview } from "@/server/gates/reviews";
import { countersign } from "@/server/gates/signing";
import { submitGate } from "@/server/gates/submit";
import { saveItem } from "@/server/plans/revisions/items";
import { mailRoom } from "./mail.fixture";

const { db } = await testDb();
const { mailed } = mailRoom(db, factoryNow);
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

it("no mail about a gate or a review quotes what either of the two has written", async () => {
  const { mentee, mentor, planId, gateId: itemId, beforeId, criteria } = await pairWithPlan(db, programmeId);
  await mailed();
  const gate = await submitGate(mentee, { planId, itemId, mentorshipId: null, key: key() });
  const conditional = conditionalWords(criteria, "2026-07-10");
  const marks = conditional.marks.map((mark) => ({ ...mark, note: "CANARY" }));
  const conditions = conditional.conditions.map((condition) => ({ ...condition, text: "CANARY" }));
  const words = { ...conditional, marks, conditions, why: "CANARY" };
  const asked = await mailed();
  await saveGateDraft(mentor, { planId, reviewId: gate.reviewId, words });
  await signGate(mentor, { planId, reviewId: gate.reviewId, words, shownRevision: 1, typedName: "Gwen Prosser" });
  const decided = await mailed();
  await countersign(mentee, { planId, reviewId: gate.reviewId, typedName: "Hannah Adeyemi" });
  const fields = { note: "CANARY" };
  await saveItem(mentee, { planId, itemId: beforeId, revision: 2, reason: "CANARY", key: key(), fields });
  const { reviewId } = await askReview(mentee, { planId, mentorshipId: null, key: key() });
  const signed = await mailed();
  const answers = [{ key: `${beforeId}.note`, answer: "question" as const, note: "CANARY", value: null }];
  const answered = { answers, remark: "CANARY" };
  await saveReviewDraft(mentor, { planId, reviewId, words: answered });
  const signing = { revision: 3, agreeToRest: false, typedName: "Gwen Prosser" };
  await signReview(mentor, { planId, reviewId, words: answered, ...signing });
  const mails = [...asked, ...decided, ...signed, ...(await mailed())];
  // Two of them are sent together, in either order.
  expect(mails).toHaveLength(5);
  for (const subject of ["Hannah puts G1 forward for review", "G1: proceed, 1 condition", "G1 is signed by both"]) {
    expect(mails.map(({ content }) => content.subject)).toContain(subject);
  }
  expect(JSON.stringify(mails)).not.toContain("CANARY");
});
