import { createHash } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { canonicalPassword, hashCost } from "@/domain/accounts/password";

/** The hash that is stored, its parameters inside. */
export function hashPassword(password: string, cost: Partial<typeof hashCost> = {}): Promise<string> {
  return hash(canonicalPassword(password), { ...hashCost, ...cost });
}

/**
 * Compares a password with a stored hash. Without one (unknown account, or an account without a password) the same
 * work is done against a dummy, so that the time of the answer says nothing.
 */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hash(createHash("sha256").update(String(process.hrtime.bigint())).digest("hex"), hashCost);
  const matches = await verify(stored ?? (await dummy), canonicalPassword(password));
  return matches && stored !== null && stored !== undefined;
}

let dummy: Promise<string> | undefined;

/** What a browser keeps to show later that a password was chosen in it. It tells nothing of the password. */
export function passwordClaim(stored: string): string {
  return createHash("sha256").update(stored).digest("base64url");
}

/** True when a stored hash was made with other parameters than today's. */
export function needsRehash(stored: string): boolean {
  const { memoryCost: m, timeCost: t, parallelism: p } = hashCost;
  return !stored.startsWith(`$argon2id$v=19$m=${m},t=${t},p=${p}$`);
}

let leaked: Promise<ReadonlySet<string>> | undefined;

/** The test for leaked passwords: 49,000 of them, read on first use. */
export async function leakedPasswords(): Promise<(candidate: string) => boolean> {
  leaked ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  const known = await leaked;
  return (candidate) => known.has(candidate);
}
