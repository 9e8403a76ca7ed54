import { asc, eq } from "drizzle-orm";
import { domains, programmeMembers, programmes } from "@/db/schema/index";
import { listTags } from "@/server/cases/tags";
import type { MemberCtx } from "@/server/context";
import { listWaitingFiles } from "../attachments/take-attachment";

/** What somebody can choose from when they open a thread: domains, tags, the programmes in which they take part, and files that wait. */
export async function getThreadOptions({ db, actor }: MemberCtx) {
  const [allDomains, allTags, own, waitingFiles] = await Promise.all([
    db.select({ id: domains.id, name: domains.name }).from(domains).orderBy(asc(domains.position)),
    listTags(db),
    db
      .select({ id: programmes.id, name: programmes.name })
      .from(programmeMembers)
      .innerJoin(programmes, eq(programmes.id, programmeMembers.programmeId))
      .where(eq(programmeMembers.memberId, actor.id))
      .orderBy(asc(programmes.name)),
    listWaitingFiles(db, actor.id),
  ]);
  return { domains: allDomains, tags: allTags, programmes: own, waitingFiles };
}
