import type { Tx } from "@/db/client";
import type { RefusalReason } from "@/domain/matching/rules";
import { moveChoice } from "@/domain/requests/state";
import { raiseFact } from "@/server/jobs/enqueue";
import type { ObligationHandler } from "@/server/obligations/sweep";
import { beyondTheMentor, resumeClock } from "./answers";
import {
  type ChoiceRow,
  choiceRecord,
  countAnswer,
  type LockedRequest,
  lockRequestOfChoice,
  refusalsOf,
  whoMayBeAsked,
  writeOutcome,
} from "./moves";

async function lock(tx: Tx, choiceId: string): Promise<void> {
  await lockRequestOfChoice(tx, choiceId);
}

type Due = { request: LockedRequest; choice: ChoiceRow; refusal: RefusalReason | null };

async function load(tx: Tx, choiceId: string, now: Date): Promise<Due | undefined> {
  const request = await lockRequestOfChoice(tx, choiceId);
  const choice = request && choiceRecord(request, choiceId);
  if (!request || !choice) return undefined;
  const refusals = await refusalsOf(tx, request, [choice.mentorId], now);
  return { request, choice, refusal: refusals.get(choice.mentorId) ?? null };
}

/** The two may have nothing to do with each other any more: it ends without a word about why, and counts for nobody. */
async function passOver(tx: Tx, { request, choice }: Due, now: Date): Promise<void> {
  const mayBeAsked = await whoMayBeAsked(tx, request, now);
  await writeOutcome(tx, request, moveChoice(request, choice.id, "pass", mayBeAsked), "defaulted", now);
}

/**
 * A mentor who has not answered in time: the choice expires, the next one is asked or the request closes, and the mentee
 * is told. It counts as silence, unless the mentor is on leave at that moment.
 */
export const answerRequestDefaults: ObligationHandler = {
  lock,
  async run(tx, late, now) {
    const due = await load(tx, late.subjectId, now);
    if (!due) return;
    const { request, choice, refusal } = due;
    if (refusal !== null && beyondTheMentor.has(refusal)) return passOver(tx, due, now);
    const outcome = moveChoice(request, choice.id, "expire", await whoMayBeAsked(tx, request, now));
    await writeOutcome(tx, request, outcome, "defaulted", now);
    if (refusal !== "on_leave") await countAnswer(tx, choice.mentorId, false, now);
    await raiseFact(tx, { name: "request.expired", choiceId: choice.id, nextChoiceId: outcome.askedId });
  },
  async remind(tx, half) {
    await raiseFact(tx, { name: "request.reminded", choiceId: half.subjectId });
  },
};

/** A mentee who has not replied in time: the question counts as unanswered and the mentor's days run on, as they are told. */
export const answerQuestionDefaults: ObligationHandler = {
  lock,
  async run(tx, late, now) {
    const due = await load(tx, late.subjectId, now);
    if (!due) return;
    const { request, choice, refusal } = due;
    if (refusal !== null && beyondTheMentor.has(refusal)) return passOver(tx, due, now);
    await resumeClock(tx, request, choice, "defaulted", now);
    await raiseFact(tx, { name: "request.reminded", choiceId: choice.id });
  },
  async remind(tx, half) {
    await raiseFact(tx, { name: "request.questioned", choiceId: half.subjectId }, `reminder:${half.id}`);
  },
};
