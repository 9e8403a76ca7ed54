import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { menteeProfiles } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { mostReminders } from "@/domain/notifications/reminders";
import type { Ctx } from "@/server/context";
import { env } from "@/server/env";

const purpose = "unsubscribe:profile_unfinished";

/** What stands in an unsubscribe address: whose reminders it stops. It does nothing else and does not run out. */
export function unsubscribeToken(memberId: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(`${purpose}:${memberId}`).digest("base64url");
  return `${memberId}.${signature}`;
}

/** The member whose reminders a token stops, or undefined when it is not one of ours. Any key of the ring will do. */
export function readUnsubscribeToken(token: string, secrets: readonly string[]): string | undefined {
  const at = token.indexOf(".");
  const memberId = token.slice(0, at);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(memberId)) return undefined;
  const given = Buffer.from(token);
  const matches = secrets.some((secret) => {
    const expected = Buffer.from(unsubscribeToken(memberId, secret));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return matches ? memberId : undefined;
}

/** Stops the reminders of an unfinished profile, at once, those already in the queue included. Repeatable. */
export async function stopReminders(db: Db, memberId: string): Promise<void> {
  await db
    .update(menteeProfiles)
    .set({ remindersSent: mostReminders + 1 })
    .where(and(eq(menteeProfiles.memberId, memberId), lt(menteeProfiles.remindersSent, mostReminders + 1)));
}

/** Whether the token of an unsubscribe address is one of ours, and whether it has been used. Reading it stops nothing. */
export async function findReminderHolder(
  { db }: Pick<Ctx, "db">,
  { token }: { token: string },
): Promise<{ stopped: boolean } | null> {
  const memberId = readUnsubscribeToken(token, env().authSecrets);
  if (memberId === undefined) return null;
  const [profile] = await db
    .select({ sent: menteeProfiles.remindersSent })
    .from(menteeProfiles)
    .where(eq(menteeProfiles.memberId, memberId));
  return { stopped: profile === undefined || profile.sent > mostReminders };
}

/** Stops the reminders of whoever the token was sent to. Refuses as not found when it is not one of ours. */
export async function stopRemindersByToken({ db }: Pick<Ctx, "db">, { token }: { token: string }): Promise<void> {
  const memberId = readUnsubscribeToken(token, env().authSecrets);
  if (memberId === undefined) throw new DomainError("NOT_FOUND", "notifications.unknown_link");
  await stopReminders(db, memberId);
}
