import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { daysToSign } from "@/domain/plans/agreement/days-to-sign";
import type { OwnMentor, PlanView } from "@/server/plans/queries";
import { Consequences } from "./agree-consequences";
import { rhythmOptions, rhythmWords } from "./rhythm-words";

/** The owner's form that puts the plan forward: with whom, how often it is reviewed, and their signature. */
export function Propose({
  plan,
  mentors,
  name,
  action,
}: {
  readonly plan: PlanView;
  readonly mentors: readonly OwnMentor[];
  readonly name: string;
  readonly action: FormAction;
}) {
  const again = plan.baseline !== null;
  const own = plan.document.reviewEveryDays;
  const [first] = mentors;
  // The first time the two have their agreement to go by; later the plan has a rhythm of its own.
  const rhythm = again || !first?.cadenceDays ? own : first.cadenceDays;
  return (
    <section className="gatebox" aria-labelledby="sign-title">
      <h2 id="sign-title">{again ? "Set the baseline again" : "Put it forward"}</h2>
      <p className="ui muted mt-2">
        Signing fixes revision {plan.revision}. Its dates are what every later forecast is measured against; earlier
        baselines are kept.
      </p>
      <Consequences
        baseline={plan.baseline}
        revision={plan.revision}
        days={daysToSign(plan.lines, plan.schedule, rhythm)}
        reviews="as chosen below, counted from the day of the last signature"
      />
      <ActionForm action={action} id="propose" className="fields mt-4" label="Put the plan forward">
        <input type="hidden" name="planId" value={plan.id} />
        <Choices
          name="mentorshipId"
          legend="Agreed with"
          options={[
            ...mentors.map((mentor) => ({
              value: mentor.mentorshipId,
              label: mentor.name,
              hint: "Reads the plan from then on, and has five working days to answer.",
            })),
            { value: "", label: "Myself alone", hint: "The baseline is set at once, with your signature only." },
          ]}
          selected={mentors[0]?.mentorshipId ?? ""}
        />
        <SelectField
          name="reviewEveryDays"
          label="Reviewed"
          hint={rhythmHint(plan, first)}
          options={rhythmOptions(own, rhythm)}
          defaultValue={String(rhythm ?? "")}
        />
        {again ? <TextField name="reason" label="Why it is set again" /> : null}
        <TextField
          name="typedName"
          label="Type your name to sign"
          hint={`As it stands in your account: ${name}`}
          className="signs"
          autoComplete="off"
        />
        <Draft of={`plan-propose:${plan.id}`} />
        <SubmitButton wide busy="Signing…">
          Sign and put forward
        </SubmitButton>
      </ActionForm>
    </section>
  );
}

function rhythmHint(plan: PlanView, mentor: OwnMentor | undefined): string {
  const met = mentor?.cadenceDays
    ? `You and ${mentor.name} agreed to meet ${rhythmWords(mentor.cadenceDays).toLowerCase()}. `
    : "";
  return `${met}You are reminded to ask for a review by then. Another rhythm than the plan’s is written as revision ${plan.revision + 1}, and that is what you sign.`;
}
