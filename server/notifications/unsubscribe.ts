import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { menteeProfiles } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { type UnsubscribeKind, unsubscribeKinds } from "@/domain/notifications/choices";
import { mostReminders } from "@/domain/notifications/reminders";
import type { Ctx } from "@/server/context";
import { env } from "@/server/env";
import { isSwitchedOff, switchOff } from "./choices";

/** Whose mail of which kind an unsubscribe address stops. */
export type Unsubscriber = { memberId: string; kind: UnsubscribeKind };

/** What stands in an unsubscribe address. It stops one kind of mail to one member, does nothing else and does not run out. */
export function unsubscribeToken({ memberId, kind }: Unsubscriber, secret: string): string {
  const signature = createHmac("sha256", secret).update(`unsubscribe:${kind}:${memberId}`).digest("base64url");
  return `${memberId}.${signature}`;
}

/** What a token stops and for whom, or undefined when it is not one of ours. Any key of the ring will do. */
export function readUnsubscribeToken(token: string, secrets: readonly string[]): Unsubscriber | undefined {
  const memberId = token.slice(0, token.indexOf("."));
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(memberId)) return undefined;
  const given = Buffer.from(token);
  const kind = unsubscribeKinds.find((one) =>
    secrets.some((secret) => {
      const expected = Buffer.from(unsubscribeToken({ memberId, kind: one }, secret));
      return expected.length === given.length && timingSafeEqual(expected, given);
    }),
  );
  return kind && { memberId, kind };
}

/** Stops the reminders of an unfinished profile. */
async function stopReminders(db: Db, memberId: string): Promise<void> {
  await db
    .update(menteeProfiles)
    .set({ remindersSent: mostReminders + 1 })
    .where(and(eq(menteeProfiles.memberId, memberId), lt(menteeProfiles.remindersSent, mostReminders + 1)));
}

/** Stops mail of a kind to a member, at once, what is in the queue already included. Repeatable. */
export async function stopMail(db: Db, { memberId, kind }: Unsubscriber, now: Date): Promise<void> {
  if (kind === "profile_unfinished") await stopReminders(db, memberId);
  else await switchOff(db, memberId, kind, now);
}

async function isStopped({ db }: Pick<Ctx, "db">, { memberId, kind }: Unsubscriber): Promise<boolean> {
  if (kind !== "profile_unfinished") return isSwitchedOff(db, memberId, kind);
  const [profile] = await db
    .select({ sent: menteeProfiles.remindersSent })
    .from(menteeProfiles)
    .where(eq(menteeProfiles.memberId, memberId));
  return profile === undefined || profile.sent > mostReminders;
}

/** What the token of an unsubscribe address stops, and whether it is stopped; null when it is not one of ours. Reading it stops nothing. */
export async function findUnsubscribe(
  ctx: Pick<Ctx, "db">,
  { token }: { token: string },
): Promise<{ kind: UnsubscribeKind; stopped: boolean } | null> {
  const whose = readUnsubscribeToken(token, env().authSecrets);
  return whose === undefined ? null : { kind: whose.kind, stopped: await isStopped(ctx, whose) };
}

/** Stops the mail that the token was sent with. Refuses as not found when it is not one of ours. */
export async function unsubscribeByToken(
  { db, now }: Pick<Ctx, "db" | "now">,
  { token }: { token: string },
): Promise<void> {
  const whose = readUnsubscribeToken(token, env().authSecrets);
  if (whose === undefined) throw new DomainError("NOT_FOUND", "notifications.unknown_link");
  await stopMail(db, whose, now);
}
