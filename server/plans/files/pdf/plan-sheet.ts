import type { PlanForFile } from "@/domain/plans/files/plan-for-file";
import type { PlanStanding } from "@/domain/plans/schedule/rag";

/** A gap of the benchmark: levels from 0 to 4; `now` is null while it is not rated. */
export type GapLine = { name: string; now: number | null; target: number; critical: boolean };

/** The last decision on a gate, in words, with each criterion as it was found then; null for whoever is neither of its two. */
export type GateDecisionLine = {
  itemId: string;
  decision: string;
  passes: boolean;
  on: string;
  by: string | null;
  marks: ReadonlyMap<string, "met" | "partly" | "not_yet"> | null;
  /** Criteria that were met with nothing to see for them. */
  withoutEvidence: ReadonlySet<string>;
};

export type SignatureLine = { name: string; on: string; revision: number; purpose: string };

/** All that the printed plan says. `gaps` is null when the reader may not see the benchmark, or there is no target. */
export type PlanSheet = PlanForFile & {
  standing: PlanStanding;
  state: string;
  gaps: { role: string; lines: readonly GapLine[] } | null;
  decisions: readonly GateDecisionLine[];
  signatures: readonly SignatureLine[];
  /** What the competencies are called that its criteria ask for. */
  names: Readonly<Record<string, string>>;
};
