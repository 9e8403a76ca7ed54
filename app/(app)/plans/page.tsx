import type { Metadata } from "next";
import { PlanList } from "@/components/plans/plan-list";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Plans", robots: { index: false } };

/** The member's own plans, and those that others show them. */
export default async function Page() {
  const [reader, api] = await Promise.all([requireViewer("/plans"), caller()]);
  return <PlanList plans={await api.plans.list()} zone={reader.zone} />;
}
