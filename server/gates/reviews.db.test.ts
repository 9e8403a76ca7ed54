import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newProgramme } from "@/db/factories";
import { planComments, planReviews, planSignatures, planSuggestions } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import type { ReviewAnswer } from "@/domain/gates/words";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { changeMentorship } from "@/server/mentorships/moves";
import { sweepObligations } from "@/server/obligations/sweep";
import { reviewDates } from "@/server/plans/agreement/rhythm";
import { getPlan } from "@/server/plans/queries";
import { listRevisions } from "@/server/plans/revisions/history";
import { removeItem } from "@/server/plans/revisions/items";
import { savePlan } from "@/server/plans/revisions/save";
import { getSharing } from "@/server/plans/sharing/sharing";
import { answerSuggestion } from "@/server/plans/suggestions/suggestions";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { conditionalWords, openKinds, pairWithPlan } from "./gates.fixture";
import { getReview } from "./review-view";
import { askReview, saveReviewDraft, signReview } from "./reviews";
import { countersign } from "./signing";
import { submitGate } from "./submit";

const { db } = await testDb();
const days = (n: number) => new Date(factoryNow.getTime() + n * 86_400_000);

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

async function changed() {
  const plan = await pairWithPlan(db, programmeId);
  const { planId, beforeId, behindId } = plan;
  const save = (changes: PlanChange[], reason: string) =>
    savePlan(plan.mentee, { planId, changes, reason, key: randomUUID() });
  await save([{ field: "durationDays", itemId: beforeId, before: 10, after: 15 }], "The leads are out until the 15th.");
  await save([{ field: "title", itemId: behindId, before: "Secure the BA seat", after: "Win the BA seat" }], "");
  const askedWith = randomUUID();
  const { reviewId } = await askReview(plan.mentee, { planId, mentorshipId: null, key: askedWith });
  const answers: ReviewAnswer[] = [
    { key: `${beforeId}.durationDays`, answer: "suggest", note: "Twelve are enough.", value: "12" },
    { key: `${behindId}.title`, answer: "question", note: "Is it yours to win?", value: null },
  ];
  const signing = {
    planId,
    reviewId,
    words: { answers, remark: "Good progress." },
    revision: 3,
    agreeToRest: false,
    typedName: "Gwen Prosser",
  };
  return { ...plan, askedWith, reviewId, answers, signing };
}

describe("a review", () => {
  it("shows the mentor only what changed since they signed, each with author and reason", async () => {
    const { mentor, planId } = await changed();
    const { changes, open } = await getReview(mentor, { planId });
    expect(open).toMatchObject({ since: 1, revision: 3 });
    expect(changes?.lines).toMatchObject([
      {
        wbs: "1.1",
        change: { field: "durationDays", before: 10, after: 15 },
        by: "Hannah Adeyemi",
        reason: "The leads are out until the 15th.",
      },
      { wbs: "2.1", change: { field: "title", after: "Win the BA seat" }, by: "Hannah Adeyemi" },
    ]);
    expect(changes?.moves.map(({ wbs }) => wbs)).toContain("G1");
  });

  it("is told to the owner as a look of the mentor's, as is the list of changes", async () => {
    const { mentee, mentor, planId } = await changed();
    await Promise.all([
      getReview(mentor, { planId }),
      listRevisions(mentor, { planId }),
      getReview(mentee, { planId }),
    ]);
    const { views } = await getSharing(mentee, { planId });
    const looks = views.map(({ what, viewerName }) => `${viewerName}: ${what}`);
    expect(looks.sort()).toEqual(["Gwen Prosser: changes", "Gwen Prosser: review"]);
  });

  it("shows nothing of what its owner hides", async () => {
    const { mentee, mentor, planId, behindId } = await changed();
    await savePlan(mentee, {
      planId,
      changes: [{ field: "hidden", itemId: behindId, before: false, after: true }],
      reason: "",
      key: randomUUID(),
    });
    const seen = JSON.stringify(await getReview(mentor, { planId }));
    expect(seen).toContain("Run two workshops");
    expect(seen).not.toContain("the BA seat");
  });

  it("says nothing of a line that was hidden when it was taken out, nor why", async () => {
    const { mentee, mentor, planId, behindId } = await changed();
    await savePlan(mentee, {
      planId,
      changes: [{ field: "hidden", itemId: behindId, before: false, after: true }],
      reason: "",
      key: randomUUID(),
    });
    const { revision } = await getPlan(mentee, { planId });
    await removeItem(mentee, { planId, revision, itemId: behindId, reason: "Nobody need know", key: randomUUID() });
    const seen = JSON.stringify(await getReview(mentor, { planId }));
    expect(seen).toContain("Run two workshops");
    expect(seen).not.toContain("the BA seat");
    expect(seen).not.toContain("Nobody need know");
  });

  it("is one, however often it is asked, and nobody asks about what is signed already", async () => {
    const { mentee, planId, reviewId, mentor, signing, askedWith } = await changed();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => askReview(mentee, { planId, mentorshipId: null, key: randomUUID() })),
    );
    expect(new Set(asked.map((one) => one.reviewId))).toEqual(new Set([reviewId]));
    await signReview(mentor, signing);
    await expect(askReview(mentee, { planId, mentorshipId: null, key: randomUUID() })).rejects.toMatchObject({
      reason: "gates.nothing_to_review",
    });
    expect(await askReview(mentee, { planId, mentorshipId: null, key: askedWith })).toEqual({ reviewId });
  });

  it("becomes a comment for each question and a suggestion for each other value, and both sign once", async () => {
    const { mentee, mentor, planId, reviewId, beforeId, behindId, signing } = await changed();
    await Promise.all(Array.from({ length: 20 }, () => signReview(mentor, signing)));
    const comments = await db.select().from(planComments).where(eq(planComments.planId, planId));
    expect(comments).toMatchObject([{ itemId: behindId, body: "Is it yours to win?" }]);
    const suggestions = await db.select().from(planSuggestions).where(eq(planSuggestions.planId, planId));
    expect(suggestions).toMatchObject([
      { reason: "Twelve are enough.", changes: [{ field: "durationDays", itemId: beforeId, before: 15, after: 12 }] },
    ]);
    expect(await openKinds(db, reviewId)).toEqual(["sign_review"]);
    const sign = { planId, reviewId, typedName: "Hannah Adeyemi" };
    await Promise.all(Array.from({ length: 20 }, () => countersign(mentee, sign)));
    const signatures = await db.select().from(planSignatures).where(eq(planSignatures.subjectId, reviewId));
    expect(signatures.map(({ typedName, revision }) => [typedName, revision]).sort()).toEqual([
      ["Gwen Prosser", 3],
      ["Hannah Adeyemi", 3],
    ]);
    const [suggestion] = suggestions;
    await answerSuggestion(mentee, { planId, suggestionId: suggestion?.id ?? "", accept: true, answer: "" });
    expect((await getReview(mentee, { planId })).standing.signed).toMatchObject({
      revision: 3,
      now: 4,
      changesSince: 1,
    });
  });

  it("leaves out what a gate's decision wrote, which was signed by itself", async () => {
    const { mentee, mentor, planId, gateId, criteria, reviewId, signing } = await changed();
    await signReview(mentor, signing);
    await countersign(mentee, { planId, reviewId, typedName: "Hannah Adeyemi" });
    const gate = await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: randomUUID() });
    const words = conditionalWords(criteria, "2026-07-10");
    await saveGateDraft(mentor, { planId, reviewId: gate.reviewId, words });
    await signGate(mentor, { planId, reviewId: gate.reviewId, words, shownRevision: 3, typedName: "Gwen Prosser" });
    await expect(askReview(mentee, { planId, mentorshipId: null, key: randomUUID() })).rejects.toMatchObject({
      reason: "gates.nothing_to_review",
    });
    await countersign(mentee, { planId, reviewId: gate.reviewId, typedName: "Hannah Adeyemi" });
    const { askable, standing } = await getReview(mentee, { planId });
    expect(askable).toEqual({ since: 3, count: 0, mentorName: "Gwen Prosser" });
    expect(standing.signed).toMatchObject({ revision: 3, now: 4, changesSince: 0 });
    const suggested = { field: "finishedOn" as const, itemId: gateId, before: "2026-06-09", after: null };
    await expect(
      savePlan(mentee, { planId, changes: [suggested], reason: "", key: randomUUID() }),
    ).rejects.toMatchObject({ reason: "plans.gate_needs_a_review" });
    const [condition] = words.conditions;
    await savePlan(mentee, {
      planId,
      changes: [{ field: "title", itemId: condition?.id ?? "", before: "Second workshop signed off", after: "Mine" }],
      reason: "",
      key: randomUUID(),
    });
    expect((await getReview(mentee, { planId })).askable?.count).toBe(1);
    await askReview(mentee, { planId, mentorshipId: null, key: randomUUID() });
    expect((await getReview(mentor, { planId })).changes?.lines).toMatchObject([
      { change: { field: "item", itemId: condition?.id } },
    ]);
  });

  it("is of everything since the plan was last signed as a whole: a gate's signature covers the gate alone", async () => {
    const { mentee, mentor, planId, gateId, criteria, beforeId } = await pairWithPlan(db, programmeId);
    const change: PlanChange = { field: "durationDays", itemId: beforeId, before: 10, after: 15 };
    await savePlan(mentee, { planId, changes: [change], reason: "Longer.", key: randomUUID() });
    const gate = await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: randomUUID() });
    const words = conditionalWords(criteria, "2026-07-10");
    await saveGateDraft(mentor, { planId, reviewId: gate.reviewId, words });
    await signGate(mentor, { planId, reviewId: gate.reviewId, words, shownRevision: 2, typedName: "Gwen Prosser" });
    await countersign(mentee, { planId, reviewId: gate.reviewId, typedName: "Hannah Adeyemi" });

    const { askable, standing } = await getReview(mentee, { planId });
    expect(askable).toMatchObject({ since: 1, count: 1 });
    expect(standing.signed).toMatchObject({ revision: 1, now: 3, changesSince: 1 });
    await askReview(mentee, { planId, mentorshipId: null, key: randomUUID() });
    const { open, changes } = await getReview(mentor, { planId });
    expect(open).toMatchObject({ since: 1, revision: 3 });
    expect(changes?.lines).toMatchObject([{ change: { field: "durationDays", before: 10, after: 15 } }]);
    expect((await getGate(mentee, { planId, itemId: gateId })).since).toBe(0);
  });

  it("is reminded of after five working days, and lapses only when as long again has passed", async () => {
    const { planId, reviewId, mentee, mentor } = await changed();
    const sweepOn = (day: number) =>
      sweepObligations(systemContext(db, "obligations.sweep", days(day), "test"), obligationHandlers);
    const told = async () => {
      const facts = await db.execute<{ name: string }>(
        sql`select data->'fact'->>'name' as name from pgboss.job where data->'fact'->>'reviewId' = ${reviewId} order by 1`,
      );
      return [...facts].map(({ name }) => name);
    };
    await sweepOn(8);
    expect(await told()).toEqual(["review.asked", "review.asked"]);
    expect(await openKinds(db, reviewId)).toEqual(["answer_review"]);
    expect((await getReview(mentor, { planId })).open).toMatchObject({ id: reviewId });
    await sweepOn(16);
    expect(await told()).toEqual(["review.asked", "review.asked", "review.lapsed"]);
    expect(await openKinds(db, reviewId)).toEqual([]);
    expect((await getReview(mentee, { planId })).reviews).toMatchObject([{ outcome: "lapsed" }]);
  });

  it("keeps a draft, also when it lapses, for the next time it is asked", async () => {
    const { mentee, mentor, planId, reviewId, answers } = await changed();
    await saveReviewDraft(mentor, { planId, reviewId, words: { answers, remark: "So far." } });
    expect(JSON.stringify(await getReview(mentee, { planId }))).not.toContain("Is it yours to win?");
    for (const day of [8, 16]) {
      await sweepObligations(systemContext(db, "obligations.sweep", days(day), "test"), obligationHandlers);
    }
    const [lapsed] = await db.select().from(planReviews).where(eq(planReviews.id, reviewId));
    expect(lapsed?.outcome).toBe("lapsed");
    expect(await openKinds(db, reviewId)).toEqual([]);
    await askReview(actingAs(db, { id: mentee.actor.id }, days(17)), { planId, mentorshipId: null, key: randomUUID() });
    expect((await getReview(mentor, { planId })).open?.words).toEqual({ answers, remark: "So far." });
  });

  it("is refused with words when it is not complete, of another revision, or signed by somebody else", async () => {
    const { mentor, planId, signing } = await changed();
    const incomplete = { ...signing, words: { answers: [], remark: "" } };
    await expect(signReview(mentor, incomplete)).rejects.toMatchObject({ reason: "gates.answer_all" });
    await expect(signReview(mentor, { ...signing, revision: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "gates.revision_changed",
    });
    await expect(signReview(mentor, { ...signing, typedName: "Hannah Adeyemi" })).rejects.toMatchObject({
      reason: "mentorships.sign_with_your_name",
    });
    const stranger = actingAs(db, await newMember(db));
    await expect(getReview(stranger, { planId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("ends with the mentorship", async () => {
    const { mentee, mentor, planId, reviewId, pair, signing } = await changed();
    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    expect(await openKinds(db, reviewId)).toEqual([]);
    await expect(signReview(mentor, signing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getReview(mentee, { planId })).reviews).toMatchObject([{ outcome: "cancelled" }]);
  });
});

describe("the rhythm of a plan", () => {
  it("begins when it is agreed, begins anew with each signed review, and passes to the next date by itself", async () => {
    const { mentor, mentee, planId, signing } = await changed();
    expect((await reviewDates(db, planId)).nextAt).toEqual(new Date("2026-07-07T22:59:00.000Z"));
    const later = actingAs(db, { id: mentor.actor.id }, days(3));
    await signReview(later, signing);
    expect((await reviewDates(db, planId)).nextAt).toEqual(new Date("2026-07-10T22:59:00.000Z"));
    await savePlan(mentee, {
      planId,
      changes: [{ field: "reviewEveryDays", itemId: null, before: 28, after: 14 }],
      reason: "",
      key: randomUUID(),
    });
    expect((await reviewDates(db, planId)).nextAt).toEqual(new Date("2026-06-23T22:59:00.000Z"));
    await sweepObligations(systemContext(db, "obligations.sweep", days(15), "test"), obligationHandlers);
    expect((await reviewDates(db, planId)).nextAt).toEqual(new Date("2026-07-08T22:59:00.000Z"));
  });
});
