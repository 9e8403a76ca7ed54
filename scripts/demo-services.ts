import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { MemberCtx } from "@/server/context";
import type { Db } from "../db/client";
import { members, plans, serviceAnswers } from "../db/schema/index";
import type { MemberActor } from "../domain/actor";
import type { ServiceStanding } from "../domain/benchmark/services";
import { answerServices } from "../server/benchmark/services";
import { linkService } from "../server/plans/benchmark/services";

const day = 86_400_000;
const menteeEmail = "jasmine.owusu.pettifer@demo.example";

/** What a coordinator in banking payments says at first, and again after the shadowed release; five are left open. */
const rounds: readonly { daysAgo: number; answers: Readonly<Record<string, ServiceStanding>> }[] = [
  {
    daysAgo: 180,
    answers: {
      "svc-status-reporting": "done",
      "svc-dashboard": "seen",
      "svc-information": "done",
      "svc-planning": "seen",
      "svc-finance": "done",
      "svc-risk": "done",
      "svc-change-control": "seen",
      "svc-secretariat": "done",
      "svc-gates": "never",
      "svc-assurance": "never",
      "svc-benefits": "never",
      "svc-lessons": "seen",
      "svc-vendor": "never",
    },
  },
  { daysAgo: 20, answers: { "svc-planning": "done", "svc-gates": "seen" } },
];

/** Which lines of the demo plan close which gaps. */
const closing: Readonly<Record<string, string>> = {
  "svc-gates": "Chair a project board, twice",
  "svc-benefits": "Own a workstream and its £180k budget",
};

/** The service check of the demo mentee. Does nothing where they have answered, or have no plan. */
export async function addDemoServices(db: Db, now: Date): Promise<void> {
  const [found] = await db
    .select({ plan: plans })
    .from(members)
    .innerJoin(plans, eq(plans.ownerId, members.id))
    .where(eq(members.email, menteeEmail));
  if (!found) return;
  const { plan } = found;
  const { ownerId: memberId } = plan;
  if ((await db.$count(serviceAnswers, eq(serviceAnswers.memberId, memberId))) > 0) return;
  const on = (daysAgo: number): MemberCtx => {
    const at = new Date(now.getTime() - daysAgo * day);
    const actor: MemberActor = { kind: "member", id: memberId, sessionId: randomUUID(), authenticatedAt: at, hats: [] };
    return { db, actor, now: at, requestId: "demo" };
  };
  for (const { daysAgo, answers } of rounds) {
    const given = Object.entries(answers).map(([serviceId, standing]) => ({ serviceId, standing }));
    await answerServices(on(daysAgo), { memberId, activeMentorIds: [] }, { answers: given });
  }
  for (const [serviceId, title] of Object.entries(closing)) {
    const line = plan.document.items.find((item) => item.title === title);
    if (line) await linkService(on(19), { planId: plan.id, itemId: line.id, serviceId });
  }
}
