import { DomainError } from "../errors";

/** Fewest characters of a password that is the only factor (NIST 800-63B-4). */
const minimumPasswordLength = 15;
/** Most characters; nothing is ever cut off. */
const maximumPasswordLength = 256;

/** Words that anybody would try here, whoever the account belongs to. */
const siteWords = ["criticalpath", "critical", "path", "mentoring", "mentor", "mentee", "pmo", "project", "manager"];
/** What must remain of a password once every guessable word is taken out. */
const minimumRemainder = 8;

/**
 * What hashing a password costs, for argon2id: 64 MiB as in RFC 9106's second recommendation, one lane, and as many passes as
 * take a tenth of a second on a small server (OWASP's floor of 19 MiB and two passes takes a tenth of that). At most four
 * run at once (Node's thread pool), so a rush of sign-ins holds 256 MiB. Raised here, an older hash is renewed at the next
 * sign-in.
 */
export const hashCost = { memoryCost: 65_536, timeCost: 8, parallelism: 1 };

export type PasswordContext = {
  /** Name, e-mail, programme names: whatever somebody who knows the person would try. */
  words: readonly string[];
  /** True for a password that stands in a list of leaked ones. */
  isLeaked: (candidate: string) => boolean;
};

/** The one form that is hashed: NFC, so that an accent typed on two keyboards is one password. Nothing else is changed. */
export function canonicalPassword(given: string): string {
  return given.normalize("NFC");
}

/** Whether a password has as many characters as a new one must have at least. */
export function isLongEnough(given: string): boolean {
  return [...canonicalPassword(given)].length >= minimumPasswordLength;
}

/** Returns the canonical password, or refuses with INVALID and the reason: too short, too long, leaked or guessable. */
export function checkNewPassword(given: string, context: PasswordContext): string {
  const password = canonicalPassword(given);
  if (!isLongEnough(given)) refuse("accounts.password_too_short");
  if ([...password].length > maximumPasswordLength) refuse("accounts.password_too_long");
  if (isLeakedInDisguise(password, context.isLeaked)) refuse("accounts.password_leaked");
  if (isGuessable(password, context.words)) refuse("accounts.password_guessable");
  return password;
}

function refuse(reason: string): never {
  throw new DomainError("INVALID", reason, "password");
}

/** A leaked password, also when it is doubled, or stretched with digits and punctuation at either end. */
function isLeakedInDisguise(password: string, isLeaked: (candidate: string) => boolean): boolean {
  const folded = password.toLowerCase();
  const bare = folded.replace(/^[\d\W_]+|[\d\W_]+$/gu, "");
  return [folded, smallestPeriod(folded), bare, smallestPeriod(bare)].some(
    (form) => form === "" || [...form].length < 4 || isLeaked(form),
  );
}

/** "abcabcabc" → "abc"; text that does not repeat is returned whole. */
function smallestPeriod(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) return text.slice(0, size);
  }
  return text;
}

function isGuessable(password: string, words: readonly string[]): boolean {
  const known = [...siteWords, ...words.flatMap(pieces)].sort((a, b) => b.length - a.length);
  let rest = fold(password);
  if (isSequence(rest)) return true;
  const before = rest.length;
  for (const word of known) rest = rest.replaceAll(word, "");
  return rest.length < before && rest.replace(/(19|20)\d\d/g, "").length < minimumRemainder;
}

/** "Jasmine Owusu-Pettifer" → the whole and each part of three letters or more, folded. */
function pieces(text: string): string[] {
  return [fold(text), ...text.split(/[^\p{L}\p{N}]+/u).map(fold)].filter((piece) => piece.length >= 3);
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Characters that follow one another all the way: "abcdefgh…", "123456789012345", "zyxw…". */
function isSequence(text: string): boolean {
  if (text.length < 8) return false;
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  const turns =
    [...steps].every((step) => step === 1 || step === -9) || [...steps].every((step) => step === -1 || step === 9);
  return turns;
}
