import { and, asc, eq, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { cases, members, moderationMatters, obligations, posts } from "@/db/schema/index";
import { coordinatedProgrammes, wears } from "@/domain/actor";
import { type ObligationKind, stepOwed, whatHappensThen } from "@/domain/obligations/kinds";
import type { MemberCtx } from "@/server/context";

/** One open obligation as a screen shows it: what `Waiting` needs, and where the step is taken. */
export type ObligationLine = {
  id: string;
  kind: ObligationKind;
  subjectId: string;
  path: string;
  /** “The coordinators” when the step is any coordinator's, “A moderator” when it is any moderator's. */
  ownerName: string;
  waiterName: string | null;
  isYours: boolean;
  step: string;
  openedAt: Date;
  dueAt: Date;
  defaultText: string;
};

/** What was reported of somebody's own words, or of them, is another's to decide, and theirs neither to see nor to count. */
const isAboutOthers = (me: string) => sql`not (${obligations.kind} = 'decide_report' and exists (
  select from ${moderationMatters} m left join ${posts} p on p.id = m.post_id left join ${cases} c on c.id = m.case_id
  where m.id = ${obligations.subjectId} and coalesce(p.author_id, c.author_id, m.member_id) = ${me}::uuid))`;

const owner = alias(members, "owner");
const waiter = alias(members, "waiter");

/** The open obligations for which the condition holds, the earliest date first, in words for this reader. It asks nothing else of them. */
export async function listOpenObligations(
  { db, actor }: MemberCtx,
  condition: SQL | undefined,
  most?: number,
): Promise<ObligationLine[]> {
  const query = db
    .select({ obligation: obligations, ownerName: owner.name, waiterName: waiter.name })
    .from(obligations)
    .leftJoin(owner, eq(owner.id, obligations.ownerId))
    .leftJoin(waiter, eq(waiter.id, obligations.waiterId))
    .where(and(isNull(obligations.settledAt), condition))
    .orderBy(asc(obligations.dueAt), asc(obligations.id));
  const rows = await (most === undefined ? query : query.limit(most));
  return rows.map((row) => toLine(row, actor.id));
}

/**
 * What the member owes and what they wait for, the earliest date first. A coordinator also owes what
 * their programmes owe, a moderator what moderators owe, as far as they may decide it.
 */
export async function listMyObligations(
  ctx: MemberCtx,
): Promise<{ owed: ObligationLine[]; awaited: ObligationLine[] }> {
  const me = ctx.actor.id;
  const programmeIds = coordinatedProgrammes(ctx.actor);
  const concernsMe = or(
    eq(obligations.ownerId, me),
    eq(obligations.waiterId, me),
    programmeIds.length > 0
      ? and(isNull(obligations.ownerId), inArray(obligations.programmeId, programmeIds))
      : undefined,
    wears(ctx.actor, "moderator") ? eq(obligations.duty, "moderator") : undefined,
  );
  const lines = await listOpenObligations(ctx, and(isAboutOthers(me), concernsMe), 200);
  return { owed: lines.filter((line) => line.isYours), awaited: lines.filter((line) => !line.isYours) };
}

type Row = { obligation: typeof obligations.$inferSelect; ownerName: string | null; waiterName: string | null };

/** Where somebody follows what coordinators or moderators decide about them: their own page, not the queue. */
const applicantsPath = "/mentoring";
const authorsPath = "/discussion/mine";

/** Words for one row, as this reader sees it. */
function toLine({ obligation, ownerName, waiterName }: Row, readerId: string): ObligationLine {
  const ofMany = obligation.ownerId === null;
  const isYours = obligation.ownerId === readerId || (ofMany && obligation.waiterId !== readerId);
  return {
    id: obligation.id,
    kind: obligation.kind,
    subjectId: obligation.subjectId,
    path: isYours || !ofMany ? obligation.path : obligation.duty === null ? applicantsPath : authorsPath,
    ownerName: ofMany ? (obligation.duty === null ? "The coordinators" : "A moderator") : (ownerName ?? "Somebody"),
    waiterName: isYours && obligation.duty !== null ? null : waiterName,
    isYours,
    // Whoever posted may have done so without their name.
    step: stepOwed(obligation.kind, isYours && obligation.duty === null ? waiterName : null),
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
  return listOpenObligations(ctx, inArray(obligations.subjectId, "length" in subjects ? [...subjects] : subjects));
}
