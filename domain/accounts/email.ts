import { domainToASCII } from "node:url";
import { DomainError } from "../errors";

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The one spelling of an address that is stored and compared: NFKC first (so that a look-alike "@" is seen for what it
 * is), then exactly one "@", an ASCII domain (punycode), all in lower case. Returns null for anything else.
 */
export function normaliseEmail(given: string): string | null {
  const folded = given.normalize("NFKC").trim().toLowerCase();
  const parts = folded.split("@");
  const [local, host] = parts;
  if (parts.length !== 2 || local === undefined || host === undefined) return null;
  const ascii = domainToASCII(host);
  if (local.length > 64 || !LOCAL.test(local) || !HOST.test(ascii)) return null;
  return `${local}@${ascii}`;
}

/** The normalised address; refuses with INVALID when it is not one. */
export function requireEmail(given: string, field = "email"): string {
  const email = normaliseEmail(given);
  if (email === null) throw new DomainError("INVALID", "accounts.email_malformed", field);
  return email;
}

/** The address as shown to somebody who knows it already: first letter and domain, so that a screen gives nothing away. */
export function maskEmail(email: string): string {
  const [local = "", host = ""] = email.split("@");
  return `${local.slice(0, 1)}${"•".repeat(Math.max(1, Math.min(local.length - 1, 6)))}@${host}`;
}
