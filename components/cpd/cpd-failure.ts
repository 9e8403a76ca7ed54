import { TRPCError } from "@trpc/server";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { AlreadyRecorded } from "@/domain/cpd/refusals";

/** The form state for a refusal of the ledger: what is recorded already is named with the way to correct it. */
export function cpdFailure(error: unknown, form: FormData): FormState {
  const state = failure(error, form);
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!(cause instanceof AlreadyRecorded)) return state;
  return { ...state, link: { href: `/cpd/entries/${cause.entryId}`, label: "Open the entry and correct it there" } };
}
