/** Why somebody reports a post or a case. */
export const flagReasons = [
  "risk_to_somebody",
  "confidential",
  "identifies_somebody",
  "unkind",
  "selling",
  "off_topic",
] as const;
export type FlagReason = (typeof flagReasons)[number];

/** Whether moderators and coordinators are told of it at once. */
export const isUrgentReason = (reason: FlagReason): boolean => reason === "risk_to_somebody";

/** What a matter ended with. `deleted` when its author had taken the post back meanwhile. */
export const matterOutcomes = ["kept", "edited", "removed", "deleted"] as const;
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
] as const;
export type ModerationAction = (typeof moderationActions)[number];

/** A post is taken out of sight when so many different people have reported it, until a moderator has looked at it. */
export const hiddenAtReporters = 3;
