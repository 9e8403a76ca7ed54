import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, menteeProfiles, planRevisions, plans, planTemplates } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import type { NewPlanDocument } from "@/domain/plans/document";
import { reasonFrom } from "@/domain/plans/revisions/reason";
import { planFromTemplate } from "@/domain/plans/template";
import { newestFramework } from "@/server/catalogue/framework/versions";
import type { MemberCtx } from "@/server/context";
import { documentAt } from "./revisions/history";
import { checkedDocument, forecast } from "./revisions/revise";

/** The plans that a member can begin from: those for the step from the role they have now come first and are marked. */
export async function listTemplates(ctx: MemberCtx) {
  const [me] = await ctx.db
    .select({ currentRoleId: members.currentRoleId, targetRoleId: menteeProfiles.targetRoleId })
    .from(members)
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, members.id))
    .where(eq(members.id, ctx.actor.id));
  const templates = await ctx.db
    .select({
      id: planTemplates.id,
      name: planTemplates.name,
      purpose: planTemplates.purpose,
      durationDays: planTemplates.durationDays,
      fromRoleId: planTemplates.fromRoleId,
      toRoleId: planTemplates.toRoleId,
      actions: planTemplates.actions,
      gates: planTemplates.gates,
    })
    .from(planTemplates)
    .orderBy(asc(planTemplates.position));
  return templates
    .map(({ actions, gates, ...template }) => ({
      ...template,
      tasks: actions.length,
      gates: gates.length,
      nextStep: template.fromRoleId === me?.currentRoleId,
    }))
    .sort((a, b) => Number(b.nextStep) - Number(a.nextStep));
}

export type NewPlan = { templateId: string | null; title: string; startsOn: string; hoursPerWeek: number; key: string };

/** Begins a plan, private to its owner, from a template or from nothing. The same form twice makes one plan; with other words it is refused. */
export async function createPlan(ctx: MemberCtx, input: NewPlan): Promise<{ planId: string }> {
  return ctx.db.transaction(async (tx) => {
    if (input.templateId === null) {
      const document: NewPlanDocument = {
        title: input.title,
        purpose: "",
        startsOn: input.startsOn,
        hoursPerWeek: input.hoursPerWeek,
        reviewEveryDays: null,
        items: [],
      };
      return { planId: await insertPlan(tx, ctx, { document, key: input.key, reason: "Begun from nothing" }) };
    }
    const [template] = await tx.select().from(planTemplates).where(eq(planTemplates.id, input.templateId));
    const from = found(template, "plans.no_such_template");
    const document = planFromTemplate(from, input.startsOn, input.hoursPerWeek, randomUUID);
    const named = input.title === "" ? document : { ...document, title: input.title };
    const origin = { templateId: from.id, targetRoleId: from.toRoleId, reason: `Begun from “${from.name}”` };
    return { planId: await insertPlan(tx, ctx, { document: named, key: input.key, ...origin }) };
  });
}

type Beginning = { document: NewPlanDocument; key: string; reason: string; templateId?: string; targetRoleId?: string };

/** Whether a plan began as this form says. What was changed since is in its later revisions. */
async function beganSo(tx: Tx, plan: typeof plans.$inferSelect, { document, templateId }: Beginning): Promise<boolean> {
  const then = await documentAt(tx, plan, 1);
  const isSame = (["title", "startsOn", "hoursPerWeek"] as const).every((field) => then[field] === document[field]);
  return isSame && plan.templateId === (templateId ?? null);
}

/**
 * Writes a plan with its first revision, by the newest framework; the one that this form made before, if it did. One that began
 * otherwise is refused with CONFLICT, so that what was typed since is not lost unseen.
 */
export async function insertPlan(tx: Tx, ctx: MemberCtx, beginning: Beginning): Promise<string> {
  const document = checkedDocument({ ...beginning.document, frameworkVersion: await newestFramework(tx) });
  const ownerId = ctx.actor.id;
  const [made] = await tx
    .insert(plans)
    .values({
      id: beginning.key,
      ownerId,
      document,
      revision: 1,
      templateId: beginning.templateId ?? null,
      targetRoleId: beginning.targetRoleId ?? null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({ target: plans.id })
    .returning({ id: plans.id });
  if (!made) {
    const [row] = await tx.select().from(plans).where(eq(plans.id, beginning.key));
    const mine = found(row?.ownerId === ownerId ? row : null, "plans.not_found");
    if (!(await beganSo(tx, mine, beginning))) throw new DomainError("CONFLICT", "plans.already_begun");
    return mine.id;
  }
  const { schedule } = await forecast(tx, { id: made.id, ownerId }, document, ctx.now);
  const changes = document.items.map((item) => ({
    field: "item" as const,
    itemId: item.id,
    before: null,
    after: item,
  }));
  await tx.insert(planRevisions).values({
    planId: made.id,
    number: 1,
    kind: "created",
    authorId: ownerId,
    reason: reasonFrom(beginning.reason, document, changes),
    changes,
    finish: schedule.finish,
    key: beginning.key,
    at: ctx.now,
  });
  return made.id;
}
