import type { ReactNode } from "react";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices, Optional, Tick } from "@/components/ui/choices";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Revision } from "@/components/ui/revision";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { type CaseDraft, fieldLabels } from "@/domain/cases/document";
import { outcomeLabels, seatLabels } from "@/domain/cases/labels";
import { outcomeRags } from "@/domain/cases/schema";
import { caseStages } from "@/domain/cases/stages";
import type { getCaseOptions } from "@/server/cases/drafts";
import { CasePreview, CaseText } from "./case-preview";
import { PointsFields } from "./points-fields";

type Options = Awaited<ReturnType<typeof getCaseOptions>>;

function Filing({ draft, options }: { readonly draft: CaseDraft; readonly options: Options }) {
  const { domains, subdomains, tags } = options;
  const filed = domains.map(({ id, name }) => ({
    group: name,
    options: subdomains
      .filter((one) => one.domainId === id)
      .map((one) => ({ value: `${id} ${one.id}`, label: `${name}: ${one.name}` })),
  }));
  return (
    <>
      <SelectField
        name="subdomainId"
        label="Domain and sub-domain"
        options={[{ value: "", label: "Choose" }, ...filed]}
        defaultValue={draft.subdomainId === "" ? "" : `${draft.domainId} ${draft.subdomainId}`}
      />
      <SelectField
        name="stage"
        label="From which seat you tell it"
        options={[
          { value: "", label: "Choose" },
          ...caseStages.map((stage) => ({ value: stage, label: seatLabels[stage] })),
        ]}
        defaultValue={draft.stage ?? ""}
      />
      {tags.length === 0 ? null : (
        <Choices
          name="tagIds"
          kind="several"
          look="chips"
          legend={<Optional>Tags, five at most</Optional>}
          options={tags.map(({ id, name }) => ({ value: id, label: name }))}
          selected={draft.tagIds}
        />
      )}
    </>
  );
}

function Part({
  id,
  title,
  aside,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly aside: string;
  readonly children: ReactNode;
}) {
  return (
    <Section id={id} title={title} aside={aside} light>
      <div className="fields">{children}</div>
    </Section>
  );
}

/** The template of a case: what happened, what had to be decided, how it came out, and where it is filed. */
export function CaseForm({
  draft,
  draftOf,
  revision,
  options,
  action,
  correcting = false,
}: {
  readonly draft: CaseDraft;
  /** What names this form, so that what is typed into it is found again elsewhere. */
  readonly draftOf: string;
  /** What it is drawn from; null to begin one. */
  readonly revision: number | null;
  readonly options: Options;
  readonly action: FormAction;
  /** True for a case that is published: its correction has a reason. */
  readonly correcting?: boolean;
}) {
  return (
    <ActionForm action={action} id="case" className="max-w-[42rem] stack-12" label="Write up a project">
      <Revision revision={revision} />
      <Part id="part-project" title="The project" aside="Names may be changed; numbers are left in">
        <TextField
          name="title"
          label={fieldLabels.title}
          maxLength={120}
          defaultValue={draft.title}
          hint="What went how, in a line: “Mortgage platform: the benefits nobody owned”."
        />
        <TextField
          name="organisation"
          label={fieldLabels.organisation}
          maxLength={120}
          defaultValue={draft.organisation}
          hint="As you want it named: “a retail bank” will do."
        />
        <TextField name="country" label={fieldLabels.country} maxLength={80} defaultValue={draft.country} />
        <TextField
          name="year"
          label={fieldLabels.year}
          inputMode="numeric"
          maxLength={4}
          defaultValue={draft.year ?? ""}
        />
      </Part>
      <Part id="part-before" title="Up to the decision" aside="What a reader knows before deciding">
        <CaseText
          name="situation"
          label={fieldLabels.situation}
          rows={9}
          maxLength={20_000}
          defaultValue={draft.situation}
          hint="What it was, who took part, what was planned. With the numbers."
        />
        <CaseText
          name="constraints"
          label={fieldLabels.constraints}
          rows={5}
          maxLength={20_000}
          defaultValue={draft.constraints}
          hint="Dates, money, people, rules: what could not be changed."
        />
        <CaseText
          name="decisionPoint"
          label={fieldLabels.decisionPoint}
          rows={5}
          maxLength={20_000}
          defaultValue={draft.decisionPoint}
          hint="The moment at which it could have gone another way."
        />
        <TextAreaField
          name="options"
          label={fieldLabels.options}
          rows={4}
          maxLength={1700}
          defaultValue={draft.options.join("\n")}
          hint="Two to four, one on each line."
        />
      </Part>
      <Part id="part-after" title="After it" aside="Shut until then, if you lock it">
        <SelectField
          name="rag"
          label={fieldLabels.rag}
          options={outcomeRags.map((rag) => ({ value: rag, label: outcomeLabels[rag] }))}
          defaultValue={draft.rag}
        />
        <TextField
          name="outcome"
          label={fieldLabels.outcome}
          maxLength={200}
          defaultValue={draft.outcome}
          hint="“14 weeks late, 6% over.”"
        />
        <CaseText
          name="happened"
          label={fieldLabels.happened}
          rows={7}
          maxLength={20_000}
          defaultValue={draft.happened}
          hint="What was decided, and what came of it."
        />
        <CaseText
          name="hindsight"
          label={fieldLabels.hindsight}
          rows={5}
          maxLength={20_000}
          defaultValue={draft.hindsight}
          hint="With what you know today."
        />
      </Part>
      <Part id="part-points" title={fieldLabels.points} aside="Each with the competencies that it shows">
        <PointsFields points={draft.points} skills={options.skills} />
      </Part>
      <Part id="part-filing" title="Where it is filed" aside="So that others find it">
        <Filing draft={draft} options={options} />
      </Part>
      {correcting ? (
        <Part id="part-reason" title="The correction" aside="Said beneath the case">
          <TextField
            name="reason"
            label="What is corrected, and why"
            maxLength={200}
            hint="Readers see it under the case. What it said before stays visible to its author and to moderators."
          />
          <Tick
            name="knowingly"
            label="I have looked at what the check found in my changes"
            hint="Tick it when the check has found something that should stand. It is asked for only then."
          />
        </Part>
      ) : null}
      <Draft of={draftOf} on="revision" />
      <CasePreview />
      <div className="row">
        {correcting ? (
          <SubmitButton busy="Saving…">Save the correction</SubmitButton>
        ) : (
          <>
            <SubmitButton busy="Saving…" name="intent" value="save">
              Save the draft
            </SubmitButton>
            <SubmitButton busy="Saving…" look="secondary" name="intent" value="check">
              Save and check before publishing
            </SubmitButton>
          </>
        )}
        <SubmitButton busy="Drawing…" look="quiet" name="intent" value="preview">
          Preview
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
