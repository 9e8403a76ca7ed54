import type { PlanChange } from "../revisions/changes";

/** What somebody has just done to a plan, as far as it can be pointed at. */
export type PlanDeed =
  | { readonly kind: "revision"; readonly number: number; readonly changes: readonly PlanChange[] }
  | {
      readonly kind: "comment" | "evidence" | "service" | "gate" | "decision";
      readonly itemId: string | null;
    }
  | { readonly kind: "agreement" | "review" | "rating" | "suggestion" | "answer" };

/** A sentence about it, and the address behind the plan's own where it is to be seen. */
export type DeedNote = { readonly words: string; readonly path: string };

/** The one line that a revision is about; undefined when it is about several, or about the plan itself. */
function onlyItem(changes: readonly PlanChange[]): string | undefined {
  const [first, ...others] = new Set(changes.map(({ itemId }) => itemId));
  return others.length > 0 || first === null ? undefined : first;
}

/** Whether a change is of a line that may be named, or was one until it was taken out. */
function mayBeTold(change: PlanChange, wbsOf: ReadonlyMap<string, string>): boolean {
  if (change.itemId === null || wbsOf.has(change.itemId)) return true;
  if (change.field !== "item" || change.after !== null || change.before === null) return false;
  return !change.before.hidden && (change.before.parentId === null || wbsOf.has(change.before.parentId));
}

/**
 * What is said of a deed to the other of the two who work on the plan. `wbsOf` knows the lines that they may see: a revision
 * about none of them is not told of, nor what was done at a line that is none of theirs.
 */
export function deedNote(deed: PlanDeed, name: string, wbsOf: ReadonlyMap<string, string>): DeedNote | null {
  switch (deed.kind) {
    case "revision": {
      if (deed.changes.length > 0 && deed.changes.every((change) => !mayBeTold(change, wbsOf))) return null;
      const wbs = wbsOf.get(onlyItem(deed.changes) ?? "");
      const path = deed.number === 1 ? "/changes" : `/changes?from=${deed.number - 1}&to=${deed.number}`;
      return { words: `${name} changed ${wbs ?? "the plan"}`, path };
    }
    case "comment":
    case "evidence":
    case "service":
    case "gate":
    case "decision": {
      if (deed.itemId === null) return { words: `${name} ${atPlan[deed.kind]}`, path: "" };
      const wbs = wbsOf.get(deed.itemId);
      if (wbs === undefined) return null;
      const page = deed.kind === "gate" || deed.kind === "decision" ? "gates" : "items";
      return { words: `${name} ${atLine[deed.kind]} ${wbs}`, path: `/${page}/${deed.itemId}` };
    }
    default:
      return { words: `${name} ${elsewhere[deed.kind].words}`, path: elsewhere[deed.kind].path };
  }
}

const atLine = {
  comment: "wrote about",
  evidence: "changed the evidence of",
  service: "said which services are closed by",
  gate: "put forward gate",
  decision: "signed gate",
} as const;
const atPlan = {
  comment: "wrote about the plan",
  evidence: "changed the evidence",
  service: "changed the services",
  gate: "put a gate forward",
  decision: "signed a gate",
} as const;
const elsewhere = {
  agreement: { words: "moved the agreement on", path: "/agree" },
  review: { words: "moved the review on", path: "/review" },
  rating: { words: "rated competencies", path: "/benchmark" },
  suggestion: { words: "suggested a change", path: "/changes" },
  answer: { words: "answered a suggestion", path: "/changes" },
} as const;
