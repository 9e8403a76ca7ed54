import { z } from "zod";

const id = z.uuid();

/**
 * Everything that has happened and that somebody hears of. A fact holds ids only: what a mail says is read
 * again when it is sent, so no private text waits in a queue, and a right withdrawn meanwhile is respected.
 */
export const factSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("account.verification_wanted"), memberId: id }),
  z.strictObject({ name: z.literal("account.sign_in_wanted"), memberId: id }),
  z.strictObject({ name: z.literal("account.confirmation_wanted"), memberId: id }),
  z.strictObject({ name: z.literal("account.password_reset_wanted"), memberId: id }),
  z.strictObject({ name: z.literal("account.already_registered"), memberId: id }),
  z.strictObject({ name: z.literal("account.new_device"), memberId: id, sessionId: id }),
  z.strictObject({ name: z.literal("account.password_changed"), memberId: id }),
  z.strictObject({ name: z.literal("account.email_change_wanted"), memberId: id, newEmail: z.string() }),
  z.strictObject({ name: z.literal("account.email_changed"), memberId: id, oldEmail: z.string() }),
  z.strictObject({ name: z.literal("account.profile_unfinished"), memberId: id, reminder: z.int() }),
  z.strictObject({ name: z.literal("mentor.applied"), applicationId: id }),
  z.strictObject({ name: z.literal("mentor.application_overdue"), applicationId: id }),
  z.strictObject({ name: z.literal("mentor.approved"), applicationId: id }),
  z.strictObject({ name: z.literal("mentor.declined"), applicationId: id }),
  z.strictObject({ name: z.literal("request.asked"), choiceId: id }),
  z.strictObject({ name: z.literal("request.reminded"), choiceId: id }),
  z.strictObject({ name: z.literal("request.questioned"), choiceId: id }),
  z.strictObject({ name: z.literal("request.replied"), choiceId: id }),
  z.strictObject({ name: z.literal("request.accepted"), choiceId: id, mentorshipId: id }),
  z.strictObject({ name: z.literal("request.declined"), choiceId: id, nextChoiceId: id.nullable() }),
  z.strictObject({ name: z.literal("request.expired"), choiceId: id, nextChoiceId: id.nullable() }),
  z.strictObject({ name: z.literal("request.passed_over"), choiceId: id, nextChoiceId: id.nullable() }),
  z.strictObject({ name: z.literal("request.withdrawn"), choiceId: id }),
  z.strictObject({ name: z.literal("evidence.confirmed"), confirmationId: id }),
  z.strictObject({ name: z.literal("evidence.questioned"), questionId: id }),
  z.strictObject({ name: z.literal("evidence.answered"), questionId: id }),
  z.strictObject({ name: z.literal("mentorship.agreement_proposed"), mentorshipId: id, version: z.int() }),
  z.strictObject({ name: z.literal("mentorship.agreement_signed"), mentorshipId: id, version: z.int(), signerId: id }),
  z.strictObject({ name: z.literal("mentorship.agreement_unsigned"), mentorshipId: id, version: z.int(), ownerId: id }),
  z.strictObject({ name: z.literal("mentorship.paused"), mentorshipId: id, moveId: id }),
  z.strictObject({ name: z.literal("mentorship.resumed"), mentorshipId: id, moveId: id }),
  z.strictObject({ name: z.literal("mentorship.ended"), mentorshipId: id }),
  z.strictObject({ name: z.literal("plan.proposed"), planId: id, proposalId: id }),
  z.strictObject({ name: z.literal("plan.proposal_answered"), planId: id, proposalId: id }),
  z.strictObject({ name: z.literal("plan.commented"), planId: id, commentId: id }),
  z.strictObject({ name: z.literal("plan.suggested"), planId: id, suggestionId: id }),
  z.strictObject({ name: z.literal("plan.suggestion_answered"), planId: id, suggestionId: id }),
  z.strictObject({ name: z.literal("plan.moved"), planId: id, moveId: id }),
  z.strictObject({ name: z.literal("gate.submitted"), reviewId: id }),
  z.strictObject({ name: z.literal("gate.decided"), reviewId: id }),
  z.strictObject({ name: z.literal("gate.countersigned"), reviewId: id }),
  z.strictObject({ name: z.literal("review.asked"), reviewId: id }),
  z.strictObject({ name: z.literal("review.answered"), reviewId: id }),
  z.strictObject({ name: z.literal("review.lapsed"), reviewId: id }),
  z.strictObject({ name: z.literal("review.due"), planId: id }),
  z.strictObject({ name: z.literal("case.pre_read_asked"), preReadId: id }),
  z.strictObject({ name: z.literal("case.pre_read_answered"), preReadId: id }),
  z.strictObject({ name: z.literal("case.pre_read_lapsed"), preReadId: id }),
  z.strictObject({ name: z.literal("case.corrected"), caseId: id, revision: z.int() }),
  z.strictObject({ name: z.literal("mentorship.session_recorded"), sessionId: id }),
  z.strictObject({ name: z.literal("mentorship.session_reminded"), sessionId: id }),
  z.strictObject({ name: z.literal("mentorship.session_confirmed"), sessionId: id }),
  z.strictObject({ name: z.literal("mentorship.session_disputed"), sessionId: id }),
  z.strictObject({ name: z.literal("mentorship.session_unconfirmed"), sessionId: id }),
  z.strictObject({
    name: z.literal("credential.renewal_due"),
    heldCredentialId: id,
    renewBy: z.iso.date(),
    daysBefore: z.int(),
  }),
  z.strictObject({ name: z.literal("post.published"), threadId: id, postId: id }),
  z.strictObject({ name: z.literal("thread.round_opened"), threadId: id, fromSeq: z.int(), toSeq: z.int() }),
  z.strictObject({ name: z.literal("moderation.decided"), entryId: id }),
  z.strictObject({ name: z.literal("moderation.moved"), entryId: id }),
  z.strictObject({ name: z.literal("moderation.urgent"), matterId: id }),
  z.strictObject({ name: z.literal("moderation.settled"), matterId: id }),
  z.strictObject({ name: z.literal("moderation.waits"), obligationId: id }),
  z.strictObject({ name: z.literal("moderation.overdue"), obligationId: id }),
  z.strictObject({ name: z.literal("credential.seen"), heldCredentialId: id, seenAt: z.iso.datetime() }),
]);

export type Fact = z.infer<typeof factSchema>;
export type FactName = Fact["name"];

// What somebody asks for, or does, again and again: each time is a fact of its own.
const recurring: ReadonlySet<FactName> = new Set<FactName>([
  "account.verification_wanted",
  "account.sign_in_wanted",
  "account.confirmation_wanted",
  "account.password_reset_wanted",
  "account.already_registered",
  "account.password_changed",
  "account.email_change_wanted",
  "account.email_changed",
]);

/** What tells one occurrence of a fact from another: its own ids, or undefined when the fact recurs by nature. */
export function factNonce(fact: Fact): string | undefined {
  if (recurring.has(fact.name)) return undefined;
  return Object.entries(fact)
    .filter(([field]) => field !== "name")
    .map(([, value]) => String(value))
    .join(":");
}

/** The same fact always has the same key, so that telling it twice mails it once. `nonce` parts facts that may recur. */
export function factKey(fact: Fact, nonce: string): string {
  return `${fact.name}:${nonce}`;
}

const awaited: ReadonlySet<FactName> = new Set<FactName>([
  "moderation.urgent",
  "account.verification_wanted",
  "account.sign_in_wanted",
  "account.confirmation_wanted",
  "account.password_reset_wanted",
  "account.already_registered",
  "account.email_change_wanted",
]);

/** Whether somebody waits at the screen for the mail about this, or may be at risk: it goes ahead of everything else. */
export function isUrgent(name: FactName): boolean {
  return awaited.has(name);
}
