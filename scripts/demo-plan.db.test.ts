import { and, eq, isNull, lte } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { members, obligations, plans } from "@/db/schema/index";
import { importContent } from "@/db/seed/content";
import { seedDemo } from "@/db/seed/demo";
import { testDb } from "@/db/test-database";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { getReview } from "@/server/gates/review-view";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";
import { getPlan } from "@/server/plans/queries";
import { addDemoPlan } from "./demo-plan";

const { db } = await testDb();
const now = new Date("2026-11-22T10:00:00Z");

beforeAll(async () => {
  await importContent({ db, now });
  await seedDemo({ db, now });
  await addDemoPlan(db, now);
});

async function mentee() {
  const [row] = await db
    .select({ id: members.id, planId: plans.id })
    .from(plans)
    .innerJoin(members, eq(members.id, plans.ownerId))
    .where(eq(members.isDemo, true));
  if (!row) throw new Error("The demo mentee has no plan.");
  return { ctx: actingAs(db, row, now), planId: row.planId };
}

describe("the demo plan", () => {
  it("has reviews that both signed, one of them with an answer of each kind", async () => {
    const { ctx, planId } = await mentee();
    const { reviews, standing } = await getReview(ctx, { planId });
    expect(reviews.map(({ outcome, signatures }) => [outcome, signatures.length])).toEqual(
      Array.from({ length: 4 }, () => ["signed", 2]),
    );
    const kinds = reviews.map(({ words }) => new Set(words?.answers.map(({ answer }) => answer)));
    expect(kinds).toContainEqual(new Set(["agree", "question", "suggest"]));
    expect(standing.signed).toMatchObject({ changesSince: 0 });
    const { lines } = await getPlan(ctx, { planId });
    const [gate] = lines.filter(({ kind }) => kind === "gate");
    expect(gate?.criteria).toContainEqual(expect.objectContaining({ competencyId: "facilitation", minLevel: 3 }));
  });

  it("begins with nothing overdue, and still so a minute later", async () => {
    const { ctx, planId } = await mentee();
    const soon = new Date(now.getTime() + 60_000);
    expect(await db.$count(obligations, and(isNull(obligations.settledAt), lte(obligations.dueAt, soon)))).toBe(0);
    await sweepObligations(systemContext(db, "obligations.sweep", soon, "test"), obligationHandlers);
    const { standing } = await getReview(ctx, { planId });
    expect(standing.passedAt).toBeNull();
    expect(standing.nextAt?.getTime()).toBeGreaterThan(now.getTime() + 7 * 86_400_000);
  });
});
