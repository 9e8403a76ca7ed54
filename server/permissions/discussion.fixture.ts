import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { factoryNow } from "@/db/factories";
import { attachments, flags, moderationMatters, posts, threads } from "@/db/schema/index";
import { askModerator } from "@/server/discussion/posts/ask-moderator";
import { openObligation } from "@/server/obligations/service";

export type DiscussionScene = {
  /** A thread of the programme, opened by the mentee. */
  threadNo: number;
  /** Another of the same programme. */
  otherThreadNo: number;
  /** What its opener wrote, and what their mentor answered. */
  postId: string;
  answerId: string;
  /** What is attached to the first. */
  fileId: string;
  /** What the mentor wrote next, which a moderator has to read first. */
  waitingId: string;
  /** The matter about the mentor's answer, which the mentee has reported. */
  matterId: string;
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
  const other = {
    title: "What does a gate ask for?",
    domainId: "banking",
    audience: "programme" as const,
    programmeId,
  };
  const at = { openedAt: factoryNow, lastPostAt: factoryNow };
  const [beside] = await db
    .insert(threads)
    .values({ ...other, ...at, openedById: menteeId, lastSeq: 1, lastMajor: 1, postCount: 1, key: randomUUID() })
    .returning({ no: threads.no });
  if (beside === undefined) throw new Error("The thread was not inserted.");
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
  const answerId = said[1]?.id ?? "";
  const fileId = randomUUID();
  await db.insert(attachments).values({
    id: fileId,
    ownerId: menteeId,
    postId: said[0]?.id ?? "",
    kind: "txt",
    name: "workshops.txt",
    size: 16,
    position: 1,
    addedIn: 1,
    bytes: Buffer.from("Three workshops."),
    key: randomUUID(),
    digest: Buffer.alloc(32),
    takenAt: factoryNow,
  });
  const waitingId = randomUUID();
  const matterId = await db.transaction(async (tx) => {
    const waiting = { threadId: thread.id, authorId: mentorId, body: "A third post.", key: randomUUID() };
    await tx.insert(posts).values({ ...waiting, id: waitingId, state: "pending", writtenAt: factoryNow });
    const reviewed = { id: thread.id, programmeId, sensitive: false };
    await askModerator(tx, { ...reviewed, postId: waitingId, authorId: mentorId }, factoryNow);
    const stood = {
      number: "2",
      authorId: mentorId,
      asMember: false,
      revision: 1,
      body: "Evidence of three workshops.",
    };
    const snapshot = { reported: { ...stood, at: factoryNow.toISOString() }, before: [] };
    const [matter] = await tx
      .insert(moderationMatters)
      .values({ postId: answerId, programmeId, openedAt: factoryNow, snapshot })
      .returning({ id: moderationMatters.id });
    if (matter === undefined) throw new Error("The matter was not inserted.");
    const owner = { duty: "moderator" as const, programmeId };
    const allowance = { days: 3, unit: "working_days" as const };
    const owed = { kind: "decide_report" as const, subjectId: matter.id, owner, waiterId: null, path: "/moderation" };
    await openObligation(tx, { ...owed, allowance }, factoryNow);
    await tx.insert(flags).values({ matterId: matter.id, reporterId: menteeId, reason: "unkind", at: factoryNow });
    return matter.id;
  });
  return {
    threadNo: thread.no,
    otherThreadNo: beside.no,
    postId: said[0]?.id ?? "",
    answerId,
    fileId,
    waitingId,
    matterId,
  };
}
