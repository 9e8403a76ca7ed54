import { type SQL, sql } from "drizzle-orm";
import { planProposals } from "@/db/schema/index";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import { type DaysToSign, daysToSign } from "@/domain/plans/agreement/days-to-sign";
import { numbered } from "@/domain/plans/document";
import { everHidden, visibleTo } from "@/domain/plans/visible";
import type { ReadablePlan } from "../access";
import { type LaterRevision, rewindTo } from "../revisions/history";
import { forecastOn } from "../revisions/revise";

/** Inside a query: the revision that waits to be agreed; null while none does. */
export const revisionPutForward = (planId: string): SQL => sql`(
  select ${planProposals.revision} from ${planProposals}
  where ${planProposals.planId} = ${planId} and ${planProposals.decidedAt} is null
)`;

/**
 * The days that agreeing a revision today makes the baseline, whatever was changed since, with those gates that this reader may
 * see. `later` are the revisions after it.
 */
export function daysPutForward(
  plan: ReadablePlan,
  revision: number,
  later: readonly LaterRevision[],
  calendar: WorkCalendar,
  now: Date,
): DaysToSign {
  const document = rewindTo(plan, later, revision);
  const { schedule } = forecastOn(calendar, document, now);
  const gone = plan.role === "owner" ? new Set<string>() : hiddenSince(plan, later);
  return daysToSign(
    numbered(document.items).filter(({ id }) => !gone.has(id)),
    schedule,
    document.reviewEveryDays,
  );
}

/** What others must not hear of: hidden by now, or when it was taken out. What they see by now was shown to them. */
function hiddenSince(plan: ReadablePlan, later: readonly LaterRevision[]): Set<string> {
  const gone = everHidden(
    plan.document,
    later.flatMap(({ changes }) => changes),
  );
  for (const { id } of visibleTo(plan.role, plan.document).items) gone.delete(id);
  return gone;
}
