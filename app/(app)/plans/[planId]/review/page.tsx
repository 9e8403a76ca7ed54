import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { reviewHref } from "@/components/gates/review-href";
import { ReviewPage } from "@/components/gates/review-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { answerReview, askReview, countersign, keepReviewDraft, withdraw } from "./actions";

export const metadata: Metadata = { title: "Review of the plan", robots: { index: false } };

/** The review of a plan, for the two who work on it; to anybody else it does not exist. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ planId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [{ planId }, query] = await Promise.all([params, searchParams]);
  if (!isUuid(planId)) notFound();
  const page = typeof query.page === "string" && /^[1-9]\d{0,3}$/.test(query.page) ? Number(query.page) : 1;
  const here = reviewHref(planId, page);
  const [reader, api, now] = await Promise.all([requireViewer(here), caller(), requestTime()]);
  const view = await orNotFound(api.gates.getReview({ planId, page }));
  return (
    <ReviewPage
      view={view}
      name={reader.name}
      actions={{
        ask: askReview,
        withdraw,
        answer: answerReview,
        countersign,
        keep: keepReviewDraft,
      }}
      now={now}
      zone={reader.zone}
    />
  );
}
