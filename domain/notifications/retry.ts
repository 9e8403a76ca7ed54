const second = 1_000;
const hour = 3_600 * second;

/** The longest that a mail is tried for. */
export const giveUpAfterMs = 72 * hour;
const firstWaitMs = 30 * second;
const longestWaitMs = 6 * hour;

/**
 * When a mail that the server put off is tried again: 30 seconds after the first attempt, then twice as long each
 * time up to six hours, each wait lengthened or shortened by up to a tenth so that a thousand mails do not come back
 * at once. `random` is between 0 and 1. Undefined when 72 hours have passed since the mail was written.
 */
export function nextAttemptAt(attempts: number, createdAt: Date, now: Date, random: number): Date | undefined {
  const wait = Math.min(firstWaitMs * 2 ** Math.max(0, attempts - 1), longestWaitMs);
  const at = new Date(now.getTime() + wait * (0.9 + 0.2 * random));
  return at.getTime() - createdAt.getTime() > giveUpAfterMs ? undefined : at;
}
