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
  "accounts.confirm_it_is_you": "Confirm that it is you first, then repeat the step.",
  "accounts.administrators_only": "Only an administrator may do that.",
  "accounts.not_found": "There is no such account.",
  "accounts.email_malformed": "Enter an e-mail address such as name@example.org.",
  "accounts.email_unchanged": "That is the address you have now.",
  "accounts.email_taken": "There is an account with this address already.",
  "accounts.password_too_short": "Use at least 15 characters. Four or five words in a row will do.",
  "accounts.password_too_long": "Use 256 characters at most.",
  "accounts.password_leaked": "This password, or the core of it, stands in lists of stolen ones. Choose another.",
  "accounts.password_guessable":
    "This is made of words that anybody would try here, such as your name or ours. Choose others.",
  "accounts.password_wrong": "That is not the password of your account.",
  "accounts.adults_only": "Critical Path is for people of 18 or over.",
  "accounts.consent_needed": "Everybody here accepts both texts. Read them, then tick the box.",
  "accounts.sign_in_refused":
    "The address and the password do not belong together, or the address is not confirmed yet. A code by mail works in both cases.",
  "accounts.code_refused":
    "That code does not fit, has been used, or has run out. The newest mail has the one that works.",
  "accounts.link_spent": "This link has been used, or has run out. Ask for a new mail.",
  "accounts.too_many_attempts":
    "Too many attempts. Wait a quarter of an hour, or have a code sent to you: that works at once.",
  "accounts.session_gone": "That device is signed out already.",
  "accounts.set_up_closed": "The set-up is closed: it works once, with the link printed last.",
  "accounts.try_again": "Somebody did the same at this moment. Try again.",
  "benchmark.not_found": "There is no such benchmark, or it is not shared with you.",
  "benchmark.no_such_competency": "There is no such competency. Open the page again.",
  "benchmark.not_an_option": "Choose one of the options.",
  "benchmark.route_elsewhere": "This route does not lead to the role that you chose. Choose another, or leave it open.",
  "benchmark.start_first": "Say first where you are and where you want to be.",
  "catalogue.no_such_role": "There is no such role.",
  "catalogue.changed_meanwhile":
    "Somebody changed this entry while you were working. Open it again to see how it stands now.",
  "catalogue.id_taken": "There is an entry with this address already. Choose another.",
  "catalogue.unknown_reference": "One of the ids here is not in the catalogue.",
  "programmes.none_open": "No programme is open to join at present. Ask a coordinator for an invitation.",
  "programmes.coordinators_only": "Only a coordinator of the programme may do that.",
  "safety.moderators_only": "Only a moderator may do that.",
  "safety.admins_only": "Only an administrator may do that.",
};

/** The sentence for a reason of refusal; an unknown reason gets one that is true of every refusal. */
export function sentenceFor(reason: string): string {
  return sentences[reason] ?? "That is not possible as things stand. Nothing was changed.";
}
