import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { flagReasons } from "@/domain/moderation/kinds";
import { reasonWords } from "./words";

/** Reports a post or a case: why, and in one's own words. */
export function ReportForm({
  about,
  action,
}: {
  /** The hidden field that names it. */
  readonly about: { readonly name: "postId" | "caseSlug"; readonly value: string };
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="report" className="fields" label="Report it">
      <input type="hidden" name={about.name} value={about.value} />
      <Choices
        name="reason"
        legend="What is wrong with it"
        options={flagReasons.map((reason) => ({
          value: reason,
          label: reasonWords[reason],
          hint:
            reason === "risk_to_somebody"
              ? "If somebody is in danger now, call the emergency services first. Moderators and coordinators are told at once."
              : undefined,
        }))}
      />
      <TextAreaField
        name="words"
        label="What a moderator should know"
        aside="optional"
        rows={4}
        maxLength={2_000}
        hint="Its author never learns that it was you."
      />
      <SubmitButton busy="Sending…">Send the report</SubmitButton>
    </ActionForm>
  );
}
