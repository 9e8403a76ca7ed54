import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import {
  blocks,
  evidence,
  evidenceFiles,
  evidenceLinks,
  evidenceTraces,
  mentorships,
  planRevisions,
  planShares,
  planSignatures,
  plans,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { AddEvidence, EditEvidence } from "@/domain/evidence/form";
import type { EvidenceVisibility } from "@/domain/evidence/tags";
import { newItem, type PlanItem } from "@/domain/plans/document";
import { actingAs } from "@/server/context.fixture";
import { addEvidence, editEvidence, removeEvidence } from "./keep";
import { linkEvidence, listForItem, unlinkEvidence } from "./links";
import { answerQuestion, askAboutEvidence, confirmEvidence } from "./mentor";
import { getEvidence, getFile, getPlanLadder, listMine, listShown } from "./queries";

const { db } = await testDb();
const later = (minutes: number) => new Date(factoryNow.getTime() + minutes * 60_000);

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

const textPiece = (values: Partial<AddEvidence> = {}): AddEvidence => ({
  ...said,
  kind: "text",
  link: null,
  file: null,
  idempotencyKey: randomUUID(),
  ...values,
});
const filePiece = (text = "Run book"): AddEvidence =>
  textPiece({ kind: "file", file: { name: "run book.txt", bytes: Buffer.from(text) } });
const editOf = (evidenceId: string, values: Partial<EditEvidence> = {}): EditEvidence => ({
  ...said,
  evidenceId,
  version: 1,
  link: null,
  file: null,
  ...values,
});

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

describe("keeping evidence", () => {
  it("adds one piece for one form, however often and however fast it is sent", async () => {
    const { mentee } = await cast();
    const form = filePiece();
    const answers = await Promise.all(Array.from({ length: 20 }, () => addEvidence(actingAs(db, mentee), form)));
    expect(new Set(answers.map((one) => one.evidenceId)).size).toBe(1);
    expect(await db.$count(evidence, eq(evidence.ownerId, mentee.id))).toBe(1);
  });

  it("keeps a file's bytes as they were checked, under a new id for every new file", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    const { evidenceId } = await addEvidence(mine, filePiece("first"));
    const first = (await getEvidence(mine, { evidenceId })).file;
    await editEvidence(
      mine,
      editOf(evidenceId, { file: { name: "../\u202Etxt.b.txt", bytes: Buffer.from("second") } }),
    );
    const second = (await getEvidence(mine, { evidenceId })).file;
    expect(second?.id).not.toBe(first?.id);
    expect(await getFile(mine, { fileId: second?.id ?? "" })).toMatchObject({
      name: "txt.b.txt",
      bytes: Buffer.from("second"),
    });
    await expect(getFile(mine, { fileId: first?.id ?? "" })).rejects.toThrow("evidence.not_found");
  });

  it("refuses an edit of a version that somebody else has followed, and takes the same edit twice", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    const { evidenceId } = await addEvidence(mine, textPiece());
    await editEvidence(mine, editOf(evidenceId, { title: "The cutover" }));
    await editEvidence(mine, editOf(evidenceId, { title: "The cutover" }));
    await expect(editEvidence(mine, editOf(evidenceId, { title: "Another" }))).rejects.toThrow(
      "evidence.changed_meanwhile",
    );
    expect(await getEvidence(mine, { evidenceId })).toMatchObject({ title: "The cutover", version: 2 });
  });

  it("keeps 500 pieces and 250 MB for a member, and no more", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    const { evidenceId } = await addEvidence(mine, filePiece());
    await db.update(evidenceFiles).set({ size: 249_999_999 }).where(eq(evidenceFiles.evidenceId, evidenceId));
    await expect(addEvidence(mine, filePiece())).rejects.toThrow("evidence.store_full");
    expect(await db.$count(evidence, eq(evidence.ownerId, mentee.id))).toBe(1);
    await db.execute(sql`insert into evidence (owner_id, kind, title, shows, happened_on, key, created_at, edited_at)
      select ${mentee.id}, 'text', 't', 's', '2026-01-01', gen_random_uuid(), now(), now() from generate_series(1, 499)`);
    await expect(addEvidence(mine, textPiece())).rejects.toThrow("evidence.too_many");
  });

  it("lists one's own with the ladder of them all, whatever the filter shows", async () => {
    const { mentee } = await cast();
    const mine = actingAs(db, mentee);
    await addEvidence(mine, textPiece());
    await addEvidence(mine, textPiece({ context: "closing_down", accountability: null, stages: ["close"] }));
    const closed = await listMine(mine, { context: "closing_down" });
    expect(closed.pieces).toHaveLength(1);
    expect(closed).toMatchObject({ total: 2, confirmed: 0, contexts: { setting_up: 0, running: 1, closing_down: 1 } });
    expect(closed.ladder[0]?.sentence).toBe("2 items, none above contributed on accountability.");
    expect(closed.missingStages).toEqual(["requirements", "design", "build", "operate"]);
  });
});

describe("who sees a piece", () => {
  const sees = async (people: Awaited<ReturnType<typeof cast>>, evidenceId: string, now = factoryNow) => {
    const theirs = actingAs(db, people.mentor, now);
    const listed = (await listShown(theirs)).some((piece) => piece.id === evidenceId);
    const read = await getEvidence(theirs, { evidenceId }).then(
      () => true,
      () => false,
    );
    expect(listed).toBe(read);
    return read;
  };

  it("the mentor, once it is linked to a plan that they see, and not before", async () => {
    const people = await cast();
    const { evidenceId } = await addEvidence(actingAs(db, people.mentee), textPiece());
    expect(await sees(people, evidenceId)).toBe(false);
    const place = { evidenceId, planId: people.plan.id, itemId: people.plan.task.id, criterionId: null };
    await linkEvidence(actingAs(db, people.mentee), place);
    expect(await sees(people, evidenceId)).toBe(true);
    await unlinkEvidence(actingAs(db, people.mentee), place);
    expect(await sees(people, evidenceId)).toBe(false);
  });

  it.each<[EvidenceVisibility, boolean, boolean]>([
    ["private", false, false],
    ["linked", false, true],
    ["mentor", true, true],
  ])("%s: unlinked %s, linked %s", async (visibility, unlinked, whenLinked) => {
    const people = await cast();
    const { evidenceId } = await addEvidence(actingAs(db, people.mentee), textPiece({ visibility }));
    expect(await sees(people, evidenceId)).toBe(unlinked);
    const place = await linked(people, people.plan.goal.id, { visibility });
    expect(await sees(people, place.evidenceId)).toBe(whenLinked);
    const onItem = await listForItem(actingAs(db, people.mentor), { planId: place.planId, itemId: place.itemId });
    expect(onItem.pieces.some((piece) => piece.id === place.evidenceId)).toBe(whenLinked);
  });

  it("no mentor where the item, or its goal, is hidden", async () => {
    const people = await cast();
    for (const item of [people.plan.secret, people.plan.child]) {
      const { evidenceId } = await linked(people, item.id);
      expect(await sees(people, evidenceId)).toBe(false);
      const asked = { planId: people.plan.id, itemId: item.id };
      expect((await listForItem(actingAs(db, people.mentor), asked)).pieces).toEqual([]);
      expect((await listForItem(actingAs(db, people.mentee), asked)).pieces).toHaveLength(1);
    }
  });

  it("no mentor any more in the second in which the mentorship ends, file and all", async () => {
    const people = await cast();
    const mine = actingAs(db, people.mentee);
    const { evidenceId } = await addEvidence(mine, { ...filePiece(), visibility: "mentor" });
    await linkEvidence(mine, { evidenceId, planId: people.plan.id, itemId: people.plan.goal.id, criterionId: null });
    const fileId = (await getEvidence(mine, { evidenceId })).file?.id ?? "";
    const theirs = actingAs(db, people.mentor);
    expect((await getFile(theirs, { fileId })).bytes.toString()).toBe("Run book");
    await db.update(mentorships).set({ state: "ended", endedAt: factoryNow }).where(eq(mentorships.id, people.pair.id));
    expect(await sees(people, evidenceId)).toBe(false);
    await expect(getFile(theirs, { fileId })).rejects.toThrow("evidence.not_found");
    await expect(confirmEvidence(theirs, { evidenceId, version: 1 })).rejects.toThrow("evidence.not_found");
  });

  it("nobody across a block, whoever began it", async () => {
    for (const begins of ["mentor", "mentee"] as const) {
      const people = await cast();
      const { evidenceId } = await linked(people, people.plan.goal.id, { visibility: "mentor" });
      const [blocker, blocked] = begins === "mentor" ? [people.mentor, people.mentee] : [people.mentee, people.mentor];
      await db.insert(blocks).values({ blockerId: blocker.id, blockedId: blocked.id, createdAt: factoryNow });
      expect(await sees(people, evidenceId)).toBe(false);
    }
  });

  it("nobody else: neither a stranger nor a named reader of the plan", async () => {
    const people = await cast();
    const { evidenceId, planId, itemId } = await linked(people, people.plan.goal.id, { visibility: "mentor" });
    const reader = actingAs(db, people.stranger);
    await expect(getEvidence(reader, { evidenceId })).rejects.toThrow("evidence.not_found");
    await expect(listForItem(reader, { planId, itemId })).rejects.toThrow("plans.not_found");
    await db.insert(planShares).values({ planId, memberId: people.stranger.id, sharedAt: factoryNow });
    await expect(getEvidence(reader, { evidenceId })).rejects.toThrow("evidence.not_found");
    expect(await listForItem(reader, { planId, itemId })).toEqual({ canLink: false, pieces: [], removed: [] });
    expect(await getPlanLadder(reader, { planId })).toBeNull();
  });
});

describe("one piece for many goals", () => {
  it("serves an item and a criterion, once each, and its page names both", async () => {
    const people = await cast();
    const mine = actingAs(db, people.mentee);
    const place = await linked(people, people.plan.task.id);
    const toGate = { ...place, itemId: people.plan.gate.id, criterionId: people.plan.criterion.id };
    await linkEvidence(mine, toGate);
    await linkEvidence(mine, toGate);
    const { links } = await getEvidence(mine, place);
    expect(links.map((link) => [link.wbs, link.title])).toEqual([
      ["1.1", "Write a run book"],
      ["G1", "One cutover led"],
    ]);
    const onGate = await listForItem(mine, { planId: people.plan.id, itemId: people.plan.gate.id });
    expect(onGate.pieces).toMatchObject([{ criterionIds: [people.plan.criterion.id], onItem: false, links: 2 }]);
  });

  it("is linked by its owner alone, and only to a plan of their own", async () => {
    const people = await cast();
    const place = await linked(people, people.plan.goal.id);
    const other = await newPlan(people.mentor.id);
    const mine = actingAs(db, people.mentee);
    await expect(linkEvidence(actingAs(db, people.mentor), place)).rejects.toThrow("evidence.only_its_owner");
    await expect(linkEvidence(mine, { ...place, planId: other.id, itemId: other.goal.id })).rejects.toThrow(
      "plans.not_found",
    );
    await expect(linkEvidence(mine, { ...place, itemId: randomUUID() })).rejects.toThrow("evidence.no_such_item");
  });

  it("stands on the plan's ladder once, and to the mentor only where they see it", async () => {
    const people = await cast();
    const place = await linked(people, people.plan.goal.id);
    await linkEvidence(actingAs(db, people.mentee), { ...place, itemId: people.plan.task.id });
    await linked(people, people.plan.secret.id, { accountability: "accountable" });
    const own = await getPlanLadder(actingAs(db, people.mentee), { planId: people.plan.id });
    const theirs = await getPlanLadder(actingAs(db, people.mentor), { planId: people.plan.id });
    expect(own?.lines[0]?.sentence).toBe("2 items, 1 as the one accountable, on accountability.");
    expect(theirs?.lines[0]?.sentence).toBe("1 item, none above contributed on accountability.");
    expect(theirs?.byItem).toEqual({ [people.plan.goal.id]: 1, [people.plan.task.id]: 1 });
  });
});

describe("what the mentor says of a piece", () => {
  it("confirms the version that they read, once, and an edit leaves it of the version before", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const theirs = actingAs(db, people.mentor, later(5));
    await Promise.all([1, 2, 3].map(() => confirmEvidence(theirs, { evidenceId, version: 1 })));
    const mine = actingAs(db, people.mentee, later(10));
    const { confirmations } = await getEvidence(mine, { evidenceId });
    expect(confirmations).toMatchObject([{ by: people.mentor.name, version: 1, at: later(5) }]);
    expect(await factsNamed("evidence.confirmed", confirmations[0]?.id ?? "")).toBe(1);
    await editEvidence(mine, editOf(evidenceId, { visibility: "mentor" }));
    expect((await getEvidence(mine, { evidenceId })).version).toBe(1);
    await editEvidence(mine, editOf(evidenceId, { accountability: "accountable" }));
    await expect(confirmEvidence(theirs, { evidenceId, version: 1 })).rejects.toThrow("evidence.changed_meanwhile");
    const [piece] = (await listMine(mine, {})).pieces;
    expect(piece).toMatchObject({ version: 2, confirmedVersion: 1 });
  });

  it("asks, and the owner answers once", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const form = { evidenceId, question: "Who signed it off?", idempotencyKey: randomUUID() };
    await askAboutEvidence(actingAs(db, people.mentor), form);
    await askAboutEvidence(actingAs(db, people.mentor), form);
    const mine = actingAs(db, people.mentee);
    const { questions } = await getEvidence(mine, { evidenceId });
    expect(questions).toMatchObject([{ question: "Who signed it off?", by: people.mentor.name, answer: null }]);
    const questionId = questions[0]?.id ?? "";
    expect(await factsNamed("evidence.questioned", questionId)).toBe(1);
    const answer = { questionId, answer: "The head of settlements." };
    await expect(answerQuestion(actingAs(db, people.mentor), answer)).rejects.toThrow("evidence.only_its_owner");
    await answerQuestion(mine, answer);
    await expect(answerQuestion(mine, answer)).rejects.toThrow("evidence.answered_already");
    expect(await factsNamed("evidence.answered", questionId)).toBe(1);
  });

  it("never of their own, and never without being the mentor", async () => {
    const people = await cast();
    const { evidenceId } = await linked(people, people.plan.goal.id);
    const confirmed = { evidenceId, version: 1 };
    await expect(confirmEvidence(actingAs(db, people.mentee), confirmed)).rejects.toThrow("evidence.only_the_mentor");
    await expect(confirmEvidence(actingAs(db, people.stranger), confirmed)).rejects.toThrow("evidence.not_found");
  });
});

describe("removing a piece", () => {
  it("takes its bytes, its links and its questions with it", async () => {
    const people = await cast();
    const mine = actingAs(db, people.mentee);
    const { evidenceId } = await addEvidence(mine, filePiece());
    await linkEvidence(mine, { evidenceId, planId: people.plan.id, itemId: people.plan.gate.id, criterionId: null });
    await expect(removeEvidence(actingAs(db, people.mentor), { evidenceId })).rejects.toThrow("only_its_owner");
    await removeEvidence(mine, { evidenceId });
    expect(await db.$count(evidenceFiles, eq(evidenceFiles.evidenceId, evidenceId))).toBe(0);
    expect(await db.$count(evidenceLinks, eq(evidenceLinks.evidenceId, evidenceId))).toBe(0);
    expect(await db.$count(evidenceTraces, eq(evidenceTraces.planId, people.plan.id))).toBe(0);
  });

  it("leaves its title and date where a gate was signed on it, and nowhere else", async () => {
    const people = await cast();
    const mine = actingAs(db, people.mentee);
    const place = await linked(people, people.plan.goal.id);
    await linkEvidence(mine, { ...place, itemId: people.plan.gate.id, criterionId: people.plan.criterion.id });
    await db.insert(planSignatures).values({
      planId: people.plan.id,
      revision: 1,
      purpose: "gate",
      subjectId: randomUUID(),
      memberId: people.mentor.id,
      typedName: people.mentor.name,
      signedAt: later(60),
    });
    const after = await linked(people, people.plan.gate.id);
    await db
      .update(evidenceLinks)
      .set({ linkedAt: later(90) })
      .where(eq(evidenceLinks.evidenceId, after.evidenceId));
    await removeEvidence(actingAs(db, people.mentee, later(120)), place);
    await removeEvidence(actingAs(db, people.mentee, later(120)), after);
    const onGate = await listForItem(mine, { planId: people.plan.id, itemId: people.plan.gate.id });
    expect(onGate).toMatchObject({
      pieces: [],
      removed: [
        {
          title: "Cutover weekend",
          happenedOn: "2026-05-16",
          removedAt: later(120),
          criterionId: people.plan.criterion.id,
        },
      ],
    });
    expect((await listForItem(mine, { planId: people.plan.id, itemId: people.plan.goal.id })).removed).toEqual([]);
  });
});
