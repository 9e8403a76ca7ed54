const minute = 60_000;

/** Points that may be spent in a window before the rest is refused. */
export type Limit = { points: number; windowMs: number };

/** Wrong passwords for one account in one window; the window grows as failures go on (see {@link passwordWindow}). */
const passwordFailures: Limit = { points: 10, windowMs: 15 * minute };
/** Wrong passwords from one network in a quarter of an hour: an office behind one address still gets in. */
export const networkFailures: Limit = { points: 100, windowMs: 15 * minute };
/** Wrong passwords one after another before only mail opens the account. */
export const passwordStreak = 100;
/** Wrong codes for one account in a quarter of an hour. */
export const codeFailures: Limit = { points: 10, windowMs: 15 * minute };
/** Mails with a code or link that one address can be made to receive. */
export const mailRequests: Limit = { points: 5, windowMs: 15 * minute };
/** Mails that one network can make us send. */
export const networkMailRequests: Limit = { points: 60, windowMs: 15 * minute };
/** Wrong guesses at one code before it is void. */
export const codeAttempts = 5;

/** The window of wrong passwords after this many in a row: a quarter of an hour, doubled with every ten, a day at most. */
export function passwordWindow(streak: number): Limit {
  const doublings = Math.min(Math.floor(streak / passwordFailures.points), 7);
  return {
    points: passwordFailures.points,
    windowMs: Math.min(passwordFailures.windowMs * 2 ** doublings, 24 * 60 * minute),
  };
}

/** The network that an address belongs to, as far as one attacker usually holds it: /24 of IPv4, /56 of IPv6. */
export function networkOf(ip: string): string {
  const plain = ip.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right].map((group) => group.padStart(4, "0"));
  return `${groups.slice(0, 4).join("").slice(0, 14)}/56`;
}
