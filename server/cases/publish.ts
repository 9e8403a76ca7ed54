import { and, eq, inArray, like, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { caseDrafts, caseSkills, cases, caseTags, competencies, subdomains } from "@/db/schema/index";
import { type CaseDocument, caseDocumentSchema, readStored, skillsOf, slugOf } from "@/domain/cases/document";
import type { PublishCase } from "@/domain/cases/schema";
import { DomainError } from "@/domain/errors";
import type { MemberCtx } from "@/server/context";
import { checkCase } from "./check";
import { lockDraft } from "./drafts";
import { closePreReads } from "./pre-reads";
import { presentTags } from "./tags";

/** Held while an address is chosen, so that two cases of one title do not take the same. */
const addressLock = 1_907_044;

async function freeSlug(tx: Tx, title: string): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(${addressLock})`);
  const slug = slugOf(title);
  const taken = await tx
    .select({ slug: cases.slug })
    .from(cases)
    .where(or(eq(cases.slug, slug), like(cases.slug, `${slug}-%`)));
  const all = new Set(taken.map((row) => row.slug));
  if (!all.has(slug)) return slug;
  for (let no = 2; ; no += 1) if (!all.has(`${slug}-${no}`)) return `${slug}-${no}`;
}

/** What a document becomes in the columns of a case. */
export function columnsOf(document: CaseDocument) {
  const { tagIds: _, rag, outcome, points, ...own } = document;
  return { ...own, outcome: { rag, text: outcome }, learningPoints: points };
}

/** The document as it may be published. CONFLICT when it names what the catalogue no longer has; invalid input as a ZodError. */
export async function publishable(tx: Tx, draft: unknown): Promise<CaseDocument> {
  const document = caseDocumentSchema.parse(draft);
  const [filed] = await tx
    .select({ id: subdomains.id })
    .from(subdomains)
    .where(and(eq(subdomains.id, document.subdomainId), eq(subdomains.domainId, document.domainId)));
  const skills = skillsOf(document);
  if ((await tx.$count(competencies, inArray(competencies.id, skills))) < skills.length)
    throw new DomainError("CONFLICT", "cases.no_such_competency", "points.0.competency_ids.0");
  if (filed === undefined) throw new DomainError("CONFLICT", "cases.subdomain_elsewhere", "subdomainId");
  return document;
}

/** Files a case under its tags and the skills of its points, and under no others. */
export async function fileCase(tx: Tx, caseId: string, document: CaseDocument): Promise<void> {
  await tx.delete(caseTags).where(eq(caseTags.caseId, caseId));
  await tx.delete(caseSkills).where(eq(caseSkills.caseId, caseId));
  const present = await presentTags(tx, document.tagIds);
  if (present.length > 0) await tx.insert(caseTags).values(present.map((tagId) => ({ caseId, tagId })));
  await tx.insert(caseSkills).values(skillsOf(document).map((competencyId) => ({ caseId, competencyId })));
}

/**
 * Publishes a draft of one's own, under its id, and ends the draft. What the check finds stops it unless the author says that they
 * publish with it. Sent twice it is published once.
 */
export async function publishCase(ctx: MemberCtx, input: PublishCase): Promise<{ slug: string }> {
  return ctx.db.transaction(async (tx) => {
    // Whoever sends the same form at once waits here, and finds the case.
    await tx.select({ id: caseDrafts.id }).from(caseDrafts).where(eq(caseDrafts.id, input.draftId)).for("update");
    const [before] = await tx
      .select({ slug: cases.slug })
      .from(cases)
      .where(and(eq(cases.id, input.draftId), eq(cases.authorId, ctx.actor.id)));
    if (before !== undefined) return before;
    const draft = await lockDraft(tx, ctx, input.draftId);
    if (draft.revision !== input.revision) throw new DomainError("CONFLICT", "cases.saved_since_checked");
    const document = await publishable(tx, readStored(draft.document));
    const leaks = await checkCase(tx, ctx.actor.id, document);
    if (leaks.length > 0 && !input.knowingly) throw new DomainError("CONFLICT", "cases.look_first", "knowingly");
    const slug = await freeSlug(tx, document.title);
    await tx.insert(cases).values({
      ...columnsOf(document),
      id: draft.id,
      slug,
      authorId: ctx.actor.id,
      isMembers: true,
      outcomeLocked: input.outcomeLocked,
      indexable: input.indexable,
      publishedAt: ctx.now,
    });
    await fileCase(tx, draft.id, document);
    await closePreReads(tx, draft.id, ctx.now);
    await tx.delete(caseDrafts).where(eq(caseDrafts.id, draft.id));
    return { slug };
  });
}
