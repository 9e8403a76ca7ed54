import {
  type Difference,
  differences,
  type EvidenceContext,
  type LifecycleStage,
  lifecycleStages,
  type Rung,
  type Rungs,
  rungs,
  type Tagged,
} from "./tags";
import { differenceNames, rungNames } from "./words";

/** How the pieces stand on one ladder. `top` is null when none says anything of this difference. */
export type LadderLine = {
  readonly difference: Difference;
  readonly counts: Readonly<Record<Rung, number>>;
  readonly top: Rung | null;
  /** True when no piece stands on the highest rung. */
  readonly short: boolean;
  readonly sentence: string;
};

/**
 * Where the ladder is short, in one sentence: "17 items, none above contributed on accountability." Counts every piece, also
 * those that say nothing of this difference.
 */
export function ladderLine(pieces: readonly Rungs[], difference: Difference): LadderLine {
  const counts: Record<Rung, number> = { supported: 0, contributed: 0, led_part: 0, accountable: 0 };
  for (const piece of pieces) {
    const rung = piece[difference];
    if (rung !== null) counts[rung] += 1;
  }
  const top = rungs.findLast((rung) => counts[rung] > 0) ?? null;
  return {
    difference,
    counts,
    top,
    short: top !== "accountable",
    sentence: sentenceFor(pieces.length, difference, top, counts.accountable),
  };
}

/** The line of each difference, in their order. */
export function ladder(pieces: readonly Rungs[]): LadderLine[] {
  return differences.map((difference) => ladderLine(pieces, difference));
}

function sentenceFor(total: number, difference: Difference, top: Rung | null, accountable: number): string {
  const name = differenceNames[difference];
  const items = total === 1 ? "1 item" : `${total} items`;
  if (total === 0) return `No items yet on ${name}.`;
  if (top === null) return `${items}, none on ${name}.`;
  if (top === "accountable") return `${items}, ${accountable} as the one accountable, on ${name}.`;
  return `${items}, none above ${rungNames[top]} on ${name}.`;
}

/** How many pieces there are of each context: the answer to “have I ever closed one down?” */
export function countContexts(pieces: readonly Pick<Tagged, "context">[]): Record<EvidenceContext, number> {
  const counts: Record<EvidenceContext, number> = { setting_up: 0, running: 0, closing_down: 0 };
  for (const { context } of pieces) if (context !== null) counts[context] += 1;
  return counts;
}

/** The stages of a project that no piece touches, in the order of a project: the next experience to look for. */
export function missingStages(pieces: readonly Pick<Tagged, "stages">[]): LifecycleStage[] {
  const touched = new Set(pieces.flatMap((piece) => piece.stages));
  return lifecycleStages.filter((stage) => !touched.has(stage));
}
