import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { members, planShares } from "@/db/schema/index";

/**
 * Inside a query on `plan_shares`: the row names this member, because they have looked by it before or because its address is the
 * one that they have confirmed. An address that nobody has yet becomes theirs on the day they join with it.
 */
export function namesReader(readerId: string): SQL | undefined {
  const confirmed = sql`(select ${members.email} from ${members}
    where ${members.id} = ${readerId} and ${members.emailVerifiedAt} is not null)`;
  return or(eq(planShares.memberId, readerId), and(isNull(planShares.memberId), eq(planShares.address, confirmed)));
}

/** Gives a share that was made out to an address to whoever has just looked by it; theirs it stays. */
export async function claimShare(db: Db | Tx, shareId: string, viewerId: string): Promise<void> {
  await db
    .update(planShares)
    .set({ memberId: viewerId })
    .where(and(eq(planShares.id, shareId), isNull(planShares.memberId), namesReader(viewerId)));
}
