import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { members } from "@/db/schema/accounts";
import { blocks } from "@/db/schema/safety";
import { found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { canBlock } from "@/domain/safety/policy";
import type { MemberCtx } from "@/server/context";

/** True when either of two people keeps away from the other. Who began is never told. */
export async function areBlocked(db: Db | Tx, one: string, other: string): Promise<boolean> {
  const pair = or(
    and(eq(blocks.blockerId, one), eq(blocks.blockedId, other)),
    and(eq(blocks.blockerId, other), eq(blocks.blockedId, one)),
  );
  const [row] = await db.select({ blockerId: blocks.blockerId }).from(blocks).where(pair).limit(1);
  return row !== undefined;
}

/** The same question inside a query, of two columns of it, or of one and somebody. */
export function arePairBlocked(one: PgColumn, other: PgColumn | SQL): SQL<boolean> {
  return sql<boolean>`exists (select from ${blocks} b
    where (b.blocker_id = ${one} and b.blocked_id = ${other}) or (b.blocker_id = ${other} and b.blocked_id = ${one}))`;
}

/** The same for one person and all the rows of a query, however many: whom they keep apart from is asked once. */
export function isApartFrom(one: PgColumn, memberId: string): SQL<boolean> {
  const me = sql`${memberId}::uuid`;
  return sql<boolean>`coalesce(${one} in (select b.blocked_id from ${blocks} b where b.blocker_id = ${me}
    union all select b.blocker_id from ${blocks} b where b.blocked_id = ${me}), false)`;
}

/** Keeps somebody away, silently: they are told nothing, and neither finds the other any more. Twice is once. */
export async function blockMember(ctx: MemberCtx, input: { memberId: string }): Promise<void> {
  authorize(ctx.actor, canBlock, input, { reason: "safety.not_yourself" });
  const [other] = await ctx.db.select({ id: members.id }).from(members).where(eq(members.id, input.memberId));
  const blockedId = found(other, "safety.nobody_there").id;
  await ctx.db.insert(blocks).values({ blockerId: ctx.actor.id, blockedId, createdAt: ctx.now }).onConflictDoNothing();
}

/** Takes one's own block back. The other's, if there is one, stays. */
export async function unblockMember(ctx: MemberCtx, input: { memberId: string }): Promise<void> {
  await ctx.db.delete(blocks).where(and(eq(blocks.blockerId, ctx.actor.id), eq(blocks.blockedId, input.memberId)));
}

/** Whom one keeps away, the newest first. Who keeps away from oneself is not to be found out. */
export async function listBlocked(ctx: MemberCtx): Promise<{ memberId: string; name: string; since: Date }[]> {
  return ctx.db
    .select({ memberId: blocks.blockedId, name: members.name, since: blocks.createdAt })
    .from(blocks)
    .innerJoin(members, eq(members.id, blocks.blockedId))
    .where(eq(blocks.blockerId, ctx.actor.id))
    .orderBy(desc(blocks.createdAt));
}
