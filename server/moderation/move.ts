import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cases, domains, threads } from "@/db/schema/index";
import { DomainError, found } from "@/domain/errors";
import type { GetMove, MoveThread } from "@/domain/moderation/forms";
import { narrows, type Relocated, refusedMove } from "@/domain/moderation/relocation";
import type { MemberCtx } from "@/server/context";
import { raiseVersion } from "@/server/discussion/posts/publish";
import { inTitle, lockRelocated, logMove, newMoveId, readRelocated, readTarget, reviewAgain } from "./relocated";

const mostOffered = 10;

type Reading = Pick<Tx, "select" | "$count">;

/** The case or domain to which a thread would go. */
async function findSubject(db: Reading, to: MoveThread["to"]) {
  if ("domainId" in to) {
    const [domain] = await db.select().from(domains).where(eq(domains.id, to.domainId));
    const { id: domainId, name } = found(domain, "discussion.no_such_domain");
    return { caseId: null, domainId, name, hasMain: true, sensitive: false, hidden: false, lockedCaseId: null };
  }
  const [item] = await db.select().from(cases).where(eq(cases.slug, to.caseSlug));
  const about = found(item, "cases.no_such_case");
  const main = await db.$count(threads, and(eq(threads.caseId, about.id), eq(threads.isMain, true)));
  return {
    caseId: about.id,
    domainId: about.domainId,
    name: about.title,
    hasMain: main > 0,
    sensitive: about.sensitivity !== null,
    hidden: false,
    lockedCaseId: about.outcomeLocked ? about.id : null,
  };
}

/** The first thread about a case stands on its page, which is everybody's; what one programme says of it stands on a page of its own. */
const becomesMain = ({ hasMain }: { hasMain: boolean }, { audience }: Pick<Relocated, "audience">) =>
  !hasMain && audience !== "programme";

async function offer(ctx: MemberCtx, q: string | undefined) {
  const target = readTarget(q);
  if (target === null) return [];
  return ctx.db
    .select({ no: cases.no, slug: cases.slug, title: cases.title })
    .from(cases)
    .where("no" in target ? eq(cases.no, target.no) : inTitle(cases.title, target.words))
    .orderBy(desc(cases.no))
    .limit(mostOffered);
}

/** Where a thread is filed, where it could be, and what would become of it in the chosen place, for whoever moderates it. */
export async function getMove(ctx: MemberCtx, { threadNo, q, to }: GetMove) {
  const [from, allDomains, subject, offered] = await Promise.all([
    readRelocated(ctx.db, ctx, threadNo),
    ctx.db.select({ id: domains.id, name: domains.name }).from(domains).orderBy(asc(domains.position)),
    to === undefined ? null : findSubject(ctx.db, to),
    offer(ctx, q),
  ]);
  const { no, title, path, domain, caseTitle } = from;
  return {
    thread: { no, title, path, domain, caseTitle },
    refused: refusedMove(from, from),
    domains: allDomains,
    offered,
    chosen:
      subject === null
        ? null
        : {
            name: subject.name,
            isCase: subject.caseId !== null,
            isMain: becomesMain(subject, from),
            isThere: subject.caseId === from.caseId && subject.domainId === from.domain.id,
            sensitive: subject.sensitive && !from.sensitive,
            narrows: narrows(from, { ...subject, hidden: from.hidden }),
            refused: refusedMove(from, { ...subject, hidden: from.hidden }),
          },
  };
}

/**
 * Files a thread under another case, or under a domain and no case. Its number, its posts and who may read it stay. Sent twice it
 * is done once. Returns where it is read.
 */
export async function moveThread(ctx: MemberCtx, { threadNo, to, reason }: MoveThread): Promise<{ path: string }> {
  return ctx.db.transaction(async (tx) => {
    // The case before the thread, as where a thread is opened.
    if ("caseSlug" in to)
      await tx.select({ id: cases.id }).from(cases).where(eq(cases.slug, to.caseSlug)).for("update");
    const [from] = await lockRelocated(tx, ctx, [threadNo]);
    if (from === undefined) throw new DomainError("NOT_FOUND", "moderation.not_yours");
    const subject = await findSubject(tx, to);
    if (subject.caseId === from.caseId && subject.domainId === from.domain.id) return { path: from.path };
    const refused = refusedMove(from, { ...subject, hidden: from.hidden });
    if (refused !== null) throw new DomainError("CONFLICT", refused);
    const { caseId, domainId } = subject;
    const isMain = becomesMain(subject, from);
    await tx.update(threads).set({ caseId, domainId, isMain }).where(eq(threads.id, from.id));
    await raiseVersion(tx, from.id);
    await reviewAgain(tx, { ...from, sensitive: subject.sensitive }, ctx.now);
    const about = `From ${from.caseTitle ?? from.domain.name} to ${subject.name}`;
    await logMove(tx, ctx, { id: newMoveId(), action: "move_thread", thread: { ...from, caseId }, about, reason });
    return { path: (await readRelocated(tx, ctx, threadNo)).path };
  });
}
