import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Db, Tx } from "@/db/client";
import { cpdEntries, cpdEntryHeadings, cpdHeadings, cpdOfferAnswers, members } from "@/db/schema/index";
import type { EntryForm } from "@/domain/cpd/form";
import { type OfferKind, offerKinds } from "@/domain/cpd/offers";
import { canKeepLedger } from "@/domain/cpd/policy";
import { AlreadyRecorded } from "@/domain/cpd/refusals";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import type { MemberCtx } from "@/server/context";
import { findOffer } from "./offers";

const hidden = { reason: "cpd.entry_not_found", hidden: true };

/** An entry with the headings under which it is counted, by scheme. */
export type StoredEntry = {
  id: string;
  happenedOn: string;
  minutes: number;
  what: string;
  reflection: string;
  /** What it was offered from; null for an entry of the member's own. */
  offered: OfferKind | null;
  headings: ReadonlyMap<string, string>;
};

/** The member's day: what is today on their own calendar. */
export async function todayOf(db: Db | Tx, memberId: string, now: Date): Promise<string> {
  const [row] = await db.select({ zone: members.timeZone }).from(members).where(eq(members.id, memberId));
  return DateTime.fromJSDate(now, { zone: row?.zone ?? "Europe/London" }).toFormat("yyyy-LL-dd");
}

/** The same inside a query. */
export function todayIn(memberId: string, now: Date): SQL {
  return sql`(select (${now.toISOString()}::timestamptz at time zone ${members.timeZone})::date
    from ${members} where ${members.id} = ${memberId})`;
}

/** Every entry of a member's ledger, newest first. */
export async function loadEntries(db: Db | Tx, memberId: string): Promise<StoredEntry[]> {
  const [entries, headings] = await Promise.all([
    db
      .select()
      .from(cpdEntries)
      .where(eq(cpdEntries.memberId, memberId))
      .orderBy(desc(cpdEntries.happenedOn), asc(cpdEntries.id)),
    db
      .select({
        entryId: cpdEntryHeadings.entryId,
        schemeId: cpdEntryHeadings.schemeId,
        headingId: cpdEntryHeadings.headingId,
      })
      .from(cpdEntryHeadings)
      .innerJoin(cpdEntries, eq(cpdEntries.id, cpdEntryHeadings.entryId))
      .where(eq(cpdEntries.memberId, memberId)),
  ]);
  const byEntry = new Map<string, Map<string, string>>();
  for (const { entryId, schemeId, headingId } of headings) {
    const own = byEntry.get(entryId) ?? new Map<string, string>();
    byEntry.set(entryId, own.set(schemeId, headingId));
  }
  return entries.map(({ id, happenedOn, minutes, what, reflection, sourceKind }) => ({
    id,
    happenedOn,
    minutes,
    what,
    reflection,
    offered: offerKinds.find((kind) => kind === sourceKind) ?? null,
    headings: byEntry.get(id) ?? new Map(),
  }));
}

/** One entry for its owner; to anybody else it does not exist. */
export async function findEntry(ctx: MemberCtx, entryId: string) {
  const [[row], headings] = await Promise.all([
    ctx.db.select().from(cpdEntries).where(eq(cpdEntries.id, entryId)),
    ctx.db.select().from(cpdEntryHeadings).where(eq(cpdEntryHeadings.entryId, entryId)),
  ]);
  const entry = authorize(ctx.actor, canKeepLedger, found(row, hidden.reason), hidden);
  return { ...entry, headings: new Map(headings.map((one) => [one.schemeId, one.headingId])) };
}

/**
 * Adds or changes an entry. A new one may answer an offer, which is then never made again; a form sent twice makes one
 * entry. Sent again with other words it saves nothing and says where the entry is (`AlreadyRecorded`). Refuses a day to come
 * (`cpd.not_yet`), a heading that no scheme has, an offer that was answered meanwhile.
 */
export async function saveEntry(ctx: MemberCtx, input: EntryForm): Promise<{ entryId: string }> {
  return ctx.db.transaction(async (tx) => {
    if (input.happenedOn > (await todayOf(tx, ctx.actor.id, ctx.now))) {
      throw new DomainError("INVALID", "cpd.not_yet", "happenedOn");
    }
    await requireHeadings(tx, input.headings);
    const facts = {
      happenedOn: input.happenedOn,
      minutes: input.hours * 60 + input.minutes,
      what: input.what,
      reflection: input.reflection,
      updatedAt: ctx.now,
    };
    if (input.entryId === undefined) {
      const before = await findSent(tx, ctx, input);
      if (before !== undefined) return sameOrRefused(before, input, facts);
    }
    const entryId =
      input.entryId === undefined
        ? await addEntry(tx, ctx, input, facts)
        : await changeEntry(tx, ctx, input.entryId, facts);
    await tx.delete(cpdEntryHeadings).where(eq(cpdEntryHeadings.entryId, entryId));
    if (input.headings.length > 0) {
      await tx.insert(cpdEntryHeadings).values(input.headings.map((one) => ({ ...one, entryId })));
    }
    return { entryId };
  });
}

type Facts = Pick<typeof cpdEntries.$inferInsert, "happenedOn" | "minutes" | "what" | "reflection" | "updatedAt">;

type Before = Omit<Facts, "updatedAt"> & { id: string; headings: ReadonlyMap<string, string> };

/**
 * What the same form, or another form for the same offer, has entered already. Forms of one member are let in one after the
 * other, so that two at once are a first and a second.
 */
async function findSent(tx: Tx, { actor }: MemberCtx, input: EntryForm): Promise<Before | undefined> {
  await tx.select({ id: members.id }).from(members).where(eq(members.id, actor.id)).for("no key update");
  const { offer, idempotencyKey } = input;
  const sameOffer =
    offer === undefined
      ? undefined
      : and(eq(cpdEntries.sourceKind, offer.kind), eq(cpdEntries.sourceId, offer.sourceId));
  const [row] = await tx
    .select()
    .from(cpdEntries)
    .where(and(eq(cpdEntries.memberId, actor.id), or(eq(cpdEntries.idempotencyKey, idempotencyKey), sameOffer)));
  if (row === undefined) return undefined;
  const headings = await tx.select().from(cpdEntryHeadings).where(eq(cpdEntryHeadings.entryId, row.id));
  return { ...row, headings: new Map(headings.map((one) => [one.schemeId, one.headingId])) };
}

/** The entry, when it says what the form says; otherwise a refusal that names it, for nothing is to be lost unseen. */
function sameOrRefused(before: Before, { headings }: EntryForm, facts: Facts): { entryId: string } {
  const isSame =
    before.happenedOn === facts.happenedOn &&
    before.minutes === facts.minutes &&
    before.what === facts.what &&
    before.reflection === facts.reflection &&
    before.headings.size === headings.length &&
    headings.every((one) => before.headings.get(one.schemeId) === one.headingId);
  if (!isSame) throw new AlreadyRecorded(before.id);
  return { entryId: before.id };
}

async function addEntry(tx: Tx, ctx: MemberCtx, input: EntryForm, facts: Facts): Promise<string> {
  const { offer, idempotencyKey } = input;
  const memberId = ctx.actor.id;
  const [made] = await tx
    .insert(cpdEntries)
    .values({
      ...facts,
      memberId,
      idempotencyKey,
      sourceKind: offer?.kind ?? null,
      sourceId: offer?.sourceId ?? null,
      createdAt: ctx.now,
    })
    .returning({ id: cpdEntries.id });
  if (made === undefined) throw new Error("The entry was not inserted.");
  if (offer !== undefined) await answerOffer(tx, ctx, offer);
  return made.id;
}

async function changeEntry(tx: Tx, ctx: MemberCtx, entryId: string, facts: Facts): Promise<string> {
  const [row] = await tx.select().from(cpdEntries).where(eq(cpdEntries.id, entryId)).for("update");
  const entry = authorize(ctx.actor, canKeepLedger, found(row, hidden.reason), hidden);
  await tx.update(cpdEntries).set(facts).where(eq(cpdEntries.id, entry.id));
  return entry.id;
}

async function requireHeadings(tx: Tx, wanted: EntryForm["headings"]): Promise<void> {
  if (wanted.length === 0) return;
  const known = await tx
    .select({ schemeId: cpdHeadings.schemeId, id: cpdHeadings.id })
    .from(cpdHeadings)
    .where(
      inArray(
        cpdHeadings.schemeId,
        wanted.map((one) => one.schemeId),
      ),
    );
  const fits = ({ schemeId, headingId }: EntryForm["headings"][number]) =>
    known.some((one) => one.schemeId === schemeId && one.id === headingId);
  if (!wanted.every(fits)) throw new DomainError("INVALID", "cpd.no_such_heading", "headings");
}

async function answerOffer(tx: Tx, ctx: MemberCtx, offer: NonNullable<EntryForm["offer"]>): Promise<void> {
  const { kind, sourceId } = offer;
  found(await findOffer({ db: tx, actor: ctx.actor }, offer), "cpd.offer_gone");
  const answered = await tx
    .insert(cpdOfferAnswers)
    .values({ memberId: ctx.actor.id, kind, sourceId, at: ctx.now })
    .onConflictDoNothing()
    .returning({ kind: cpdOfferAnswers.kind });
  if (answered.length === 0) throw new DomainError("CONFLICT", "cpd.offer_answered");
}

/** Says that something offered is not for the ledger; it is not offered again. */
export async function declineOffer(ctx: MemberCtx, input: NonNullable<EntryForm["offer"]>): Promise<void> {
  await ctx.db.transaction((tx) => answerOffer(tx, ctx, input));
}

/** Takes an entry out of the ledger. What it was offered from is not offered again. */
export async function removeEntry(ctx: MemberCtx, input: { entryId: string }): Promise<void> {
  const gone = await ctx.db
    .delete(cpdEntries)
    .where(and(eq(cpdEntries.id, input.entryId), eq(cpdEntries.memberId, ctx.actor.id)))
    .returning({ id: cpdEntries.id });
  found(gone[0], hidden.reason);
}
