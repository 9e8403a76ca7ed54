import type { Tx } from "@/db/client";
import { moveChoice } from "@/domain/matching/request-state";
import { raiseFact } from "@/server/jobs/enqueue";
import type { ObligationHandler } from "@/server/obligations/sweep";
import { resumeClock } from "./request-answers";
import {
  choiceRecord,
  countAnswer,
  lockRequestOfChoice,
  refusalsOf,
  whoMayBeAsked,
  writeOutcome,
} from "./request-moves";

async function lock(tx: Tx, choiceId: string): Promise<void> {
  await lockRequestOfChoice(tx, choiceId);
}

/**
 * A mentor who has not answered in time: the choice expires, the next one is asked or the request closes, and the mentee
 * is told. It counts as silence, unless the mentor is on leave at that moment.
 */
export const answerRequestDefaults: ObligationHandler = {
  lock,
  async run(tx, due, now) {
    const request = await lockRequestOfChoice(tx, due.subjectId);
    const choice = request && choiceRecord(request, due.subjectId);
    if (!request || !choice) return;
    const mayBeAsked = await whoMayBeAsked(tx, request, now);
    const outcome = moveChoice(request, choice.id, "expire", mayBeAsked);
    const away = (await refusalsOf(tx, request, [choice.mentorId], now)).get(choice.mentorId) === "on_leave";
    await writeOutcome(tx, request, outcome, "defaulted", now);
    if (!away) await countAnswer(tx, choice.mentorId, false, now);
    await raiseFact(tx, { name: "request.expired", choiceId: choice.id, nextChoiceId: outcome.askedId });
  },
  async remind(tx, half) {
    await raiseFact(tx, { name: "request.reminded", choiceId: half.subjectId });
  },
};

/** A mentee who has not replied in time: the question counts as unanswered and the mentor's days run on, as they are told. */
export const answerQuestionDefaults: ObligationHandler = {
  lock,
  async run(tx, due, now) {
    const request = await lockRequestOfChoice(tx, due.subjectId);
    const choice = request && choiceRecord(request, due.subjectId);
    if (!request || !choice) return;
    await resumeClock(tx, request, choice, "defaulted", now);
    await raiseFact(tx, { name: "request.reminded", choiceId: choice.id });
  },
  async remind(tx, half) {
    await raiseFact(tx, { name: "request.questioned", choiceId: half.subjectId }, `reminder:${half.id}`);
  },
};
