import { ItemEvidence } from "@/components/evidence/item-evidence";
import { Section } from "@/components/ui/section";
import type { Criterion } from "@/domain/plans/document";
import type { ItemEvidence as ItemEvidenceView } from "@/server/evidence/links";
import type { PieceLine } from "@/server/evidence/view";
import { linkEvidence, unlinkEvidence } from "./actions";

/** The evidence of one line of a plan, as one of the two who work on it may see it; its owner links more of their own pieces. */
export function EvidenceOfItem({
  planId,
  itemId,
  criteria,
  evidence,
  own,
  zone,
}: {
  readonly planId: string;
  readonly itemId: string;
  readonly criteria: readonly Pick<Criterion, "id" | "text">[];
  readonly evidence: ItemEvidenceView;
  /** The reader's own pieces; offered where they may link. */
  readonly own: readonly PieceLine[];
  readonly zone: string;
}) {
  return (
    <Section id="evidence" title="Evidence">
      <ItemEvidence
        planId={planId}
        itemId={itemId}
        criteria={criteria}
        evidence={evidence}
        own={evidence.canLink ? own : []}
        link={linkEvidence}
        unlink={unlinkEvidence}
        zone={zone}
      />
    </Section>
  );
}
