import { and, eq, exists, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db/client";
import { caseDecisions, cases, hats, programmeMembers, threads } from "@/db/schema/index";
import { type Actor, coordinatedProgrammes, memberId, wears } from "@/domain/actor";
import type { ThreadRecord } from "@/domain/discussion/policy";
import { isShut } from "@/server/cases/sight";

const nobody = "00000000-0000-0000-0000-000000000000";
/** Whose own rows a query asks for: a visitor's are nobody's. */
export const meIn = (actor: Actor): string => memberId(actor) ?? nobody;

type Reading = Pick<Db | Tx, "select">;

/** Whether somebody takes part in the programme of a thread, for a query on `threads`. */
function takesPart(db: Reading, programmeId: PgColumn, actor: Actor): SQL<boolean> {
  const me = memberId(actor);
  if (me === undefined) return sql<boolean>`false`;
  return sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(programmeMembers)
      .where(and(eq(programmeMembers.programmeId, programmeId), eq(programmeMembers.memberId, me))),
  )}`;
}

/** Whether a thread is about a case that is shut for somebody, for a query on `threads`: see `isShut`. */
function isAboutShut(db: Reading, actor: Actor): SQL<boolean> {
  return sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(cases)
      .where(and(eq(cases.id, threads.caseId), cases.outcomeLocked, isShut(actor))),
  )}`;
}

/**
 * Which threads somebody may read, as a condition for a query on `threads`: the same as `canReadThread`, so that no list, no
 * count and no search can tell of another. `skips` is a visitor who looks at a case without deciding.
 */
export function readableThreads(db: Reading, actor: Actor, skips = false): SQL | undefined {
  if (wears(actor, "moderator")) return undefined;
  const coordinated = coordinatedProgrammes(actor);
  const moderated = coordinated.length === 0 ? undefined : inArray(threads.programmeId, coordinated);
  const me = memberId(actor);
  const open =
    me === undefined
      ? eq(threads.audience, "public")
      : or(inArray(threads.audience, ["public", "members"]), takesPart(db, threads.programmeId, actor));
  const begun = gt(threads.lastSeq, 0);
  const stands = me === undefined ? begun : or(begun, eq(threads.openedById, me));
  const decided = skips && me === undefined ? undefined : sql`not ${isAboutShut(db, actor)}`;
  return or(moderated, and(isNull(threads.hiddenAt), stands, open, decided));
}

/** What of a thread decides who reads it, for a query: of one that is joined, or of one that is yet to be opened. */
export type ThreadSight = {
  hiddenAt: PgColumn | SQL;
  audience: PgColumn | SQL;
  programmeId: PgColumn | SQL;
  caseId: PgColumn | SQL;
};

/**
 * The same question about the members of a query, where many are asked about at once; of the thread that is joined, or of another.
 * A thread that has not begun is answered for as it will be then: whom its first post names is known before it is shown.
 */
export function readableBy(
  member: PgColumn,
  { hiddenAt, audience, programmeId, caseId }: ThreadSight = threads,
): SQL<boolean> {
  return sql<boolean>`(exists (select from ${hats} h where h.member_id = ${member} and (h.kind = 'moderator'
      or (h.kind = 'coordinator' and h.programme_id = ${programmeId})))
    or (${hiddenAt} is null and (${audience} <> 'programme' or exists (select from ${programmeMembers} p
      where p.programme_id = ${programmeId} and p.member_id = ${member}))
    and not exists (select from ${cases} c where c.id = ${caseId} and c.outcome_locked
      and c.author_id is distinct from ${member} and not exists (
        select from ${caseDecisions} d where d.case_id = c.id and d.member_id = ${member}))))`;
}

/** Whether a thread is about a case that has to be handled with care, for a query on `threads`. */
export const isSensitive = sql<boolean>`exists (
  select from ${cases} c where c.id = ${threads.caseId} and c.sensitivity is not null)`;

/** What a policy asks of a thread, as columns of a query on `threads`. */
export function sightColumns(db: Reading, actor: Actor) {
  return {
    audience: threads.audience,
    programmeId: threads.programmeId,
    hidden: sql<boolean>`${threads.hiddenAt} is not null`,
    locked: sql<boolean>`${threads.lockedAt} is not null`,
    begun: sql<boolean>`${threads.lastSeq} > 0`,
    openedById: threads.openedById,
    takesPart: takesPart(db, threads.programmeId, actor),
    shut: isAboutShut(db, actor),
  } satisfies Record<keyof ThreadRecord, unknown>;
}

/** Where a thread is read: the main one of a case on the page of the case, any other on its own. */
export function threadPath(thread: {
  readonly no: number;
  readonly isMain: boolean;
  readonly caseSlug: string | null;
}) {
  return thread.isMain && thread.caseSlug !== null ? `/cases/${thread.caseSlug}` : `/discussion/${thread.no}`;
}

/** The address of a page about a locked case for a visitor who looks without deciding: they have said so once, and stay with it. */
export function skippingPath(path: string): string {
  const [page, place] = path.split("#");
  return `${page}${path.includes("?") ? "&" : "?"}open=yes${place === undefined ? "" : `#${place}`}`;
}
