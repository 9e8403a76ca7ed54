/** One sentence per reason of refusal: what stands in the way and, where there is one, the way round it. */
const sentences: Readonly<Record<string, string>> = {
  bug: "We could not do that, and nothing was changed. Try again; if it happens twice, tell us at what time.",
  "input.invalid": "Some answers need another look.",
  "input.no_text":
    "What was typed has a character in it that no text has, and that cannot be seen. Type that answer again instead of pasting it.",

  "product.read_only":
    "Nothing can be changed for now, so this was not saved. What you typed is still here; the line at the top says until when.",

  UNAUTHORIZED: "Sign in first.",
  FORBIDDEN: "You may see this, but not change it.",
  NOT_FOUND: "There is nothing here, or it is not shared with you.",
  CONFLICT: "Somebody changed this while you were working. Open it again to see how it stands now.",
  BAD_REQUEST: "Some answers need another look.",
  SERVICE_UNAVAILABLE: "Nothing can be changed for now, so this was not saved.",
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
  "accounts.exported_too_often":
    "You have taken everything away five times within the hour. Nothing of it is lost: come back in an hour.",
  "accounts.session_gone": "That device is signed out already.",
  "accounts.set_up_closed": "The set-up is closed: it works once, with the link printed last.",
  "accounts.try_again": "Somebody did the same at this moment. Try again.",
  "discussion.no_such_thread": "There is no such thread, or it is not shown to you.",
  "discussion.no_such_post": "That post is not there any more.",
  "discussion.no_such_domain": "Choose the domain that the thread is about.",
  "discussion.no_such_tag": "There is no such tag.",
  "discussion.no_such_feed": "There is no such feed.",
  "discussion.feed_ended": "This address was ended by its member.",
  "discussion.feed_too_often": "This feed was fetched too often. Ask again in an hour.",
  "discussion.locked": "This thread is locked. It can be read, and takes no more posts.",
  "discussion.already_posted":
    "This form was posted already, with other words. What you typed is still here; copy it into a new reply if it says more.",
  "discussion.not_your_post": "Only whoever wrote a post can change it.",
  "discussion.not_your_thread": "Only whoever opened a thread marks what they take away from it.",
  "discussion.your_own_post": "This is for what others have said.",
  "discussion.edited_meanwhile":
    "You have changed this post in another window meanwhile. What you typed is still here; open the post again to see how it stands.",
  "discussion.two_links":
    "Your first posts take two links each, so that nobody comes only to leave theirs. Take one out, or write it as words.",
  "discussion.two_mentions": "Your first posts name two people each at most. Take an @ away; you can name more later.",
  "discussion.three_takeaways": "Three takeaways are marked already. Take one off first.",

  "evidence.not_found": "There is no such piece of evidence, or it is not shown to you.",
  "evidence.only_its_owner": "Only the person whose evidence this is may do that.",
  "evidence.only_the_mentor": "Only the mentor to whom this is shown may do that.",
  "evidence.changed_meanwhile": "This piece was edited while you were reading. Open it again to see how it stands now.",
  "evidence.already_kept":
    "This was kept already, in the words that you sent first. What you have changed since is not kept, and still in the form.",
  "evidence.already_asked":
    "This was asked already, in the words that you sent first. What you have changed since is not sent, and still in the form.",
  "evidence.answered_already": "This question has been answered already.",
  "evidence.no_such_item": "Choose an item of one of your plans.",
  "evidence.link_wanted": "Enter a web address that begins with https:// or http://",
  "evidence.not_a_file": "This piece is not a file. Add the file as a piece of its own.",
  "evidence.too_many": "You have 500 pieces, which is as many as we keep. Remove one first.",
  "evidence.store_full": "Your files come to 250 MB, which is as much as we keep. Remove one first.",
  "evidence.file_wanted": "Choose a file first.",
  "evidence.file_too_large": "Choose a file of at most 10 MB.",
  "evidence.file_kind": "Choose a PDF, Word, Excel, PowerPoint, PNG, JPEG, WebP, text or CSV file.",
  "evidence.file_not_it":
    "This file is not what its name says, or it is broken. Open it, save it anew in that format, and try again.",
  "evidence.file_text": "This is not plain text in UTF-8. Save it as text, or as CSV UTF-8, and try again.",
  "evidence.file_picture":
    "This picture cannot be read, or has more than 24 megapixels. Save it smaller and try again.",
  "evidence.file_office":
    "This document is broken, locked with a password, has macros, or unfolds to more than we open. Save it anew without them, or as PDF.",
  "benchmark.not_found": "There is no such benchmark, or it is not shared with you.",
  "benchmark.no_such_competency": "There is no such competency. Open the page again.",
  "benchmark.no_such_service": "There is no such service. Open the page again.",
  "benchmark.not_an_option": "Choose one of the options.",
  "benchmark.route_elsewhere": "This route does not lead to the role that you chose. Choose another, or leave it open.",
  "benchmark.start_first": "Say first where you are and where you want to be.",
  "catalogue.import_empty": "Choose a file first.",
  "catalogue.import_too_large": "Choose a file of at most 2 MB.",
  "catalogue.import_gone": "No file waits to be taken in any more. Choose it again.",
  "catalogue.import_has_problems": "The file has problems still. Put them right and choose it again.",
  "catalogue.framework_moved":
    "The framework was changed while you were reading the preview. It is drawn anew beside the newest version: look again, then confirm.",
  "catalogue.no_such_version": "There is no such version of the framework.",
  "catalogue.no_such_kind": "The catalogue has no such kind of entry.",
  "catalogue.no_such_entry": "There is no such entry.",
  "catalogue.no_such_role": "There is no such role.",
  "catalogue.changed_meanwhile":
    "Somebody changed this entry while you were working. Open it again to see how it stands now.",
  "catalogue.id_taken": "There is an entry with this address already. Choose another.",
  "catalogue.unknown_reference": "One of the ids here is not in the catalogue.",
  "programmes.none_open": "No programme is open to join at present. Ask a coordinator for an invitation.",
  "accounts.not_in_catalogue": "Choose one from the list.",
  "accounts.leave_overlaps":
    "You have said already that you are away then. Take that back first, or choose other days.",
  "accounts.entry_gone": "That entry is gone already.",
  "accounts.photo_too_large": "Choose a photograph of at most 2 MB.",
  "accounts.photo_unreadable": "Choose a JPEG, PNG or WebP photograph of at most 24 megapixels.",
  "accounts.photo_gone": "There is no such photograph.",
  "accounts.consent_changed":
    "The texts that everybody accepts have changed. Read and accept them on your account page first.",
  "accounts.not_your_own_duties": "Nobody changes their own duties. Ask another administrator.",
  "accounts.last_administrator": "This is the last administrator. Make another one first.",
  "accounts.duty_gone": "That duty was taken back already.",
  "safety.not_yourself": "You cannot keep away from yourself.",
  "safety.nobody_there": "There is no such member.",
  "programmes.not_found": "There is no such programme, or you do not coordinate it.",
  "programmes.choose_programme": "Choose the programme that they coordinate.",
  "programmes.mentor_already": "You are a mentor already.",
  "programmes.application_open": "Your application is waiting for a decision.",
  "programmes.application_gone": "There is no such application any more.",
  "programmes.application_decided": "Somebody has decided on this application already.",
  "programmes.credential_gone": "There is no such credential.",
  "programmes.credential_changed":
    "Its holder has changed this credential since you opened the page. Look again at what stands there now.",
  "programmes.not_a_mentor": "Apply to be a mentor first.",
  "programmes.pause_past": "Choose a day that is still to come.",
  "programmes.coordinators_only": "Only a coordinator of the programme may do that.",
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

  "cpd.entry_not_found": "There is no such entry in your ledger.",
  "cpd.already_recorded":
    "This was recorded already, in the words that you sent first. What you have changed since is not saved.",
  "cpd.project_already":
    "This project was added already, as you sent it first. Change it in the list; what you have typed here is not saved.",
  "cpd.project_not_found": "There is no such project on your worksheet.",
  "cpd.not_yet": "That day is still to come.",
  "cpd.no_such_heading": "One of these headings is not known any more. Open the form again.",
  "cpd.no_such_scheme": "There is no such scheme.",
  "cpd.offer_gone": "This is not offered to you, or you have answered it already.",
  "cpd.offer_answered": "You have answered this already.",

  "mentorships.together_already": "The two of you work together already.",
  "mentorships.not_found": "There is no such mentorship, or it is not yours.",
  "mentorships.over": "This mentorship is over. Its record stays as it was.",
  "mentorships.not_from_here": "That is not possible from its present state. Open it again to see how it stands now.",
  "mentorships.no_agreement": "This mentorship has no agreement to sign.",
  "mentorships.agreement_changed": "The other side has proposed a newer version meanwhile. Read that one first.",
  "mentorships.sign_with_your_name": "Type your name as it stands in your account.",
  "mentorships.session_not_over": "A session can be recorded once it is over.",
  "mentorships.session_before_start": "That is before the two of you began.",
  "mentorships.session_too_long_ago": "That is more than 90 days ago.",
  "mentorships.session_overlaps": "Another session of the two of you is on record at that time.",
  "mentorships.session_not_now": "No session can be recorded here at present.",
  "mentorships.session_not_found": "There is no such session, or it is not yours.",
  "mentorships.session_answered": "This session has been answered already.",
  "mentorships.session_yours": "You recorded this session; the other side confirms it.",
  "mentorships.not_completed": "A certificate is of a mentorship that was completed, and this one was not.",
  "mentorships.nothing_confirmed":
    "No session of the two of you is confirmed by both, so there is nothing to certify yet.",
  "mentorships.no_such_certificate": "There is no such certificate, or it is not shared.",
  "gates.not_found": "There is no such review.",
  "gates.no_such_gate": "There is no such gate, or it is not shown to you.",
  "gates.no_such_criterion": "One of the criteria was not put forward. Open the gate again.",
  "gates.only_the_owner": "Only the person whose plan it is can do this.",
  "gates.only_the_mentor": "Only the mentor to whom it was put forward can do this.",
  "gates.no_mentor":
    "The plan is shown to no mentor of yours at present. Show it to one first, on the page for sharing.",
  "gates.passed_already": "This gate is passed. What was decided stays.",
  "gates.plan_not_agreed": "A gate is reviewed once the plan is agreed. Put the plan forward to your mentor first.",
  "gates.no_criteria": "The gate has no exit criteria, so there is nothing to judge. Add them first.",
  "gates.hidden_gate": "The gate is hidden from your mentor. Show it first.",
  "gates.not_open": "This review is closed or was taken back. Open the page again to see how it stands.",
  "gates.not_signed_yet": "The mentor has not signed it yet.",
  "gates.plan_moved":
    "The plan has moved on since this page was drawn, so nothing is signed. Read again what it would change, then sign.",
  "gates.revision_changed":
    "This is a review of another revision than the one on your screen, so nothing is signed. Open the page again.",
  "gates.gate_gone": "The gate is no longer in the plan. Ask its owner to put it forward again.",
  "gates.nothing_to_review": "Nothing has changed that your mentor has not signed already.",
  "gates.mark_all": "Mark every criterion: met, partly or not yet.",
  "gates.choose_decision": "Choose a decision.",
  "gates.not_all_met": "To proceed without conditions every criterion is met. Proceed with conditions, or hold.",
  "gates.say_why": "Say why. It is read now, and again at the next gate.",
  "gates.condition_wanted": "Say what has to be true.",
  "gates.condition_date_wanted": "Say by when.",
  "gates.condition_date_out_of_range": "Name a day after today, and within six months.",
  "gates.unmet_without_condition":
    "Each criterion that is not met wants a condition that clears it. Say here which one this clears.",
  "gates.hold_date_wanted": "Propose the day on which the gate is looked at again.",
  "gates.hold_date_out_of_range": "Name a day after today, and within two years.",
  "gates.answer_all": "Answer this change, or tick that you agree to all that you have not answered.",
  "gates.say_what": "Write what you ask, or why you suggest it.",
  "gates.answers_elsewhere":
    "An answer on another page has no words yet, or a value that the plan cannot hold. That page is marked below.",
  "gates.suggestion_unreadable": "The plan cannot hold this value here. Check how it is written.",

  "plans.not_found": "There is no such plan, or it is not shown to you.",
  "plans.closed":
    "This plan was completed or given up, and nothing in it changes any more. Its owner can take it up again.",
  "plans.not_closed": "The plan is open already.",
  "plans.move_reason_wanted": "Say in a sentence why.",
  "plans.draft_not_completed": "Only a plan that was agreed is completed. A draft is given up, or deleted.",
  "plans.kept_signed": "The plan has been signed, so it is kept. You can give it up.",
  "plans.kept_shared": "The plan is shared. End that first, on its page for sharing, or give it up.",
  "plans.kept_seen": "Somebody else has read the plan, so it is kept. You can give it up.",
  "plans.move_moves_end":
    "There it would move the forecast end of an agreed plan, which wants a reason. Choose the goal on the line’s own page and say why.",
  "plans.moved_meanwhile": "This line was moved meanwhile. Look at where it stands now, and move it again.",
  "plans.no_such_goal": "Choose a goal of this plan.",
  "plans.line_stands_alone": "Goals and gates stand by themselves. Tasks and milestones belong to a goal.",
  "plans.no_such_template": "There is no such plan to begin from. Choose another.",
  "plans.no_such_item": "This line is no longer in the plan.",
  "plans.no_such_revision": "The plan has no such revision.",
  "plans.no_such_comment": "There is no such comment.",
  "plans.mentor_reads_no_more":
    "The plan is no longer shown to this mentor, so nothing was posted. Read again with whom you write, and post it then.",
  "plans.thread_full": "This comment has 100 answers. Begin a new one beside it.",
  "plans.no_such_suggestion": "There is no such suggestion.",
  "plans.no_such_share": "That has been taken back already.",
  "plans.faults": "The plan would not hold together like that. Nothing was saved.",
  "plans.conflicts": "Somebody else has changed the same lines meanwhile. Nothing was saved yet.",
  "plans.already_saved":
    "This was saved already, in the words that you sent first. What you have changed since is not saved, and still in the form.",
  "plans.already_posted":
    "This was posted already, in the words that you sent first. What you have changed since is not posted, and still in the form.",
  "plans.already_moved":
    "This was done already, for the reason that you sent first. What you have changed since is not kept, and still in the form.",
  "plans.already_put_forward":
    "This was signed and put forward already, as you sent it first. What you have changed since is not sent, and still in the form.",
  "plans.already_begun":
    "This plan was begun already, as you sent it first. What you have changed since is not saved, and still in the form.",
  "plans.already_suggested":
    "This was suggested already, in the words that you sent first. What you have changed since is not sent, and still in the form.",
  "plans.suggestion_taken_back":
    "The mentor has taken this suggestion back meanwhile. There is nothing left to answer.",
  "plans.suggestion_answered_before":
    "You have answered this suggestion already, and that answer stands. What you have typed since is still in the form.",
  "plans.suggestion_withdrawn_before": "You have taken this suggestion back already.",
  "plans.suggestion_answered": "The suggestion was answered before you took it back. The answer is among those below.",
  "plans.changed_meanwhile": "The plan has been changed meanwhile. Open it again and look at how it stands now.",
  "plans.only_the_owner_edits": "Only the person whose plan it is can do this.",
  "plans.only_the_two_comment": "Only the two who work on this plan can comment on it.",
  "plans.only_the_mentor_suggests": "Only the mentor of this plan can suggest changes.",
  "plans.only_the_mentor_answers": "Only the mentor to whom the plan was put forward can answer.",
  "plans.gate_needs_a_review": "A gate is passed by its review alone. Submit it to your mentor.",
  "plans.reason_wanted": "This changes the dates, the scope or a gate of an agreed plan. Say in a sentence why.",
  "plans.rebaseline_reason_wanted": "Say why the baseline should be set again.",
  "plans.unknown_reference":
    "The plan has no line of one of these references. Use those of the first column, with commas between.",
  "plans.criterion_half_asked":
    "Give both the competency that the criterion asks for and its level, or neither of the two.",
  "plans.title_wanted": "Give it a title.",
  "plans.nothing_to_agree": "The plan has no task, milestone or gate yet, so there is nothing to agree.",
  "plans.nothing_suggested": "Change something first: the suggestion says what the plan says already.",
  "plans.already_proposed": "The plan has been put forward already. Take that back first.",
  "plans.only_the_mentor_rates": "Only the mentor to whom this plan is shown can rate here.",
  "plans.no_proposal": "Nothing is put forward at present.",
  "plans.say_why": "Say what is missing, so that the plan can be put forward again.",
  "plans.import_empty": "Choose a file that is not empty.",
  "plans.import_too_large": "The file is larger than 10 MB. A plan of 2,000 tasks takes about 4 MB.",
  "plans.import_gone": "No file waits to be imported. Choose it again.",
  "plans.import_has_problems":
    "The file has problems that keep it from being a plan. Put them right and choose it again.",
  "plans.it_is_yours": "This is your own address; the plan is yours already.",

  "mentorships.end_out_of_range": "Name a day after today, and within two years.",
};

/** The sentence for a reason of refusal; an unknown reason gets one that is true of every refusal. */
export function sentenceFor(reason: string): string {
  return sentences[reason] ?? "That is not possible as things stand. Nothing was changed.";
}
