import type { Criterion } from "@/domain/plans/document";

/** A gate as it stood when it was put forward: what was judged stays readable whatever the plan says later. */
export type GateSnapshot = {
  readonly wbs: string;
  readonly title: string;
  readonly criteria: readonly Criterion[];
  /** The day of the gate as forecast then. */
  readonly dueOn: string | null;
  /** Pieces of evidence linked to it then. */
  readonly evidence: number;
  /** Once it is signed: criteria marked met for which there was nothing to see, so that the record says so for good. */
  readonly metWithoutEvidence?: readonly string[];
};

/** One line of what a decision changes: where, what stood there, what stands there then. */
export type EffectLine = {
  readonly kind: "gate" | "task" | "condition" | "end";
  readonly wbs: string | null;
  readonly title: string;
  readonly critical: boolean;
  readonly before: string | null;
  readonly after: string;
};
