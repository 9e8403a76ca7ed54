import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { menteeProfiles } from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { isUuid } from "@/domain/ids";
import { type UnsubscribeKind, unsubscribeKinds } from "@/domain/notifications/choices";
import { mostReminders } from "@/domain/notifications/reminders";
import type { Ctx } from "@/server/context";
import { isMuted, muteThread } from "@/server/discussion/watching/mute";
import { env } from "@/server/env";
import { isSwitchedOff, switchOff } from "./choices";

/** What an unsubscribe address stops: mail of a kind, or all mail of one thread. */
export type Stopped = { kind: UnsubscribeKind } | { threadId: string };
export type Unsubscriber = { memberId: string } & Stopped;

/** What stands in an unsubscribe address. It stops what it was made for, does nothing else and does not run out. */
export function unsubscribeToken(whose: Unsubscriber, secret: string): string {
  const sign = (what: string) =>
    createHmac("sha256", secret).update(`unsubscribe:${what}:${whose.memberId}`).digest("base64url");
  if ("kind" in whose) return `${whose.memberId}.${sign(whose.kind)}`;
  return `${whose.memberId}.${whose.threadId}.${sign(`thread:${whose.threadId}`)}`;
}

const written = /^([0-9a-f-]{36})\.(?:([0-9a-f-]{36})\.)?[\w-]+$/;

/** What a token stops and for whom, or undefined when it is not one of ours. Any key of the ring will do. */
export function readUnsubscribeToken(token: string, secrets: readonly string[]): Unsubscriber | undefined {
  const [, memberId = "", threadId] = written.exec(token) ?? [];
  const ids = threadId === undefined ? [memberId] : [memberId, threadId];
  if (!ids.every(isUuid)) return undefined;
  const could: Unsubscriber[] =
    threadId === undefined ? unsubscribeKinds.map((kind) => ({ memberId, kind })) : [{ memberId, threadId }];
  const given = Buffer.from(token);
  return could.find((whose) =>
    secrets.some((secret) => {
      const expected = Buffer.from(unsubscribeToken(whose, secret));
      return expected.length === given.length && timingSafeEqual(expected, given);
    }),
  );
}

/** Stops the reminders of an unfinished profile. */
async function stopReminders(db: Db, memberId: string): Promise<void> {
  await db
    .update(menteeProfiles)
    .set({ remindersSent: mostReminders + 1 })
    .where(and(eq(menteeProfiles.memberId, memberId), lt(menteeProfiles.remindersSent, mostReminders + 1)));
}

/** Stops mail to a member, of a kind or of a thread, at once, what is in the queue already included. Repeatable. */
export async function stopMail(db: Db, whose: Unsubscriber, now: Date): Promise<void> {
  const { memberId } = whose;
  if ("threadId" in whose) await muteThread(db, memberId, whose.threadId, now);
  else if (whose.kind === "profile_unfinished") await stopReminders(db, memberId);
  else await switchOff(db, memberId, whose.kind, now);
}

async function isStopped({ db }: Pick<Ctx, "db">, whose: Unsubscriber): Promise<boolean> {
  const { memberId } = whose;
  if ("threadId" in whose) return isMuted(db, memberId, whose.threadId);
  if (whose.kind !== "profile_unfinished") return isSwitchedOff(db, memberId, whose.kind);
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
): Promise<{ what: UnsubscribeKind | "thread"; stopped: boolean } | null> {
  const whose = readUnsubscribeToken(token, env().authSecrets);
  if (whose === undefined) return null;
  return { what: "kind" in whose ? whose.kind : "thread", stopped: await isStopped(ctx, whose) };
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
