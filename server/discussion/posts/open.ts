import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, domains, threads, threadTags } from "@/db/schema/index";
import type { OpenThread } from "@/domain/discussion/forms";
import { canPost } from "@/domain/discussion/policy";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { isShut } from "@/server/cases/sight";
import { presentTags } from "@/server/cases/tags";
import type { MemberCtx } from "@/server/context";
import { alreadyPosted, locked, lockToWrite, type Posted, posted, writePost } from "./write";

const quietHours = 48;

/** Opens a thread about a case or in a domain with its first post. Sent twice it is one thread. */
export async function openThread(ctx: MemberCtx, input: OpenThread): Promise<Posted> {
  return ctx.db.transaction(async (tx) => {
    const about = await findSubject(tx, ctx, input);
    const { title, stage, audience, programmeId, key } = input;
    const [row] = await tx
      .insert(threads)
      .values({
        ...about,
        title,
        stage,
        audience,
        programmeId,
        key,
        openedById: ctx.actor.id,
        openedAt: ctx.now,
        lastPostAt: ctx.now,
        quietUntil: input.quiet ? new Date(ctx.now.getTime() + quietHours * 3_600_000) : null,
      })
      .onConflictDoNothing({ target: [threads.openedById, threads.key] })
      .returning({ no: threads.no });
    const no = row?.no ?? (await openedBefore(tx, ctx.actor.id, input));
    const { thread: seen, newcomer, sent } = await lockToWrite(tx, ctx, { threadNo: no, replyTo: null }, key);
    const thread = authorize(ctx.actor, canPost, seen, locked);
    const first = { thread, newcomer, sent, topId: null, replyToId: null, quiet: false };
    const { body, asMember, files } = input;
    const tagIds = row === undefined ? [] : await presentTags(tx, input.tagIds);
    if (tagIds.length > 0) await tx.insert(threadTags).values(tagIds.map((tagId) => ({ threadId: thread.id, tagId })));
    return posted(tx, thread, await writePost(tx, ctx, { ...first, body, asMember, files, key }));
  });
}

async function openedBefore(tx: Tx, memberId: string, { key, title }: OpenThread): Promise<number> {
  const [row] = await tx
    .select({ no: threads.no, title: threads.title })
    .from(threads)
    .where(and(eq(threads.openedById, memberId), eq(threads.key, key)));
  if (row === undefined || row.title !== title) throw alreadyPosted();
  return row.no;
}

/** A thread whose first post waits to be shown does not keep others from beginning the discussion on the page of its case. */
async function freeMain(tx: Tx, caseId: string): Promise<void> {
  await tx
    .update(threads)
    .set({ isMain: false })
    .where(and(eq(threads.caseId, caseId), eq(threads.isMain, true), eq(threads.lastSeq, 0)));
}

/** What a thread is about: its case, whose domain it takes and whose page it stands on if it is the first, or a domain. */
async function findSubject(tx: Tx, { actor }: MemberCtx, { caseId, domainId, audience }: OpenThread) {
  if (caseId !== null) {
    const [item] = await tx
      .select({ caseId: cases.id, domainId: cases.domainId, shut: isShut(actor) })
      .from(cases)
      .innerJoin(domains, eq(domains.id, cases.domainId))
      .where(eq(cases.id, caseId))
      .for("update", { of: cases });
    const { shut, ...about } = found(item, "cases.no_such_case");
    if (shut) throw new DomainError("FORBIDDEN", "discussion.decide_first");
    await freeMain(tx, about.caseId);
    const main = await tx.$count(threads, and(eq(threads.caseId, caseId), eq(threads.isMain, true)));
    // The page of a case is everybody's; what one programme says of it stands on a page of its own.
    return { ...about, isMain: main === 0 && audience !== "programme" };
  }
  const [domain] = await tx
    .select({ domainId: domains.id })
    .from(domains)
    .where(eq(domains.id, domainId ?? ""));
  return { ...found(domain, "discussion.no_such_domain"), caseId: null, isMain: false };
}
