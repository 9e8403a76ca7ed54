import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { obligations } from "@/db/schema/index";
import type { Allowance, ObligationKind, ObligationOutcome } from "@/domain/obligations/kinds";
import { dueDate } from "@/domain/obligations/working-days";
import { calendarOf, calendarOfMember, type Owner } from "./calendars";

export type NewObligation = {
  kind: ObligationKind;
  /** What it is about: a request choice, an application, a mentorship. */
  subjectId: string;
  owner: Owner;
  /** The one who waits; null when it is nobody in particular. */
  waiterId: string | null;
  /** Where the step is taken: a path of this site. */
  path: string;
  allowance: Allowance;
};

export type OpenObligation = { id: string; dueAt: Date };

/**
 * Puts on record that somebody owes a step, from `now` on, and returns its id and when it is due on the owner's own
 * calendar. At most one is open for the same kind, subject and owner: a second one is a bug and is refused by the table.
 */
export async function openObligation(tx: Tx, wanted: NewObligation, now: Date): Promise<OpenObligation> {
  const due = dueDate(now, wanted.allowance, await calendarOf(tx, wanted.owner));
  const [row] = await tx
    .insert(obligations)
    .values({
      kind: wanted.kind,
      subjectId: wanted.subjectId,
      ownerId: "memberId" in wanted.owner ? wanted.owner.memberId : null,
      programmeId: "programmeId" in wanted.owner ? wanted.owner.programmeId : null,
      duty: "duty" in wanted.owner ? wanted.owner.duty : null,
      waiterId: wanted.waiterId,
      path: wanted.path,
      openedAt: now,
      days: wanted.allowance.days,
      unit: wanted.allowance.unit,
      dueAt: due.dueAt,
      remindAt: due.remindAt,
    })
    .returning({ id: obligations.id, dueAt: obligations.dueAt });
  if (!row) throw new Error("The obligation was not inserted.");
  return row;
}

/** Which open obligations to close: all about these subjects, or only one kind or one owner's. */
export type Settled = { subjectIds: readonly string[]; kind?: ObligationKind; ownerId?: string };

/** Closes the open obligations about something, and returns how many there were. Closing none is no error. */
export async function settleObligation(
  tx: Tx,
  settled: Settled,
  outcome: ObligationOutcome,
  now: Date,
): Promise<number> {
  if (settled.subjectIds.length === 0) return 0;
  const closed = await tx
    .update(obligations)
    .set({ settledAt: now, outcome })
    .where(
      and(
        inArray(obligations.subjectId, [...settled.subjectIds]),
        isNull(obligations.settledAt),
        settled.kind === undefined ? undefined : eq(obligations.kind, settled.kind),
        settled.ownerId === undefined ? undefined : eq(obligations.ownerId, settled.ownerId),
      ),
    )
    .returning({ id: obligations.id });
  return closed.length;
}

/**
 * Computes the open dates of a member again, after their leave, country or zone has changed. Nothing becomes due in the
 * past through it: a date that has not passed yet is moved to the end of today at the earliest.
 */
export async function redateObligations(tx: Tx, memberId: string, now: Date): Promise<void> {
  const open = await tx
    .select({
      id: obligations.id,
      openedAt: obligations.openedAt,
      dueAt: obligations.dueAt,
      days: obligations.days,
      unit: obligations.unit,
      remindedAt: obligations.remindedAt,
    })
    .from(obligations)
    .where(and(eq(obligations.ownerId, memberId), isNull(obligations.settledAt)))
    .orderBy(obligations.id)
    .for("update");
  if (open.length === 0) return;
  const calendar = await calendarOfMember(tx, memberId);
  const today = dueDate(now, { days: 0, unit: "calendar_days" }, { ...calendar, leave: [] }).dueAt;
  for (const one of open) {
    const due = dueDate(one.openedAt, one, calendar);
    const dueAt = due.dueAt < today && one.dueAt >= now ? today : due.dueAt;
    const remindAt = one.remindedAt === null ? due.remindAt : null;
    await tx.update(obligations).set({ dueAt, remindAt }).where(eq(obligations.id, one.id));
  }
}

/** The open obligation of this kind about a subject, locked for this transaction; undefined when it was settled meanwhile. */
export async function findOpenObligation(tx: Tx, subjectId: string, kind: ObligationKind) {
  const [row] = await tx
    .select()
    .from(obligations)
    .where(and(eq(obligations.subjectId, subjectId), eq(obligations.kind, kind), isNull(obligations.settledAt)))
    .orderBy(sql`${obligations.id}`)
    .limit(1)
    .for("update");
  return row;
}
