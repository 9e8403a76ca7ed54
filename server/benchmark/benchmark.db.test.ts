import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newProgramme } from "@/db/factories";
import { availability, members, menteeProfiles, ratings } from "@/db/schema";
import { testDb } from "@/db/test-database";
import type { MemberActor } from "@/domain/actor";
import type { MemberCtx } from "@/server/context";
import { getBenchmark, getHistory } from "./queries";
import { rate, rateAsMentor, setTargetRole } from "./service";
import { saveStart } from "./start";
import { getMeetingModes, getStart } from "./start-view";

const { db } = await testDb();
const later = new Date("2026-07-01T09:00:00Z");

function as(memberId: string, now = factoryNow): MemberCtx {
  const actor: MemberActor = { kind: "member", id: memberId, sessionId: memberId, authenticatedAt: now, hats: [] };
  return { db, actor, now, requestId: "test" };
}
const owner = (memberId: string, activeMentorIds: string[] = []) => ({ memberId, activeMentorIds });

beforeAll(async () => {
  await newProgramme(db, { isDefault: true });
});

describe("rating", () => {
  it("adds a dated row and leaves the earlier one as it was", async () => {
    const { id } = await newMember(db);
    await rate(as(id), owner(id), { ratings: [{ competencyId: "presenting", level: 1 }] });
    await rate(as(id, later), owner(id), { ratings: [{ competencyId: "presenting", level: 2 }] });
    const rows = await db.select().from(ratings).where(eq(ratings.memberId, id)).orderBy(asc(ratings.ratedAt));
    expect(rows.map((row) => [row.level, row.ratedAt])).toEqual([
      [1, factoryNow],
      [2, later],
    ]);
    const { history } = await getHistory(as(id), owner(id), { competencyId: "presenting" });
    expect(history).toHaveLength(2);
  });

  it("is neither changed nor removed by a statement; it goes with its member, and of its rater only the person goes", async () => {
    const [{ id }, mentor] = [await newMember(db), await newMember(db)];
    await rate(as(id), owner(id), { ratings: [{ competencyId: "presenting", level: 1 }] });
    const given = { ratings: [{ competencyId: "presenting", level: 2 }] };
    await rateAsMentor(as(mentor.id), owner(id, [mentor.id]), given);
    const theirs = eq(ratings.memberId, id);
    const refused = { cause: { code: "42501" } };
    await expect(db.update(ratings).set({ level: 4 }).where(theirs)).rejects.toMatchObject(refused);
    await expect(db.delete(ratings).where(theirs)).rejects.toMatchObject(refused);
    await db.delete(members).where(eq(members.id, mentor.id));
    const rows = await db.select().from(ratings).where(theirs).orderBy(asc(ratings.level));
    expect(rows.map(({ level, raterId }) => [level, raterId])).toEqual([
      [1, id],
      [2, null],
    ]);
    await db.delete(members).where(eq(members.id, id));
    expect(await db.$count(ratings, theirs)).toBe(0);
  });

  it("adds nothing for a level that stands already", async () => {
    const { id } = await newMember(db);
    await rate(as(id), owner(id), { ratings: [{ competencyId: "presenting", level: 3 }] });
    expect(await rate(as(id, later), owner(id), { ratings: [{ competencyId: "presenting", level: 3 }] })).toEqual({
      added: 0,
    });
  });

  it("saves nothing when one competency does not exist", async () => {
    const { id } = await newMember(db);
    const given = [
      { competencyId: "presenting", level: 3 },
      { competencyId: "juggling", level: 4 },
    ];
    await expect(rate(as(id), owner(id), { ratings: given })).rejects.toThrow("benchmark.no_such_competency");
    expect(await db.$count(ratings, eq(ratings.memberId, id))).toBe(0);
  });

  it("keeps a mentor's view beside the own one, and only a present mentor may give it", async () => {
    const programme = await newProgramme(db);
    const mentee = await newMentee(db, programme.id);
    const mentor = await newMember(db);
    const input = { ratings: [{ competencyId: "presenting", level: 0 }] };
    await expect(rateAsMentor(as(mentor.id), owner(mentee.id), input)).rejects.toThrow("benchmark.not_found");
    await rateAsMentor(as(mentor.id), owner(mentee.id, [mentor.id]), input);
    const { lines } = await getBenchmark(as(mentee.id), owner(mentee.id), {});
    const line = lines.find((one) => one.id === "presenting");
    expect([line?.self?.level, line?.mentor?.level]).toEqual([1, 0]);
  });

  it("of somebody else is as if it did not exist", async () => {
    const programme = await newProgramme(db);
    const mentee = await newMentee(db, programme.id);
    const stranger = await newMember(db);
    await expect(getBenchmark(as(stranger.id), owner(mentee.id), {})).rejects.toThrow("NOT_FOUND");
    await expect(
      rate(as(stranger.id), owner(mentee.id), { ratings: [{ competencyId: "presenting", level: 4 }] }),
    ).rejects.toThrow("NOT_FOUND");
  });
});

describe("the benchmark", () => {
  it("measures against the target role, or another one for comparison", async () => {
    const programme = await newProgramme(db);
    const { id } = await newMentee(db, programme.id);
    const mine = await getBenchmark(as(id), owner(id), {});
    expect(mine.role?.id).toBe("project-manager");
    expect(mine.totals).toEqual({ competencies: 4, levels: 7, widest: 2, unrated: 26 });
    expect(mine.ranked[0]).toMatchObject({ competencyId: "stakeholder-influence", critical: true, gap: 2 });
    const other = await getBenchmark(as(id), owner(id), { roleId: "pmo-coordinator" });
    expect(other.totals.levels).toBe(0);
    await setTargetRole(as(id, later), owner(id), { roleId: "business-analyst" });
    expect((await getBenchmark(as(id), owner(id), {})).role?.id).toBe("business-analyst");
  });
});

describe("the start", () => {
  it("keeps each answer as it is given, and opens requests with the last required one", async () => {
    const { id } = await newMember(db);
    const me = as(id);
    expect(await saveStart(me, { currentRoleId: "pmo-coordinator" })).toMatchObject({ canRequest: false });
    await saveStart(me, { currentDomainId: "nhs", organisation: "Northmoor Bank plc" });
    await saveStart(me, { targetRoleId: "project-manager", routeId: "route-ba-transformation" });
    const last = await saveStart(me, { targetDomainId: "technology", hours: ["evenings"], timeZone: "Asia/Singapore" });
    expect(last).toEqual({ savedAt: factoryNow, canRequest: true });

    const [member] = await db.select().from(members).where(eq(members.id, id));
    expect(member).toMatchObject({ currentDomainId: "nhs", organisationKey: "northmoor bank" });
    const slots = await db.select().from(availability).where(eq(availability.memberId, id));
    expect(slots.map((slot) => slot.timeZone)).toEqual(Array(5).fill("Asia/Singapore"));

    const start = await getStart(me);
    expect(start).toMatchObject({ step: "benchmark", hours: ["evenings"], canRequest: true });
    expect(start.asked).toHaveLength(6);
    expect(start.plan).toMatchObject({ months: 38, gates: ["G1", "G2", "G3"] });
    expect(start.totals).toMatchObject({ levels: 0, unrated: 6 });
  });

  it("counts only what was rated, and names the widest gap", async () => {
    const programme = await newProgramme(db);
    const { id } = await newMentee(db, programme.id);
    await saveStart(as(id), { ratings: [{ competencyId: "outcome-ownership", level: 0 }] });
    const start = await getStart(as(id));
    expect(start.widest).toMatchObject({ differenceId: "accountability", levels: 3 });
    expect(start.totals.unrated).toBeGreaterThan(0);
  });

  it("keeps goals until they are taken back", async () => {
    const { id } = await newMember(db);
    await saveStart(as(id), { targetRoleId: "junior-pm", goals: "Hold the supplier to a date by June." });
    await saveStart(as(id), { targetRoleId: "project-manager" });
    expect((await getStart(as(id))).answers.goals).toBe("Hold the supplier to a date by June.");
    await saveStart(as(id), { goals: null });
    expect((await getStart(as(id))).answers.goals).toBeNull();
  });

  it("keeps how a mentee can meet, and leaves it alone when other answers change", async () => {
    const programme = await newProgramme(db);
    const { id } = await newMentee(db, programme.id);
    await saveStart(as(id), { meetingModes: ["in_person", "phone"] });
    await saveStart(as(id), { goals: "Hold the supplier to a date by June." });
    expect(await getMeetingModes(as(id))).toEqual(["in_person", "phone"]);
    await saveStart(as(id), { meetingModes: [] });
    expect(await getMeetingModes(as(id))).toEqual([]);
    expect(await getMeetingModes(as((await newMember(db)).id))).toBeNull();
  });

  it("takes back a route that does not lead to a changed target, and refuses one that never did", async () => {
    const programme = await newProgramme(db);
    const { id } = await newMentee(db, programme.id);
    await saveStart(as(id), { targetRoleId: "pmo-director" });
    const [profile] = await db.select().from(menteeProfiles).where(eq(menteeProfiles.memberId, id));
    expect(profile?.routeId).toBeNull();
    await expect(saveStart(as(id), { routeId: "route-test-it" })).rejects.toThrow("benchmark.route_elsewhere");
  });

  it("refuses an answer that is not one of the options, and keeps none of the others", async () => {
    const { id } = await newMember(db);
    const answers = { currentDomainId: "nhs", currentRoleId: "astronaut" };
    await expect(saveStart(as(id), answers)).rejects.toThrow("benchmark.not_an_option");
    expect(await db.$count(menteeProfiles, eq(menteeProfiles.memberId, id))).toBe(0);
  });
});
