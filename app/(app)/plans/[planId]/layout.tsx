import type { ReactNode } from "react";
import { LivePlan } from "@/components/plans/live-plan";
import { isUuid } from "@/domain/ids";

/** Under every page of a plan: who else is there, and what they do to it. */
export default async function PlanLayout({
  params,
  children,
}: {
  readonly params: Promise<{ planId: string }>;
  readonly children: ReactNode;
}) {
  const { planId } = await params;
  return (
    <>
      {children}
      {isUuid(planId) ? <LivePlan planHref={`/plans/${planId}`} /> : null}
    </>
  );
}
