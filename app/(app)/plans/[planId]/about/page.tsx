import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HeadForm } from "@/components/plans/head-form";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { saveHead } from "../../actions";
import { suggestHead } from "../../suggestion-actions";

export const metadata: Metadata = { title: "About the plan", robots: { index: false } };

/** What a plan says of itself, for its owner to change and for their mentor to suggest a change of. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  if (!isUuid(planId)) notFound();
  const [, api] = await Promise.all([requireViewer(`/plans/${planId}/about`), caller()]);
  const plan = await orNotFound(api.plans.get({ planId }));
  if (!plan.can.edit && !plan.can.mentor) notFound();
  return <HeadForm plan={plan} action={plan.can.edit ? saveHead : suggestHead} />;
}
