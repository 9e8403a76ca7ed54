import type { FlagReason, MatterOutcome, ModerationAction } from "@/domain/moderation/kinds";

/** Each reason to report something, in words. */
export const reasonWords: Readonly<Record<FlagReason, string>> = {
  risk_to_somebody: "Somebody may come to harm",
  asked_for_money: "Asked me for money",
  not_who_they_say: "They are not who they say they are",
  confidential: "It tells something confidential",
  identifies_somebody: "It lets one recognise somebody who has not agreed to it",
  unkind: "It is unkind to somebody",
  selling: "It sells or advertises something",
  off_topic: "It does not belong here",
};

/** What a matter ended with, to whoever reported it. */
export const outcomeWords: Readonly<Record<MatterOutcome, string>> = {
  kept: "It stays as it is",
  edited: "It was changed, and stays",
  removed: "It was removed",
  deleted: "Its author deleted it",
  acted: "It was acted on",
};

/** What was done, as a line of the log begins. */
export const actionWords: Readonly<Record<ModerationAction, string>> = {
  approve_post: "Showed a post that waited",
  decline_post: "Sent a post back",
  keep_post: "Kept a reported post",
  hide_post: "Hid a post",
  remove_post: "Removed a post",
  restore_post: "Showed a post again",
  keep_case: "Answered reports of a case",
  correct_case: "Corrected a case",
  answer_member: "Answered reports of a member",
  lock_thread: "Locked a thread",
  unlock_thread: "Unlocked a thread",
  pin_thread: "Pinned a thread",
  unpin_thread: "Took a pin off",
  move_thread: "Moved a thread",
  split_thread: "Split a thread",
  merge_thread: "Merged a thread",
  suspend_member: "Suspended a member",
  reinstate_member: "Let a member back in",
  unmask_member: "Asked who “a member” is",
  add_tag: "Added a tag",
  change_tag: "Changed a tag",
  retire_tag: "Retired a tag",
  restore_tag: "Put a tag back",
  merge_tag: "Merged a tag",
};
