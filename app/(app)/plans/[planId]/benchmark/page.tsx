import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanBenchmarkPage } from "@/components/plans/benchmark/benchmark-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { rateOwner } from "./actions";

export const metadata: Metadata = { title: "Benchmark of the plan", robots: { index: false } };

/** The benchmark on which a plan works, for the two who work on it; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [reader, api] = await Promise.all([requireViewer(`/plans/${planId}/benchmark`), caller()]);
  const [plan, benchmark] = await orNotFound(Promise.all([api.plans.get({ planId }), api.plans.benchmark({ planId })]));
  return <PlanBenchmarkPage plan={plan} benchmark={benchmark} rate={rateOwner} zone={reader.zone} />;
}
