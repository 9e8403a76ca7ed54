import { DomainError } from "@/domain/errors";

/** The form kept a piece before and says something else now: nothing was kept, and the piece can be looked at. */
export class AlreadyKept extends DomainError {
  constructor(readonly evidenceId: string) {
    super("CONFLICT", "evidence.already_kept");
  }
}
