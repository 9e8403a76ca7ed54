import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GatePage } from "@/components/gates/gate-page";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { countersign, withdraw } from "../../review/actions";
import { decideGate, keepGateDraft, submitGate } from "../actions";

export const metadata: Metadata = { title: "Gate", robots: { index: false } };

/** A gate of a plan, for the two who work on it; to anybody else it does not exist. */
export default async function Page({ params }: { readonly params: Promise<{ planId: string; itemId: string }> }) {
  const { planId, itemId } = await params;
  if (!isUuid(planId) || !isUuid(itemId)) notFound();
  const here = `/plans/${planId}/gates/${itemId}`;
  const [reader, api, now] = await Promise.all([requireViewer(here), caller(), requestTime()]);
  const [view, evidence] = await orNotFound(
    Promise.all([api.gates.getGate({ planId, itemId }), api.evidence.listForItem({ planId, itemId })]),
  );
  return (
    <GatePage
      view={view}
      evidence={evidence}
      name={reader.name}
      actions={{
        submit: submitGate,
        withdraw,
        decide: decideGate,
        countersign,
        keep: keepGateDraft,
      }}
      now={now}
      zone={reader.zone}
    />
  );
}
