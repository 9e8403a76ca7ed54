import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMember } from "@/db/factories";
import { mentorships } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { planFormats } from "@/domain/plans/files/formats";
import { actingAs } from "@/server/context.fixture";
import { getSharing } from "../sharing/sharing";
import { exportPlan } from "./export";
import { pairWithFilePlan, secret, text } from "./files.fixture";

const { db } = await testDb();
const scene = () => pairWithFilePlan(db);

describe("a plan taken away as a file", () => {
  it("is had in each format by its owner and its mentor, and the mentor's is told to the owner", async () => {
    const { planId, asMentee, asMentor } = await scene();
    for (const format of planFormats) {
      for (const ctx of [asMentee, asMentor]) {
        const file = await exportPlan(ctx, { planId, format });
        expect(file.body.length).toBeGreaterThan(200);
        expect(file.fileName).toMatch(new RegExp(`^CP-\\d{4,} To business analyst\\.${format}$`));
      }
    }
    const { views } = await getSharing(asMentee, { planId });
    expect(views.map(({ what }) => what).filter((what) => what.startsWith("file"))).toHaveLength(planFormats.length);
  });

  it("holds nothing that its owner hides, unless the owner takes it along", async () => {
    const { planId, asMentee, asMentor } = await scene();
    for (const format of planFormats) {
      for (const [ctx, withHidden] of [
        [asMentee, false],
        [asMentor, false],
        [asMentor, true],
      ] as const) {
        const { body } = await exportPlan(ctx, { planId, format, withHidden });
        expect(text(body)).not.toContain(secret);
      }
    }
    const whole = await exportPlan(asMentee, { planId, format: "json", withHidden: true });
    expect(text(whole.body)).toContain(secret);
  });

  it("does not exist for a stranger, nor for a mentor from the moment the mentorship ends", async () => {
    const { planId, asMentor, mentorship } = await scene();
    const stranger = actingAs(db, await newMember(db));
    await expect(exportPlan(stranger, { planId, format: "csv" })).rejects.toMatchObject({ reason: "plans.not_found" });
    await db.update(mentorships).set({ endedAt: asMentor.now }).where(eq(mentorships.id, mentorship.id));
    await expect(exportPlan(asMentor, { planId, format: "csv" })).rejects.toMatchObject({ reason: "plans.not_found" });
  });
});
