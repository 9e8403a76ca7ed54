import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { MemberCtx } from "@/server/context";
import type { Db } from "../db/client";
import { members, mentorships, plans } from "../db/schema/index";
import type { MemberActor } from "../domain/actor";
import { newItem } from "../domain/plans/document";
import type { ItemFields } from "../domain/plans/forms";
import { answerProposal, proposePlan } from "../server/plans/agreement/agreement";
import { rateOwner } from "../server/plans/benchmark/benchmark";
import { addComment } from "../server/plans/comments/comments";
import { listComments } from "../server/plans/comments/threads";
import { insertPlan } from "../server/plans/create";
import { getPlan } from "../server/plans/queries";
import { saveItem } from "../server/plans/revisions/items";
import { suggest } from "../server/plans/suggestions/suggest";
import { demoLines } from "./demo-plan-lines";
import { type DemoAnswers, reviewDemoPlan } from "./demo-reviews";

const day = 86_400_000;
const menteeEmail = "jasmine.owusu.pettifer@demo.example";

/**
 * The development plan of the demo mentee with their mentor, as the two would have come to it: drawn up, agreed, worked on,
 * late by some weeks and talked about. Does nothing where the mentee has a plan already, or is not there.
 */
export async function addDemoPlan(db: Db, now: Date): Promise<void> {
  const [pair] = await db
    .select({ id: mentorships.id, mentorId: mentorships.mentorId, menteeId: mentorships.menteeId, name: members.name })
    .from(mentorships)
    .innerJoin(members, eq(members.id, mentorships.menteeId))
    .where(and(eq(members.email, menteeEmail), isNull(mentorships.endedAt)));
  if (!pair) return;
  const [known] = await db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, pair.menteeId)).limit(1);
  if (known) return;
  const [mentor] = await db.select({ name: members.name }).from(members).where(eq(members.id, pair.mentorId));
  if (!mentor) return;

  const startedAt = now.getTime() - 188 * day;
  const dayOf = (offset: number) => new Date(startedAt + offset * day).toISOString().slice(0, 10);
  const on = (id: string, offset: number): MemberCtx => {
    const at = new Date(startedAt + offset * day);
    const actor: MemberActor = { kind: "member", id, sessionId: randomUUID(), authenticatedAt: at, hats: [] };
    return { db, actor, now: at, requestId: "demo" };
  };
  const mentee = (offset: number) => on(pair.menteeId, offset);
  const asMentor = (offset: number) => on(pair.mentorId, offset);

  const drawn = demoLines(dayOf);
  const ids = new Map(drawn.map(({ ref }) => [ref, randomUUID()]));
  const idOf = (ref: string) => ids.get(ref) ?? "";
  const items = drawn.map(({ ref, goal, waitsFor = [], ...line }, index) =>
    newItem({
      ...line,
      id: idOf(ref),
      position: index + 1,
      parentId: goal === undefined ? null : idOf(goal),
      after: waitsFor.map((one) => ({ itemId: idOf(one), lagDays: 0 })),
    }),
  );
  const planId = await db.transaction((tx) =>
    insertPlan(tx, mentee(0), {
      key: randomUUID(),
      reason: "Drawn up after the first session",
      targetRoleId: "project-manager",
      document: {
        title: "PMO coordinator to project manager",
        purpose: "Banking, by way of a business analyst seat on the ISO 20022 migration.",
        startsOn: dayOf(0),
        hoursPerWeek: 6,
        reviewEveryDays: 28,
        items,
      },
    }),
  );
  await proposePlan(mentee(1), { planId, mentorshipId: pair.id, typedName: pair.name, reason: "", key: randomUUID() });
  const { proposal } = await getPlan(asMentor(3), { planId });
  const proposalId = proposal?.id ?? "";
  await answerProposal(asMentor(3), { planId, proposalId, agree: true, typedName: mentor.name, answer: "" });

  const save = async (offset: number, ref: string, fields: ItemFields, reason: string) => {
    const { revision } = await getPlan(mentee(offset), { planId });
    await saveItem(mentee(offset), { planId, revision, itemId: idOf(ref), fields, reason, key: randomUUID() });
  };
  await save(
    44,
    "1.1",
    { startedOn: dayOf(3), finishedOn: dayOf(44), progress: 100 },
    "Course passed, both maps checked.",
  );
  const review = (offset: number, words: DemoAnswers) =>
    reviewDemoPlan({ planId, pair, mentor, on, idOf }, offset, words);
  await review(45, { remark: "Both maps hold, and the second is the better one." });
  await save(
    70,
    "1.2",
    { startedOn: dayOf(46), progress: 40, durationDays: 60 },
    "The release was moved by four weeks.",
  );
  await review(71, {
    answers: {
      "1.2.durationDays": {
        answer: "suggest",
        note: "The release took four weeks more; your own page need not.",
        value: "55",
        reply: "It does: I only have Fridays for it.",
      },
      "1.2.progress": { answer: "question", note: "Forty of what: of the release, or of what you have seen of it?" },
    },
    remark: "A release that slips is worth watching. Note who decided it, and on what day.",
  });
  await save(126, "1.2", { finishedOn: dayOf(125), progress: 100 }, "Release live; note written.");
  await review(127, { remark: "The note says what the analyst did and why. That is all I asked." });
  await save(140, "1.4", { startedOn: dayOf(22), progress: 45 }, "");
  await save(176, "1.3", { startedOn: dayOf(128), progress: 75 }, "Settlements leads were out until the 15th.");
  await review(177, {
    answers: {
      "1.3.progress": {
        answer: "suggest",
        note: "One of two workshops is behind you, and the harder one is not.",
        value: "60",
        reply: "The 75 count the preparation of the second.",
      },
      "1.4.progress": { answer: "question", note: "Which of the schemes could you explain today?" },
    },
    remark: "On the way. The settlements workshop is the one I wait for.",
  });
  const say = (ctx: MemberCtx, ref: string, body: string, parentId: string | null = null) =>
    addComment(ctx, { planId, itemId: idOf(ref), parentId, mentorshipId: pair.id, body, key: randomUUID() });
  await say(
    asMentor(178),
    "1.3",
    "One workshop with hostile stakeholders beats two polite ones. Can the second be the settlements team?",
  );
  const { threads } = await listComments(mentee(178.04), { planId });
  await say(
    mentee(178.04),
    "1.3",
    "Yes, they are back now. I would rather be a week late than swap in an easier team.",
    threads[0]?.id ?? null,
  );
  await say(
    asMentor(178.1),
    "G1",
    "Good call. I would rather hold the gate than pass it on the wrong evidence. See #1.4 as well.",
  );
  const rate = (offset: number, levels: Record<string, number>) =>
    rateOwner(asMentor(offset), {
      planId,
      ratings: Object.entries(levels).map(([competencyId, level]) => ({ competencyId, level })),
    });
  await rate(100, { facilitation: 1, "process-modelling": 2, "stakeholder-influence": 1, presenting: 1 });
  await rate(177, { facilitation: 2, "requirements-analysis": 1 });
  const { revision } = await getPlan(asMentor(186), { planId });
  await suggest(asMentor(186), {
    planId,
    revision,
    what: "item",
    itemId: idOf("2.1"),
    key: randomUUID(),
    reason: "The head of change decides in panels; leave time for two.",
    fields: { durationDays: 50 },
  });
}
