import { z } from "zod";
import { DomainError } from "@/domain/errors";
import { type PlanDocument, planLimits } from "./document";

/** Where a plan stands: worked on as a draft or as agreed, or closed because it was completed or given up. */
export type PlanState = "draft" | "agreed" | "completed" | "abandoned";

/** The two ways in which a plan is closed. */
export const planClosings = ["completed", "abandoned"] as const;
export type PlanClosing = (typeof planClosings)[number];

/** Whether the plan is closed: it can be read, shared and taken away, and nothing in it changes. */
export function isClosed(plan: { readonly state: PlanState }): plan is { readonly state: PlanClosing } {
  return plan.state === "completed" || plan.state === "abandoned";
}

/** Refuses a change of a plan that was completed or given up. */
export function refuseClosed(plan: { readonly state: PlanState }): void {
  if (isClosed(plan)) throw new DomainError("CONFLICT", "plans.closed");
}

/** Whether every gate that counts has proceeded, so that nothing is left to be decided; never of a plan without one. */
export function isBehindLastGate({ items }: Pick<PlanDocument, "items">): boolean {
  const gates = items.filter((item) => item.kind === "gate" && item.status !== "dropped");
  return gates.length > 0 && gates.every((gate) => gate.finishedOn !== null);
}

/** What moves a plan from one state to another: it is closed in one of two ways, or taken up again. */
export const movePlanSchema = z.strictObject({
  planId: z.uuid(),
  to: z.enum([...planClosings, "open"]),
  reason: z.string().trim().max(planLimits.text),
  key: z.uuid(),
});
export type PlanMove = Pick<z.output<typeof movePlanSchema>, "to" | "reason">;

type Moving = { readonly state: PlanState; readonly document: Pick<PlanDocument, "items"> };

/**
 * The state to which a plan moves. `before` is the one from which it was closed, to which it goes back. Only an agreed plan is
 * completed, and without a reason only behind its last gate; giving up and taking up again want one. Refuses a move from where
 * the plan does not stand.
 */
export function movedState(plan: Moving, { to, reason }: PlanMove, before: PlanState | undefined): PlanState {
  if (to === "open") {
    if (!isClosed(plan)) throw new DomainError("CONFLICT", "plans.not_closed");
    if (reason === "") throw new DomainError("INVALID", "plans.move_reason_wanted", "reason");
    return before === "agreed" ? "agreed" : "draft";
  }
  refuseClosed(plan);
  if (to === "completed" && plan.state !== "agreed") throw new DomainError("INVALID", "plans.draft_not_completed");
  const wanted = to === "abandoned" || !isBehindLastGate(plan.document);
  if (wanted && reason === "") throw new DomainError("INVALID", "plans.move_reason_wanted", "reason");
  return to;
}

/** What of others hangs on a plan, by which it is more than its owner's own paper. */
export type HeldBy = { readonly signatures: number; readonly shares: number; readonly looks: number };

/** Why a plan cannot be deleted; null when it was never signed, is shared with nobody, and nobody else has looked at it. */
export function whyKept({ signatures, shares, looks }: HeldBy): "signed" | "shared" | "seen" | null {
  if (signatures > 0) return "signed";
  if (shares > 0) return "shared";
  return looks > 0 ? "seen" : null;
}
