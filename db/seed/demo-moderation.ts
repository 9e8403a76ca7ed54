import type { Allowance } from "../../domain/obligations/kinds";
import { isPublicHoliday } from "../../domain/obligations/public-holidays";
import { dueDate } from "../../domain/obligations/working-days";
import type { posts } from "../schema/discussion";
import type { flags, moderationMatters } from "../schema/moderation";
import type { obligations } from "../schema/obligations";
import { demoId } from "./demo-members";
import type { DemoThread } from "./threads-file";

const hour = 3_600_000;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

type ModerationRows = {
  posts: Row<typeof posts>[];
  moderationMatters: Row<typeof moderationMatters>[];
  flags: Row<typeof flags>[];
  obligations: Row<typeof obligations>[];
};

const waitingBody = [
  "We had the same argument before a **ledger change** at the bank where I worked until last year.",
  "What helped was to write down who could stop it, and to ask that one person in front of the others.",
].join(" ");

/** What waits for the moderator of the demo community: the first post of somebody who is new, and a post that was reported. */
export function moderationRows(threads: readonly DemoThread[], now: Date): ModerationRows {
  const [thread] = threads;
  const reported = thread?.posts[2];
  if (thread === undefined || reported === undefined) throw new Error("The demo community has no thread to moderate.");
  const waitingId = demoId("post that waits");
  const matterId = demoId("reported matter");
  const waitingAt = new Date(now.getTime() - 2 * hour);
  const reportedAt = new Date(now.getTime() - hour);
  const written = thread.posts.slice(0, 3).map((post, at) => ({
    number: null,
    authorId: demoId(post.author_id),
    asMember: false,
    revision: 1,
    body: post.body_markdown,
    at: new Date(now.getTime() - (60 - at) * hour).toISOString(),
  }));
  const stood = written.at(-1);
  if (stood === undefined) throw new Error("The demo community has no post to report.");
  return {
    posts: [
      {
        id: waitingId,
        threadId: demoId(thread.id),
        authorId: demoId("e60"),
        body: waitingBody,
        state: "pending",
        writtenAt: waitingAt,
        key: demoId("post that waits form"),
      },
    ],
    moderationMatters: [
      {
        id: matterId,
        postId: demoId(reported.id),
        openedAt: reportedAt,
        snapshot: {
          reported: { ...stood, number: "2.1" },
          before: written.slice(0, 1).map((one) => ({ ...one, number: "1" })),
        },
      },
    ],
    flags: [
      {
        matterId,
        reporterId: demoId("e58"),
        reason: "confidential",
        words: "It speaks of a programme whose result was rewritten before the board. Whoever was there knows which.",
        at: reportedAt,
      },
    ],
    obligations: [
      {
        kind: "review_post",
        subjectId: waitingId,
        duty: "moderator",
        waiterId: demoId("e60"),
        path: "/moderation",
        ...owed(waitingAt, 2),
      },
      { kind: "decide_report", subjectId: matterId, duty: "moderator", path: "/moderation", ...owed(reportedAt, 3) },
    ],
  };
}

function owed(openedAt: Date, days: number) {
  const allowance: Allowance = { days, unit: "working_days" };
  const isHoliday = (on: string) => isPublicHoliday("GB", on);
  return { openedAt, ...allowance, ...dueDate(openedAt, allowance, { zone: "Europe/London", isHoliday, leave: [] }) };
}
