import { Draft } from "@/components/drafts/draft";
import { CountedText } from "@/components/matching/counted-text";
import { firstName } from "@/components/matching/person-words";
import { ActionForm } from "@/components/ui/action-form";
import { Choices, Tick } from "@/components/ui/choices";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { sentenceFor } from "@/components/ui/reasons";
import { SubmitButton } from "@/components/ui/submit-button";
import { cadenceLabels, cadences, requestLimits } from "@/domain/requests/form";
import type { RequestFormView } from "@/server/requests/view";
import { whyField } from "./request-fields";
import { RequestOthers } from "./request-others";
import { RequestQuestions } from "./request-questions";

const obstacleLinks: Readonly<Record<string, string>> = {
  "matching.finish_profile_first": "Finish the profile",
  "matching.accept_texts_first": "Read and accept them",
  "matching.already_asked": "Open that request",
  "matching.already_together": "Open the mentorship",
  "matching.too_many_open_requests": "See your requests",
};

/** The form to ask a mentor, in a box beside their page; or, if it cannot be sent, why not and where that is put right. */
export function RequestForm({ form, action }: { readonly form: RequestFormView; readonly action: FormAction }) {
  const { mentor, obstacle } = form;
  const name = firstName(mentor.name);
  return (
    <section className="sheet" id="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">Ask {name} to mentor you</h2>
      {obstacle === null ? (
        <Fields form={form} action={action} name={name} />
      ) : (
        <>
          <p className="mt-2">{sentenceFor(obstacle.reason)}</p>
          {obstacle.href === null ? null : (
            <p className="mt-4">
              <LinkButton href={obstacle.href}>{obstacleLinks[obstacle.reason] ?? "Go there"}</LinkButton>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Fields({
  form,
  action,
  name,
}: {
  readonly form: RequestFormView;
  readonly action: FormAction;
  readonly name: string;
}) {
  const { mentor, gaps, goals, employer, others, rankedChoices, answerDays } = form;
  return (
    <>
      <p className="ui muted mt-2">
        {name} sees your role, the role and domain you want, the hours you both have free, the gaps you tick with your
        ratings, and what you write here. Not your employer’s name unless you say so. No other mentor reads it before
        their turn.
      </p>
      <ActionForm action={action} id="request" className="fields mt-4" label={`Ask ${name} to mentor you`}>
        <input type="hidden" name="mentorId" value={mentor.id} />
        {gaps.length === 0 ? null : (
          <Choices
            name="gaps"
            legend="What do you want help with?"
            kind="several"
            look="tight"
            options={gaps.map(({ id, name: gapName, gap }) => ({
              value: id,
              label: (
                <>
                  {gapName} <span className="muted">gap of {gap}</span>
                </>
              ),
            }))}
            selected={gaps.slice(0, 2).map((gap) => gap.id)}
          />
        )}
        <CountedText
          name="goals"
          label="What you want to be able to do"
          hint="One or two things, by when. Say what you have tried."
          rows={4}
          limit={requestLimits.goals}
          defaultValue={goals}
        />
        <CountedText
          name={whyField()}
          label={`Why ${name}`}
          hint="What in their route or work made you choose them."
          rows={4}
          limit={requestLimits.why}
        />
        <RequestQuestions questions={mentor.questions} />
        <CountedText
          name="background"
          label="Background"
          aside="optional"
          hint="No confidential information of your employer, and no names of clients or patients."
          rows={3}
          limit={requestLimits.background}
        />
        <SelectField
          name="cadence"
          label="How often"
          options={cadences.map((cadence) => ({ value: cadence, label: `${cadenceLabels[cadence]}, 45 minutes` }))}
          defaultValue="every_two_weeks"
        />
        <RequestOthers others={others} rankedChoices={rankedChoices} name={name} />
        {employer === null ? null : <Tick name="showEmployer" label={`Show my employer’s name, ${employer}`} />}
        <Draft of={`request:${mentor.id}`} />
        <div>
          <SubmitButton wide busy="Sending…">
            Send the request
          </SubmitButton>
          <p className="small muted mt-2">
            {name} has {answerDays} working days. A refusal comes with a reason. Nobody is asked whom you have not
            named.
          </p>
        </div>
      </ActionForm>
    </>
  );
}
