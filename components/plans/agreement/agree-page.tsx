import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { type ObligationView, Waiting } from "@/components/ui/waiting";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { OwnMentor, PlanView } from "@/server/plans/queries";
import { PlanHead } from "../plan-head";
import { PlanTabs } from "../plan-tabs";
import { importedWords } from "../revisions/change-words";
import { Consequences } from "./agree-consequences";
import { Propose } from "./propose-form";
import { rhythmWords } from "./rhythm-words";

export type AgreeActions = { readonly propose: FormAction; readonly answer: FormAction; readonly withdraw: FormAction };

/** The rhythm that a signature begins. */
function reviewsFrom(everyDays: number | null): string {
  return everyDays === null
    ? "no rhythm"
    : `${rhythmWords(everyDays).toLowerCase()}, counted from the day on which you sign`;
}

function Answer({
  plan,
  name,
  action,
}: {
  readonly plan: PlanView;
  readonly name: string;
  readonly action: FormAction;
}) {
  if (plan.proposal === null) return null;
  const { id, revision, days } = plan.proposal;
  return (
    <section className="gatebox" aria-labelledby="answer-title">
      <h2 id="answer-title">Agree revision {revision}</h2>
      <p className="ui muted mt-2">
        Your signature is of revision {revision} for ever.{" "}
        {revision === plan.revision ? "" : `The plan is at ${plan.revision} by now; what changed since is not signed.`}
      </p>
      <Consequences
        baseline={plan.baseline}
        revision={revision}
        days={days}
        reviews={reviewsFrom(days.reviewEveryDays)}
      />
      <ActionForm action={action} id="answer" className="fields mt-4" label="Answer">
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="proposalId" value={id} />
        <TextField
          name="typedName"
          label="Type your name to sign"
          hint={`As it stands in your account: ${name}`}
          className="signs"
          autoComplete="off"
        />
        <SubmitButton wide busy="Signing…" name="agree" value="yes">
          Sign: agree the plan
        </SubmitButton>
        <TextAreaField name="answer" label="Or say what is missing" rows={3} />
        <Draft of={`plan-answer:${id}`} />
        <SubmitButton look="secondary" busy="Sending…" name="agree" value="no">
          Send it back
        </SubmitButton>
      </ActionForm>
    </section>
  );
}

const outcomeWords = {
  agreed: "Agreed",
  declined: "Sent back",
  withdrawn: "Taken back",
  lapsed: "Not answered in time",
  cancelled: "Ended: the plan was closed, or is no longer shown to the mentor",
} as const;

/** Where the plan is put forward, signed by both, and where its baselines and signatures are kept. */
export function AgreePage({
  plan,
  mentors,
  waiting,
  name,
  actions,
  now,
  zone,
}: {
  readonly plan: PlanView;
  readonly mentors: readonly OwnMentor[];
  readonly waiting: readonly (ObligationView & { readonly id: string })[];
  readonly name: string;
  readonly actions: AgreeActions;
  readonly now: Date;
  readonly zone: string;
}) {
  const { proposal, lastProposal } = plan;
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={`/plans/${plan.id}`} role={plan.role} here="/agree" />
      <div className="cols mt-8">
        <div className="c7 stack-12">
          {waiting.map((line) => (
            <Waiting key={line.id} obligation={line} now={now} zone={zone} />
          ))}
          {lastProposal?.outcome === "declined" && lastProposal.answer !== null ? (
            <Section id="declined" title="Sent back">
              <blockquote className="quote">{lastProposal.answer}</blockquote>
            </Section>
          ) : null}
          {lastProposal?.outcome === "lapsed" || lastProposal?.outcome === "cancelled" ? (
            <p className="ui muted">
              Revision {lastProposal.revision} was put forward on{" "}
              <Time at={lastProposal.proposedAt} as="long" zone={zone} />. {outcomeWords[lastProposal.outcome]}.
            </p>
          ) : null}
          <Section id="baselines" title="Baselines" aside="None is ever overwritten">
            {plan.baselines.length === 0 ? (
              <p className="muted">No baseline yet. The first is set when the plan is agreed.</p>
            ) : (
              <table className="recs">
                <caption className="vh">Baselines of the plan</caption>
                <thead>
                  <tr>
                    <th scope="col">No.</th>
                    <th scope="col">Set</th>
                    <th scope="col">Revision</th>
                    <th scope="col">Ends</th>
                    <th scope="col">Why</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.baselines.map((baseline) => (
                    <tr key={baseline.number}>
                      <td data-l="No.">{baseline.number}</td>
                      <td data-l="Set">
                        <Time at={baseline.setAt} as="long" zone={zone} />
                        {baseline.imported ? (
                          <>
                            {" "}
                            <Tag>Imported</Tag>
                          </>
                        ) : null}
                      </td>
                      <td data-l="Revision">{baseline.revision}</td>
                      <td data-l="Ends">{tableDay(baseline.finish)}</td>
                      <td data-l="Why">{baseline.reason === "" ? "First agreement" : baseline.reason}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {plan.baselines.some((baseline) => baseline.imported) ? (
              <p className="small muted">{importedWords}</p>
            ) : null}
          </Section>
          <Section id="signatures" title="Signatures">
            {plan.signatures.length === 0 ? (
              <p className="muted">Nobody has signed yet.</p>
            ) : (
              <ul className="bare">
                {plan.signatures.map((signature) => (
                  <li key={`${signature.subjectId}:${signature.memberId}`} className="rule-b py-2">
                    <span className="serif">{signature.typedName}</span>
                    <span className="small muted">
                      {" "}
                      revision {signature.revision}, {signature.purpose},{" "}
                      <Time at={signature.signedAt} as="slot" zone={zone} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div className="c5">
          {plan.can.mentor ? (
            proposal === null ? (
              <p className="muted">
                Nothing is put forward at present
                {lastProposal?.outcome ? `. The last time: ${outcomeWords[lastProposal.outcome].toLowerCase()}` : ""}.
              </p>
            ) : !proposal.asksReader ? (
              <p className="muted">Revision {proposal.revision} is put forward to another mentor.</p>
            ) : (
              <Answer plan={plan} name={name} action={actions.answer} />
            )
          ) : proposal === null ? (
            <Propose plan={plan} mentors={mentors} name={name} action={actions.propose} />
          ) : (
            <section className="gatebox" aria-labelledby="forward-title">
              <h2 id="forward-title">Revision {proposal.revision} is put forward</h2>
              <p className="ui mt-2">You have signed it. It is agreed once your mentor has signed as well.</p>
              <ActionForm action={actions.withdraw} id="withdraw" className="mt-4" label="Take it back">
                <input type="hidden" name="planId" value={plan.id} />
                <input type="hidden" name="proposalId" value={proposal.id} />
                <SubmitButton look="secondary" busy="Taking back…">
                  Take it back
                </SubmitButton>
              </ActionForm>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
