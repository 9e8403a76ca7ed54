import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FlagReason, reasonsFor } from "@/domain/moderation/kinds";
import { reasonWords } from "./words";

const whatOf = { postId: "post", caseSlug: "case", memberHandle: "member" } as const;

const hints: Readonly<Partial<Record<FlagReason, string>>> = {
  risk_to_somebody:
    "If somebody is in danger now, call the emergency services first. Moderators and coordinators are told at once.",
  asked_for_money: "Nobody sells to those whom they mentor or talk with here.",
};

/** What is said otherwise of somebody than of something. */
const memberWords: Readonly<Partial<Record<FlagReason, string>>> = {
  unkind: "They are unkind to somebody",
  selling: "They sell or advertise something",
};

/** Reports a post, a case or a member: why, and in one's own words. */
export function ReportForm({
  about,
  action,
}: {
  /** The hidden field that names it. */
  readonly about: { readonly name: keyof typeof whatOf; readonly value: string };
  readonly action: FormAction;
}) {
  const what = whatOf[about.name];
  return (
    <ActionForm action={action} id="report" className="fields" label={what === "member" ? "Report them" : "Report it"}>
      <input type="hidden" name={about.name} value={about.value} />
      <Choices
        name="reason"
        legend={what === "member" ? "What is wrong" : "What is wrong with it"}
        options={reasonsFor(what).map((reason) => ({
          value: reason,
          label: what === "member" ? (memberWords[reason] ?? reasonWords[reason]) : reasonWords[reason],
          hint: hints[reason],
        }))}
      />
      <TextAreaField
        name="words"
        label="What a moderator should know"
        aside="optional"
        rows={4}
        maxLength={2_000}
        hint={what === "member" ? "They never learn that it was you." : "Its author never learns that it was you."}
      />
      <Draft of={`report:${what}:${about.value}`} />
      <SubmitButton busy="Sending…">Send the report</SubmitButton>
    </ActionForm>
  );
}
