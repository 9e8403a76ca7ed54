import { z } from "zod";
import { DomainError } from "../errors";
import type { MentorshipRecord } from "./policy";

/**
 * A mentorship with what its two have confirmed; minutes of sessions that either has only recorded are not among them. A
 * certificate says that a mentorship was completed and how long the two met. With nothing confirmed it would say that they
 * never did, so there is none; an answer to a session is still open after the end, and brings it.
 */
export type CertifiedRecord = MentorshipRecord & { confirmedMinutes: number };

/** Whether either of the two may take a certificate of it: completed, not merely ended, with something that both confirmed. */
export function isCertified(mentorship: CertifiedRecord): boolean {
  return mentorship.state === "completed" && mentorship.confirmedMinutes > 0;
}

/** The same as a refusal: throws CONFLICT with what is missing. */
export function refuseUncertified(mentorship: CertifiedRecord): void {
  if (mentorship.state !== "completed") throw new DomainError("CONFLICT", "mentorships.not_completed");
  if (mentorship.confirmedMinutes === 0) throw new DomainError("CONFLICT", "mentorships.nothing_confirmed");
}

/** What decides whether the other one of the two stands on a certificate by name. */
export type Naming = { agreedAt: Date | null; isSuspended: boolean; isApart: boolean };

/** By name only while they agree to it, are a member in good standing, and neither keeps away from the other. */
export function isNamed({ agreedAt, isSuspended, isApart }: Naming): boolean {
  return agreedAt !== null && !isSuspended && !isApart;
}

export type CertificateSide = "mentor" | "mentee";

/** What stands in the place of the other's name while they have not agreed to be named. */
export function unnamed(side: CertificateSide): string {
  return side === "mentee" ? "their mentor" : "their mentee";
}

/** Crockford's alphabet: no letter that is read as a digit, none that is read as another. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 20;
const codePattern = new RegExp(`^[${alphabet}]{${codeLength}}$`);

/** Bytes that a new code needs; of each five bits are used, a hundred in all, so that no address can be guessed. */
export const codeBytes = codeLength;

/** A code from random bytes, `codeBytes` of them. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, codeLength), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** A code in groups of four, as it is printed and stands in the address. */
export function codeInGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}

/** The code that somebody typed from paper, however they grouped it and whichever case they used; null for what can be none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return codePattern.test(code) ? code : null;
}

/** Where anybody may check a certificate that is shared. */
export const certificatePath = (code: string) => `/certificates/${codeInGroups(code)}`;

/** “6 hours 45 minutes”. */
export function hoursInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = [
    hours === 0 ? "" : `${hours} ${hours === 1 ? "hour" : "hours"}`,
    rest === 0 && hours > 0 ? "" : `${rest} ${rest === 1 ? "minute" : "minutes"}`,
  ];
  return words.filter((one) => one !== "").join(" ");
}

/** “9 sessions”. */
export const sessionsInWords = (count: number) => `${count} ${count === 1 ? "session" : "sessions"}`;

export const certificateOfSchema = z.strictObject({ mentorshipId: z.uuid() });
export const nameOnCertificateSchema = z.strictObject({ mentorshipId: z.uuid(), agrees: z.boolean() });
/** Whatever somebody typed: what cannot be a code leads where an unknown one does. */
export const checkCertificateSchema = z.strictObject({ code: z.string().max(200) });
