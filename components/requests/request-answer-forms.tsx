import { Draft } from "@/components/drafts/draft";
import { CountedText } from "@/components/matching/counted-text";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { declineReasons, declineSentences, requestLimits } from "@/domain/requests/form";

export type AnswerActions = { readonly accept: FormAction; readonly decline: FormAction; readonly ask: FormAction };

/** The mentor's three answers: yes, a question first, or no with a reason. Each says what happens. */
export function AnswerForms({
  choiceId,
  menteeName,
  places,
  can,
  actions,
}: {
  readonly choiceId: string;
  /** First name of the mentee. */
  readonly menteeName: string;
  readonly places: { taken: number; capacity: number } | null;
  readonly can: { accept: boolean; decline: boolean; ask: boolean };
  readonly actions: AnswerActions;
}) {
  const free = places === null ? 0 : Math.max(0, places.capacity - places.taken);
  return (
    <section className="sheet" aria-labelledby="answer-title">
      <h2 id="answer-title">Your answer</h2>
      {can.accept ? (
        <ActionForm
          action={actions.accept}
          id="accept"
          className="fields mt-4"
          label={`Accept the request of ${menteeName}`}
        >
          <input type="hidden" name="choiceId" value={choiceId} />
          <ul className="ui muted">
            <li>
              {free === 1
                ? "A mentorship begins and takes your one free place."
                : `A mentorship begins and takes one of your ${free} free places.`}
            </li>
            <li>Both of you then sign an agreement, drawn up from this request.</li>
            <li>Other open requests of {menteeName} are taken back.</li>
          </ul>
          <SubmitButton wide busy="Accepting…">
            {`Accept ${menteeName}`}
          </SubmitButton>
        </ActionForm>
      ) : (
        <p className="mt-2">
          You have no free place, so you cannot accept. Offer another place in{" "}
          <a href="/mentoring">your mentoring settings</a>, or decline, so that {menteeName} does not wait.
        </p>
      )}
      {can.ask ? (
        <details className="mt-6 border-t border-rule pt-3">
          <summary className="font-semibold">Ask for more first</summary>
          <ActionForm action={actions.ask} id="ask-more" className="fields mt-3" label="Ask for more">
            <input type="hidden" name="choiceId" value={choiceId} />
            <CountedText
              name="question"
              label="Your question"
              hint="Possible once. Your days to decide stand still until the reply."
              rows={3}
              limit={requestLimits.question}
            />
            <Draft of={`request-question:${choiceId}`} />
            <SubmitButton look="secondary">Send the question</SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      <details className="mt-4 border-t border-rule pt-3">
        <summary className="font-semibold">Decline, with a reason</summary>
        <ActionForm action={actions.decline} id="decline" className="fields mt-3" label="Decline">
          <input type="hidden" name="choiceId" value={choiceId} />
          <Choices
            name="reason"
            legend="Why not"
            hint={`${menteeName} reads this.`}
            look="tight"
            options={declineReasons.map((reason) => ({ value: reason, label: declineSentences[reason] }))}
          />
          <CountedText name="note" label="A note" aside="optional" rows={3} limit={requestLimits.note} />
          <Draft of={`request-decline:${choiceId}`} />
          <SubmitButton look="secondary" busy="Declining…">
            {`Decline ${menteeName}’s request`}
          </SubmitButton>
        </ActionForm>
      </details>
    </section>
  );
}
