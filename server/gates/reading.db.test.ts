import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newProgramme } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { notingDb } from "@/server/asked.fixture";
import type { MemberCtx } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { addEvidence } from "@/server/evidence/keep";
import { linkEvidence, listForItem } from "@/server/evidence/links";
import { getEvidence, getPlanLadder } from "@/server/evidence/queries";
import { textPiece } from "@/server/evidence/stage.fixture";
import { readablePlan } from "@/server/plans/access";
import { getPlanBenchmark } from "@/server/plans/benchmark/benchmark";
import { getPlanFramework } from "@/server/plans/benchmark/framework";
import { listServicesOfItem } from "@/server/plans/benchmark/services";
import { listComments } from "@/server/plans/comments/threads";
import { getPlan } from "@/server/plans/queries";
import { compareRevisions, listRevisions } from "@/server/plans/revisions/history";
import { saveHead } from "@/server/plans/revisions/items";
import { getSharing } from "@/server/plans/sharing/sharing";
import { listSuggestions } from "@/server/plans/suggestions/suggestions";
import { getGate } from "./gate-view";
import { pairWithPlan } from "./gates.fixture";
import { getReview, getStanding } from "./review-view";
import { askReview } from "./reviews";
import { submitGate } from "./submit";

const { db, sql } = await testDb();
const noting = notingDb(sql);

/** A plan of which a gate and a review wait for its mentor, with a piece of evidence linked. */
async function busyPlan() {
  const { id } = await newProgramme(db);
  const { planId, gateId, mentee, mentor } = await pairWithPlan(db, id);
  await saveHead(mentee, { planId, revision: 1, reason: "", key: randomUUID(), fields: { purpose: "Banking." } });
  await askReview(mentee, { planId, mentorshipId: null, key: randomUUID() });
  await submitGate(mentee, { planId, itemId: gateId, mentorshipId: null, key: randomUUID() });
  const { evidenceId } = await addEvidence(mentee, textPiece());
  await linkEvidence(mentee, { evidenceId, planId, itemId: gateId, criterionId: null });
  const noted = (ctx: MemberCtx) => actingAs(noting.db, { id: ctx.actor.id }, ctx.now);
  return { planId, gateId, evidenceId, mentee: noted(mentee), mentor: noted(mentor) };
}

const plan = await busyPlan();
const { planId, gateId, evidenceId } = plan;

/** What the pages of a plan ask, each by itself. */
const parts: Readonly<Record<string, (ctx: MemberCtx) => Promise<unknown>>> = {
  "the plan": (ctx) => getPlan(ctx, { planId }),
  "its remarks": (ctx) => listComments(ctx, { planId }),
  "its suggestions": (ctx) => listSuggestions(ctx, { planId }),
  "what changed last": (ctx) => compareRevisions(ctx, { planId }),
  "its revisions": (ctx) => listRevisions(ctx, { planId }),
  "how its review stands": (ctx) => getStanding(ctx, { planId }),
  "its review": (ctx) => getReview(ctx, { planId }),
  "a gate": (ctx) => getGate(ctx, { planId, itemId: gateId }),
  "its benchmark": (ctx) => getPlanBenchmark(ctx, { planId }),
  "its framework": (ctx) => getPlanFramework(ctx, { planId }),
  "its ladder": (ctx) => getPlanLadder(ctx, { planId }),
  "the evidence of a line": (ctx) => listForItem(ctx, { planId, itemId: gateId }),
  "the services of a line": (ctx) => listServicesOfItem(ctx, { planId, itemId: gateId }),
  "a piece that is linked to it": (ctx) => getEvidence(ctx, { evidenceId }),
};

describe("reading a plan", () => {
  test("takes one query, whoever reads it", async () => {
    for (const { actor, now } of [plan.mentee, plan.mentor]) {
      expect(await noting.queriesOf(() => readablePlan(noting.db, actor, planId, now))).toHaveLength(1);
    }
  });

  test.for(Object.entries(parts))("%s waits for two answers, one after another", async ([, part]) => {
    for (const ctx of [plan.mentee, plan.mentor]) {
      expect(await noting.depthOf(() => part(ctx))).toBeLessThanOrEqual(2);
    }
  });

  test("with whom it is shared waits for two answers, one after another", async () => {
    expect(await noting.depthOf(() => getSharing(plan.mentee, { planId }))).toBe(2);
  });

  test("is done once for all that a page shows of it", async () => {
    const ctx = { ...plan.mentor, reading: {} };
    const queries = await noting.queriesOf(() => Promise.all(Object.values(parts).map((part) => part(ctx))));
    expect(queries.filter((text) => text.includes('"plans"."document"') && text.includes("lateral"))).toHaveLength(2);
  });
});
