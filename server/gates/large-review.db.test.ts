import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planComments, planReviews, planSignatures, planSuggestions } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { reviewDraftSchema, signReviewSchema } from "@/domain/gates/forms";
import { changesOnPage } from "@/domain/gates/review-changes";
import type { ReviewAnswer } from "@/domain/gates/words";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { actingAs } from "@/server/context.fixture";
import { insertPlan } from "@/server/plans/create";
import { savePlan } from "@/server/plans/revisions/save";
import { sharePlan } from "@/server/plans/sharing/sharing";
import { getReview } from "./review-view";
import { askReview, saveReviewDraft, signReview } from "./reviews";

const { db } = await testDb();
const key = () => randomUUID();
const taskCount = 500;
/** What the door lets in as a form. */
const doorBytes = 256 * 1024;

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

/** A plan of 500 tasks that its mentor has signed, and every task of which has another title and length since. */
async function allChanged() {
  const mentorMember = await newMentor(db, programmeId, { member: { name: "Gwen Prosser" } });
  const menteeMember = await newMentee(db, programmeId, { member: { name: "Hannah Adeyemi" } });
  const pair = await newMentorship(db, { programmeId, mentorId: mentorMember.id, menteeId: menteeMember.id });
  const [mentee, mentor] = [actingAs(db, menteeMember), actingAs(db, mentorMember)];
  const goal = newItem({ id: key(), kind: "goal", title: "Everything", position: 1 });
  const tasks = Array.from({ length: taskCount }, (_, n) =>
    newItem({ id: key(), kind: "task", title: `Task ${n}`, position: n + 1, parentId: goal.id, durationDays: 5 }),
  );
  const document: PlanDocument = {
    title: "A long way",
    purpose: "",
    startsOn: "2026-06-01",
    hoursPerWeek: 6,
    reviewEveryDays: null,
    frameworkVersion: 1,
    items: [goal, ...tasks],
  };
  const planId = await db.transaction((tx) => insertPlan(tx, mentee, { key: key(), reason: "Begun", document }));
  await sharePlan(mentee, { planId, with: "mentor", mentorshipId: pair.id });
  await db.insert(planSignatures).values({
    planId,
    revision: 1,
    purpose: "review",
    subjectId: key(),
    memberId: mentorMember.id,
    typedName: "Gwen Prosser",
    signedAt: factoryNow,
  });
  const changes = tasks.flatMap((task): PlanChange[] => [
    { field: "title", itemId: task.id, before: task.title, after: `${task.title}, again` },
    { field: "durationDays", itemId: task.id, before: 5, after: 6 },
  ]);
  await savePlan(mentee, { planId, changes, reason: "All of it again.", key: key() });
  const { reviewId } = await askReview(mentee, { planId, mentorshipId: null, key: key() });
  return { planId, reviewId, mentee, mentor };
}

/** A question to each change of a page, as its form sends it. */
async function questionsTo(ctx: ReturnType<typeof actingAs>, planId: string, page: number): Promise<ReviewAnswer[]> {
  const { changes } = await getReview(ctx, { planId, page });
  return (changes?.lines ?? []).map((line) => ({ key: line.key, answer: "question", note: "Why again?", value: null }));
}

describe("a review of a thousand changes", () => {
  it("is answered page by page, each of which the door lets in, and agreed to as for the rest", async () => {
    const { planId, reviewId, mentor } = await allChanged();
    const { changes } = await getReview(mentor, { planId });
    expect(changes).toMatchObject({ count: 2 * taskCount, answered: 0, page: 1 });
    expect(changes?.lines).toHaveLength(changesOnPage);
    expect(changes?.pages).toHaveLength(Math.ceil((2 * taskCount) / changesOnPage));

    const onFirst = await questionsTo(mentor, planId, 1);
    const onSecond = await questionsTo(mentor, planId, 2);
    await saveReviewDraft(mentor, { planId, reviewId, words: { answers: onFirst, remark: "" } });
    await saveReviewDraft(mentor, { planId, reviewId, words: { answers: onSecond.slice(0, 3), remark: "Long." } });
    const after = await getReview(mentor, { planId, page: 2 });
    expect(after.changes?.answered).toBe(changesOnPage + 3);
    expect(after.changes?.pages.slice(0, 3)).toMatchObject([
      { from: 1, to: changesOnPage, answered: changesOnPage },
      { from: changesOnPage + 1, answered: 3 },
      { answered: 0 },
    ]);

    const signing = {
      planId,
      reviewId,
      words: { answers: await questionsTo(mentor, planId, 25), remark: "Long." },
      revision: 2,
      agreeToRest: false,
      typedName: "Gwen Prosser",
    };
    await expect(signReview(mentor, signing)).rejects.toThrow("gates.answer_all");
    await signReview(mentor, { ...signing, agreeToRest: true });
    const [review] = await db.select().from(planReviews).where(eq(planReviews.id, reviewId));
    const countOf = (answer: string) => review?.answers.filter((one) => one.answer === answer).length;
    expect([countOf("agree"), countOf("question")]).toEqual([2 * taskCount - 83, 83]);
    expect(await db.$count(planComments, eq(planComments.planId, planId))).toBe(83);
  });

  it("has no form that the door or its own limits would refuse, however much is written", async () => {
    const { planId, reviewId, mentor } = await allChanged();
    const { changes } = await getReview(mentor, { planId });
    const answers = (changes?.lines ?? []).map(({ key }) => ({
      key,
      answer: "suggest" as const,
      note: "w".repeat(2000),
      value: "v".repeat(2000),
    }));
    const draft = reviewDraftSchema.parse({ planId, reviewId, words: { answers, remark: "r".repeat(2000) } });
    const form = new FormData();
    for (const { key, answer, note, value } of draft.words.answers) {
      form.append("change", key);
      form.append(`answer-${key}`, answer ?? "");
      form.append(`note-${key}`, note);
      form.append(`value-${key}`, value ?? "");
    }
    const sent = await new Request("http://localhost", { method: "POST", body: form }).arrayBuffer();
    expect(sent.byteLength).toBeLessThan(doorBytes);
  });

  it("says which page still wants words, and is signed once it has them", async () => {
    const { planId, reviewId, mentor } = await allChanged();
    const [first] = await questionsTo(mentor, planId, 1);
    if (!first) throw new Error("There is no first change.");
    const silent = { ...first, note: "" };
    await saveReviewDraft(mentor, { planId, reviewId, words: { answers: [silent], remark: "" } });
    const signing = signReviewSchema.parse({
      planId,
      reviewId,
      words: { answers: [], remark: "" },
      revision: 2,
      agreeToRest: true,
      typedName: "Gwen Prosser",
    });
    await expect(signReview(mentor, signing)).rejects.toThrow("gates.answers_elsewhere");
    const { changes } = await getReview(mentor, { planId, page: 3 });
    expect(changes?.pages.flatMap(({ page, wants }) => (wants ? [page] : []))).toEqual([1]);
    const here = { ...signing, words: { answers: [silent], remark: "" } };
    await expect(signReview(mentor, here)).rejects.toMatchObject({ field: `note-${first.key}` });
    await signReview(mentor, { ...signing, words: { answers: [first], remark: "" } });
    expect(await db.$count(planSuggestions, eq(planSuggestions.planId, planId))).toBe(0);
  });
});
