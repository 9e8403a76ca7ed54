import type { Metadata } from "next";
import { readGanttQuery } from "@/components/charts/gantt-address";
import { SharedPlan } from "@/components/plans/sharing/shared-plan";
import { caller, orNotFound, viewer } from "@/server/rsc";

/** It names nobody, so that no list of pages visited tells whose plan it was. */
export const metadata: Metadata = { title: "A plan shown to you", robots: { index: false, follow: false } };

/** A plan behind a link, for whoever holds it, while it lasts. Each look is noted for the plan's owner. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ token: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [{ token }, query, api, reader] = await Promise.all([params, searchParams, caller(), viewer()]);
  const plan = await orNotFound(api.plans.behindLink({ token }));
  return (
    <SharedPlan
      plan={plan}
      pageHref={`/shared/${encodeURIComponent(token)}`}
      query={readGanttQuery(query)}
      zone={reader?.zone}
    />
  );
}
