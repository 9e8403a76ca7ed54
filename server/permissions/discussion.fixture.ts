import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { posts, threads } from "@/db/schema/index";

export type DiscussionScene = {
  /** A thread of the programme, opened by the mentee. */
  threadNo: number;
  /** What its opener wrote, and what their mentor answered. */
  postId: string;
  answerId: string;
};

/** A conversation of a programme between the mentee and a mentor, both of whom have posted before. */
export async function addDiscussion(
  db: Db,
  { programmeId, menteeId, mentorId }: { programmeId: string; menteeId: string; mentorId: string },
): Promise<DiscussionScene> {
  const [thread] = await db
    .insert(threads)
    .values({
      title: "What did your first gate ask for?",
      domainId: "banking",
      audience: "programme",
      programmeId,
      openedById: menteeId,
      openedAt: factoryNow,
      lastPostAt: factoryNow,
      postCount: 4,
      lastSeq: 4,
      lastMajor: 4,
      version: 4,
      key: randomUUID(),
    })
    .returning({ id: threads.id, no: threads.no });
  if (thread === undefined) throw new Error("The thread was not inserted.");
  const said = [menteeId, mentorId, menteeId, mentorId].map((authorId, at) => ({
    id: randomUUID(),
    threadId: thread.id,
    seq: at + 1,
    major: at + 1,
    minor: 0,
    authorId,
    body: "Evidence of three workshops.",
    state: "published" as const,
    writtenAt: factoryNow,
    publishedAt: factoryNow,
    key: randomUUID(),
  }));
  await db.insert(posts).values(said);
  return { threadNo: thread.no, postId: said[0]?.id ?? "", answerId: said[1]?.id ?? "" };
}
