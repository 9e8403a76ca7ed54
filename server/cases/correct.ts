import { and, desc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { caseRevisions, cases, caseTags, members } from "@/db/schema/index";
import type { CaseDocument } from "@/domain/cases/document";
import { differences, readStored, savedTexts } from "@/domain/cases/document";
import { type Leak, newLeaks } from "@/domain/cases/leaks";
import { canCorrect, isAuthorOf } from "@/domain/cases/policy";
import type { CorrectCase, ShowCase } from "@/domain/cases/schema";
import { changes } from "@/domain/changes";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { SavedMeanwhile } from "@/domain/saved-meanwhile";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { logAction } from "@/server/safety/log-action";
import { checkCase } from "./check";
import { namesOfChosen } from "./names";
import { columnsOf, fileCase, publishable } from "./publish";

const notYours = { reason: "cases.not_yours" };
const noSuch = "cases.no_such_case";

async function readWhole(db: Db | Tx, slug: string) {
  const ids = (list: unknown) => sql<string[]>`(select coalesce(array_agg(x.id order by x.id), '{}') from (${list}) x)`;
  const own = sql`${cases.id}`;
  const [row] = await db
    .select({
      item: cases,
      tagIds: ids(sql`select tag_id as id from ${caseTags} t where t.case_id = ${own}`),
    })
    .from(cases)
    .where(eq(cases.slug, slug));
  return found(row, noSuch);
}

/** A case as the document that its author would write. */
function documentOf({ item, tagIds }: Awaited<ReturnType<typeof readWhole>>): CaseDocument {
  if (item.stage === null) throw new Error(`The case ${item.id} has no seat.`);
  const { title, domainId, subdomainId, stage, organisation, country, year, situation, constraints } = item;
  const { decisionPoint, options, outcome, happened, hindsight, learningPoints } = item;
  return {
    ...{
      title,
      domainId,
      subdomainId,
      stage,
      tagIds,
      organisation,
      country,
      year,
      situation,
      constraints,
    },
    ...{ decisionPoint, options, rag: outcome.rag, outcome: outcome.text, happened, hindsight },
    points: learningPoints,
  };
}

/** A published case to correct, for its author and for moderators. */
export async function getCaseToCorrect(ctx: MemberCtx, { slug }: { slug: string }) {
  const row = await readWhole(ctx.db, slug);
  const { item } = row;
  authorize(ctx.actor, canCorrect, item, notYours);
  return {
    slug,
    revision: item.revision,
    document: documentOf(row),
    isAuthor: isAuthorOf(ctx.actor, item),
    outcomeLocked: item.outcomeLocked,
    indexable: item.indexable,
  };
}

/** What a correction came to: done, or what its new words have in them that should be looked at first. */
export type Corrected = { readonly leaks: readonly Leak[] };

/**
 * Corrects a published case. What it said before is kept for good, with the reason, which readers see. New words are checked as
 * before publishing. Options stay as many as they were, since readers have decided between them. What a moderator corrects is in
 * the log, and the author hears of it.
 */
export async function correctCase(ctx: MemberCtx, input: CorrectCase): Promise<Corrected> {
  return ctx.db.transaction(async (tx) => {
    await tx.select({ id: cases.id }).from(cases).where(eq(cases.slug, input.slug)).for("update");
    const row = await readWhole(tx, input.slug);
    const item = authorize(ctx.actor, canCorrect, row.item, notYours);
    const before = documentOf(row);
    const document = await publishable(tx, input.draft);
    if (differences(before, document).length === 0) return { leaks: [] };
    if (item.revision !== input.revision)
      throw new SavedMeanwhile(
        "cases.saved_meanwhile",
        item.revision,
        savedTexts(before, document, await namesOfChosen(tx)),
      );
    if (document.options.length !== before.options.length)
      throw new DomainError("CONFLICT", "cases.options_stay", "option1");
    const [known, found] = await Promise.all([
      checkCase(tx, ctx.actor.id, before),
      checkCase(tx, ctx.actor.id, document),
    ]);
    const leaks = newLeaks(known, found);
    if (leaks.length > 0 && !input.knowingly) return { leaks };
    await tx.insert(caseRevisions).values({
      caseId: item.id,
      revision: item.revision,
      document: before,
      replacedById: ctx.actor.id,
      replacedAt: ctx.now,
      reason: input.reason,
    });
    await tx
      .update(cases)
      .set({ ...columnsOf(document), revision: item.revision + 1 })
      .where(eq(cases.id, item.id));
    await fileCase(tx, item.id, document);
    if (isAuthorOf(ctx.actor, item)) return { leaks: [] };
    const { id: caseId, title: about } = item;
    const entry = { action: "correct_case" as const, actorId: ctx.actor.id, caseId, about };
    await logAction(tx, { ...entry, reason: input.reason, at: ctx.now });
    await raiseFact(tx, { name: "case.corrected", caseId, revision: item.revision });
    return { leaks: [] };
  });
}

/** Its author chooses whether the outcome is locked and whether search engines may show the case. */
export async function showCase(ctx: MemberCtx, { slug, outcomeLocked, indexable }: ShowCase): Promise<void> {
  const [item] = await ctx.db
    .select({ id: cases.id, authorId: cases.authorId })
    .from(cases)
    .where(and(eq(cases.slug, slug), eq(cases.isMembers, true)));
  const own = authorize(ctx.actor, isAuthorOf, found(item, noSuch), notYours);
  await ctx.db.update(cases).set({ outcomeLocked, indexable }).where(eq(cases.id, own.id));
}

/** So many of the newest corrections are shown: comparing texts costs work. */
const mostCorrections = 20;

/** What a case said before each correction and what became of it, the newest first: for its author and for moderators. */
export async function getCaseHistory(ctx: MemberCtx, { slug }: { slug: string }) {
  const [row, names] = await Promise.all([readWhole(ctx.db, slug), namesOfChosen(ctx.db)]);
  authorize(ctx.actor, canCorrect, row.item, notYours);
  const kept = await ctx.db
    .select({
      revision: caseRevisions.revision,
      document: caseRevisions.document,
      at: caseRevisions.replacedAt,
      reason: caseRevisions.reason,
      by: members.name,
      byId: caseRevisions.replacedById,
    })
    .from(caseRevisions)
    .leftJoin(members, eq(members.id, caseRevisions.replacedById))
    .where(eq(caseRevisions.caseId, row.item.id))
    .orderBy(desc(caseRevisions.revision))
    .limit(mostCorrections + 1);
  const after = [documentOf(row), ...kept.map(({ document }) => readStored(document))];
  return {
    title: row.item.title,
    corrections: kept.slice(0, mostCorrections).map(({ document, byId, by, ...one }, at) => ({
      ...one,
      /** The author by name; a moderator acts for all of them. */
      by: byId !== null && byId === row.item.authorId ? (by ?? "The author") : "A moderator",
      changes: differences(readStored(document), after[at] ?? readStored(document), names).map(
        ({ field, label, was, is }) => ({
          field,
          label,
          words: changes(was, is),
        }),
      ),
    })),
    /** Corrections before these are kept, and compared by nobody. */
    hasOlder: kept.length > mostCorrections,
  };
}
