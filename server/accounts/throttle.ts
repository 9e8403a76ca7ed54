import {
  codeFailures,
  mailRequests,
  networkFailures,
  networkMailRequests,
  networkOf,
  passwordStreak,
  passwordWindow,
} from "@/domain/accounts/throttle";
import { DomainError } from "@/domain/errors";
import type { RequestCtx } from "@/server/trpc";
import { clearPoints, limitKey, pointsSpent, returnPoint, spendPoint } from "./limits";
import { logSecurity } from "./security-log";

type Origin = Pick<RequestCtx, "db" | "now" | "ip" | "actor" | "requestId">;

const year = 365 * 24 * 60 * 60_000;

async function refuse(ctx: Origin, kind: string): Promise<never> {
  await logSecurity(ctx.db, ctx, { event: "auth.limited", details: { kind } });
  throw new DomainError("TOO_MANY", "accounts.too_many_attempts");
}

/**
 * Counts a password attempt before the password is looked at, so that simultaneous guesses cannot slip through, and
 * refuses with TOO_MANY when the account or the network has used up its attempts. Known and unknown addresses are
 * counted alike. The owner always gets in by a code or a link, which resets the account's count.
 * `succeed` takes the attempt back.
 */
export async function countPasswordAttempt(ctx: Origin, email: string): Promise<{ succeed: () => Promise<void> }> {
  const keys = passwordKeys(email);
  const network = limitKey("password_network", networkOf(ctx.ip));
  if ((await spendPoint(ctx.db, network, networkFailures, ctx.now)) > networkFailures.points)
    await refuse(ctx, "network");
  const streak = await pointsSpent(ctx.db, keys.streak, ctx.now);
  if (streak >= passwordStreak) await refuse(ctx, "streak");
  const window = passwordWindow(streak);
  if ((await spendPoint(ctx.db, keys.window, window, ctx.now)) > window.points) await refuse(ctx, "account");
  const attempts = await spendPoint(ctx.db, keys.streak, { points: passwordStreak, windowMs: year }, ctx.now);
  if (attempts > passwordStreak) await refuse(ctx, "streak");
  return {
    succeed: async () => {
      await clearPasswordAttempts(ctx.db, email);
      await returnPoint(ctx.db, network);
    },
  };
}

function passwordKeys(email: string) {
  return { window: limitKey("password", email), streak: limitKey("password_streak", email) };
}

/** Forgets an account's wrong passwords: its owner has just proved who they are. */
export async function clearPasswordAttempts(db: RequestCtx["db"], email: string): Promise<void> {
  const { window, streak } = passwordKeys(email);
  await clearPoints(db, [window, streak]);
}

/** Counts an attempt at a code; refuses with TOO_MANY after ten for one account or a hundred from one network. */
export async function countCodeAttempt(ctx: Origin, email: string): Promise<{ succeed: () => Promise<void> }> {
  const account = limitKey("code", email);
  const network = limitKey("code_network", networkOf(ctx.ip));
  if ((await spendPoint(ctx.db, network, networkFailures, ctx.now)) > networkFailures.points)
    await refuse(ctx, "network");
  if ((await spendPoint(ctx.db, account, codeFailures, ctx.now)) > codeFailures.points) await refuse(ctx, "account");
  return {
    succeed: async () => {
      await clearPoints(ctx.db, [account]);
      await returnPoint(ctx.db, network);
    },
  };
}

/**
 * Counts a wish for mail. False when the address has had enough for now: the answer on the screen stays the same, so it
 * tells nothing, and nobody's inbox is flooded. A network that asks for very many is refused with TOO_MANY.
 */
export async function mayMail(ctx: Origin, email: string): Promise<boolean> {
  const network = limitKey("mail_network", networkOf(ctx.ip));
  if ((await spendPoint(ctx.db, network, networkMailRequests, ctx.now)) > networkMailRequests.points) {
    await refuse(ctx, "network");
  }
  return (await spendPoint(ctx.db, limitKey("mail", email), mailRequests, ctx.now)) <= mailRequests.points;
}
