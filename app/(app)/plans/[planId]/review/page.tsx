import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReviewPage } from "@/components/gates/review-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { answerReview, askReview, countersignReview, keepReviewDraft, withdrawReview } from "./actions";

export const metadata: Metadata = { title: "Review of the plan", robots: { index: false } };

/** The review of a plan, for the two who work on it; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api, now] = await Promise.all([requireViewer(`/plans/${planId}/review`), caller(), requestTime()]);
  const view = await orNotFound(api.gates.getReview({ planId }));
  return (
    <ReviewPage
      view={view}
      name={reader.name}
      actions={{
        ask: askReview,
        withdraw: withdrawReview,
        answer: answerReview,
        countersign: countersignReview,
        keep: keepReviewDraft,
      }}
      now={now}
      zone={reader.zone}
    />
  );
}
