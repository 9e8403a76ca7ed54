import { z } from "zod";
import { audiences, contexts, differences, evidenceKinds, lifecycleStages, rungs, sizes, type Tagged } from "./tags";

const oneOf = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values).optional().catch(undefined);

/** What a list of evidence may be narrowed to. Words in an address that mean nothing narrow nothing. */
export const evidenceFilterSchema = z.object({
  kind: oneOf(evidenceKinds),
  context: oneOf(contexts),
  size: oneOf(sizes),
  stage: oneOf(lifecycleStages),
  audience: oneOf(audiences),
  difference: oneOf(differences),
  /** At least this rung of the difference; without a difference, of any. */
  rung: oneOf(rungs),
});
export type EvidenceFilter = z.infer<typeof evidenceFilterSchema>;

/** True when a piece passes everything that the filter says. */
export function passes(piece: Tagged, filter: EvidenceFilter): boolean {
  const { kind, context, size, stage, audience, difference, rung } = filter;
  const lenses = difference === undefined ? differences : [difference];
  const least = rung === undefined ? 0 : rungs.indexOf(rung);
  const asksLens = difference !== undefined || rung !== undefined;
  return (
    (kind === undefined || piece.kind === kind) &&
    (context === undefined || piece.context === context) &&
    (size === undefined || piece.size === size) &&
    (stage === undefined || piece.stages.includes(stage)) &&
    (audience === undefined || piece.audiences.includes(audience)) &&
    (!asksLens ||
      lenses.some((lens) => {
        const stands = piece[lens];
        return stands !== null && rungs.indexOf(stands) >= least;
      }))
  );
}
