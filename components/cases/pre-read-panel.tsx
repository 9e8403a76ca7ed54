import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { type ObligationView, Waiting } from "@/components/ui/waiting";

type PreRead = {
  readonly id: string;
  readonly mentor: string;
  readonly askedAt: Date;
  readonly words: string | null;
  readonly closedAt: Date | null;
};

/** A mentor who reads the case first: whom one can ask, who was asked, what they said. Nothing for whoever has no mentor. */
export function PreReadPanel({
  preReads,
  mentors,
  waiting,
  now,
  zone,
  ask,
  takeBack,
}: {
  readonly preReads: readonly PreRead[];
  readonly mentors: readonly { readonly id: string; readonly name: string }[];
  /** What the mentor who was asked owes; null where nobody does. */
  readonly waiting: ObligationView | null;
  readonly now: Date;
  readonly zone: string | undefined;
  readonly ask: FormAction;
  readonly takeBack: FormAction;
}) {
  if (preReads.length === 0 && mentors.length === 0) return null;
  const isOpen = preReads.some(({ closedAt }) => closedAt === null);
  return (
    <Section id="first-reader" title="A mentor reads it first" aside="If you wish">
      {preReads.map(({ id, mentor, askedAt, words, closedAt }) =>
        words === null && closedAt === null ? null : (
          <div key={id} className="mb-4">
            <p className="ui muted">
              {mentor}, asked on <Time at={askedAt} as="long" zone={zone} />
              {words === null ? ": no answer." : ":"}
            </p>
            {words === null ? null : <blockquote className="quote whitespace-pre-line">{words}</blockquote>}
          </div>
        ),
      )}
      {waiting === null ? null : <Waiting obligation={waiting} now={now} zone={zone} />}
      {isOpen ? (
        <ActionForm action={takeBack} id="take-back" className="mt-4" label="Take the question back">
          <SubmitButton small look="quiet" busy="Taking back…">
            Take it back: close the draft to them
          </SubmitButton>
        </ActionForm>
      ) : mentors.length === 0 ? null : (
        <ActionForm action={ask} id="ask" className="max-w-[42rem] stack-6" label="Ask a mentor to read it first">
          <SelectField
            name="mentorId"
            label="Mentor"
            options={mentors.map(({ id, name }) => ({ value: id, label: name }))}
            hint="They see the draft, with what you still change, until they have answered or five working days have passed. You may publish without waiting."
          />
          <SubmitButton small look="secondary" busy="Asking…">
            Ask them to read it
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
