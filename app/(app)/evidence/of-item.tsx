import { ItemEvidence } from "@/components/evidence/item-evidence";
import { Section } from "@/components/ui/section";
import type { Criterion } from "@/domain/plans/document";
import { caller } from "@/server/rsc";
import { linkEvidence, unlinkEvidence } from "./actions";

/** The evidence of one line of a plan, as its reader may see it; nothing for a reader who sees no evidence. */
export async function EvidenceOfItem({
  planId,
  itemId,
  criteria,
  canWork,
  zone,
}: {
  readonly planId: string;
  readonly itemId: string;
  readonly criteria: readonly Pick<Criterion, "id" | "text">[];
  /** Whether the reader is one of the two who work on the plan. */
  readonly canWork: boolean;
  readonly zone: string;
}) {
  if (!canWork) return null;
  const api = await caller();
  const evidence = await api.evidence.listForItem({ planId, itemId });
  const own = evidence.canLink ? (await api.evidence.listMine({})).pieces : [];
  return (
    <Section id="evidence" title="Evidence">
      <ItemEvidence
        planId={planId}
        itemId={itemId}
        criteria={criteria}
        evidence={evidence}
        own={own}
        link={linkEvidence}
        unlink={unlinkEvidence}
        zone={zone}
      />
    </Section>
  );
}
