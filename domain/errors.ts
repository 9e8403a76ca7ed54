/** The kinds of refusal that a caller can act on. Anything else thrown is a bug. */
export type DomainErrorCode =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNAUTHORIZED"
  | "CONFLICT"
  | "INVALID"
  | "TOO_MANY"
  | "UNAVAILABLE";

/**
 * A refusal that the product can explain. `reason` is a stable key such as `matching.mentor_full`;
 * the sentence for it stands in one map of the user interface. `field` names the input at fault, if one is.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: DomainErrorCode,
    readonly reason: string,
    readonly field?: string,
  ) {
    super(`${code}: ${reason}`);
  }
}

/** Returns the value, or refuses as not found: used where existence is private or the address may be wrong. */
export function found<T>(value: T | null | undefined, reason: string): T {
  if (value === null || value === undefined) throw new DomainError("NOT_FOUND", reason);
  return value;
}
