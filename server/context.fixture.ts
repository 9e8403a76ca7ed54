import type { Db } from "@/db/client";
import { factoryNow } from "@/db/factories";
import type { Hat, MemberActor } from "@/domain/actor";
import type { MemberCtx } from "./context";

/** A service context for a member who has just signed in, at the time at which the factories make people. */
export function actingAs(db: Db, member: { id: string }, now = factoryNow, hats: readonly Hat[] = []): MemberCtx {
  const actor: MemberActor = { kind: "member", id: member.id, sessionId: "session", authenticatedAt: now, hats };
  return { db, actor, now, requestId: "test" };
}
