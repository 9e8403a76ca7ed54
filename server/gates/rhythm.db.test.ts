import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { agreementSignatures, agreements, planShares } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { changeMentorship } from "@/server/mentorships/moves";
import { proposeAgreement, signAgreement } from "@/server/mentorships/signatures";
import { sweepObligations } from "@/server/obligations/sweep";
import { answerProposal, proposePlan } from "@/server/plans/agreement/agreement";
import { reviewDates } from "@/server/plans/agreement/rhythm";
import { exportPlan } from "@/server/plans/files/export";
import { importPlan, previewImport } from "@/server/plans/files/import";
import { getPlan, listOwnMentors } from "@/server/plans/queries";
import { restoreRevision } from "@/server/plans/revisions/restore";
import { savePlan } from "@/server/plans/revisions/save";
import { endShare, sharePlan } from "@/server/plans/sharing/sharing";
import { answerSuggestion, suggestChange } from "@/server/plans/suggestions/suggestions";
import { openKinds, pairWithPlan } from "./gates.fixture";
import { getStanding } from "./review-view";
import { askReview } from "./reviews";

const { db } = await testDb();
const days = (n: number) => new Date(factoryNow.getTime() + n * 86_400_000);
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

const on = (date: string) => ({ nextAt: new Date(`${date}T22:59:00.000Z`), passedAt: null });
const none = { nextAt: null, passedAt: null };
const rhythm = (before: number | null, after: number | null): PlanChange[] => [
  { field: "reviewEveryDays", itemId: null, before, after },
];

describe("the rhythm of a plan", () => {
  it("follows the revision, whichever way it was written", async () => {
    const { mentee, mentor, planId } = await pairWithPlan(db, programmeId);
    expect(await reviewDates(db, planId)).toEqual(on("2026-07-07"));
    const file = await exportPlan(mentee, { planId, format: "json" });

    await savePlan(mentee, { planId, changes: rhythm(28, 7), reason: "", key: key() });
    expect(await reviewDates(db, planId)).toEqual(on("2026-06-16"));
    await restoreRevision(mentee, { planId, revision: 1, reason: "", key: key() });
    expect(await reviewDates(db, planId)).toEqual(on("2026-07-07"));
    const { suggestionId } = await suggestChange(mentor, { planId, changes: rhythm(28, 14), reason: "Oftener." });
    await answerSuggestion(mentee, { planId, suggestionId, accept: true, answer: "" });
    expect(await reviewDates(db, planId)).toEqual(on("2026-06-23"));
    await previewImport(mentee, { planId, fileName: "plan.json", bytes: file.body });
    await importPlan(mentee, { planId, reason: "As it was", key: key() });
    expect(await reviewDates(db, planId)).toEqual(on("2026-07-07"));
    await savePlan(mentee, { planId, changes: rhythm(28, null), reason: "", key: key() });
    expect(await reviewDates(db, planId)).toEqual(none);
  });

  it("rests while there is no mentor to ask, and begins again with the next one", async () => {
    const { mentee, planId, pair } = await pairWithPlan(db, programmeId);
    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    expect(await openKinds(db, planId)).toEqual([]);
    expect(await getStanding(mentee, { planId })).toMatchObject({ nextAt: null, everyDays: 28, mentored: false });
    await savePlan(mentee, { planId, changes: rhythm(28, 14), reason: "", key: key() });
    expect(await reviewDates(db, planId)).toEqual(none);

    const next = await newMentor(db, programmeId);
    const again = await newMentorship(db, { programmeId, mentorId: next.id, menteeId: pair.menteeId });
    await sharePlan(mentee, { planId, with: "mentor", mentorshipId: again.id });
    expect(await reviewDates(db, planId)).toEqual(on("2026-06-23"));
    const shares = await db.select().from(planShares).where(eq(planShares.planId, planId));
    const share = shares.find(({ mentorshipId }) => mentorshipId === again.id);
    await endShare(mentee, { planId, shareId: share?.id ?? "" });
    expect(await openKinds(db, planId)).toEqual([]);
  });

  it("is what was put forward with the plan, from the day on which it is agreed", async () => {
    const { mentee, mentor, planId, pair, menteeName, mentorName } = await pairWithPlan(db, programmeId);
    const form = { planId, mentorshipId: pair.id, typedName: menteeName, reason: "Oftener.", key: key() };
    await proposePlan(mentee, { ...form, reviewEveryDays: 14 });
    await proposePlan(mentee, { ...form, reviewEveryDays: 14 });
    const { proposal, revision, newest } = await getPlan(mentor, { planId });
    expect(proposal).toMatchObject({ revision: 2, days: { reviewEveryDays: 14 } });
    expect({ revision, reason: newest?.reason }).toEqual({ revision: 2, reason: expect.stringContaining("14") });

    const later = actingAs(db, { id: mentor.actor.id }, days(3));
    const answer = { planId, proposalId: proposal?.id ?? "", agree: true, typedName: mentorName, answer: "" };
    await answerProposal(later, answer);
    expect(await reviewDates(db, planId)).toEqual(on("2026-06-26"));
    expect(await getStanding(mentee, { planId })).toMatchObject({ everyDays: 14, signed: { revision: 2, now: 2 } });
    const told = sql`select 1 from pgboss.job where data->'fact'->>'name' = 'review.due' and data->'fact'->>'planId' = ${planId}`;
    await sweepObligations(systemContext(db, "obligations.sweep", days(11), "test"), obligationHandlers);
    expect(await db.execute(told)).toHaveLength(1);
  });

  it("begins, where nothing else is said, with how often the two agreed to meet", async () => {
    const { mentee, mentor, pair, menteeName, mentorName } = await pairWithPlan(db, programmeId);
    const own = async () => (await listOwnMentors(mentee)).map(({ cadenceDays }) => cadenceDays);
    expect(await own()).toEqual([null]);
    const said = {
      scope: "The move to a BA seat",
      sessionMinutes: 60,
      channel: "video",
      endsOn: "2027-01-01",
    } as const;
    const first = { ...said, mentorshipId: pair.id, version: 1, clauses: [], cadenceDays: 21, createdAt: factoryNow };
    const signature = { mentorshipId: pair.id, version: 1, signedAt: factoryNow };
    await db.transaction(async (tx) => {
      await tx.insert(agreements).values(first);
      await tx.insert(agreementSignatures).values([
        { ...signature, memberId: pair.mentorId, typedName: mentorName },
        { ...signature, memberId: pair.menteeId, typedName: menteeName },
      ]);
    });
    expect(await own()).toEqual([21]);
    const next = { ...said, mentorshipId: pair.id, version: 1, cadenceDays: 7 as const, typedName: mentorName };
    const { version } = await proposeAgreement(mentor, next);
    expect(await own()).toEqual([21]);
    await signAgreement(mentee, { mentorshipId: pair.id, version, typedName: menteeName });
    expect(await own()).toEqual([7]);
  });

  it("owes nothing for a plan that is agreed alone", async () => {
    const { mentee, planId, pair, menteeName } = await pairWithPlan(db, programmeId);
    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    await proposePlan(mentee, { planId, mentorshipId: null, typedName: menteeName, reason: "Alone now.", key: key() });
    expect(await openKinds(db, planId)).toEqual([]);
  });

  it("is counted anew once a review is asked for, and says which day went by without one", async () => {
    const { mentee, planId, beforeId } = await pairWithPlan(db, programmeId);
    await sweepObligations(systemContext(db, "obligations.sweep", days(29), "test"), obligationHandlers);
    expect(await reviewDates(db, planId)).toEqual({
      nextAt: new Date("2026-08-05T22:59:00.000Z"),
      passedAt: new Date("2026-07-07T22:59:00.000Z"),
    });
    const late = actingAs(db, { id: mentee.actor.id }, days(30));
    const change: PlanChange = { field: "note", itemId: beforeId, before: "", after: "With settlements" };
    await savePlan(late, { planId, changes: [change], reason: "", key: key() });
    const form = { planId, mentorshipId: null, key: key() };
    const asked = await Promise.all(Array.from({ length: 5 }, () => askReview(late, form)));
    expect(new Set(asked.map(({ reviewId }) => reviewId)).size).toBe(1);
    expect(await reviewDates(db, planId)).toEqual(on("2026-08-06"));
    expect(await openKinds(db, planId)).toEqual(["ask_review"]);
  });
});
