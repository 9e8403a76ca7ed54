import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { blockMember } from "@/server/safety/blocks";
import { answerProposal, proposePlan } from "./agreement/agreement";
import { getPlanBenchmark, rateOwner } from "./benchmark/benchmark";
import { createPlan } from "./create";
import { listPlansOfMentorship } from "./of-mentorship";
import { getPlan } from "./queries";
import { addItem } from "./revisions/items";
import { getSharing, sharePlan } from "./sharing/sharing";
import { getPlansToday } from "./today";

const { db } = await testDb();
const hidden = { code: "NOT_FOUND" };

type Fields = Parameters<typeof addItem>[1]["fields"];

async function pair() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  return { mentor, mentee, mentorship, asMentee: actingAs(db, mentee), asMentor: actingAs(db, mentor) };
}

async function planWith(ctx: ReturnType<typeof actingAs>, tasks: readonly Fields[]) {
  const { planId } = await createPlan(ctx, {
    templateId: null,
    title: "To business analyst",
    startsOn: "2026-06-08",
    hoursPerWeek: 5,
    key: randomUUID(),
  });
  for (const [index, fields] of tasks.entries()) {
    await addItem(ctx, { planId, revision: index + 1, reason: "", key: randomUUID(), kind: "task", fields });
  }
  return planId;
}

/** The mentor has signed, so that the dates are agreed. */
async function agree(
  { asMentee, asMentor, mentor, mentee, mentorship }: Awaited<ReturnType<typeof pair>>,
  planId: string,
) {
  await proposePlan(asMentee, {
    planId,
    mentorshipId: mentorship.id,
    typedName: mentee.name,
    reason: "",
    key: randomUUID(),
  });
  const { proposal } = await getPlan(asMentee, { planId });
  const proposalId = proposal?.id ?? "";
  await answerProposal(asMentor, { planId, proposalId, agree: true, typedName: mentor.name, answer: "" });
}

const tasks: readonly Fields[] = [
  { title: "Map two processes", durationDays: 5 },
  { title: "Read the draft", durationDays: 5, owner: "mentor" },
  { title: "Keep to myself", durationDays: 5, owner: "mentor", hidden: true },
  { title: "Lead the release", durationDays: 200 },
];

describe("Today", () => {
  it("has nothing of plans for somebody without one", async () => {
    expect(await getPlansToday(actingAs(db, await newMember(db)))).toEqual({ plan: null, due: [] });
  });

  it("draws a draft, and an agreed plan before it", async () => {
    const two = await pair();
    const agreed = await planWith(two.asMentee, tasks);
    expect(await getPlansToday(two.asMentee)).toMatchObject({ plan: { id: agreed, agreed: false, slipDays: null } });
    await agree(two, agreed);
    await planWith({ ...two.asMentee, now: new Date(factoryNow.getTime() + 60_000) }, []);
    expect(await getPlansToday(two.asMentee)).toMatchObject({
      plan: { id: agreed, agreed: true, slipDays: 0, open: 4 },
    });
  });

  it("lists what falls to each of the two within 30 days, once it is agreed and never what is hidden", async () => {
    const two = await pair();
    const planId = await planWith(two.asMentee, tasks);
    await sharePlan(two.asMentee, { planId, with: "mentor", mentorshipId: two.mentorship.id });
    expect((await getPlansToday(two.asMentor)).due).toEqual([]);
    await agree(two, planId);
    const titles = async (ctx: typeof two.asMentee) => (await getPlansToday(ctx)).due.map(({ title }) => title);
    expect(await titles(two.asMentee)).toEqual(["Map two processes"]);
    expect(await titles(two.asMentor)).toEqual(["Read the draft"]);
    expect((await getPlansToday(two.asMentor)).plan).toBeNull();
    await blockMember(two.asMentee, { memberId: two.mentor.id });
    expect(await titles(two.asMentor)).toEqual([]);
  });
});

describe("a mentorship", () => {
  it("has the plans shown to its mentor, for its two alone and while it lasts", async () => {
    const two = await pair();
    const planId = await planWith(two.asMentee, []);
    const of = { mentorshipId: two.mentorship.id };
    expect(await listPlansOfMentorship(two.asMentee, of)).toEqual([]);
    await sharePlan(two.asMentee, { planId, with: "mentor", ...of });
    expect(await listPlansOfMentorship(two.asMentee, of)).toMatchObject([{ id: planId }]);
    expect(await listPlansOfMentorship(two.asMentor, of)).toMatchObject([{ id: planId }]);
    expect(await listPlansOfMentorship(actingAs(db, await newMember(db)), of)).toEqual([]);
    await db
      .update(mentorships)
      .set({ state: "ended", endedAt: factoryNow })
      .where(eq(mentorships.id, of.mentorshipId));
    expect(await listPlansOfMentorship(two.asMentor, of)).toEqual([]);
  });
});

describe("the benchmark of a plan", () => {
  it("is against the owner's target where the plan names no role, and the mentor's ratings stand beside their own", async () => {
    const { asMentee, asMentor, mentorship, mentor } = await pair();
    const planId = await planWith(asMentee, []);
    await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: mentorship.id });
    const before = await getPlanBenchmark(asMentee, { planId });
    expect(before.role?.id).toBe("project-manager");
    expect(before.can.rate).toBe(false);
    const ratings = [{ competencyId: "presenting", level: 4, note: "You held the room." }];
    expect(await rateOwner(asMentor, { planId, ratings })).toEqual({ added: 1 });
    const after = await getPlanBenchmark(asMentor, { planId });
    const of = (view: typeof after) => view.lines.find((line) => line.id === "presenting");
    expect(of(after)?.mentor).toMatchObject({ level: 4 });
    expect(of(after)?.self).toEqual(of(before)?.self);
    expect(after.can.rate).toBe(true);
    const { views } = await getSharing(asMentee, { planId });
    expect(views).toMatchObject([{ viewerName: mentor.name, what: "benchmark", times: 1 }]);
  });

  it("is for the two who work on the plan, and only its mentor rates", async () => {
    const { asMentee, asMentor } = await pair();
    const planId = await planWith(asMentee, []);
    const reader = await newMember(db);
    const asReader = actingAs(db, reader);
    await sharePlan(asMentee, { planId, with: "person", email: reader.email, days: null, key: randomUUID() });
    expect((await getPlan(asReader, { planId })).role).toBe("reader");
    const given = { planId, ratings: [{ competencyId: "presenting", level: 4 }] };
    await expect(getPlanBenchmark(asReader, { planId })).rejects.toMatchObject(hidden);
    await expect(getPlanBenchmark(asMentor, { planId })).rejects.toMatchObject(hidden);
    await expect(rateOwner(asMentor, given)).rejects.toMatchObject(hidden);
    await expect(rateOwner(asReader, given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(rateOwner(asMentee, given)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
