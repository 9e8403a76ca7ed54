import { Section } from "@/components/ui/section";
import type { PieceLine } from "@/server/evidence/view";
import { PieceList } from "./piece-list";

/** What one's mentees show, by person. */
export function ShownToYou({ pieces }: { readonly pieces: readonly (PieceLine & { readonly ownerName: string })[] }) {
  const byOwner = Map.groupBy(pieces, (piece) => piece.ownerName);
  return (
    <Section id="shown" title="Shown to you" aside="By your mentees, as long as you work together">
      <div className="stack-6">
        {[...byOwner].map(([name, theirs]) => (
          <div key={name}>
            <h3>{name}</h3>
            <PieceList pieces={theirs} ofOthers />
          </div>
        ))}
      </div>
    </Section>
  );
}
