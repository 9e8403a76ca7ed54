import type { Actor } from "../actor";

/** Anybody may keep away from anybody, except from themself. */
export function canBlock(actor: Actor, other: { memberId: string }): boolean {
  return actor.kind === "member" && actor.id !== other.memberId;
}
