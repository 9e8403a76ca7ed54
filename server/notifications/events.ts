import type { FactName } from "@/domain/notifications/facts";
import * as account from "./account-events";
import * as application from "./application-events";
import * as writing from "./case-events";
import { commented } from "./comment-events";
import { seen as credentialSeen } from "./credential-events";
import type { MailEvent } from "./event";
import * as evidence from "./evidence-events";
import * as gate from "./gate-events";
import * as mentorship from "./mentorship-events";
import * as moderation from "./moderation-events";
import { moved } from "./moved-events";
import * as plan from "./plan-events";
import * as post from "./post-events";
import { renewalDue } from "./renewal-events";
import * as request from "./request-events";
import * as session from "./session-events";

/** For each fact: who hears of it and what they are told. A fact without an entry does not compile. */
export const events: { readonly [N in FactName]: MailEvent<N> } = {
  "account.verification_wanted": account.verificationWanted,
  "account.sign_in_wanted": account.signInWanted,
  "account.confirmation_wanted": account.confirmationWanted,
  "account.password_reset_wanted": account.passwordResetWanted,
  "account.already_registered": account.alreadyRegistered,
  "account.new_device": account.newDevice,
  "account.password_changed": account.passwordChanged,
  "account.email_change_wanted": account.emailChangeWanted,
  "account.email_changed": account.emailChanged,
  "account.profile_unfinished": account.profileUnfinished,
  "mentor.applied": application.applied,
  "mentor.application_overdue": application.applicationOverdue,
  "mentor.approved": application.approved,
  "mentor.declined": application.declined,
  "request.asked": request.asked,
  "request.reminded": request.reminded,
  "request.questioned": request.questioned,
  "request.replied": request.replied,
  "request.accepted": request.accepted,
  "request.declined": request.requestDeclinedEvent,
  "request.expired": request.expired,
  "request.passed_over": request.passedOver,
  "request.withdrawn": request.withdrawn,
  "evidence.confirmed": evidence.confirmed,
  "evidence.questioned": evidence.questioned,
  "evidence.answered": evidence.answered,
  "mentorship.agreement_proposed": mentorship.agreementProposed,
  "mentorship.agreement_signed": mentorship.agreementSigned,
  "mentorship.agreement_unsigned": mentorship.agreementUnsigned,
  "mentorship.paused": mentorship.paused,
  "mentorship.resumed": mentorship.resumed,
  "mentorship.ended": mentorship.ended,
  "case.pre_read_asked": writing.preReadAskedEvent,
  "case.pre_read_answered": writing.preReadAnsweredEvent,
  "case.pre_read_lapsed": writing.preReadLapsedEvent,
  "case.corrected": writing.corrected,
  "plan.proposed": plan.proposed,
  "plan.proposal_answered": plan.proposalAnswered,
  "plan.commented": commented,
  "plan.suggested": plan.suggested,
  "plan.suggestion_answered": plan.suggestionAnswered,
  "plan.moved": plan.moved,
  "gate.submitted": gate.submitted,
  "gate.decided": gate.decided,
  "gate.countersigned": gate.countersigned,
  "review.asked": gate.reviewAskedEvent,
  "review.answered": gate.reviewAnsweredEvent,
  "review.lapsed": gate.reviewLapsedEvent,
  "review.due": gate.reviewDueEvent,
  "mentorship.session_recorded": session.recorded,
  "mentorship.session_reminded": session.reminded,
  "mentorship.session_confirmed": session.confirmed,
  "mentorship.session_disputed": session.disputed,
  "mentorship.session_unconfirmed": session.unconfirmed,
  "moderation.decided": moderation.decided,
  "moderation.moved": moved,
  "moderation.urgent": moderation.urgent,
  "moderation.settled": moderation.settled,
  "moderation.waits": moderation.waits,
  "moderation.overdue": moderation.overdue,
  "credential.renewal_due": renewalDue,
  "credential.seen": credentialSeen,
  "post.published": post.published,
  "thread.round_opened": post.roundOpened,
};
