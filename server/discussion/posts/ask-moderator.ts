import type { Tx } from "@/db/client";
import type { Allowance } from "@/domain/obligations/kinds";
import { openObligation } from "@/server/obligations/service";

/** What of a thread decides who reads a post before it is shown. */
export type Reviewed = {
  readonly id: string;
  readonly programmeId: string | null;
  /** It is about a case that has to be handled with care, or was taken out of sight: no date shows it. */
  readonly sensitive: boolean;
};

const allowance: Allowance = { days: 2, unit: "working_days" };

/**
 * Has a moderator, or a coordinator of the programme, read a post before it is shown. A newcomer's is shown after two working
 * days if nobody did; one about a sensitive case never is.
 */
export async function askModerator(
  tx: Tx,
  { postId, authorId, programmeId, sensitive }: Reviewed & { postId: string; authorId: string },
  now: Date,
): Promise<void> {
  await openObligation(
    tx,
    {
      kind: sensitive ? "review_sensitive_post" : "review_post",
      subjectId: postId,
      owner: { duty: "moderator", programmeId },
      waiterId: authorId,
      path: "/moderation",
      allowance,
    },
    now,
  );
}
