import { and, asc, eq, inArray, isNull, or, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members, obligations } from "@/db/schema/index";
import { coordinatedProgrammes, type MemberActor } from "@/domain/actor";
import { type ObligationKind, stepOwed, whatHappensThen } from "@/domain/obligations/kinds";
import type { Ctx } from "@/server/context";

/** One open obligation as a screen shows it: what `Waiting` needs, and where the step is taken. */
export type ObligationLine = {
  id: string;
  kind: ObligationKind;
  subjectId: string;
  path: string;
  /** “The coordinators” when the step is any coordinator's. */
  ownerName: string;
  waiterName: string | null;
  isYours: boolean;
  step: string;
  openedAt: Date;
  dueAt: Date;
  defaultText: string;
};

type MemberCtx = Ctx & { actor: MemberActor };

const owner = alias(members, "owner");
const waiter = alias(members, "waiter");

/** What the member owes and what they wait for, the earliest date first. A coordinator also owes what their programmes owe. */
export async function listMyObligations(
  ctx: MemberCtx,
): Promise<{ owed: ObligationLine[]; awaited: ObligationLine[] }> {
  const me = ctx.actor.id;
  const programmeIds = coordinatedProgrammes(ctx.actor);
  const rows = await ctx.db
    .select({ obligation: obligations, ownerName: owner.name, waiterName: waiter.name })
    .from(obligations)
    .leftJoin(owner, eq(owner.id, obligations.ownerId))
    .leftJoin(waiter, eq(waiter.id, obligations.waiterId))
    .where(
      and(
        isNull(obligations.settledAt),
        or(
          eq(obligations.ownerId, me),
          eq(obligations.waiterId, me),
          programmeIds.length > 0
            ? and(isNull(obligations.ownerId), inArray(obligations.programmeId, programmeIds))
            : sql`false`,
        ),
      ),
    )
    .orderBy(asc(obligations.dueAt), asc(obligations.id))
    .limit(200);
  const lines = rows.map((row) => toLine(row, me));
  return { owed: lines.filter((line) => line.isYours), awaited: lines.filter((line) => !line.isYours) };
}

type Row = { obligation: typeof obligations.$inferSelect; ownerName: string | null; waiterName: string | null };

/** Where an applicant follows what coordinators decide: their own page, not the queue. */
const applicantsPath = "/mentoring";

/** Words for one row, as this reader sees it. */
export function toLine({ obligation, ownerName, waiterName }: Row, readerId: string): ObligationLine {
  const anyCoordinator = obligation.ownerId === null;
  const isYours = obligation.ownerId === readerId || (anyCoordinator && obligation.waiterId !== readerId);
  return {
    id: obligation.id,
    kind: obligation.kind,
    subjectId: obligation.subjectId,
    path: isYours || !anyCoordinator ? obligation.path : applicantsPath,
    ownerName: anyCoordinator ? "The coordinators" : (ownerName ?? "Somebody"),
    waiterName,
    isYours,
    step: stepOwed(obligation.kind, isYours ? waiterName : null),
    openedAt: obligation.openedAt,
    dueAt: obligation.dueAt,
    defaultText: whatHappensThen(obligation.kind, isYours ? "owner" : "waiter"),
  };
}

/**
 * The open obligations about these subjects, named by their ids or by a query for them, in words for this reader; for a page
 * that shows something waiting.
 */
export async function listObligationsAbout(
  ctx: MemberCtx,
  subjects: readonly string[] | SQLWrapper,
): Promise<ObligationLine[]> {
  if ("length" in subjects && subjects.length === 0) return [];
  const rows = await ctx.db
    .select({ obligation: obligations, ownerName: owner.name, waiterName: waiter.name })
    .from(obligations)
    .leftJoin(owner, eq(owner.id, obligations.ownerId))
    .leftJoin(waiter, eq(waiter.id, obligations.waiterId))
    .where(
      and(
        isNull(obligations.settledAt),
        inArray(obligations.subjectId, "length" in subjects ? [...subjects] : subjects),
      ),
    )
    .orderBy(asc(obligations.dueAt), asc(obligations.id));
  return rows.map((row) => toLine(row, ctx.actor.id));
}
