import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { HeldRole } from "@/domain/accounts/profile";
import { type ProfileOptions, roleChoices } from "./profile-options";

/** One post of the past or the present, new or to change. */
export function HeldRoleForm({
  post,
  options,
  action,
}: {
  readonly post?: HeldRole;
  readonly options: ProfileOptions;
  readonly action: FormAction;
}) {
  const id = post === undefined ? "new-post" : `post-${post.id}`;
  return (
    <ActionForm action={action} id={id} className="fields">
      {post === undefined ? null : <input type="hidden" name="id" value={post.id} />}
      <SelectField
        name="roleId"
        label="Role"
        defaultValue={post?.roleId ?? ""}
        options={[{ value: "", label: "Choose" }, ...roleChoices(options)]}
      />
      <TextField name="title" label="Title there" aside="optional" defaultValue={post?.title ?? ""} maxLength={120} />
      <SelectField
        name="domainId"
        label="Domain"
        defaultValue={post?.domainId ?? ""}
        options={[
          { value: "", label: "Not said" },
          ...options.domains.map((domain) => ({ value: domain.id, label: domain.name })),
        ]}
      />
      <div className="grid grid-cols-2 gap-5">
        <TextField name="fromYear" label="From year" inputMode="numeric" defaultValue={post?.fromYear ?? ""} />
        <TextField
          name="toYear"
          label="To year"
          aside="empty: until today"
          inputMode="numeric"
          defaultValue={post?.toYear ?? ""}
        />
      </div>
      <Tick
        name="largeTransformation"
        label="On a large transformation"
        hint="Several programmes, several years, or a system that everybody used."
        ticked={post?.largeTransformation ?? false}
      />
      <TextAreaField
        name="note"
        label="What you answered for"
        aside="optional"
        rows={3}
        maxLength={400}
        defaultValue={post?.note ?? ""}
      />
      <Draft of={`held-role:${post?.id ?? "new"}`} />
      <SubmitButton busy="Saving…" look={post === undefined ? "primary" : "secondary"}>
        {post === undefined ? "Add the post" : "Save the post"}
      </SubmitButton>
    </ActionForm>
  );
}
