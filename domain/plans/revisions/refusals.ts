import { DomainError } from "@/domain/errors";
import type { PlanConflict } from "./changes";

/** Why a plan would not be one: the sentences, each naming the items concerned. */
export class PlanFaults extends DomainError {
  constructor(readonly sentences: readonly string[]) {
    super("INVALID", "plans.faults");
  }
}

/** The form made a revision before and says something else now: nothing was saved, and the revision can be looked at. */
export class AlreadySaved extends DomainError {
  constructor(
    readonly planId: string,
    readonly revision: number,
  ) {
    super("CONFLICT", "plans.already_saved");
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
