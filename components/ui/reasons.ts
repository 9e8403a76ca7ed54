/** One sentence per reason of refusal: what stands in the way and, where there is one, the way round it. */
const sentences: Readonly<Record<string, string>> = {
  bug: "We could not do that, and nothing was changed. Try again; if it happens twice, tell us at what time.",
  "input.invalid": "Some answers need another look.",

  UNAUTHORIZED: "Sign in first.",
  FORBIDDEN: "You may see this, but not change it.",
  NOT_FOUND: "There is nothing here, or it is not shared with you.",
  CONFLICT: "Somebody changed this while you were working. Open it again to see how it stands now.",
  BAD_REQUEST: "Some answers need another look.",
  TOO_MANY_REQUESTS: "That was tried too often. Wait a little and try again.",

  "accounts.sign_in_first": "Sign in first.",
  "accounts.confirm_it_is_you": "Confirm that it is you: sign in again, then repeat the step.",
  "programmes.coordinators_only": "Only a coordinator of the programme may do that.",
  "safety.moderators_only": "Only a moderator may do that.",
  "safety.admins_only": "Only an administrator may do that.",
};

/** The sentence for a reason of refusal; an unknown reason gets one that is true of every refusal. */
export function sentenceFor(reason: string): string {
  return sentences[reason] ?? "That is not possible as things stand. Nothing was changed.";
}
