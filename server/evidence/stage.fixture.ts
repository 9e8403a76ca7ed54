import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planRevisions, planShares, plans } from "@/db/schema/index";
import type { AddEvidence, EditEvidence } from "@/domain/evidence/form";
import { newItem, type PlanItem } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { addEvidence } from "./keep";
import { linkEvidence } from "./links";

/** Some minutes after the factories' present. */
export const later = (minutes: number) => new Date(factoryNow.getTime() + minutes * 60_000);

const said = {
  title: "Cutover weekend",
  shows: "I wrote the run book and led the dress rehearsal.",
  happenedOn: "2026-05-16",
  accountability: "contributed",
  communication: null,
  delivery: "led_part",
  audiences: ["team"],
  context: "running",
  size: "medium",
  budget: "£400,000",
  stages: ["test", "cutover"],
  visibility: "linked",
} satisfies Partial<AddEvidence>;

/** The form of a text, with these answers instead. */
export const textPiece = (values: Partial<AddEvidence> = {}): AddEvidence => ({
  ...said,
  kind: "text",
  link: null,
  file: null,
  idempotencyKey: randomUUID(),
  ...values,
});
/** The form of a text file. */
export const filePiece = (text = "Run book"): AddEvidence =>
  textPiece({ kind: "file", file: { name: "run book.txt", bytes: Buffer.from(text) } });
/** The form of an edit of what `textPiece` says. */
export const editOf = (evidenceId: string, values: Partial<EditEvidence> = {}): EditEvidence => ({
  ...said,
  evidenceId,
  version: 1,
  link: null,
  file: null,
  ...values,
});

/** People, plans and pieces for tests of evidence on one database. */
export function evidenceStage(db: Db) {
  /** A mentee with a mentor and a plan of a goal with a hidden task, a task of their own and a gate. */
  async function cast() {
    const programme = await newProgramme(db);
    const mentee = await newMentee(db, programme.id);
    const mentor = await newMentor(db, programme.id);
    const stranger = await newMember(db);
    const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
    const plan = await newPlan(mentee.id);
    await db.insert(planShares).values({ planId: plan.id, mentorshipId: pair.id, sharedAt: factoryNow });
    return { programme, mentee, mentor, stranger, pair, plan };
  }

  async function newPlan(ownerId: string) {
    const id = randomUUID();
    const criterion = { id: randomUUID(), text: "One cutover led", competencyId: null, minLevel: null };
    let position = 0;
    const item = (kind: PlanItem["kind"], title: string, values: Partial<PlanItem> = {}) =>
      newItem({ id: randomUUID(), kind, title, position: position++, ...values });
    const goal = item("goal", "Lead a cutover");
    const secret = item("task", "Talk to the other bank", { hidden: true });
    const underSecret = item("goal", "Leave", { hidden: true });
    const task = item("task", "Write a run book", { parentId: goal.id });
    const child = item("task", "Write a letter", { parentId: underSecret.id });
    const gate = item("gate", "Ready to lead", { criteria: [criterion] });
    await db.insert(plans).values({
      id,
      ownerId,
      document: {
        title: "To project manager",
        purpose: "",
        startsOn: "2026-06-01",
        hoursPerWeek: 4,
        reviewEveryDays: null,
        frameworkVersion: 1,
        items: [goal, secret, underSecret, task, child, gate],
      },
      revision: 1,
      createdAt: factoryNow,
      updatedAt: factoryNow,
    });
    await db.insert(planRevisions).values({
      planId: id,
      number: 1,
      kind: "created",
      authorId: ownerId,
      reason: "Begun",
      changes: [],
      finish: "2026-12-01",
      key: randomUUID(),
      at: factoryNow,
    });
    return { id, goal, secret, task, child, gate, criterion };
  }

  async function linked(people: Awaited<ReturnType<typeof cast>>, itemId: string, values: Partial<AddEvidence> = {}) {
    const mine = actingAs(db, people.mentee);
    const { evidenceId } = await addEvidence(mine, textPiece(values));
    const place = { evidenceId, planId: people.plan.id, itemId, criterionId: null };
    await linkEvidence(mine, place);
    return place;
  }

  async function factsNamed(name: string, id: string): Promise<number> {
    const rows = await db.execute(
      sql`select 1 from pgboss.job where name = 'facts.fan_out' and data->'fact'->>'name' = ${name}
          and ${id} in (data->'fact'->>'confirmationId', data->'fact'->>'questionId')`,
    );
    return rows.length;
  }

  return { cast, newPlan, linked, factsNamed };
}
