import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships, planRevisions, planTemplates } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { answerProposal, proposePlan } from "./agreement/agreement";
import { addComment } from "./comments/comments";
import { listComments } from "./comments/threads";
import { createPlan } from "./create";
import { getPlan, listPlans } from "./queries";
import { compareRevisions } from "./revisions/history";
import { addItem, removeItem, saveHead, saveItem } from "./revisions/items";
import { restoreRevision } from "./revisions/restore";
import { getPlanBehindLink } from "./sharing/shared-view";
import { endShare, getSharing, sharePlan } from "./sharing/sharing";
import { suggest } from "./suggestions/suggest";
import { answerSuggestion, listSuggestions } from "./suggestions/suggestions";

const { db } = await testDb();

async function pair() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  return { mentor, mentee, mentorship, asMentee: actingAs(db, mentee), asMentor: actingAs(db, mentor) };
}

async function emptyPlan(ctx: ReturnType<typeof actingAs>) {
  const { planId } = await createPlan(ctx, {
    templateId: null,
    title: "To business analyst",
    startsOn: "2026-06-08",
    hoursPerWeek: 5,
    key: randomUUID(),
  });
  return planId;
}

async function withTask(ctx: ReturnType<typeof actingAs>, planId: string, title = "Map two processes") {
  const { revision } = await getPlan(ctx, { planId });
  const { itemId } = await addItem(ctx, {
    planId,
    revision,
    reason: "",
    key: randomUUID(),
    kind: "task",
    fields: { title, durationDays: 10 },
  });
  return itemId;
}

describe("a plan", () => {
  it("begins from every template of the catalogue, with goals, tasks and gates that can be scheduled", async () => {
    const { asMentee } = await pair();
    const templates = await db.select().from(planTemplates);
    expect(templates.length).toBeGreaterThan(0);
    for (const template of templates) {
      const { planId } = await createPlan(asMentee, {
        templateId: template.id,
        title: "",
        startsOn: "2026-06-08",
        hoursPerWeek: 5,
        key: randomUUID(),
      });
      const plan = await getPlan(asMentee, { planId });
      expect(plan.lines.filter((line) => line.kind === "task")).toHaveLength(template.actions.length);
      expect(plan.lines.filter((line) => line.kind === "gate")).toHaveLength(template.gates.length);
      expect(plan.schedule.criticalPath.length).toBeGreaterThan(0);
    }
  });

  it("is made once, however often its form is sent", async () => {
    const { asMentee } = await pair();
    const form = { templateId: null, title: "Once", startsOn: "2026-06-08", hoursPerWeek: 5, key: randomUUID() };
    const made = await Promise.all(Array.from({ length: 20 }, () => createPlan(asMentee, form)));
    expect(new Set(made.map(({ planId }) => planId)).size).toBe(1);
    expect(await listPlans(asMentee)).toHaveLength(1);
  });

  it("does not exist for anybody to whom it is not shown", async () => {
    const { asMentee, asMentor } = await pair();
    const planId = await emptyPlan(asMentee);
    const hidden = { code: "NOT_FOUND" };
    await expect(getPlan(asMentor, { planId })).rejects.toMatchObject(hidden);
    await expect(getPlan(actingAs(db, await newMember(db)), { planId })).rejects.toMatchObject(hidden);
  });
});

describe("saving", () => {
  it("merges what two people change in different fields of one item", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId);
    const { revision } = await getPlan(asMentee, { planId });
    const form = { planId, revision, itemId, reason: "" };
    await saveItem(asMentee, { ...form, key: randomUUID(), fields: { title: "Map three" } });
    await saveItem(asMentee, { ...form, key: randomUUID(), fields: { durationDays: 15 } });
    const plan = await getPlan(asMentee, { planId });
    expect(plan.document.items[0]).toMatchObject({ title: "Map three", durationDays: 15 });
  });

  it("refuses to overwrite a field that was changed meanwhile, and hands back both versions", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId);
    const { revision } = await getPlan(asMentee, { planId });
    const form = { planId, revision, itemId, reason: "" };
    await saveItem(asMentee, { ...form, key: randomUUID(), fields: { title: "Theirs" } });
    const mine = saveItem(asMentee, { ...form, key: randomUUID(), fields: { title: "Mine" } });
    await expect(mine).rejects.toMatchObject({
      reason: "plans.conflicts",
      revision: revision + 1,
      conflicts: [{ change: { field: "title", after: "Mine" }, theirs: "Theirs" }],
    });
  });

  it("writes a text on which its author insists, and nothing over what others changed beside it", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId);
    const { revision } = await getPlan(asMentee, { planId });
    const form = { planId, revision, itemId, reason: "" };
    const theirs = { title: "Map three processes", doneWhen: "Two maps" };
    await saveItem(asMentee, { ...form, key: randomUUID(), fields: theirs });
    const mine = { title: "Map two processes", doneWhen: "Three maps", note: "With the users." };
    const refused = saveItem(asMentee, { ...form, key: randomUUID(), fields: mine });
    await expect(refused).rejects.toMatchObject({ conflicts: [{ change: { field: "doneWhen" }, theirs: "Two maps" }] });
    const insisted = { doneWhen: revision + 1 };
    await saveItem(asMentee, { ...form, key: randomUUID(), fields: mine, insisted });
    const { document } = await getPlan(asMentee, { planId });
    expect(document.items[0]).toMatchObject({ title: "Map three processes", doneWhen: "Three maps", note: mine.note });
    const again = saveItem(asMentee, { ...form, key: randomUUID(), fields: { doneWhen: "Four maps" }, insisted });
    await expect(again).rejects.toMatchObject({ conflicts: [{ theirs: "Three maps" }] });
  });

  it("does the same with the fields of the plan itself", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const form = { planId, revision: 1, reason: "" };
    await saveHead(asMentee, { ...form, key: randomUUID(), fields: { title: "Theirs", purpose: "Theirs" } });
    const fields = { title: "To business analyst", purpose: "Mine" };
    await expect(saveHead(asMentee, { ...form, key: randomUUID(), fields })).rejects.toMatchObject({
      conflicts: [{ change: { field: "purpose" } }],
    });
    await saveHead(asMentee, { ...form, key: randomUUID(), fields, insisted: { purpose: 2 } });
    const { document } = await getPlan(asMentee, { planId });
    expect(document).toMatchObject({ title: "Theirs", purpose: "Mine" });
  });

  it("refuses again, without losing the text, what is insisted on of a line that was taken out", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId);
    await removeItem(asMentee, { planId, itemId, revision: 2, reason: "", key: randomUUID() });
    const form = { planId, itemId, revision: 2, reason: "", key: randomUUID(), fields: { note: "Mine" } };
    const gone = { conflicts: [{ change: { field: "note", after: "Mine" }, gone: true }] };
    await expect(saveItem(asMentee, form)).rejects.toMatchObject(gone);
    await expect(saveItem(asMentee, { ...form, insisted: { note: 3 } })).rejects.toMatchObject(gone);
  });

  it("loses nothing of what 8 people save at the same time", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemIds = await Promise.all(Array.from({ length: 4 }, (_, n) => withTask(asMentee, planId, `Task ${n}`)));
    const acknowledged: string[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, client) => {
        for (let round = 0; round < 5; round += 1) {
          const { revision } = await getPlan(asMentee, { planId });
          const itemId = itemIds[(client + round) % itemIds.length] ?? "";
          const note = `client ${client} round ${round}`;
          const saved = await saveItem(asMentee, {
            planId,
            revision,
            itemId,
            reason: "",
            key: randomUUID(),
            fields: { note },
          }).catch((error: { reason?: string }) => {
            if (error.reason !== "plans.conflicts") throw error;
          });
          if (saved) acknowledged.push(note);
        }
      }),
    );
    const history = await db.select().from(planRevisions).where(eq(planRevisions.planId, planId));
    const written = history.flatMap(({ changes }) => changes.map((change) => change.after));
    expect(acknowledged.length).toBeGreaterThan(8);
    for (const note of acknowledged) expect(written).toContain(note);
  });

  it("refuses links that go round in a circle and names the circle", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const first = await withTask(asMentee, planId, "First");
    const second = await withTask(asMentee, planId, "Second");
    const form = { planId, revision: 3, reason: "" };
    await saveItem(asMentee, {
      ...form,
      key: randomUUID(),
      itemId: second,
      fields: { after: [{ itemId: first, lagDays: 0 }] },
    });
    const circle = saveItem(asMentee, {
      ...form,
      key: randomUUID(),
      itemId: first,
      fields: { after: [{ itemId: second, lagDays: 0 }] },
    });
    await expect(circle).rejects.toMatchObject({ reason: "plans.faults" });
    await expect(circle).rejects.toMatchObject({ sentences: [expect.stringContaining("waits for")] });
  });

  it("takes an item out with what waits for it put right, and brings it back by restoring", async () => {
    const { asMentee } = await pair();
    const planId = await emptyPlan(asMentee);
    const first = await withTask(asMentee, planId, "First");
    const second = await withTask(asMentee, planId, "Second");
    const linked = { planId, revision: 3, itemId: second, reason: "", key: randomUUID() };
    await saveItem(asMentee, { ...linked, fields: { after: [{ itemId: first, lagDays: 2 }] } });
    const { names } = await compareRevisions(asMentee, { planId, from: 3, to: 4 });
    expect(names).toMatchObject({
      [first]: expect.stringMatching(/ First$/),
      [second]: expect.stringMatching(/ Second$/),
    });
    expect(Object.keys(names).length).toBeGreaterThan(2);
    await removeItem(asMentee, { planId, revision: 4, itemId: first, reason: "", key: randomUUID() });
    expect((await getPlan(asMentee, { planId })).document.items).toMatchObject([{ id: second, after: [] }]);
    await restoreRevision(asMentee, { planId, revision: 4, reason: "It was needed", key: randomUUID() });
    const plan = await getPlan(asMentee, { planId });
    expect(plan.revision).toBe(6);
    expect(plan.lines.map((line) => line.title)).toEqual(["First", "Second"]);
    const { changes } = await compareRevisions(asMentee, { planId, from: 4, to: 6 });
    expect(changes).toEqual([]);
  });
});

describe("the two who work on a plan", () => {
  it("agree it: both signatures set the baseline, and later changes are measured against it", async () => {
    const { asMentee, asMentor, mentee, mentor, mentorship } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId);
    await proposePlan(asMentee, {
      planId,
      mentorshipId: mentorship.id,
      typedName: mentee.name,
      reason: "",
      key: randomUUID(),
    });
    const seen = await getPlan(asMentor, { planId });
    expect(seen).toMatchObject({ role: "mentor", state: "draft", proposal: { revision: 2 } });
    const proposalId = seen.proposal?.id ?? "";
    await answerProposal(asMentor, { planId, proposalId, agree: true, typedName: mentor.name, answer: "" });
    const agreed = await getPlan(asMentee, { planId });
    expect(agreed).toMatchObject({ state: "agreed", baseline: { number: 1, revision: 2 } });
    expect(agreed.signatures.map(({ typedName }) => typedName).sort()).toEqual([mentee.name, mentor.name].sort());
    const longer = { planId, revision: 2, itemId, fields: { durationDays: 20 } };
    await expect(saveItem(asMentee, { ...longer, reason: "", key: randomUUID() })).rejects.toMatchObject({
      reason: "plans.reason_wanted",
    });
    await saveItem(asMentee, { ...longer, reason: "The leads are out.", key: randomUUID() });
    const late = await getPlan(asMentee, { planId });
    expect(late.standing.items.get(itemId)).toMatchObject({ slipDays: 10 });
  });

  it("the mentor suggests, and only the owner's acceptance changes the plan", async () => {
    const { asMentee, asMentor, mentorship } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId);
    await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
    const edit = {
      planId,
      revision: 2,
      itemId,
      reason: "Two take a month.",
      key: randomUUID(),
      fields: { durationDays: 20 },
    };
    await expect(saveItem(asMentor, edit)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { suggestionId } = await suggest(asMentor, { ...edit, what: "item" });
    expect((await getPlan(asMentee, { planId })).document.items[0]?.durationDays).toBe(10);
    await answerSuggestion(asMentee, { planId, suggestionId, accept: true, answer: "Gladly." });
    expect((await getPlan(asMentee, { planId })).document.items[0]?.durationDays).toBe(20);
    const later = { ...edit, what: "item", revision: 3, fields: { durationDays: 25 } } as const;
    await suggest(asMentor, { ...later, key: randomUUID() });
    const { suggestionId: left } = await suggest(asMentor, { ...later, key: randomUUID() });
    const onNext = { ...asMentee, now: new Date(factoryNow.getTime() + 60_000) };
    await answerSuggestion(onNext, { planId, suggestionId: left, accept: false, answer: "Twenty will do." });
    for (const ctx of [asMentee, asMentor]) {
      expect(await listSuggestions(ctx, { planId, all: true })).toMatchObject([
        { outcome: null, answer: null },
        { outcome: "rejected", answer: "Twenty will do.", revision: null },
        { outcome: "accepted", answer: "Gladly.", revision: 3 },
      ]);
      expect(await listSuggestions(ctx, { planId })).toMatchObject([{ outcome: null }]);
    }
  });

  it("end: the mentor's access is gone in the same second, and the owner keeps all", async () => {
    const { asMentee, asMentor, mentorship } = await pair();
    const planId = await emptyPlan(asMentee);
    await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
    const said = { planId, itemId: null, parentId: null, mentorshipId: null, body: "A good start." };
    await addComment(asMentor, { ...said, key: randomUUID() });
    await db.update(mentorships).set({ state: "ended", endedAt: factoryNow }).where(eq(mentorships.id, mentorship.id));
    await expect(getPlan(asMentor, { planId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listPlans(asMentor)).toEqual([]);
    expect((await listComments(asMentee, { planId })).threads).toMatchObject([{ body: "A good start." }]);
  });
});

describe("sharing", () => {
  let shared: Awaited<ReturnType<typeof pair>> & { planId: string };
  beforeAll(async () => {
    const two = await pair();
    shared = { ...two, planId: await emptyPlan(two.asMentee) };
  });

  it("shows a hidden item to nobody else, by no way", async () => {
    const { asMentee, asMentor, mentorship, planId } = shared;
    const itemId = await withTask(asMentee, planId, "Ask for a rise");
    const { revision } = await getPlan(asMentee, { planId });
    await saveItem(asMentee, { planId, revision, itemId, reason: "", key: randomUUID(), fields: { hidden: true } });
    await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
    const { token } = await sharePlan(asMentee, { planId, with: "link", label: "Sponsor", days: 7, key: randomUUID() });
    const behind = await getPlanBehindLink(asMentor, { token: token ?? "" });
    const seen = await getPlan(asMentor, { planId });
    const compared = await compareRevisions(asMentor, { planId, from: 1, to: revision + 1 });
    expect(JSON.stringify([behind, seen, compared])).not.toContain("Ask for a rise");
  });

  it("does not tell others of a line by its being hidden, now or when it was taken out", async () => {
    const { asMentee, asMentor, mentorship } = await pair();
    const planId = await emptyPlan(asMentee);
    const itemId = await withTask(asMentee, planId, "Ask for a rise");
    await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
    const form = { planId, itemId, reason: "" };
    await saveItem(asMentee, { ...form, revision: 2, key: randomUUID(), fields: { hidden: true } });
    const hidden = await compareRevisions(asMentor, { planId, from: 2, to: 3 });
    await removeItem(asMentee, { ...form, revision: 3, key: randomUUID() });
    const removed = await compareRevisions(asMentor, { planId, from: 3, to: 4 });
    expect([hidden.changes, hidden.moves, removed.changes, removed.moves]).toEqual([[], [], [], []]);
    expect([...Object.keys(hidden.names), ...Object.keys(removed.names)]).not.toContain(itemId);
    expect((await compareRevisions(asMentee, { planId, from: 3, to: 4 })).changes).toHaveLength(1);
  });

  it("tells the owner who looked, and opens nothing once it is taken back or has run out", async () => {
    const { asMentee, planId } = shared;
    const { token } = await sharePlan(asMentee, { planId, with: "link", label: "Panel", days: 7, key: randomUUID() });
    const visitor = { ...asMentee, actor: { kind: "visitor" as const } };
    await getPlanBehindLink(visitor, { token: token ?? "" });
    const { shares, views } = await getSharing(asMentee, { planId });
    expect(views).toContainEqual(expect.objectContaining({ label: "Panel", viewerName: null }));
    const later = { ...visitor, now: new Date(factoryNow.getTime() + 8 * 86_400_000) };
    await expect(getPlanBehindLink(later, { token: token ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const link = shares.find((share) => share.label === "Panel");
    await endShare(asMentee, { planId, shareId: link?.id ?? "" });
    await expect(getPlanBehindLink(visitor, { token: token ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
