import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { planViews } from "@/db/schema/index";
import type { MemberCtx } from "@/server/context";
import type { ReadablePlan } from "../access";
import { claimShare } from "./addressed";

type View = { planId: string; shareId: string; viewerId: string | null; what: string; revision: number };

/** Notes a look by somebody else; looks at the same thing within an hour count up one row. By looking, a share becomes theirs. */
export async function noteView(db: Db | Tx, view: View, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  const note = db
    .insert(planViews)
    .values({ ...view, firstAt: now, lastAt: now, hour })
    .onConflictDoUpdate({
      target: [planViews.shareId, planViews.what, planViews.hour],
      set: { lastAt: now, times: sql`${planViews.times} + 1`, revision: view.revision },
    });
  await Promise.all([note, view.viewerId === null ? undefined : claimShare(db, view.shareId, view.viewerId)]);
}

/** Notes that somebody looks at a part of the plan by a share; its owner's own looks are nobody's business. */
export async function noteLook(ctx: MemberCtx, plan: ReadablePlan, what: string): Promise<void> {
  if (plan.shareId === null) return;
  const view = { planId: plan.id, shareId: plan.shareId, viewerId: ctx.actor.id, what, revision: plan.revision };
  await noteView(ctx.db, view, ctx.now);
}
