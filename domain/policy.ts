import type { Actor } from "./actor";
import { DomainError } from "./errors";

declare const granted: unique symbol;

/** A record on which a policy has said yes. Code that writes asks for this type, so an unchecked record does not compile. */
export type Granted<R> = R & { readonly [granted]: true };

/** A pure predicate: may this actor do the verb to this record? */
export type Policy<R> = (actor: Actor, record: R) => boolean;

/**
 * Asks a policy and brands the record. Refuses with FORBIDDEN, or with NOT_FOUND when `hidden` says that the
 * actor may not even know that the record exists.
 */
export function authorize<R extends object>(
  actor: Actor,
  policy: Policy<R>,
  record: R,
  refusal: { reason: string; hidden?: boolean },
): Granted<R> {
  if (!policy(actor, record)) {
    if (actor.kind === "visitor" && !refusal.hidden) throw new DomainError("UNAUTHORIZED", "accounts.sign_in_first");
    throw new DomainError(refusal.hidden ? "NOT_FOUND" : "FORBIDDEN", refusal.reason);
  }
  // The brand has no run-time form: this is the one place that may add it.
  return record as Granted<R>;
}
