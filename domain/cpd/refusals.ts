import { DomainError } from "@/domain/errors";

/** It stands in the ledger already, in other words than these: nothing was saved, and the entry can be corrected. */
export class AlreadyRecorded extends DomainError {
  constructor(readonly entryId: string) {
    super("CONFLICT", "cpd.already_recorded");
  }
}
