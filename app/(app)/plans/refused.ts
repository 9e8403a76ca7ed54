import { planFailure } from "@/components/plans/plan-failure";
import type { FormState } from "@/components/ui/form-state";
import { answerConflict } from "@/server/answer-conflict";

/**
 * What a refused form of a plan comes back with, in the words of `failure`; without scripts as a page with status 409 where something
 * else was saved meanwhile.
 */
export async function refused(error: unknown, form: FormData, failure = planFailure): Promise<FormState> {
  const state = failure(error, form);
  if (state?.conflict !== undefined) await answerConflict();
  return state;
}
