import type { Metadata } from "next";
import { EvidenceFilter } from "@/components/evidence/evidence-filter";
import { ContextAnswers, StagesTouched } from "@/components/evidence/experience";
import { EvidenceLadder } from "@/components/evidence/ladder";
import { PieceList } from "@/components/evidence/piece-list";
import { ShownToYou } from "@/components/evidence/shown-to-you";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { evidenceFilterSchema } from "@/domain/evidence/filter";
import { lifecycleStages } from "@/domain/evidence/tags";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Evidence", robots: { index: false } };

const stages = lifecycleStages.length;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a member can show for themselves, where it is short, and what their mentees show them. */
export default async function EvidencePage({ searchParams }: Props) {
  await requireViewer("/evidence");
  const filter = evidenceFilterSchema.parse(await searchParams);
  const api = await caller();
  const [mine, shown, planned] = await Promise.all([
    api.evidence.listMine(filter),
    api.evidence.listShown(),
    api.evidence.plannedStages(),
  ]);
  const add = <LinkButton href="/evidence/new">Add a piece</LinkButton>;
  return (
    <div className="wrap">
      <PageHead
        title="Evidence"
        block={[
          { label: "Pieces", value: String(mine.total) },
          { label: "Confirmed", value: `${mine.confirmed} of ${mine.total}` },
          { label: "Stages touched", value: `${stages - mine.missingStages.length} of ${stages}` },
        ]}
      >
        What you have done, with your part in it. Yours alone until you link it or show it.
      </PageHead>
      <div className="cols mt-8">
        <div className="c8 stack-12">
          {mine.total === 0 ? (
            <Section id="pieces" title="Pieces">
              <EmptyState title="No evidence yet" drawn action={add}>
                A piece is a text, a link or a file that shows what you did. One piece can serve many goals and gates,
                and your mentor can confirm it.
              </EmptyState>
            </Section>
          ) : (
            <>
              <Section id="ladder" title="Where the ladder is short">
                <EvidenceLadder lines={mine.ladder} />
              </Section>
              <Section id="pieces" title="Pieces" end={add}>
                <EvidenceFilter filter={filter} found={mine.pieces.length} />
                <PieceList pieces={mine.pieces} />
              </Section>
            </>
          )}
        </div>
        <aside className="c4 stack-12" aria-label="What you have seen of projects">
          <Section id="contexts" title="Set up, run, closed down" light>
            <ContextAnswers counts={mine.contexts} />
          </Section>
          <Section id="stages" title="End to end" light>
            <StagesTouched missing={mine.missingStages} planned={planned} />
          </Section>
        </aside>
      </div>
      {shown.length === 0 ? null : (
        <div className="mt-12">
          <ShownToYou pieces={shown} />
        </div>
      )}
    </div>
  );
}
