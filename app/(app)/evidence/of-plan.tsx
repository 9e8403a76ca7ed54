import Link from "next/link";
import { LadderSentences } from "@/components/evidence/ladder";
import { Section } from "@/components/ui/section";
import type { PlanLadder } from "@/server/evidence/queries";

/** Where the evidence of a plan is short, in three sentences; nothing for a reader who sees no evidence. */
export function EvidenceOfPlan({ ladder }: { readonly ladder: PlanLadder | null }) {
  if (ladder === null) return null;
  return (
    <Section
      id="evidence"
      title="Evidence"
      aside={ladder.total === 1 ? "1 piece linked" : `${ladder.total} pieces linked`}
      end={
        <Link href="/evidence" prefetch={false}>
          All evidence
        </Link>
      }
    >
      <LadderSentences lines={ladder.lines} />
    </Section>
  );
}
