import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship } from "@/db/factories";
import { members, obligations, planProposals } from "@/db/schema/index";
import type { GateWords } from "@/domain/gates/words";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { answerProposal, proposePlan } from "@/server/plans/agreement/agreement";
import { insertPlan } from "@/server/plans/create";

export type Pair = { id: string; mentorId: string; menteeId: string };

/** A plan with a task before its first gate, one behind it, and a second gate at the end. */
function gatedDocument(): {
  document: PlanDocument;
  gateId: string;
  beforeId: string;
  behindId: string;
  criteria: [string, string];
} {
  const [first, second, beforeId, gateId, behindId, endId] = Array.from({ length: 6 }, () => randomUUID());
  const criteria: [string, string] = [randomUUID(), randomUUID()];
  if (!first || !second || !beforeId || !gateId || !behindId || !endId) throw new Error("Six ids were wanted.");
  const document: PlanDocument = {
    title: "PMO coordinator to business analyst",
    purpose: "",
    startsOn: "2026-06-01",
    hoursPerWeek: 6,
    reviewEveryDays: 28,
    frameworkVersion: 1,
    items: [
      newItem({ id: first, kind: "goal", title: "Foundations", position: 1 }),
      newItem({
        id: beforeId,
        kind: "task",
        title: "Run two workshops",
        position: 1,
        parentId: first,
        durationDays: 10,
      }),
      newItem({
        id: gateId,
        kind: "gate",
        title: "Ready to work as a BA",
        position: 2,
        after: [{ itemId: beforeId, lagDays: 0 }],
        criteria: [
          { id: criteria[0], text: "Maps a process end to end", competencyId: null, minLevel: null },
          { id: criteria[1], text: "Runs two requirements workshops", competencyId: "presenting", minLevel: 3 },
        ],
      }),
      newItem({ id: second, kind: "goal", title: "Business analyst", position: 3 }),
      newItem({
        id: behindId,
        kind: "task",
        title: "Secure the BA seat",
        position: 1,
        parentId: second,
        durationDays: 40,
        after: [{ itemId: gateId, lagDays: 0 }],
      }),
      newItem({
        id: endId,
        kind: "gate",
        title: "Own a workstream",
        position: 4,
        after: [{ itemId: behindId, lagDays: 0 }],
        criteria: [{ id: randomUUID(), text: "Owns a budget", competencyId: null, minLevel: null }],
      }),
    ],
  };
  return { document, gateId, beforeId, behindId, criteria };
}

/** Such a plan, of the mentee, agreed by both. */
export async function agreedPlan(db: Db, pair: Pair, now?: Date) {
  const { document, ...ids } = gatedDocument();
  const mentee = actingAs(db, { id: pair.menteeId }, now);
  const mentor = actingAs(db, { id: pair.mentorId }, now);
  const [menteeName, mentorName] = [await nameOf(db, pair.menteeId), await nameOf(db, pair.mentorId)];
  const planId = await db.transaction((tx) =>
    insertPlan(tx, mentee, { key: randomUUID(), reason: "Begun from nothing", document }),
  );
  await proposePlan(mentee, { planId, mentorshipId: pair.id, typedName: menteeName, reason: "", key: randomUUID() });
  const [proposal] = await db.select().from(planProposals).where(eq(planProposals.planId, planId));
  if (!proposal) throw new Error("The plan was not put forward.");
  await answerProposal(mentor, { planId, proposalId: proposal.id, agree: true, typedName: mentorName, answer: "" });
  return { planId, ...ids, mentee, mentor, menteeName, mentorName };
}

async function nameOf(db: Db, id: string): Promise<string> {
  const [member] = await db.select({ name: members.name }).from(members).where(eq(members.id, id));
  if (!member) throw new Error("There is no such member.");
  return member.name;
}

/** A review in which the first criterion is met, the second partly, with one condition. */
export function conditionalWords(criteria: readonly [string, string], by: string): GateWords {
  return {
    marks: [
      { criterionId: criteria[0], mark: "met", note: "Clean." },
      { criterionId: criteria[1], mark: "partly", note: "" },
    ],
    decision: "conditions",
    conditions: [{ id: randomUUID(), text: "Second workshop signed off", by, criterionId: criteria[1] }],
    why: "You are ready. The second workshop is the test.",
    holdUntil: null,
  };
}

/** A mentee and a mentor of the programme, with an agreed plan of the mentee's between them. */
export async function pairWithPlan(db: Db, programmeId: string) {
  const mentor = await newMentor(db, programmeId, { member: { name: "Gwen Prosser" } });
  const mentee = await newMentee(db, programmeId, { member: { name: "Hannah Adeyemi" } });
  const pair = await newMentorship(db, { programmeId, mentorId: mentor.id, menteeId: mentee.id });
  return { pair, ...(await agreedPlan(db, pair)) };
}

/** The kinds of what is still owed about something. */
export async function openKinds(db: Db, subjectId: string): Promise<string[]> {
  const rows = await db
    .select({ kind: obligations.kind })
    .from(obligations)
    .where(and(eq(obligations.subjectId, subjectId), isNull(obligations.settledAt)));
  return rows.map(({ kind }) => kind);
}
