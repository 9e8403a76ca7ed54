import { eq } from "drizzle-orm";
import { caseDecisions, cases } from "@/db/schema/index";
import type { Decide } from "@/domain/cases/schema";
import { DomainError, found } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";

/**
 * Keeps what a reader would decide, or that they look without deciding, and opens the outcome to them. It is said once: a second
 * word changes nothing, since they know by then.
 */
export async function decide({ db, actor, now }: MemberCtx, { slug, option, why }: Decide): Promise<void> {
  const [row] = await db
    .select({ id: cases.id, authorId: cases.authorId, locked: cases.outcomeLocked, options: cases.options })
    .from(cases)
    .where(eq(cases.slug, slug));
  const item = found(row, "cases.no_such_case");
  if (!item.locked || item.authorId === actor.id) throw new DomainError("CONFLICT", "cases.not_locked");
  if (option !== null && option >= item.options.length)
    throw new DomainError("CONFLICT", "cases.no_such_option", "option");
  await db
    .insert(caseDecisions)
    .values({ caseId: item.id, memberId: actor.id, option, why, at: now })
    .onConflictDoNothing();
}
