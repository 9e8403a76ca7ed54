import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { cpdLimits } from "@/domain/cpd/form";
import type { ProjectView } from "@/server/cpd/months";

/** One project for the months that count, new or to change. */
export function ProjectForm({ project, action }: { readonly project?: ProjectView; readonly action: FormAction }) {
  const id = project === undefined ? "new-project" : `project-${project.id}`;
  return (
    <ActionForm
      action={action}
      id={id}
      className="fields"
      label={project === undefined ? "Add a project" : `Change ${project.title}`}
    >
      {project === undefined ? null : <input type="hidden" name="projectId" value={project.id} />}
      <TextField name="title" label="Project" defaultValue={project?.title ?? ""} maxLength={cpdLimits.title} />
      <TextField
        name="organisation"
        label="Organisation"
        defaultValue={project?.organisation ?? ""}
        maxLength={cpdLimits.title}
      />
      <div className="grid grid-cols-1 gap-5 md:grid-cols-2">
        <TextField name="fromDay" label="From" type="date" defaultValue={project?.fromDay ?? ""} />
        <TextField name="toDay" label="To" aside="empty: until today" type="date" defaultValue={project?.toDay ?? ""} />
      </div>
      <Choices
        name="part"
        legend="Your part"
        look="tiles"
        options={[
          {
            value: "leading",
            label: "Leading",
            hint: "You answered for the outcome, or for a part of it, whatever your title was.",
          },
          {
            value: "supporting",
            label: "Supporting",
            hint: "Somebody else answered for it. These months are counted apart.",
          },
        ]}
        selected={project?.part ?? ""}
      />
      <TextAreaField
        name="words"
        label="In your own words"
        hint="What you decided and answered for. Leave out what your employer keeps to itself."
        rows={4}
        maxLength={cpdLimits.words}
        defaultValue={project?.words ?? ""}
      />
      <Draft of={`cpd-project:${project?.id ?? "new"}`} />
      <SubmitButton busy="Saving…" look={project === undefined ? "primary" : "secondary"}>
        {project === undefined ? "Add the project" : "Save the project"}
      </SubmitButton>
    </ActionForm>
  );
}
