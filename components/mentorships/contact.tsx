import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { agreementLimits } from "@/domain/mentorships/agreement";
import type { MentorshipView } from "@/server/mentorships/view";

/** How the two reach each other: each says so for themself, and nobody else reads it. */
export function Contact({ mentorship, action }: { readonly mentorship: MentorshipView; readonly action: FormAction }) {
  const { contact, partner } = mentorship;
  if (contact === null) return null;
  return (
    <Section id="contact" title="How to reach each other" aside="Only the two of you see this">
      <dl>
        <dt className="small muted">{partner.name}</dt>
        <dd className="whitespace-pre-line">{contact.theirs ?? "Has not said yet."}</dd>
      </dl>
      <ActionForm action={action} id="contact-note" className="fields mt-4" label="Say how to reach you">
        <input type="hidden" name="mentorshipId" value={mentorship.id} />
        <TextAreaField
          name="text"
          label="How to reach you"
          hint="Such as a number, an address, or when not to call. Leave it empty to show nothing."
          rows={3}
          maxLength={agreementLimits.contact}
          defaultValue={contact.mine ?? ""}
        />
        <Draft of={`contact:${mentorship.id}`} />
        <SubmitButton look="secondary" small busy="Saving…">
          Save how to reach me
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}
