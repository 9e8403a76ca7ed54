import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../db/client";
import { members, mentorships, plans } from "../db/schema/index";
import type { MemberActor } from "../domain/actor";
import { type Criterion, newItem, type PlanItem } from "../domain/plans/document";
import type { ItemFields } from "../domain/plans/forms";
import type { MemberCtx } from "../server/plans/access";
import { answerProposal, proposePlan } from "../server/plans/agreement";
import { rateOwner } from "../server/plans/benchmark";
import { addComment } from "../server/plans/comments";
import { insertPlan } from "../server/plans/create";
import { saveItem } from "../server/plans/items";
import { getPlan } from "../server/plans/queries";
import { suggest } from "../server/plans/suggest";
import { listComments } from "../server/plans/threads";

const day = 86_400_000;
const menteeEmail = "jasmine.owusu.pettifer@demo.example";

/** What a line of the demo plan is, apart from what every line has. */
type Line = Partial<PlanItem> & Pick<PlanItem, "kind" | "title"> & { ref: string; goal?: string; waitsFor?: string[] };

const criteria = (...texts: string[]): Criterion[] =>
  texts.map((text) => ({ id: randomUUID(), text, competencyId: null, minLevel: null }));

/** The route of the first article for a coordinator in banking payments: to a BA seat, a workstream, then a project. */
const lines = (dayOf: (offset: number) => string): Line[] => [
  {
    ref: "1",
    kind: "goal",
    title: "Foundations",
    doneWhen: "Can work beside a business analyst without being carried",
  },
  {
    ref: "1.1",
    goal: "1",
    kind: "task",
    title: "Process mapping and BPMN course",
    area: "skills",
    competencyIds: ["process-modelling"],
    durationDays: 30,
    effortHours: 36,
    notBefore: dayOf(2),
    doneWhen: "Two maps that their users have checked",
  },
  {
    ref: "1.2",
    goal: "1",
    kind: "task",
    title: "Shadow the BA on faster payments",
    area: "experience",
    competencyIds: ["requirements-analysis"],
    durationDays: 40,
    waitsFor: ["1.1"],
    doneWhen: "A release note and a page on what the BA did and why",
  },
  {
    ref: "1.3",
    goal: "1",
    kind: "task",
    title: "Run two requirements workshops",
    area: "skills",
    competencyIds: ["facilitation", "requirements-analysis"],
    durationDays: 55,
    waitsFor: ["1.2"],
    doneWhen: "Both outputs signed by those who were in the room",
  },
  {
    ref: "1.4",
    goal: "1",
    kind: "task",
    title: "Retail payments reading list",
    area: "knowledge",
    competencyIds: ["domain-business", "domain-regulation"],
    durationDays: 110,
    notBefore: dayOf(20),
    doneWhen: "One page on each scheme’s rules, in own words",
  },
  {
    ref: "G1",
    kind: "gate",
    title: "Ready to work as a BA",
    waitsFor: ["1.3"],
    criteria: criteria(
      "Maps a process end to end, unaided",
      "Shadowed a BA through one release",
      "Writes requirements that can be tested",
      "Runs two requirements workshops",
      "Explains the payment scheme rules",
    ),
  },
  {
    ref: "2",
    kind: "goal",
    title: "Business analyst",
    doneWhen: "A release whose requirements were accepted without rework",
  },
  {
    ref: "2.1",
    goal: "2",
    kind: "task",
    title: "Secure the BA seat on ISO 20022",
    area: "competency",
    competencyIds: ["network-visibility"],
    durationDays: 45,
    waitsFor: ["G1"],
    doneWhen: "Confirmed by the head of change",
  },
  {
    ref: "2.2",
    goal: "2",
    kind: "task",
    title: "BA, ISO 20022 migration, release 1",
    area: "experience",
    competencyIds: ["requirements-analysis", "stakeholder-influence"],
    durationDays: 130,
    waitsFor: ["2.1"],
    doneWhen: "Requirements baseline and its review trail",
  },
  {
    ref: "2.3",
    goal: "2",
    kind: "task",
    title: "Lead user acceptance testing of release 2",
    area: "experience",
    competencyIds: ["test-cutover", "end-to-end-delivery"],
    durationDays: 60,
    waitsFor: ["2.2"],
    doneWhen: "Test report and go or no-go paper",
  },
  {
    ref: "2.4",
    goal: "2",
    kind: "task",
    title: "PMP: study and sit the examination",
    area: "formal_training",
    competencyIds: ["formal-credentials", "pm-methods"],
    effortHours: 120,
    notBefore: dayOf(330),
    doneWhen: "Certificate",
  },
  {
    ref: "G2",
    kind: "gate",
    title: "Ready to own a workstream",
    waitsFor: ["2.3", "2.4"],
    criteria: criteria(
      "Requirements accepted without rework",
      "Presented to a steering group",
      "Led one part of a release",
    ),
  },
  {
    ref: "3",
    kind: "goal",
    title: "Junior project manager",
    doneWhen: "A workstream on time and on budget, in one’s own name",
  },
  {
    ref: "3.1",
    goal: "3",
    kind: "task",
    title: "Own a workstream and its £180k budget",
    area: "experience",
    competencyIds: ["outcome-ownership", "cost-control"],
    durationDays: 150,
    waitsFor: ["G2"],
    doneWhen: "Closure report with forecast against actual",
  },
  {
    ref: "3.2",
    goal: "3",
    kind: "task",
    title: "Chair a project board, twice",
    area: "skills",
    competencyIds: ["presenting", "stakeholder-influence"],
    durationDays: 70,
    waitsFor: ["G2"],
    doneWhen: "Minutes and the chair’s own note",
  },
  {
    ref: "G3",
    kind: "gate",
    title: "Project manager",
    waitsFor: ["3.1", "3.2"],
    criteria: criteria(
      "Delivered on time and on budget",
      "Trusted by the board",
      "Ready to be accountable for the whole",
    ),
  },
];

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

  const drawn = lines(dayOf);
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
  await save(
    70,
    "1.2",
    { startedOn: dayOf(46), progress: 40, durationDays: 60 },
    "The release was moved by four weeks.",
  );
  await save(126, "1.2", { finishedOn: dayOf(125), progress: 100 }, "Release live; note written.");
  await save(140, "1.4", { startedOn: dayOf(22), progress: 45 }, "");
  await save(176, "1.3", { startedOn: dayOf(128), progress: 75 }, "Settlements leads were out until the 15th.");
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
