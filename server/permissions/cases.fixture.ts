import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { caseDrafts, casePreReads, cases, obligations } from "@/db/schema/index";
import { wholeCase } from "@/server/cases/case.fixture";

export type CaseScene = {
  /** A draft of the mentee. */
  draftId: string;
  /** Another, which their own mentor is asked to read. */
  preReadId: string;
  /** A published case of the mentee, its outcome locked. */
  slug: string;
};

/** Cases of the mentee: one in writing, one that their mentor reads first, one published and locked. */
export async function addCases(
  db: Db,
  { menteeId, mentorId }: { menteeId: string; mentorId: string },
): Promise<CaseScene> {
  const draft = () => ({
    id: randomUUID(),
    authorId: menteeId,
    document: wholeCase,
    begunAt: factoryNow,
    savedAt: factoryNow,
    key: randomUUID(),
  });
  const [writing, asked] = [draft(), draft()];
  await db.insert(caseDrafts).values([writing, asked]);
  const preReadId = randomUUID();
  await db.transaction(async (tx) => {
    await tx.insert(casePreReads).values({
      id: preReadId,
      draftId: asked.id,
      title: wholeCase.title,
      authorId: menteeId,
      mentorId,
      askedAt: factoryNow,
    });
    await tx.insert(obligations).values({
      kind: "read_case",
      subjectId: preReadId,
      ownerId: mentorId,
      waiterId: menteeId,
      path: `/cases/pre-read/${preReadId}`,
      days: 5,
      unit: "working_days",
      openedAt: factoryNow,
      dueAt: new Date(factoryNow.getTime() + 7 * 86_400_000),
    });
  });
  const { domainId, subdomainId, stage, organisation, country, year, situation, options } = wholeCase;
  await db.insert(cases).values({
    ...{ domainId, subdomainId, stage, organisation, country, year, situation, options },
    id: randomUUID(),
    slug: "a-locked-case",
    title: "A locked case of the mentee",
    outcome: { rag: "red", text: "Stopped" },
    happened: "It was stopped.",
    authorId: menteeId,
    isMembers: true,
    outcomeLocked: true,
    publishedAt: factoryNow,
  });
  return { draftId: writing.id, preReadId, slug: "a-locked-case" };
}
