import { and, desc, eq, inArray, isNotNull, lt } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { drafts, members } from "@/db/schema/index";
import { type ClearDraft, type DraftFields, draftLimits, type KeepDraft } from "@/domain/drafts/form";
import type { MemberCtx } from "@/server/context";

/** A draft as it is kept; `fields` is null once it was sent or discarded. */
export type DraftView = { fields: DraftFields | null; version: number; writer: string; savedAt: Date };

const columns = {
  fields: drafts.fields,
  version: drafts.version,
  writer: drafts.writer,
  savedAt: drafts.savedAt,
};

const ofMember = (ctx: MemberCtx, key: string) => and(eq(drafts.memberId, ctx.actor.id), eq(drafts.key, key));

/** The reader's own drafts of these forms, as far as there are any. There is no way to anybody else's. */
export async function readDrafts(
  ctx: MemberCtx,
  { keys }: { keys: readonly string[] },
): Promise<(DraftView & { key: string })[]> {
  return ctx.db
    .select({ ...columns, key: drafts.key })
    .from(drafts)
    .where(and(eq(drafts.memberId, ctx.actor.id), inArray(drafts.key, [...keys])));
}

/** Locks the row of the member, so that a form's windows and devices write one after the other; reads the draft. */
async function lockDraft(tx: Tx, ctx: MemberCtx, key: string): Promise<DraftView | undefined> {
  await tx.select({ id: members.id }).from(members).where(eq(members.id, ctx.actor.id)).for("no key update");
  const [row] = await tx.select(columns).from(drafts).where(ofMember(ctx, key));
  return row;
}

/** Whether the window knows all that is kept: it wrote it, began from it, or there are no words to lose. */
function isKnown(row: DraftView, { base, writer }: ClearDraft): boolean {
  return row.fields === null || row.version === base || row.writer === writer;
}

/** Whether words were under way while their own window sent the form or threw them away: then there is nothing to keep any more. */
function isLate(row: DraftView, { base, writer }: ClearDraft): boolean {
  return row.fields === null && row.writer === writer && row.version > base;
}

async function write(tx: Tx, ctx: MemberCtx, key: string, draft: DraftView): Promise<DraftView> {
  await tx
    .insert(drafts)
    .values({ memberId: ctx.actor.id, key, ...draft })
    .onConflictDoUpdate({ target: [drafts.memberId, drafts.key], set: draft });
  return draft;
}

/**
 * Keeps what a window has typed, unless another window or device has kept something else since this one began: then nothing is
 * written. Either way it answers with what is kept now, which is the window's own when `kept`. What comes after its own window
 * has ended the draft is let go; a window that goes on writing takes a new name.
 */
export async function keepDraft(ctx: MemberCtx, input: KeepDraft): Promise<DraftView & { kept: boolean }> {
  const { key, writer, fields } = input;
  return ctx.db.transaction(async (tx) => {
    const row = await lockDraft(tx, ctx, key);
    if (row && isLate(row, input)) return { ...row, kept: true };
    if (row && !isKnown(row, input)) return { ...row, kept: false };
    const draft = await write(tx, ctx, key, { fields, version: (row?.version ?? 0) + 1, writer, savedAt: ctx.now });
    if (row === undefined) await dropOldest(tx, ctx);
    return { ...draft, kept: true };
  });
}

/**
 * Ends a draft, because its form was sent or its words are not wanted. What another window has kept since stays. Twice is
 * once.
 */
export async function clearDraft(ctx: MemberCtx, input: ClearDraft): Promise<void> {
  const { key, writer } = input;
  await ctx.db.transaction(async (tx) => {
    const row = await lockDraft(tx, ctx, key);
    if (row && !isKnown(row, input)) return;
    await write(tx, ctx, key, { fields: null, version: (row?.version ?? 0) + 1, writer, savedAt: ctx.now });
    if (row === undefined) await dropOldest(tx, ctx);
  });
}

/** A member has drafts of so many forms at most; the oldest go first. */
async function dropOldest(tx: Tx, ctx: MemberCtx): Promise<void> {
  const surplus = tx
    .select({ key: drafts.key })
    .from(drafts)
    .where(eq(drafts.memberId, ctx.actor.id))
    .orderBy(desc(isNotNull(drafts.fields)), desc(drafts.savedAt))
    .offset(draftLimits.forms);
  await tx.delete(drafts).where(and(eq(drafts.memberId, ctx.actor.id), inArray(drafts.key, surplus)));
}

/** Removes drafts that nobody has touched for sixty days, and what is left of those that were sent. */
export async function sweepDrafts(db: Db, now: Date): Promise<void> {
  await db.delete(drafts).where(lt(drafts.savedAt, new Date(now.getTime() - draftLimits.days * 86_400_000)));
}
