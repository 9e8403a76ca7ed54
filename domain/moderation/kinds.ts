/** Why somebody reports a post, a case or a member. */
export const flagReasons = [
  "risk_to_somebody",
  "asked_for_money",
  "not_who_they_say",
  "confidential",
  "identifies_somebody",
  "unkind",
  "selling",
  "off_topic",
] as const;
export type FlagReason = (typeof flagReasons)[number];

/** What can be reported. */
export type Reported = "post" | "case" | "member";

const onlyOfMembers: readonly FlagReason[] = ["not_who_they_say"];
const onlyOfWords: readonly FlagReason[] = ["confidential", "identifies_somebody", "off_topic"];

/** The reasons that fit what is reported, the gravest first. */
export const reasonsFor = (what: Reported): readonly FlagReason[] =>
  flagReasons.filter((reason) => !(what === "member" ? onlyOfWords : onlyOfMembers).includes(reason));

/** Whether moderators and coordinators are told of it at once. */
export const isUrgentReason = (reason: FlagReason): boolean => reason === "risk_to_somebody";

/** What a matter ended with. `deleted` when its author had taken the post back meanwhile; about a member, `kept` or `acted`. */
export const matterOutcomes = ["kept", "edited", "removed", "deleted", "acted"] as const;
export type MatterOutcome = (typeof matterOutcomes)[number];

/** What moderators do; each is one line of the log. */
export const moderationActions = [
  "approve_post",
  "decline_post",
  "keep_post",
  "hide_post",
  "remove_post",
  "restore_post",
  "keep_case",
  "correct_case",
  "answer_member",
  "lock_thread",
  "unlock_thread",
  "pin_thread",
  "unpin_thread",
  "move_thread",
  "split_thread",
  "merge_thread",
  "suspend_member",
  "reinstate_member",
  "unmask_member",
  "add_tag",
  "change_tag",
  "retire_tag",
  "restore_tag",
  "merge_tag",
] as const;
export type ModerationAction = (typeof moderationActions)[number];

/**
 * A post is taken out of sight when so many different people have reported it, until a moderator has looked at it. Whoever reports
 * what a moderator has let stand asks for another look and takes nothing out of sight, however many they are; a text that its
 * author changes after that is counted anew.
 */
export const hiddenAtReporters = 3;
