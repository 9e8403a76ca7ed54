import type { AttachmentFacts } from "../discussion/attachments";

/** What stood there when it was first reported, and what stood just before it. Bodies are Markdown, times ISO 8601. */
export type Snapshot = {
  readonly reported: SnapshotPost;
  readonly before: readonly SnapshotPost[];
};

export type SnapshotPost = {
  /** The post's number, or null for a case. */
  readonly number: string | null;
  readonly authorId: string | null;
  readonly asMember: boolean;
  /** Which of its texts it was. */
  readonly revision: number;
  readonly body: string;
  /** What was attached to it. */
  readonly files?: readonly AttachmentFacts[];
  readonly at: string;
};

/** How many posts before the reported one are kept with it. */
export const keptBefore = 5;
