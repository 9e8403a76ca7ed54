import type { ReactionKind, WatchLevel } from "@/domain/discussion/kinds";

/** What a reader says of a post with a press. */
export const reactionWords: Readonly<Record<ReactionKind, string>> = {
  useful: "Useful",
  seen_too: "I have seen this too",
  disagree: "I disagree, politely",
};

/** Of what somebody is told who follows something so closely. */
export const watchWords: Readonly<Record<WatchLevel, string>> = {
  mute: "Nothing at all",
  normal: "Answers to me and mentions",
  first_post: "New threads",
  watch: "Every new post",
};
