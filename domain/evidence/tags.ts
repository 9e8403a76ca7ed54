/** The three differences between PMO work and leading a project, each a lens on every piece of evidence. */
export const differences = ["accountability", "communication", "delivery"] as const;
export type Difference = (typeof differences)[number];

/** The ladder, from the foot: what somebody's part in the work was. */
export const rungs = ["supported", "contributed", "led_part", "accountable"] as const;
export type Rung = (typeof rungs)[number];

export const audiences = ["team", "middle_management", "senior_management", "vendor"] as const;
export type EvidenceAudience = (typeof audiences)[number];

/** What was done with the PMO or project: a required tag of experience. */
export const contexts = ["setting_up", "running", "closing_down"] as const;
export type EvidenceContext = (typeof contexts)[number];

export const sizes = ["small", "medium", "large", "programme"] as const;
export type ProjectSize = (typeof sizes)[number];

/** The stages of a project from end to end, in order. */
export const lifecycleStages = ["requirements", "design", "build", "test", "cutover", "operate", "close"] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

export const evidenceKinds = ["text", "link", "file"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * Who besides the owner sees a piece: nobody at all, the mentor once it is linked to a plan that is shared with them, or
 * the mentors of live mentorships outright.
 */
export const evidenceVisibilities = ["private", "linked", "mentor"] as const;
export type EvidenceVisibility = (typeof evidenceVisibilities)[number];

/** How far up each ladder a piece stands; null where it says nothing of that difference. */
export type Rungs = Readonly<Record<Difference, Rung | null>>;

/** What the ladder, the filters and the suggestions read of a piece. */
export type Tagged = Rungs & {
  readonly kind: EvidenceKind;
  readonly audiences: readonly EvidenceAudience[];
  readonly context: EvidenceContext | null;
  readonly size: ProjectSize | null;
  readonly stages: readonly LifecycleStage[];
};
