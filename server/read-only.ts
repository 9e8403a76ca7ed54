import type { Env } from "@/server/env";

/**
 * The end of the time in which nothing may be changed, because the operator is moving or mending the installation
 * (`READ_ONLY_UNTIL`); null when there is no such time, or when it has passed.
 */
export function readOnlyUntil({ readOnlyUntil: until }: Pick<Env, "readOnlyUntil">, now: Date): Date | null {
  return until !== null && now < until ? until : null;
}
