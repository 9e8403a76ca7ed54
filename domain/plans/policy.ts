import { type Actor, memberId } from "@/domain/actor";

/** What somebody is to a plan: its owner, the mentor of a live mentorship to whom it is shown, or a named reader. */
export type PlanRole = "owner" | "mentor" | "reader";

/** A plan together with what the person asking is to it; null when they are nothing to it. */
export type PlanRecord = { ownerId: string; role: PlanRole | null };

const acts = (actor: Actor) => memberId(actor) !== undefined;

/** Read the plan, without what its owner hides. */
export const canReadPlan = (actor: Actor, plan: PlanRecord): boolean => acts(actor) && plan.role !== null;

/** Write it: its owner alone, and never a mentor. */
export const canEditPlan = (actor: Actor, plan: PlanRecord): boolean => memberId(actor) === plan.ownerId;

/** Comment on it, and sign it: the two who work on it. */
export const canWorkOnPlan = (actor: Actor, plan: PlanRecord): boolean =>
  acts(actor) && (plan.role === "owner" || plan.role === "mentor");

/** Suggest a change, confirm evidence, decide a gate: the mentor of now. */
export const canMentorPlan = (actor: Actor, plan: PlanRecord): boolean => acts(actor) && plan.role === "mentor";
