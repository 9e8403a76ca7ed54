import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { evidence, evidenceFiles, evidenceLinks, evidenceTraces, gateReviews } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { noWords } from "@/domain/gates/words";
import { actingAs } from "@/server/context.fixture";
import { addEvidence, editEvidence, removeEvidence } from "./keep";
import { linkEvidence, listForItem } from "./links";
import { getEvidence, getFile, getPlanLadder, listMine } from "./queries";

import { editOf, evidenceStage, filePiece, later, textPiece } from "./stage.fixture";

const { db } = await testDb();
const { cast, newPlan, linked } = evidenceStage(db);

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

/** A signed review of the plan's gate. */
async function signGateOf({ plan, mentor }: Awaited<ReturnType<typeof cast>>, at: Date): Promise<void> {
  const { id: itemId, title, criteria } = plan.gate;
  await db.insert(gateReviews).values({
    planId: plan.id,
    itemId,
    revision: 1,
    mentorId: mentor.id,
    submittedAt: later(30),
    gate: { wbs: "G1", title, criteria, dueOn: null, evidence: 1 },
    words: { ...noWords, decision: "proceed" },
    effects: [],
    settledAt: at,
    outcome: "signed",
  });
}

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
    await signGateOf(people, later(60));
    const otherGate = { planId: people.plan.id, itemId: randomUUID(), criterionId: randomUUID() };
    await db.insert(evidenceLinks).values({ ...otherGate, evidenceId: place.evidenceId, linkedAt: later(0) });
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
          linkedAt: later(0),
          removedAt: later(120),
          criterionId: people.plan.criterion.id,
        },
      ],
    });
    expect((await listForItem(mine, { planId: people.plan.id, itemId: people.plan.goal.id })).removed).toEqual([]);
    const left = await db.select().from(evidenceTraces).where(eq(evidenceTraces.planId, people.plan.id));
    expect(left.map(({ itemId }) => itemId)).toEqual([people.plan.gate.id]);
  });
});
