import type { Db, Tx } from "@/db/client";
import { securityLog } from "@/db/schema/accounts";
import type { Actor } from "@/domain/actor";
import { memberId } from "@/domain/actor";

export type SecurityEvent =
  | "account.created"
  | "account.exported"
  | "auth.signed_in"
  | "auth.refused"
  | "auth.limited"
  | "auth.confirmed"
  | "auth.signed_out"
  | "auth.sessions_revoked"
  | "auth.password_set"
  | "auth.email_changed"
  | "auth.identity_linked"
  | "auth.identity_unlinked"
  | "auth.identity_refused"
  | "admin.set_up"
  | "admin.hat_granted"
  | "admin.hat_revoked"
  | "admin.settings_changed"
  | "admin.application_decided"
  | "admin.credential_seen"
  | "admin.credential_unseen";

type Entry = {
  event: SecurityEvent;
  subjectId?: string | null;
  /** Codes and counts only: never an address, a name or a token. */
  details?: Record<string, string | number | boolean | null>;
};

/** Adds a line to the security log, in the transaction of what it tells of. Lines are never changed or removed. */
export async function logSecurity(
  db: Db | Tx,
  ctx: { actor: Actor; now: Date; requestId: string },
  entry: Entry,
): Promise<void> {
  await db.insert(securityLog).values({
    at: ctx.now,
    event: entry.event,
    actorId: memberId(ctx.actor) ?? null,
    subjectId: entry.subjectId ?? null,
    requestId: ctx.requestId,
    details: entry.details ?? {},
  });
}
