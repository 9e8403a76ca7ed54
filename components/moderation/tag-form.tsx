import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

/** The name of a tag and the other words for it: a new one, or one that there is. */
export function TagForm({
  tag,
  action,
}: {
  /** Null for a new one. */
  readonly tag: { readonly id: string; readonly name: string; readonly aliases: readonly string[] } | null;
  readonly action: FormAction;
}) {
  return (
    <ActionForm action={action} id="tag" className="fields" label={tag === null ? "Add a tag" : `Change ${tag.name}`}>
      {tag === null ? null : <input type="hidden" name="tagId" value={tag.id} />}
      <TextField
        name="name"
        label="Name"
        maxLength={40}
        defaultValue={tag?.name}
        hint={
          tag === null
            ? "As it is read, for example “Go-live”."
            : "What it was called until now stays one of its other words."
        }
      />
      <TextAreaField
        name="aliases"
        label="Other words for the same"
        aside="optional"
        rows={3}
        maxLength={800}
        defaultValue={tag?.aliases.join("\n")}
        hint="One on each line. What is filed under the tag is found by them."
      />
      <WhyField />
      <Draft of={`tag:${tag?.id ?? "new"}`} />
      <SubmitButton small busy="Saving…">
        {tag === null ? "Add the tag" : "Save the tag"}
      </SubmitButton>
    </ActionForm>
  );
}

/** Why the list is changed, for the log. */
export function WhyField() {
  return <TextField name="reason" label="Why" maxLength={500} hint="Kept in the log with your name." />;
}
