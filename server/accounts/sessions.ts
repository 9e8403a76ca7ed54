import { createHash, randomBytes } from "node:crypto";
import { and, eq, lt, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { hats, members, sessions } from "@/db/schema/accounts";
import { idleExpiry, isLive, seenEveryMs, sessionLimits } from "@/domain/accounts/session";
import type { Actor, Hat, MemberActor } from "@/domain/actor";

const anonymous: Actor = { kind: "visitor" };

/** A new secret of 256 bits, in the form that a cookie or an address can carry. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the table keeps of a secret. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

export type StartedSession = { id: string; token: string; endsAt: Date };

/** Begins a session for a member who has just proved who they are. The token is known to the cookie alone. */
export async function startSession(
  tx: Db | Tx,
  input: { memberId: string; device: string; now: Date },
): Promise<StartedSession> {
  const [duty] = await tx.select({ id: hats.id }).from(hats).where(eq(hats.memberId, input.memberId)).limit(1);
  const isStaff = duty !== undefined;
  const endsAt = new Date(input.now.getTime() + sessionLimits(isStaff).absoluteMs);
  const token = newToken();
  const [row] = await tx
    .insert(sessions)
    .values({
      memberId: input.memberId,
      tokenHash: hashToken(token),
      device: input.device.slice(0, 80),
      createdAt: input.now,
      lastSeenAt: input.now,
      expiresAt: idleExpiry(input.now, endsAt, isStaff),
      endsAt,
      authenticatedAt: input.now,
    })
    .returning({ id: sessions.id });
  if (row === undefined) throw new Error("The session was not stored.");
  return { id: row.id, token, endsAt };
}

/**
 * Who is behind a cookie: the member with their duties, or a visitor when the session is unknown, revoked, idle for too
 * long, past its end, or its member suspended. Asked on every entry, so a revoked session is a visitor at once. That it was
 * seen is noted once a minute; `noted` is given the note under way, and whoever asks waits for it unless it is taken from them.
 */
export async function readSession(
  db: Db,
  token: string | undefined,
  now: Date,
  noted: (note: Promise<unknown>) => Promise<unknown> | undefined = (note) => note,
): Promise<Actor> {
  if (token === undefined || token.length !== 43) return anonymous;
  const [row] = await db
    .select({
      id: sessions.id,
      memberId: sessions.memberId,
      authenticatedAt: sessions.authenticatedAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      endsAt: sessions.endsAt,
      suspendedAt: members.suspendedAt,
      duties: sql<{ kind: Hat["kind"]; programmeId: string | null }[]>`coalesce((
        select json_agg(json_build_object('kind', h.kind, 'programmeId', h.programme_id))
        from ${hats} h where h.member_id = ${sessions.memberId}), '[]'::json)`,
    })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(eq(sessions.tokenHash, hashToken(token)));
  if (row === undefined || row.suspendedAt !== null || !isLive(row, now)) return anonymous;
  if (now.getTime() - row.lastSeenAt.getTime() >= seenEveryMs) {
    const note = db
      .update(sessions)
      .set({ lastSeenAt: now, expiresAt: idleExpiry(now, row.endsAt, row.duties.length > 0) })
      .where(and(eq(sessions.id, row.id), lt(sessions.lastSeenAt, now)));
    await noted(note.then(() => {}));
  }
  return {
    kind: "member",
    id: row.memberId,
    sessionId: row.id,
    authenticatedAt: row.authenticatedAt,
    hats: row.duties.flatMap(readHat),
  };
}

function readHat(duty: { kind: Hat["kind"]; programmeId: string | null }): Hat[] {
  if (duty.kind !== "coordinator") return [{ kind: duty.kind }];
  return duty.programmeId === null ? [] : [{ kind: "coordinator", programmeId: duty.programmeId }];
}

/** Whether somebody is still signed in, and not suspended since: for what goes on telling them without asking who they are. */
export async function isStillSignedIn(db: Db | Tx, { id, sessionId }: MemberActor): Promise<boolean> {
  const [row] = await db
    .select({ suspendedAt: members.suspendedAt })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(and(eq(sessions.id, sessionId), eq(sessions.memberId, id)));
  return row !== undefined && row.suspendedAt === null;
}

/** Ends sessions at once: one of them, all of a member's, or all but the one in use. Returns how many. */
export async function endSessions(
  tx: Db | Tx,
  which: { memberId: string; only?: string; except?: string },
): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.memberId, which.memberId),
        which.only === undefined ? undefined : eq(sessions.id, which.only),
        which.except === undefined ? undefined : ne(sessions.id, which.except),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
