import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  bannedWords,
  caseDrafts,
  casePreReads,
  competencies,
  domains,
  members,
  mentorships,
  subdomains,
} from "@/db/schema/index";
import type { CaseDraft } from "@/domain/cases/document";
import { differences, missingIn, readStored, savedTexts, toldPoints } from "@/domain/cases/document";
import { canWriteDraft } from "@/domain/cases/policy";
import type { SaveCase } from "@/domain/cases/schema";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { SavedMeanwhile } from "@/domain/saved-meanwhile";
import type { Ctx, MemberCtx } from "@/server/context";
import { checkCase, wordsOf } from "./check";
import { namesOfChosen } from "./names";
import { closePreReads } from "./pre-reads";
import { listTags } from "./tags";

const hidden = { reason: "cases.no_such_draft", hidden: true };

/** A draft of one's own, with its row locked. */
export async function lockDraft(tx: Tx, { actor }: MemberCtx, draftId: string) {
  const [row] = await tx.select().from(caseDrafts).where(eq(caseDrafts.id, draftId)).for("update");
  return authorize(actor, canWriteDraft, found(row, hidden.reason), hidden);
}

/** Begins a draft or saves it, whatever it lacks yet. A draft that was saved meanwhile is a conflict; sent twice it is one. */
export async function saveCase(
  ctx: MemberCtx,
  { draftId, revision, draft, key }: SaveCase,
): Promise<{ draftId: string }> {
  return ctx.db.transaction(async (tx) => {
    if (draftId === null) return beginCase(tx, ctx, draft, key);
    const row = await lockDraft(tx, ctx, draftId);
    const saved = readStored(row.document);
    if (row.revision !== revision && differences(saved, draft).length > 0)
      throw new SavedMeanwhile(
        "cases.saved_meanwhile",
        row.revision,
        savedTexts(saved, draft, await namesOfChosen(tx)),
      );
    await tx
      .update(caseDrafts)
      .set({ document: asKept(draft), revision: sql`${caseDrafts.revision} + 1`, savedAt: ctx.now })
      .where(eq(caseDrafts.id, draftId));
    return { draftId };
  });
}

const mostDrafts = 50;

/** A draft without the points of which nothing is said. */
const asKept = (draft: CaseDraft): CaseDraft => ({ ...draft, points: toldPoints(draft.points) });

async function beginCase(tx: Tx, { actor, now }: MemberCtx, draft: CaseDraft, key: string) {
  const document = asKept(draft);
  const own = await tx.$count(caseDrafts, eq(caseDrafts.authorId, actor.id));
  if (own >= mostDrafts) throw new DomainError("CONFLICT", "cases.too_many_drafts");
  const [row] = await tx
    .insert(caseDrafts)
    .values({ authorId: actor.id, document, key, begunAt: now, savedAt: now })
    // Sent again, it says what was sent last.
    .onConflictDoUpdate({ target: [caseDrafts.authorId, caseDrafts.key], set: { document, savedAt: now } })
    .returning({ draftId: caseDrafts.id });
  if (row === undefined) throw new Error("The draft was not inserted.");
  return row;
}

/** Throws a draft away. A mentor who was asked to read it no longer has to. */
export async function deleteCaseDraft(ctx: MemberCtx, { draftId }: { draftId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockDraft(tx, ctx, draftId);
    await closePreReads(tx, draftId, ctx.now);
    await tx.delete(caseDrafts).where(eq(caseDrafts.id, draftId));
  });
}

/** One's own drafts, the one saved last first. */
export function listCaseDrafts({ db, actor }: MemberCtx) {
  return db
    .select({
      id: caseDrafts.id,
      title: sql<string>`${caseDrafts.document} ->> 'title'`,
      savedAt: caseDrafts.savedAt,
    })
    .from(caseDrafts)
    .where(eq(caseDrafts.authorId, actor.id))
    .orderBy(desc(caseDrafts.savedAt))
    .limit(mostDrafts);
}

/** What can be chosen from on the form of a case. */
export async function getCaseOptions({ db }: Ctx) {
  const [allDomains, allSubdomains, allTags, skills] = await Promise.all([
    db.select({ id: domains.id, name: domains.name }).from(domains).orderBy(asc(domains.position)),
    db
      .select({ id: subdomains.id, name: subdomains.name, domainId: subdomains.domainId })
      .from(subdomains)
      .orderBy(asc(subdomains.position)),
    listTags(db),
    db
      .select({
        id: competencies.id,
        name: competencies.name,
        retired: sql<boolean>`${competencies.retiredAt} is not null`,
      })
      .from(competencies)
      .orderBy(asc(competencies.position)),
  ]);
  return { domains: allDomains, subdomains: allSubdomains, tags: allTags, skills };
}

async function readDraft({ db, actor }: MemberCtx, draftId: string) {
  const [row] = await db.select().from(caseDrafts).where(eq(caseDrafts.id, draftId));
  return authorize(actor, canWriteDraft, found(row, hidden.reason), hidden);
}

/** A draft of one's own, to write on; `reader` is the mentor who was asked to read it, while they can. */
export async function getCaseDraft(ctx: MemberCtx, { draftId }: { draftId: string }) {
  const [{ id, document, revision, savedAt }, [asked]] = await Promise.all([
    readDraft(ctx, draftId),
    ctx.db
      .select({ name: members.name })
      .from(casePreReads)
      .innerJoin(members, eq(members.id, casePreReads.mentorId))
      .where(
        and(eq(casePreReads.draftId, draftId), eq(casePreReads.authorId, ctx.actor.id), isNull(casePreReads.closedAt)),
      ),
  ]);
  return { id, document: readStored(document), revision, savedAt, reader: asked?.name ?? null };
}

/** What stands between a draft and its readers: what it lacks, what the check found, who may read it first and what they said. */
export async function getCaseCheck(ctx: MemberCtx, { draftId }: { draftId: string }) {
  const { db, actor } = ctx;
  const { id, revision, ...draft } = await readDraft(ctx, draftId);
  const document = readStored(draft.document);
  const [leaks, banned, preReads, mentors] = await Promise.all([
    checkCase(db, actor.id, document),
    wordsOf(db, actor.id),
    db
      .select({
        id: casePreReads.id,
        mentor: members.name,
        askedAt: casePreReads.askedAt,
        words: casePreReads.words,
        closedAt: casePreReads.closedAt,
      })
      .from(casePreReads)
      .innerJoin(members, eq(members.id, casePreReads.mentorId))
      .where(eq(casePreReads.draftId, draftId))
      .orderBy(desc(casePreReads.askedAt)),
    db
      .selectDistinct({ id: members.id, name: members.name })
      .from(mentorships)
      .innerJoin(members, eq(members.id, mentorships.mentorId))
      .where(and(eq(mentorships.menteeId, actor.id), isNull(mentorships.endedAt))),
  ]);
  return { id, document, revision, missing: missingIn(document), leaks, banned, preReads, mentors };
}

/** Keeps the words that a member never wants to read in a case of theirs: these and no others. */
export async function saveBannedWords({ db, actor }: MemberCtx, { words }: { words: string[] }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(bannedWords).where(eq(bannedWords.memberId, actor.id));
    const own = [...new Set(words)].map((word) => ({ memberId: actor.id, word }));
    if (own.length > 0) await tx.insert(bannedWords).values(own);
  });
}
