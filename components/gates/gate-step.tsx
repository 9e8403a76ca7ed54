import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { sentenceFor } from "@/components/ui/reasons";
import { SubmitButton } from "@/components/ui/submit-button";
import type { GateView } from "@/server/gates/gate-view";
import { CountersignForm, SignBox } from "./sign-box";

type Props = {
  readonly view: GateView;
  readonly name: string;
  readonly actions: { readonly submit: FormAction; readonly withdraw: FormAction; readonly countersign: FormAction };
  readonly now: Date;
  readonly zone: string;
};

/** What the reader may do here at present. */
export function GateStep({ view, name, actions, now, zone }: Props) {
  const { plan, gate, can, open, mentors } = view;
  if (can.countersign !== null) {
    return (
      <CountersignForm
        planId={plan.id}
        reviewId={can.countersign}
        name={name}
        action={actions.countersign}
        now={now}
        zone={zone}
      >
        What was decided holds since your mentor signed. With your signature both of you have said that you have read
        it.
      </CountersignForm>
    );
  }
  if (can.withdraw && open !== null) {
    return (
      <ActionForm action={actions.withdraw} id="withdraw" label="Take the gate back">
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="reviewId" value={open.id} />
        <SubmitButton look="secondary" busy="Taking back…">
          Take it back
        </SubmitButton>
        <p className="small muted mt-2">To put it forward again with other evidence or criteria.</p>
      </ActionForm>
    );
  }
  if (!can.submit) return null;
  const obstacle = obstacleOf(view);
  if (obstacle !== null) {
    return (
      <Notice title="Not yet to be put forward">
        {obstacle.sentence}{" "}
        <LinkButton look="quiet" small href={obstacle.href}>
          {obstacle.label}
        </LinkButton>
      </Notice>
    );
  }
  return (
    <SignBox
      id="put-forward"
      title="Put it forward"
      lead={`This fixes revision ${plan.revision} for the review. Your mentor has five working days; a date never decides it.`}
    >
      <ActionForm
        action={actions.submit}
        id="submit"
        className={mentors.length < 2 ? "mt-4" : "fields mt-4"}
        label="Put the gate forward"
      >
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="itemId" value={gate.id} />
        <MentorChoice mentors={mentors} />
        <SubmitButton wide busy="Putting forward…">
          Submit for review
        </SubmitButton>
      </ActionForm>
    </SignBox>
  );
}

/** Which mentor is asked, where the plan is shown to several. */
export function MentorChoice({ mentors }: { readonly mentors: GateView["mentors"] }) {
  if (mentors.length < 2) return <input type="hidden" name="mentorshipId" value={mentors[0]?.mentorshipId ?? ""} />;
  return (
    <Choices
      name="mentorshipId"
      legend="By"
      options={mentors.map((one) => ({ value: one.mentorshipId, label: one.name }))}
      selected={mentors[0]?.mentorshipId ?? ""}
    />
  );
}

function obstacleOf({ plan, gate, criteria, mentors }: GateView) {
  const item = { href: `/plans/${plan.id}/items/${gate.id}`, label: "Open the gate’s line" };
  if (plan.state !== "agreed") {
    return { sentence: sentenceFor("gates.plan_not_agreed"), href: `/plans/${plan.id}/agree`, label: "Agreement" };
  }
  if (criteria.length === 0) return { sentence: sentenceFor("gates.no_criteria"), ...item };
  if (gate.hidden) return { sentence: sentenceFor("gates.hidden_gate"), ...item };
  if (mentors.length === 0) {
    return { sentence: sentenceFor("gates.no_mentor"), href: `/plans/${plan.id}/sharing`, label: "Sharing" };
  }
  return null;
}
