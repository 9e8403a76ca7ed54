import type { Tx } from "@/db/client";
import { DomainError } from "@/domain/errors";
import type { PlanDocument } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { wantsReason } from "@/domain/plans/revisions/reason";
import { calendarOfMember } from "@/server/obligations/calendars";
import type { PlanRow } from "../access";
import { forecastOn } from "./revise";

/** A revision as its author would have it: `typed` is the reason that they gave, `document` what the plan says by it. */
type Made = { readonly typed: string; readonly changes: readonly PlanChange[]; readonly document: PlanDocument };

/**
 * Refuses a revision of an agreed plan for which its author gave no reason although it changes dates, scope or a gate, or moves the
 * forecast end (`plans.reason_wanted`). `plan` is the plan before it; `changes` are those that truly change something.
 */
export async function refuseUnexplained(
  tx: Tx,
  plan: Pick<PlanRow, "ownerId" | "state" | "document">,
  { typed, changes, document }: Made,
  now: Date,
): Promise<void> {
  if (plan.state !== "agreed" || typed.trim() !== "") return;
  const calendar = await calendarOfMember(tx, plan.ownerId);
  const [was, is] = [plan.document, document].map((one) => forecastOn(calendar, one, now).schedule.finish);
  if (was === is && !wantsReason(plan.document, changes)) return;
  throw new DomainError("INVALID", "plans.reason_wanted", "reason");
}
