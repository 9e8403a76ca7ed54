import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships, planRevisions, serviceAnswers } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { answerServices, getOwnServices } from "@/server/benchmark/services";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { addItem, removeItem, saveItem } from "../revisions/items";
import { sharePlan } from "../sharing/sharing";
import { getPlanBenchmark } from "./benchmark";
import { addServiceTask, linkService, listServiceLines, listServicesOfItem, unlinkService } from "./services";

const { db } = await testDb();
const later = new Date("2026-07-01T09:00:00Z");
const gates = "svc-gates";

async function withPlan() {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id);
  const mentor = await newMentor(db, programme.id);
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const me = actingAs(db, mentee);
  const { planId } = await createPlan(me, {
    templateId: null,
    title: "To business analyst",
    startsOn: "2026-06-08",
    hoursPerWeek: 5,
    key: randomUUID(),
  });
  const add = async (kind: "task" | "gate", fields: { title: string; hidden?: boolean }) =>
    addItem(me, { planId, revision: 1, reason: "", key: randomUUID(), kind, fields });
  const { itemId } = await add("task", { title: "Sit in on two gates" });
  const own = { memberId: mentee.id, activeMentorIds: [] };
  const say = (standing: "done" | "seen" | "never", now = factoryNow) =>
    answerServices(actingAs(db, mentee, now), own, { answers: [{ serviceId: gates, standing }] });
  return { programme, mentee, mentor, mentorship, me, planId, itemId, add, own, say };
}

describe("the service check", () => {
  it("keeps every answer with its date; a new one never overwrites an earlier one", async () => {
    const { me, mentee, say } = await withPlan();
    expect(await say("never")).toEqual({ added: 1 });
    expect(await say("seen", later)).toEqual({ added: 1 });
    expect(await say("seen", later)).toEqual({ added: 0 });
    const rows = await db.select().from(serviceAnswers).where(eq(serviceAnswers.memberId, mentee.id));
    expect(rows.map((row) => [row.standing, row.answeredAt])).toEqual([
      ["never", factoryNow],
      ["seen", later],
    ]);
    const { services, counts } = await getOwnServices(me);
    expect(services.find((one) => one.id === gates)?.standing).toBe("seen");
    expect(counts).toMatchObject({ done: 0, seen: 1, never: 0, unanswered: services.length - 1 });
  });

  it("keeps one row of the same answer sent many times at once", async () => {
    const { mentee, say } = await withPlan();
    await Promise.all(Array.from({ length: 20 }, () => say("done")));
    expect(await db.$count(serviceAnswers, eq(serviceAnswers.memberId, mentee.id))).toBe(1);
  });

  it("saves nothing when one service does not exist", async () => {
    const { mentee, me, own } = await withPlan();
    const answers = [
      { serviceId: gates, standing: "done" as const },
      { serviceId: "svc-tea", standing: "seen" as const },
    ];
    await expect(answerServices(me, own, { answers })).rejects.toThrow("benchmark.no_such_service");
    expect(await db.$count(serviceAnswers, eq(serviceAnswers.memberId, mentee.id))).toBe(0);
  });

  it("is nobody else's to answer", async () => {
    const { own } = await withPlan();
    const stranger = actingAs(db, await newMember(db));
    await expect(answerServices(stranger, own, { answers: [{ serviceId: gates, standing: "done" }] })).rejects.toThrow(
      "NOT_FOUND",
    );
  });
});

describe("a gap of the service check", () => {
  it("is closed by a line of the plan, which the check shows with its progress and the line names", async () => {
    const { me, planId, itemId, say } = await withPlan();
    await say("seen");
    await linkService(me, { planId, itemId, serviceId: gates });
    await linkService(me, { planId, itemId, serviceId: gates });
    await saveItem(me, {
      planId,
      itemId,
      revision: 2,
      reason: "",
      key: randomUUID(),
      fields: { progress: 40, startedOn: "2026-06-08" },
    });
    const { links } = await listServiceLines(me);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ serviceId: gates, itemId, wbs: "1", title: "Sit in on two gates", progress: 40 });
    expect(await listServicesOfItem(me, { planId, itemId })).toMatchObject([{ id: gates, standing: "seen" }]);
    await unlinkService(me, { planId, itemId, serviceId: gates });
    expect((await listServiceLines(me)).links).toEqual([]);
  });

  it("becomes a task through one revision of the plan, once however often its form is sent", async () => {
    const { me, planId, say } = await withPlan();
    await say("never");
    const form = {
      planId,
      revision: 2,
      serviceId: gates,
      parentId: null,
      title: "Run one gate review",
      area: "experience" as const,
      key: randomUUID(),
    };
    const made = await Promise.all(Array.from({ length: 10 }, () => addServiceTask(me, form)));
    expect(new Set(made.map(({ itemId }) => itemId)).size).toBe(1);
    const { links, plans } = await listServiceLines(me);
    expect(links.map(({ title, progress }) => [title, progress])).toEqual([["Run one gate review", 0]]);
    expect(plans[0]?.lines.map((line) => line.title)).toEqual(["Sit in on two gates", "Run one gate review"]);
    const revisions = await db.select().from(planRevisions).where(eq(planRevisions.planId, planId));
    expect(revisions.map((one) => one.reason)).toContain("A gap of the service check: Stage gate administration");
    expect(revisions).toHaveLength(3);
  });

  it("is closed by no gate, no line of another's plan and no line that is not there", async () => {
    const { me, planId, add } = await withPlan();
    const { itemId: gate } = await add("gate", { title: "Ready to move" });
    await expect(linkService(me, { planId, itemId: gate, serviceId: gates })).rejects.toThrow("plans.no_such_item");
    await expect(linkService(me, { planId, itemId: randomUUID(), serviceId: gates })).rejects.toThrow(
      "plans.no_such_item",
    );
    const other = await withPlan();
    await expect(linkService(me, { planId: other.planId, itemId: other.itemId, serviceId: gates })).rejects.toThrow(
      "plans.not_found",
    );
  });

  it("is left open when its line is taken out of the plan", async () => {
    const { me, planId, itemId } = await withPlan();
    await linkService(me, { planId, itemId, serviceId: gates });
    await removeItem(me, { planId, itemId, revision: 2, reason: "", key: randomUUID() });
    expect((await listServiceLines(me)).links).toEqual([]);
  });

  it("is read by the mentor of the plan while the two work together, without the lines that are hidden", async () => {
    const { me, mentor, mentorship, planId, itemId, add, say } = await withPlan();
    await say("seen");
    const { itemId: secret } = await add("task", { title: "Ask elsewhere", hidden: true });
    await linkService(me, { planId, itemId, serviceId: gates });
    await linkService(me, { planId, itemId: secret, serviceId: gates });
    const asMentor = actingAs(db, mentor);
    await expect(getPlanBenchmark(asMentor, { planId })).rejects.toThrow("plans.not_found");
    await sharePlan(me, { planId, with: "mentor", mentorshipId: mentorship.id });
    const { services } = await getPlanBenchmark(asMentor, { planId });
    expect(services.counts).toMatchObject({ seen: 1 });
    expect(services.links).toEqual([{ itemId, serviceId: gates }]);
    expect(await listServicesOfItem(asMentor, { planId, itemId: secret })).toEqual([]);
    await expect(linkService(asMentor, { planId, itemId, serviceId: gates })).rejects.toThrow(
      "plans.only_the_owner_edits",
    );
    await db.update(mentorships).set({ state: "ended", endedAt: factoryNow }).where(eq(mentorships.id, mentorship.id));
    await expect(getPlanBenchmark(asMentor, { planId })).rejects.toThrow("plans.not_found");
  });

  it("is not shown to a named reader of the plan", async () => {
    const { me, planId, itemId, say } = await withPlan();
    await say("never");
    await linkService(me, { planId, itemId, serviceId: gates });
    const reader = await newMember(db, { emailVerifiedAt: factoryNow });
    await sharePlan(me, { planId, with: "person", email: reader.email, days: null, key: randomUUID() });
    expect(await listServicesOfItem(actingAs(db, reader), { planId, itemId })).toEqual([]);
    await expect(getPlanBenchmark(actingAs(db, reader), { planId })).rejects.toThrow("plans.not_found");
  });
});
