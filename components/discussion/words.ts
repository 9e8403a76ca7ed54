import type { ReactionKind } from "@/domain/discussion/kinds";

/** What a reader says of a post with a press. */
export const reactionWords: Readonly<Record<ReactionKind, string>> = {
  useful: "Useful",
  seen_too: "I have seen this too",
  disagree: "I disagree, politely",
};
