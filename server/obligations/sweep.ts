import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { obligations } from "@/db/schema/index";
import type { ObligationKind } from "@/domain/obligations/kinds";
import { addWorkingDays } from "@/domain/obligations/working-days";
import type { Ctx } from "@/server/context";
import { log } from "@/server/log";
import { calendarOf, type Owner } from "./calendars";

export type ObligationRow = typeof obligations.$inferSelect;

/** What one kind of obligation does by itself. Everything runs inside the transaction that it is given. */
export type ObligationHandler = {
  /**
   * Takes the lock under which the subject's own word makes its moves, so that the sweep and a person who acts at
   * the same moment wait for each other in the same order.
   */
  lock: (tx: Tx, subjectId: string) => Promise<void>;
  /** Carries out the default. It must settle this obligation, or the sweep would do it again. */
  run: (tx: Tx, obligation: ObligationRow, now: Date) => Promise<void>;
  /** Reminds the owner once, at half-time. */
  remind: (tx: Tx, obligation: ObligationRow, now: Date) => Promise<void>;
};

export type ObligationHandlers = Readonly<Record<ObligationKind, ObligationHandler>>;

export type Sweep = { defaulted: number; reminded: number; failed: number };

const atMost = 500;

/**
 * Carries out the default of every obligation whose date has passed and sends the reminders that have come. Each is
 * claimed and done in a transaction of its own, so that one failure holds up no other; several sweeps at the same
 * time never act twice. Returns what was done.
 */
export async function sweepObligations(ctx: Ctx, handlers: ObligationHandlers): Promise<Sweep> {
  const { db, now } = ctx;
  const sweep: Sweep = { defaulted: 0, reminded: 0, failed: 0 };
  for (const one of await listRipe(db, now)) {
    try {
      const did = await db.transaction((tx) => actOn(tx, handlers, one, now));
      if (did !== "nothing") sweep[did] += 1;
    } catch (error) {
      sweep.failed += 1;
      log.error({ requestId: ctx.requestId, obligation: one.id, kind: one.kind, err: error }, "obligation failed");
    }
  }
  return sweep;
}

/**
 * While nobody can act, nothing lapses and nobody is reminded: what would fall due before `until` is due at the end of the
 * owner's first working day after it, and reminders wait until then. Returns how many dates were put off.
 */
export async function putOffObligations({ db, now }: Ctx, until: Date): Promise<{ putOff: number }> {
  const ripe = await listRipe(db, now);
  for (const { id } of ripe) {
    await db.transaction(async (tx) => {
      const [one] = await tx
        .select()
        .from(obligations)
        .where(and(eq(obligations.id, id), isNull(obligations.settledAt)))
        .for("update");
      if (one === undefined) return;
      const dueAt = one.dueAt > until ? one.dueAt : addWorkingDays(until, 1, await calendarOf(tx, ownerOf(one)));
      await tx
        .update(obligations)
        .set({ dueAt, remindAt: one.remindAt === null || one.remindAt > until ? one.remindAt : until })
        .where(eq(obligations.id, id));
    });
  }
  return { putOff: ripe.length };
}

/** Whose step an obligation is. */
export function ownerOf({ ownerId, programmeId, duty }: ObligationRow): Owner {
  if (ownerId !== null) return { memberId: ownerId };
  if (duty !== null) return { duty, programmeId };
  if (programmeId !== null) return { programmeId };
  throw new Error("An obligation has an owner: the table insists on one.");
}

function isDue(now: Date) {
  return lte(obligations.dueAt, now);
}

function isToRemind(now: Date) {
  return and(lte(obligations.remindAt, now), isNull(obligations.remindedAt));
}

function listRipe(db: Db, now: Date) {
  return db
    .select({ id: obligations.id, kind: obligations.kind, subjectId: obligations.subjectId })
    .from(obligations)
    .where(and(isNull(obligations.settledAt), or(isDue(now), isToRemind(now))))
    .orderBy(asc(obligations.dueAt), asc(obligations.id))
    .limit(atMost);
}

async function actOn(
  tx: Tx,
  handlers: ObligationHandlers,
  one: { id: string; kind: ObligationKind; subjectId: string },
  now: Date,
): Promise<"defaulted" | "reminded" | "nothing"> {
  const handler = handlers[one.kind];
  await handler.lock(tx, one.subjectId);
  const [claimed] = await tx
    .select()
    .from(obligations)
    .where(and(eq(obligations.id, one.id), isNull(obligations.settledAt), or(isDue(now), isToRemind(now))))
    .for("update", { skipLocked: true });
  if (!claimed) return "nothing";
  if (claimed.dueAt <= now) {
    await handler.run(tx, claimed, now);
    return "defaulted";
  }
  await handler.remind(tx, claimed, now);
  await tx.update(obligations).set({ remindedAt: now }).where(eq(obligations.id, claimed.id));
  return "reminded";
}
