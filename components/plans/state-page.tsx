import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { isClosed } from "@/domain/plans/life";
import type { PlanLife } from "@/server/plans/life";
import type { PlanView } from "@/server/plans/queries";
import { stateWords, whatEnds } from "./state-words";

type Props = {
  readonly plan: PlanView;
  readonly life: PlanLife;
  readonly actions: { readonly move: FormAction; readonly remove: FormAction };
  readonly zone: string;
};

/** What closing a plan means, whichever way it is closed. */
function Consequences({ plan, life }: Pick<Props, "plan" | "life">) {
  const ends = whatEnds(life.waiting);
  return (
    <ul className="list-disc pl-5">
      <li>
        Nothing in the plan changes any more. You keep it, with its history, and whoever reads it goes on reading it.
      </li>
      <li>It counts on nobody’s Today, and no review of it is asked for.</li>
      {ends.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {plan.mentor === null ? null : (
        <li>{plan.mentor.name} is told once, and reads your reason on the plan. Your mentorship goes on as it is.</li>
      )}
      <li>You can begin a new plan at any time, and take this one up again.</li>
    </ul>
  );
}

function Move({
  plan,
  to,
  label,
  busy,
  optional = false,
  danger = false,
  action,
}: {
  readonly plan: PlanView;
  readonly to: "completed" | "abandoned" | "open";
  readonly label: string;
  readonly busy: string;
  readonly optional?: boolean;
  readonly danger?: boolean;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id={`to-${to}`} className="fields mt-3" label={label}>
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="to" value={to} />
      <TextField name="reason" label="Why" aside={optional ? "optional" : undefined} />
      <div>
        <SubmitButton look={danger ? "danger" : "primary"} busy={busy}>
          {label}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function Complete({ plan, life, actions }: Props) {
  return (
    <Section id="complete" title="Complete the plan">
      {plan.state === "draft" ? (
        <p className="muted">
          Only a plan that was agreed is completed.{" "}
          <Link href={`/plans/${plan.id}/agree`} prefetch={false}>
            Agree it
          </Link>
          , or give it up below.
        </p>
      ) : (
        <>
          <p>
            {life.behindLastGate
              ? "Every gate has proceeded, so nothing is left to be decided."
              : "Not every gate has proceeded. You can complete it all the same, and say why."}
          </p>
          <Move
            plan={plan}
            to="completed"
            label="Complete the plan"
            busy="Completing…"
            optional={life.behindLastGate}
            action={actions.move}
          />
        </>
      )}
    </Section>
  );
}

const keptBecause = {
  signed: "It has been signed, so it cannot be deleted: a signature is of two people.",
  shared: "It is shared, so it cannot be deleted now.",
  seen: "Somebody else has read it, so it cannot be deleted.",
} as const;

function Remove({ plan, life, actions }: Props) {
  const { whyKept } = life;
  return (
    <Section id="delete" title="Delete the plan">
      {whyKept === null ? (
        <>
          <p>
            The plan goes for good, with {plan.revision === 1 ? "its one revision" : `its ${plan.revision} revisions`}{" "}
            and {plan.lines.length === 1 ? "one line" : `${plan.lines.length} lines`}, its comments, and what you typed
            about it and did not send. Your evidence stays yours and is linked to it no more. Nothing brings the plan
            back;{" "}
            <Link href={`/plans/${plan.id}/files`} prefetch={false}>
              take a copy
            </Link>{" "}
            first if you may want it.
          </p>
          <ActionForm action={actions.remove} id="remove-plan" className="mt-3" label="Delete the plan">
            <input type="hidden" name="planId" value={plan.id} />
            <SubmitButton look="danger" busy="Deleting…">
              Delete it for good
            </SubmitButton>
          </ActionForm>
        </>
      ) : (
        <p className="muted">
          {keptBecause[whyKept]}{" "}
          {whyKept === "shared" ? (
            <>
              End that on its page for{" "}
              <Link href={`/plans/${plan.id}/sharing`} prefetch={false}>
                sharing
              </Link>
              {isClosed(plan) ? "." : " first, or give it up."}
            </>
          ) : isClosed(plan) ? null : (
            "You can give it up."
          )}
        </p>
      )}
    </Section>
  );
}

/** Where a plan comes to its end: each way with what follows from it said first, and the way back. */
export function StatePage(props: Props) {
  const { plan, life, actions, zone } = props;
  const closed = isClosed(plan);
  return (
    <div className="wrap">
      <PageHead
        title={closed ? "Take the plan up again" : "Complete or give up the plan"}
        crumbs={[{ href: `/plans/${plan.id}`, label: `Plan ${plan.reference}` }, { label: stateWords[plan.state] }]}
      >
        <p>{plan.document.title}</p>
      </PageHead>
      <div className="cols mt-8">
        <div className="c7 stack-12">
          {closed ? (
            <Section id="open" title="Take it up again">
              <p>
                It stands again where it stood before it was closed
                {plan.mentor === null ? "." : `, and ${plan.mentor.name} is told.`} What had ended stays ended: put it
                forward again.
              </p>
              <Move plan={plan} to="open" label="Take it up again" busy="Taking up…" action={actions.move} />
            </Section>
          ) : (
            <>
              <Section id="then" title="What follows, either way">
                <Consequences plan={plan} life={life} />
              </Section>
              <Complete {...props} />
              <Section id="give-up" title="Give it up">
                <p>No blame is in it: a plan that leads where you no longer go is done with. It stays to be read.</p>
                <Move plan={plan} to="abandoned" label="Give it up" busy="Giving up…" danger action={actions.move} />
              </Section>
            </>
          )}
          <Remove {...props} />
        </div>
        {life.moves.length === 0 ? null : (
          <div className="c5">
            <Section id="moves" title="How it went" aside="The last first">
              <ol className="bare">
                {life.moves.map((move) => (
                  <li key={move.id} className="rule-b py-3">
                    <p className="ui">
                      <Tag>
                        {move.toState === "completed" || move.toState === "abandoned"
                          ? stateWords[move.toState]
                          : "Taken up again"}
                      </Tag>{" "}
                      {move.actorName ?? "A former member"}, <Time at={move.at} as="long" zone={zone} />
                    </p>
                    {move.reason === "" ? null : <p className="small">“{move.reason}”</p>}
                  </li>
                ))}
              </ol>
            </Section>
          </div>
        )}
      </div>
    </div>
  );
}
