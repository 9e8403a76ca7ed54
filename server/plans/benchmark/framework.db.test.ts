import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planShares } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { newItem } from "@/domain/plans/document";
import { editEntry } from "@/server/catalogue/edit-entry";
import { getEntry } from "@/server/catalogue/entries";
import { frameworkAt, newestFramework } from "@/server/catalogue/framework/versions";
import { actingAs } from "@/server/context.fixture";
import { createPlan, insertPlan } from "../create";
import { exportPlan } from "../files/export";
import { importPlan, previewImport } from "../files/import";
import { getPlan } from "../queries";
import { compareRevisions } from "../revisions/history";
import { restoreRevision } from "../revisions/restore";
import { getPlanBenchmark } from "./benchmark";
import { getPlanFramework, listCompetencies, moveToFramework } from "./framework";

const { db } = await testDb();
let owner: ReturnType<typeof actingAs>;
let mentor: ReturnType<typeof actingAs>;
let admin: ReturnType<typeof actingAs>;
let planId: string;

/** Each call has a context of its own, as each request does. */
const as = (who: ReturnType<typeof actingAs>) => ({ ...who });

async function reword(kind: string, id: string, values: Record<string, unknown>) {
  const entry = await getEntry(admin, { kind, id });
  await editEntry(admin, { kind, id, stamp: entry.stamp, values: { ...entry.values, ...values } });
}

beforeAll(async () => {
  const { id: programmeId } = await newProgramme(db);
  const [mentee, guide] = [await newMember(db), await newMentor(db, programmeId)];
  const pair = await newMentorship(db, { programmeId, menteeId: mentee.id, mentorId: guide.id });
  owner = actingAs(db, mentee, factoryNow);
  mentor = actingAs(db, guide, factoryNow);
  admin = actingAs(db, await newMember(db), factoryNow, [{ kind: "admin" }]);
  planId = await db.transaction((tx) =>
    insertPlan(tx, owner, {
      key: randomUUID(),
      reason: "Begun from nothing",
      targetRoleId: "project-manager",
      document: {
        title: "To project manager",
        purpose: "",
        startsOn: "2026-06-08",
        hoursPerWeek: 4,
        reviewEveryDays: null,
        items: [
          newItem({
            id: randomUUID(),
            kind: "task",
            title: "Present",
            position: 1,
            competencyIds: ["presenting", "juggling"],
          }),
        ],
      },
    }),
  );
  await db.insert(planShares).values({ planId, mentorshipId: pair.id, sharedAt: factoryNow });
});

describe("a plan and the framework", () => {
  it("stays with the version that was newest when it began, names and targets too", async () => {
    await reword("competencies", "presenting", { name: "Speaking to a room" });
    await reword("competency_descriptors", "presenting/3", { descriptor: "Speaks to a board without slides." });
    await reword("target_levels", "project-manager/benefits", { level: 4, critical: true });
    await reword("target_levels", "business-analyst/benefits", { level: 4, critical: true });
    const before = await frameworkAt(db, 1);
    expect((await getPlan(as(owner), { planId })).framework).toEqual({ version: 1, newest: 5 });
    const { lines } = await getPlanBenchmark(as(mentor), { planId });
    const speaking = before.competencies.find(({ id }) => id === "presenting");
    expect(lines.find(({ id }) => id === "presenting")).toMatchObject({
      name: speaking?.name,
      descriptors: speaking?.levels,
    });
    const asked = before.profiles.find(({ roleId }) => roleId === "project-manager")?.levels.benefits;
    expect(lines.find(({ id }) => id === "benefits")?.target).toBe(asked);
    const options = await listCompetencies(as(owner), { planId });
    expect(options.find(({ id }) => id === "presenting")).toEqual({
      id: "presenting",
      name: speaking?.name,
      area: speaking?.planArea,
      retired: false,
    });
  });

  it("says what the newest version says otherwise, for its own role and no other", async () => {
    const { changes, counts, can } = await getPlanFramework(as(owner), { planId });
    expect(counts).toEqual({ added: 0, retired: 0, changed: 1, targets: 1 });
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: "Name", after: "Speaking to a room" }),
        expect.objectContaining({ what: "Level 3", after: "Speaks to a board without slides." }),
        expect.objectContaining({ kind: "target", roleId: "project-manager", after: { level: 4, must: true } }),
      ]),
    );
    expect(can.move).toBe(true);
    expect((await getPlanFramework(as(mentor), { planId })).can.move).toBe(false);
  });

  it("is moved by its owner alone, as a revision with a reason that the mentor sees and that can be undone", async () => {
    const key = randomUUID();
    const move = { planId, version: 5, reason: "The board’s words", key };
    await expect(moveToFramework(as(mentor), move)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(moveToFramework(as(owner), { ...move, version: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await moveToFramework(as(owner), move)).toEqual({ revision: 2 });
    expect(await moveToFramework(as(owner), move)).toEqual({ revision: 2 });
    const { newest } = await getPlan(as(mentor), { planId });
    expect(newest).toMatchObject({ number: 2, reason: "The board’s words" });
    const { changes } = await compareRevisions(as(mentor), { planId, from: 1, to: 2 });
    expect(changes).toMatchObject([{ change: { field: "frameworkVersion", before: 1, after: 5 } }]);
    const { lines } = await getPlanBenchmark(as(owner), { planId });
    expect(lines.find(({ id }) => id === "benefits")).toMatchObject({ target: 4, critical: true });
    expect((await getPlanFramework(as(owner), { planId })).changes).toEqual([]);

    await restoreRevision(as(owner), { planId, revision: 1, reason: "Not yet", key: randomUUID() });
    expect((await getPlan(as(owner), { planId })).framework.version).toBe(1);
  });

  it("begins by the newest, and comes back from a file by the newest with a history that leads there", async () => {
    const input = { templateId: null, title: "Another", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
    const made = await createPlan(as(owner), input);
    expect((await getPlan(as(owner), made)).framework).toEqual({ version: 5, newest: 5 });

    const { body } = await exportPlan(as(owner), { planId, format: "json" });
    const file = { planId: null, fileName: "plan.json", bytes: body };
    expect(await previewImport(as(owner), file)).toEqual({ problems: 0 });
    const back = await importPlan(as(owner), { planId: null, reason: "", key: randomUUID() });
    const { revision, framework } = await getPlan(as(owner), back);
    expect(framework.version).toBe(await newestFramework(db));
    const arrival = await compareRevisions(as(owner), { planId: back.planId, from: revision - 1, to: revision });
    expect(arrival.changes).toMatchObject([{ change: { field: "frameworkVersion", before: 1, after: 5 } }]);
    expect((await compareRevisions(as(owner), { planId: back.planId, from: 1, to: 2 })).changes).toHaveLength(1);
  });
});
