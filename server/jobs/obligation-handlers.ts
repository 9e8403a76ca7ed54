import { readCaseDefaults } from "@/server/cases/pre-reads";
import {
  answerReviewDefaults,
  askReviewDefaults,
  decideGateDefaults,
  signGateDefaults,
  signReviewDefaults,
} from "@/server/gates/defaults";
import { signAgreementDefaults } from "@/server/mentorships/defaults";
import { confirmSessionDefaults } from "@/server/mentorships/session-defaults";
import { decideReportDefaults, reviewPostDefaults, reviewSensitivePostDefaults } from "@/server/moderation/defaults";
import { applicationDefaults } from "@/server/obligations/applications";
import type { ObligationHandlers } from "@/server/obligations/sweep";
import { signPlanDefaults } from "@/server/plans/agreement/defaults";
import { answerQuestionDefaults, answerRequestDefaults } from "@/server/requests/defaults";

/** What each kind of obligation does by itself, for the sweep. */
export const obligationHandlers: ObligationHandlers = {
  answer_request: answerRequestDefaults,
  answer_question: answerQuestionDefaults,
  decide_application: applicationDefaults,
  sign_agreement: signAgreementDefaults,
  confirm_session: confirmSessionDefaults,
  sign_plan: signPlanDefaults,
  answer_review: answerReviewDefaults,
  sign_review: signReviewDefaults,
  decide_gate: decideGateDefaults,
  sign_gate: signGateDefaults,
  ask_review: askReviewDefaults,
  read_case: readCaseDefaults,
  review_post: reviewPostDefaults,
  review_sensitive_post: reviewSensitivePostDefaults,
  decide_report: decideReportDefaults,
};
