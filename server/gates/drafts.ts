import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { gateReviews, planReviews } from "@/db/schema/index";
import type { GateWords, ReviewWords } from "@/domain/gates/words";

/** What this mentor had drafted the last time this gate was put forward, if the newest review of it was never signed. */
export async function newestDraftOf(
  tx: Tx,
  planId: string,
  itemId: string,
  mentorId: string,
): Promise<GateWords | null> {
  const [last] = await tx
    .select({ words: gateReviews.words, outcome: gateReviews.outcome })
    .from(gateReviews)
    .where(and(eq(gateReviews.planId, planId), eq(gateReviews.itemId, itemId), eq(gateReviews.mentorId, mentorId)))
    .orderBy(desc(gateReviews.submittedAt))
    .limit(1);
  return last && last.outcome !== "signed" ? last.words : null;
}

/** What this mentor had drafted when they were last asked to review the plan, unless they signed it since. */
export async function newestReviewDraft(tx: Tx, planId: string, mentorId: string): Promise<ReviewWords | null> {
  const [last] = await tx
    .select({ answers: planReviews.answers, remark: planReviews.remark, outcome: planReviews.outcome })
    .from(planReviews)
    .where(and(eq(planReviews.planId, planId), eq(planReviews.mentorId, mentorId)))
    .orderBy(desc(planReviews.askedAt))
    .limit(1);
  if (!last || last.outcome === "signed") return null;
  return { answers: last.answers, remark: last.remark };
}
