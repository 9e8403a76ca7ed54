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

  "matching.request_not_found": "There is no such request, or it is not shared with you.",
  "matching.request_moved_on": "This request has moved on meanwhile. Open it again to see how it stands now.",
  "matching.question_asked_already":
    "You have asked your question already: a request can be questioned once. Accept or decline.",
  "matching.no_place_left":
    "You have no free place. Offer another place in your mentoring settings, or decline so that the next mentor is asked.",
  "matching.finish_profile_first": "Finish your profile first: your role, where you want to be and when you are free.",
  "matching.accept_texts_first": "Accept the conduct and confidentiality texts first. They protect you both.",
  "matching.too_many_open_requests":
    "You have as many open requests as the programme allows. Take one back, or wait for an answer.",
  "matching.too_many_choices": "You have named more mentors than the programme allows in one request.",
  "matching.already_asked": "You have named this mentor in an open request already.",
  "matching.already_together": "You are working with this mentor already.",
  "matching.answer_their_questions":
    "Answer each of the mentor’s own questions. They may have changed while you were writing.",
  "matching.unknown_gap": "One of the gaps is no longer in the catalogue. Tick them again.",
  "matching.self": "You cannot ask yourself.",
  "matching.not_available_to_you": "This mentor is not available to you.",
  "matching.line_manager": "One of you is in the other’s reporting line, so the two of you are never paired.",
  "matching.same_unit": "The two of you work in the same unit, so you are never paired.",
  "matching.same_employer": "The two of you have the same employer, and this programme does not pair colleagues.",
  "matching.your_own_cover": "One of you is hidden from everybody at their own organisation, and this is one of them.",
  "matching.not_approved": "This mentor is not mentoring in this programme at present.",
  "matching.paused": "This mentor takes no new requests at present. Save them and ask later.",
  "matching.on_leave": "This mentor is on leave. Save them and ask later.",
  "matching.silent": "This mentor is not answering requests at present, so none are sent. Ask somebody else.",
  "matching.full": "All of this mentor’s places are taken by now. Save them and ask when a place opens.",
  "matching.level": "This mentor is not at a level above yours. Mentors are asked from one level above.",
  "matching.language": "The two of you have named no language in common.",
  "matching.mode": "The two of you have no way of meeting in common. Add another way, such as video.",
  "matching.hours": "The two of you share no free hour in the coming week. Add hours in which you could meet.",
  "matching.not_enough": "There is not enough to go on yet. Fill in your role, your target and the domain you want.",

  "mentorships.not_found": "There is no such mentorship, or it is not yours.",
  "mentorships.over": "This mentorship is over. Its record stays as it was.",
  "mentorships.not_from_here": "That is not possible from its present state. Open it again to see how it stands now.",
  "mentorships.no_agreement": "This mentorship has no agreement to sign.",
  "mentorships.agreement_changed": "The other side has proposed a newer version meanwhile. Read that one first.",
  "mentorships.sign_with_your_name": "Type your name as it stands in your account.",
  "mentorships.end_out_of_range": "Name a day after today, and within two years.",
};

/** The sentence for a reason of refusal; an unknown reason gets one that is true of every refusal. */
export function sentenceFor(reason: string): string {
  return sentences[reason] ?? "That is not possible as things stand. Nothing was changed.";
}
