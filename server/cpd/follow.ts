import { and, eq } from "drizzle-orm";
import { cpdFollowed, cpdSchemes } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { todayOf } from "./entries";

/** Keeps a scheme, or moves the day from which its cycles are counted. Refuses a day to come and a scheme that is not known. */
export async function followScheme(ctx: MemberCtx, input: { schemeId: string; startsOn: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [scheme] = await tx.select({ id: cpdSchemes.id }).from(cpdSchemes).where(eq(cpdSchemes.id, input.schemeId));
    if (scheme === undefined) throw new DomainError("INVALID", "cpd.no_such_scheme", "schemeId");
    if (input.startsOn > (await todayOf(tx, ctx.actor.id, ctx.now))) {
      throw new DomainError("INVALID", "cpd.not_yet", "startsOn");
    }
    await tx
      .insert(cpdFollowed)
      .values({ ...input, memberId: ctx.actor.id })
      .onConflictDoUpdate({
        target: [cpdFollowed.memberId, cpdFollowed.schemeId],
        set: { startsOn: input.startsOn },
      });
  });
}

/** Keeps a scheme no longer. Entries keep their headings, and count again when it is taken up again. */
export async function unfollowScheme(ctx: MemberCtx, input: { schemeId: string }): Promise<void> {
  const gone = await ctx.db
    .delete(cpdFollowed)
    .where(and(eq(cpdFollowed.memberId, ctx.actor.id), eq(cpdFollowed.schemeId, input.schemeId)))
    .returning({ schemeId: cpdFollowed.schemeId });
  found(gone[0], "cpd.no_such_scheme");
}
