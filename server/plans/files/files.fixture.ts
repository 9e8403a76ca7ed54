import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { newItem, type PlanItem } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { insertPlan } from "@/server/plans/create";
import { proposePlan } from "../agreement/agreement";
import { saveItem } from "../revisions/items";
import { sharePlan } from "../sharing/sharing";

export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
export const bytes = (words: string) => new TextEncoder().encode(words);
/** The words of the hidden line. */
export const secret = "Ask for a raise";

/** A pair with a plan that its owner agreed alone, changed once since and shows to the mentor; one line of it is hidden. */
export async function pairWithFilePlan(db: Db) {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const asMentee = actingAs(db, mentee);
  const asMentor = actingAs(db, mentor);
  const goal = randomUUID();
  const first = randomUUID();
  const items: PlanItem[] = [
    newItem({ id: goal, kind: "goal", title: "Foundations", position: 1 }),
    newItem({ id: first, kind: "task", parentId: goal, title: "Map two processes", position: 1, durationDays: 10 }),
    newItem({
      id: randomUUID(),
      kind: "task",
      parentId: goal,
      title: "Run a workshop",
      position: 2,
      after: [{ itemId: first, lagDays: 2 }],
    }),
    newItem({ id: randomUUID(), kind: "task", title: secret, note: secret, position: 2, hidden: true }),
    newItem({
      id: randomUUID(),
      kind: "gate",
      title: "Gate 1",
      position: 3,
      after: [{ itemId: first, lagDays: 0 }],
      criteria: [{ id: randomUUID(), text: "Has mapped two", competencyId: null, minLevel: null }],
    }),
  ];
  const planId = await db.transaction((tx) =>
    insertPlan(tx, asMentee, {
      targetRoleId: "project-manager",
      key: randomUUID(),
      reason: "Begun from nothing",
      document: {
        title: "To business analyst",
        purpose: "",
        startsOn: "2026-06-08",
        hoursPerWeek: 5,
        reviewEveryDays: 28,
        items,
      },
    }),
  );
  await proposePlan(asMentee, { planId, mentorshipId: null, typedName: mentee.name, reason: "", key: randomUUID() });
  await saveItem(asMentee, {
    planId,
    revision: 1,
    itemId: first,
    reason: "Three, in the end",
    key: randomUUID(),
    fields: { title: "Map three processes", durationDays: 15 },
  });
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
  return { planId, mentorship, mentor, asMentee, asMentor };
}
