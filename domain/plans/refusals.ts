import { DomainError } from "@/domain/errors";
import type { PlanConflict } from "./changes";

/** Why a plan would not be one: the sentences, each naming the items concerned. */
export class PlanFaults extends DomainError {
  constructor(readonly sentences: readonly string[]) {
    super("INVALID", "plans.faults");
  }
}

/** Somebody else has changed the same fields: nothing was written, and both versions are at hand. */
export class PlanConflicts extends DomainError {
  constructor(
    readonly conflicts: readonly PlanConflict[],
    /** The revision in which they stand. */
    readonly revision: number,
    /** The items of the plan by their references and titles, for the ids that the fields hold. */
    readonly names: Readonly<Record<string, string>> = {},
  ) {
    super("CONFLICT", "plans.conflicts");
  }
}
