import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mentorProfiles, requestChoices } from "@/db/schema/index";
import type { MemberActor } from "@/domain/actor";
import { DomainError, found } from "@/domain/errors";
import type { RefusalReason } from "@/domain/matching/rules";
import { workingDaysLeft } from "@/domain/obligations/working-days";
import { authorize, type Granted } from "@/domain/policy";
import type { DeclineReason } from "@/domain/requests/form";
import { canReadChoice, canReadRequest } from "@/domain/requests/policy";
import { moveChoice } from "@/domain/requests/state";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { calendarOfMember } from "@/server/obligations/calendars";
import { findOpenObligation, openObligation } from "@/server/obligations/service";
import {
  type ChoiceRow,
  choiceRecord,
  countAnswer,
  type LockedRequest,
  lockRequestOfChoice,
  oweAnswer,
  refusalsOf,
  requestPath,
  whoMayBeAsked,
  withdrawOthers,
  writeOutcome,
} from "./moves";

type Asked = { request: LockedRequest; choice: Granted<ChoiceRow> };

const hidden = { reason: "matching.request_not_found", hidden: true };

/** Locks the request that has this choice, for the mentor it was put to; anybody else cannot tell that it exists. */
async function loadForMentor(tx: Tx, actor: MemberActor, choiceId: string): Promise<Asked> {
  const request = found(await lockRequestOfChoice(tx, choiceId), hidden.reason);
  const choice = found(choiceRecord(request, choiceId), hidden.reason);
  return { request, choice: authorize(actor, canReadChoice, choice, hidden) };
}

/** What stands against a pair even when the mentor wants it. The rest of the rules are the mentor's to waive. */
export const beyondTheMentor: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  "not_available_to_you",
  "line_manager",
  "same_unit",
  "same_employer",
  "your_own_cover",
  "not_approved",
]);

/**
 * The mentor says yes: the request is accepted, its other choices and the mentee's other requests are withdrawn, and those
 * mentors told. The caller opens the mentorship in the same transaction, with the mentor's row locked by this. Refuses with
 * `matching.full` when `taken` has reached the mentor's places by then.
 */
export async function acceptChoice(
  tx: Tx,
  ctx: MemberCtx,
  choiceId: string,
  countTaken: (tx: Tx, mentorId: string) => Promise<number>,
): Promise<Asked> {
  const { request, choice } = await loadForMentor(tx, ctx.actor, choiceId);
  const outcome = moveChoice(request, choice.id, "accept", () => false);
  const refusal = (await refusalsOf(tx, request, [choice.mentorId], ctx.now)).get(choice.mentorId);
  if (refusal && beyondTheMentor.has(refusal)) throw new DomainError("CONFLICT", `matching.${refusal}`);
  const [places] = await tx
    .select({ capacity: mentorProfiles.capacityMentees })
    .from(mentorProfiles)
    .where(eq(mentorProfiles.memberId, choice.mentorId))
    .for("update");
  if ((await countTaken(tx, choice.mentorId)) >= (places?.capacity ?? 0)) {
    throw new DomainError("CONFLICT", "matching.no_place_left");
  }
  await writeOutcome(tx, request, outcome, "done", ctx.now);
  await countAnswer(tx, choice.mentorId, true, ctx.now);
  await withdrawOthers(tx, request, ctx.now);
  return { request, choice };
}

export type Decline = { choiceId: string; reason: DeclineReason; note: string };

/** The mentor says no, with a reason that the mentee reads; the next choice is asked by itself. */
export async function declineRequest(ctx: MemberCtx, input: Decline): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { request, choice } = await loadForMentor(tx, ctx.actor, input.choiceId);
    const mayBeAsked = await whoMayBeAsked(tx, request, ctx.now);
    const outcome = moveChoice(request, choice.id, "decline", mayBeAsked);
    await tx
      .update(requestChoices)
      .set({ declineReason: input.reason, declineNote: input.note === "" ? null : input.note })
      .where(eq(requestChoices.id, choice.id));
    await writeOutcome(tx, request, outcome, "done", ctx.now);
    await countAnswer(tx, choice.mentorId, true, ctx.now);
    await raiseFact(tx, { name: "request.declined", choiceId: choice.id, nextChoiceId: outcome.askedId });
  });
}

/** The mentor asks a question first. It stops their clock, once; what they had left runs on after the reply. */
export async function askForMore(ctx: MemberCtx, input: { choiceId: string; question: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { request, choice } = await loadForMentor(tx, ctx.actor, input.choiceId);
    const outcome = moveChoice(request, choice.id, "question", () => false);
    const clock = await findOpenObligation(tx, choice.id, "answer_request");
    const calendar = await calendarOfMember(tx, choice.mentorId);
    const daysLeft = clock ? workingDaysLeft(ctx.now, clock.dueAt, calendar) : 0;
    await writeOutcome(tx, request, outcome, "done", ctx.now);
    await tx.update(requestChoices).set({ question: input.question, daysLeft }).where(eq(requestChoices.id, choice.id));
    await openObligation(
      tx,
      {
        kind: "answer_question",
        subjectId: choice.id,
        owner: { memberId: request.menteeId },
        waiterId: choice.mentorId,
        path: requestPath(request.id),
        allowance: { days: request.settings.questionPauseDays, unit: "working_days" },
      },
      ctx.now,
    );
    await tx
      .update(mentorProfiles)
      .set({ lapsedInARow: 0, updatedAt: ctx.now })
      .where(eq(mentorProfiles.memberId, choice.mentorId));
    await raiseFact(tx, { name: "request.questioned", choiceId: choice.id });
  });
}

/** The mentee replies, and the mentor's days run on from there. */
export async function replyToQuestion(ctx: MemberCtx, input: { choiceId: string; reply: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const request = found(await lockRequestOfChoice(tx, input.choiceId), hidden.reason);
    authorize(ctx.actor, canReadRequest, request, hidden);
    const choice = found(choiceRecord(request, input.choiceId), hidden.reason);
    await tx
      .update(requestChoices)
      .set({ reply: input.reply, repliedAt: ctx.now })
      .where(eq(requestChoices.id, choice.id));
    await resumeClock(tx, request, choice, "done", ctx.now);
    await raiseFact(tx, { name: "request.replied", choiceId: choice.id });
  });
}

/** Ends a question: the mentor owes the answer again, with the working days that were left, one at least. */
export async function resumeClock(
  tx: Tx,
  request: LockedRequest,
  choice: ChoiceRow,
  settledAs: "done" | "defaulted",
  now: Date,
): Promise<void> {
  const outcome = moveChoice(request, choice.id, "resume", () => false);
  await writeOutcome(tx, request, outcome, settledAs, now);
  await oweAnswer(tx, request, choice.id, Math.max(1, choice.daysLeft ?? 1), now);
}
