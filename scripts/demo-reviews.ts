import { randomUUID } from "node:crypto";
import type { MemberCtx } from "@/server/context";
import type { ReviewAnswer } from "../domain/gates/words";
import { getReview } from "../server/gates/review-view";
import { askReview, signReview } from "../server/gates/reviews";
import { countersign } from "../server/gates/signing";
import { answerSuggestion, listSuggestions } from "../server/plans/suggestions/suggestions";

/** What the mentor says to single changes, by reference and field, and how the mentee replies to what is suggested. */
export type DemoAnswers = {
  readonly answers?: Readonly<
    Record<string, Pick<ReviewAnswer, "answer" | "note"> & { readonly value?: string; readonly reply?: string }>
  >;
  readonly remark: string;
};

type Stage = {
  readonly planId: string;
  readonly pair: { readonly id: string; readonly menteeId: string; readonly mentorId: string; readonly name: string };
  readonly mentor: { readonly name: string };
  readonly on: (memberId: string, offset: number) => MemberCtx;
  readonly idOf: (ref: string) => string;
};

/**
 * A review of the demo plan: asked for on a day of the plan, answered change by change the day after, and signed by both. What
 * is not answered by itself is agreed to; what is suggested is left as it was, with the mentee's reply.
 */
export async function reviewDemoPlan(
  stage: Stage,
  offset: number,
  { answers = {}, remark }: DemoAnswers,
): Promise<void> {
  const { planId, pair, mentor, on, idOf } = stage;
  const mentee = (days: number) => on(pair.menteeId, offset + days);
  const asMentor = on(pair.mentorId, offset + 1);
  const { reviewId } = await askReview(mentee(0), { planId, mentorshipId: pair.id, key: randomUUID() });
  const { open } = await getReview(asMentor, { planId });
  if (open === null) throw new Error("The review of the demo plan is not open.");
  const said = Object.entries(answers).map(([change, { answer, note, value = null }]): ReviewAnswer => {
    const at = change.lastIndexOf(".");
    return { key: `${idOf(change.slice(0, at))}${change.slice(at)}`, answer, note, value };
  });
  await signReview(asMentor, {
    planId,
    reviewId,
    words: { answers: said, remark },
    revision: open.revision,
    agreeToRest: true,
    typedName: mentor.name,
  });
  await countersign(mentee(2), { planId, reviewId, typedName: pair.name });
  for (const { reply } of Object.values(answers)) {
    if (reply === undefined) continue;
    const [suggestion] = await listSuggestions(mentee(2), { planId });
    if (suggestion === undefined) throw new Error("Nothing was suggested about the demo plan.");
    await answerSuggestion(mentee(2), { planId, suggestionId: suggestion.id, accept: false, answer: reply });
  }
}
