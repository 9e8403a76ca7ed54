import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { competencies, evidence, evidenceLinks, members, planServices, pmoServices, ratings } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { endSessions, startSession } from "@/server/accounts/sessions";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { getPlan } from "../queries";
import { addItem, saveHead, saveItem } from "../revisions/items";
import { sharePlan } from "../sharing/sharing";
import { type PlanNews, watchPlan } from "./live";

const { db } = await testDb();
const later = new Date(factoryNow.getTime() + 60_000);
const open: AbortController[] = [];
afterEach(() => {
  for (const page of open.splice(0)) page.abort();
});

async function scene() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const asMentee = actingAs(db, mentee);
  const form = { templateId: null, title: "To analyst", startsOn: "2026-06-08", hoursPerWeek: 5, key: randomUUID() };
  const { planId } = await createPlan(asMentee, form);
  const add = async (title: string, hidden: boolean) => {
    const { revision } = await getPlan(asMentee, { planId });
    const { itemId } = await addItem(asMentee, {
      planId,
      revision,
      reason: "",
      key: randomUUID(),
      kind: "task",
      fields: { title, durationDays: 5, hidden },
    });
    return itemId;
  };
  const taskId = await add("Map two", false);
  const hiddenId = await add("Ask for a raise", true);
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
  return { planId, taskId, hiddenId, mentee, mentor, asMentor: actingAs(db, mentor), asMentee: actingAs(db, mentee) };
}

/** A page of the plan that somebody has open: what it is told next that is as wanted. */
async function opened(reader: Parameters<typeof watchPlan>[0], planId: string, path = "") {
  const page = new AbortController();
  open.push(page);
  const { id: sessionId } = await startSession(db, { memberId: reader.actor.id, device: "test", now: factoryNow });
  const ctx = { ...reader, actor: { ...reader.actor, sessionId } };
  const news = (await watchPlan(ctx, { planId, path }, page.signal))[Symbol.asyncIterator]();
  const hears = async <K extends PlanNews["kind"]>(kind: K): Promise<Extract<PlanNews, { kind: K }>> => {
    for (;;) {
      const { value, done } = await news.next();
      if (done === true) throw new Error("The stream has ended.");
      const isWanted = (one: PlanNews): one is Extract<PlanNews, { kind: K }> => one.kind === kind;
      if (isWanted(value)) return value;
    }
  };
  const first = await hears("present");
  const close = async () => {
    page.abort();
    await news.return?.();
  };
  return { first, hears, close };
}

describe("two who have a plan open", () => {
  it("are told nothing more from the moment on at which they are signed out or suspended", async () => {
    const { planId, mentor, mentee, asMentor, asMentee } = await scene();
    const [his, hers] = [await opened(asMentor, planId), await opened(asMentee, planId)];
    await endSessions(db, { memberId: mentor.id });
    await db.update(members).set({ suspendedAt: later }).where(eq(members.id, mentee.id));
    await opened(asMentor, planId, "/people");
    for (const page of [his, hers]) await expect(page.hears("changed")).rejects.toThrow("The stream has ended.");
  });

  it("are told of each other and at which line the other is, until the page is closed", async () => {
    const { planId, taskId, asMentee, asMentor, mentor, mentee } = await scene();
    const hers = await opened(asMentee, planId);
    expect(hers.first.words).toBe("");
    const his = await opened(asMentor, planId, `/items/${taskId}`);
    expect(his.first.words).toBe(`${mentee.name} is viewing the schedule.`);
    expect((await hers.hears("present")).words).toBe(`${mentor.name} is viewing 1.`);
    await his.close();
    expect((await hers.hears("present")).words).toBe("");
  });

  it("are there while one of several pages is open, and on the same page are told so", async () => {
    const { planId, asMentee, asMentor, mentor } = await scene();
    const hers = await opened(asMentee, planId, "/review");
    const first = await opened(asMentor, planId);
    expect((await hers.hears("present")).words).toBe(`${mentor.name} is viewing the schedule.`);
    await opened(asMentor, planId, "/review");
    expect((await hers.hears("present")).words).toBe(`${mentor.name} is viewing this page.`);
    await first.close();
    expect((await opened(asMentee, planId)).first.words).toBe(`${mentor.name} is viewing the review.`);
  });

  it("hear which line the other has changed, and nothing of their own deeds or of hidden lines", async () => {
    const { planId, taskId, hiddenId, asMentee, asMentor, mentee } = await scene();
    const [hers, his] = [await opened(asMentee, planId), await opened(asMentor, planId)];
    const save = async (itemId: string, title: string, at: Date) => {
      const ctx = { ...asMentee, now: at };
      const { revision } = await getPlan(ctx, { planId });
      await saveItem(ctx, { planId, revision, itemId, reason: "", key: randomUUID(), fields: { title } });
      return revision;
    };
    await save(hiddenId, "Ask for more", later);
    expect((await his.hears("changed")).note).toBeNull();
    const revision = await save(taskId, "Map three", new Date(later.getTime() + 1000));
    expect((await his.hears("changed")).note).toEqual({
      words: `${mentee.name} changed 1`,
      path: `/changes?from=${revision}&to=${revision + 1}`,
    });
    expect((await hers.hears("changed")).note).toBeNull();
  });

  it("hear of evidence, services and ratings, but not of a piece that is its owner's alone", async () => {
    const { planId, taskId, asMentor, mentee } = await scene();
    const [service] = await db.select({ id: pmoServices.id }).from(pmoServices).limit(1);
    const [competency] = await db.select({ id: competencies.id }).from(competencies).limit(1);
    if (service === undefined || competency === undefined) throw new Error("The catalogue is missing.");
    const his = await opened(asMentor, planId);
    const link = async (visibility: "private" | "linked", at: Date) => {
      const piece = {
        ownerId: mentee.id,
        kind: "text",
        title: "Minutes",
        shows: "What we agreed",
        visibility,
      } as const;
      const [{ id } = { id: "" }] = await db
        .insert(evidence)
        .values({ ...piece, key: randomUUID(), happenedOn: "2026-06-01", createdAt: at, editedAt: at })
        .returning({ id: evidence.id });
      await db.insert(evidenceLinks).values({ evidenceId: id, planId, itemId: taskId, linkedAt: at });
    };
    const at = (seconds: number) => new Date(later.getTime() + seconds * 1000);
    await link("private", at(1));
    expect((await his.hears("changed")).note).toBeNull();
    await link("linked", at(2));
    expect((await his.hears("changed")).note?.words).toBe(`${mentee.name} changed the evidence of 1`);
    await db.insert(planServices).values({ planId, itemId: taskId, serviceId: service.id, linkedAt: at(3) });
    expect((await his.hears("changed")).note?.words).toBe(`${mentee.name} said which services are closed by 1`);
    await db.insert(ratings).values({
      memberId: mentee.id,
      raterId: mentee.id,
      raterKind: "self",
      competencyId: competency.id,
      level: 2,
      ratedAt: at(4),
    });
    expect((await his.hears("changed")).note).toEqual({
      words: `${mentee.name} rated competencies`,
      path: "/benchmark",
    });
    await db.delete(planServices);
    expect((await his.hears("changed")).note).toBeNull();
  });
});

describe("whoever else reads the plan", () => {
  it("is named to its owner while they have it open, and to no mentor", async () => {
    const { planId, asMentee, asMentor, mentee } = await scene();
    const reader = await newMember(db);
    await sharePlan(asMentee, { planId, with: "person", email: reader.email, days: null, key: randomUUID() });
    await opened(actingAs(db, reader), planId);
    expect((await opened(asMentee, planId)).first.words).toBe(`${reader.name} is viewing this page.`);
    expect((await opened(asMentor, planId)).first.words).toBe(`${mentee.name} is viewing this page.`);
  });

  it("and does something to it as another mentor is named to its owner alone", async () => {
    const { planId, asMentee, asMentor, mentee } = await scene();
    const other = await newMember(db);
    const [competency] = await db.select({ id: competencies.id }).from(competencies).limit(1);
    if (competency === undefined) throw new Error("The catalogue is missing.");
    const [hers, his] = [await opened(asMentee, planId), await opened(asMentor, planId)];
    const rated = { memberId: mentee.id, competencyId: competency.id, level: 2, ratedAt: later };
    await db.insert(ratings).values({ ...rated, raterId: other.id, raterKind: "mentor" });
    expect((await hers.hears("changed")).note?.words).toBe(`${other.name} rated competencies`);
    expect((await his.hears("changed")).note).toBeNull();
  });
});

describe("a named reader", () => {
  it("is told neither who is there nor who does what", async () => {
    const { planId, asMentee } = await scene();
    const reader = await newMember(db);
    await sharePlan(asMentee, { planId, with: "person", email: reader.email, days: null, key: randomUUID() });
    await opened(asMentee, planId);
    const theirs = await opened(actingAs(db, reader), planId);
    expect(theirs.first.words).toBe("");
    const { revision } = await getPlan(asMentee, { planId });
    const head = { title: "To senior analyst" };
    await saveHead(asMentee, { planId, revision, reason: "", key: randomUUID(), fields: head });
    expect((await theirs.hears("changed")).note).toBeNull();
  });
});
