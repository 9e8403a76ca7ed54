import type { ReactNode } from "react";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { evidenceLimits } from "@/domain/evidence/form";
import {
  audiences,
  contexts,
  differences,
  type EvidenceKind,
  evidenceVisibilities,
  lifecycleStages,
  rungs,
  sizes,
} from "@/domain/evidence/tags";
import {
  audienceNames,
  contextNames,
  differenceQuestions,
  rungNames,
  sizeBounds,
  sizeNames,
  stageNames,
  visibilityHints,
  visibilityNames,
} from "@/domain/evidence/words";
import type { PieceView } from "@/server/evidence/queries";

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: capital(words[value]) }));

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const showsHints: Readonly<Record<EvidenceKind, string>> = {
  text: "What you did, what came of it, and how somebody else could tell.",
  link: "What somebody finds at the address, and what of it was yours.",
  file: "What the file shows, and what of it was yours.",
};

const fileHint =
  "PDF, Word, Excel, PowerPoint, PNG, JPEG, WebP, plain text or CSV, at most 10 MB. Location and camera details are removed from pictures.";

/** What a form about evidence says first, once and plainly. */
function KeepItYours({ kind }: { readonly kind: EvidenceKind }) {
  return (
    <Notice tone="i" title="Keep what belongs to your employer, a client or a patient out of it">
      <p>
        No names of patients or customers, no figures or documents that you may not show outside.{" "}
        {kind === "file"
          ? "Take them out of the file before you choose it; your mentor may save it."
          : "Say what you did, not what they would not want told."}
      </p>
    </Notice>
  );
}

/** The form of a piece, new or to be edited. `children` stand before the button. */
export function EvidenceForm({
  kind,
  piece,
  today,
  action,
  children,
}: {
  readonly kind: EvidenceKind;
  readonly piece?: PieceView;
  /** The latest day that is offered, in the reader's own zone. */
  readonly today: string;
  readonly action: FormAction;
  readonly children?: ReactNode;
}) {
  return (
    <ActionForm
      action={action}
      id="evidence"
      className="fields"
      label={piece === undefined ? "Add a piece of evidence" : "Edit the piece"}
    >
      <input type="hidden" name="kind" value={kind} />
      {piece === undefined ? null : (
        <>
          <input type="hidden" name="evidenceId" value={piece.id} />
          <input type="hidden" name="version" value={piece.version} />
        </>
      )}
      <KeepItYours kind={kind} />
      <TextField
        name="title"
        label="Title"
        maxLength={evidenceLimits.title}
        defaultValue={piece?.title}
        autoComplete="off"
      />
      {kind === "link" ? (
        <TextField
          name="link"
          label="Web address"
          type="url"
          inputMode="url"
          hint="It is shown and never fetched by us. Whoever follows it must be allowed to see what is there."
          maxLength={evidenceLimits.link}
          defaultValue={piece?.link ?? undefined}
        />
      ) : null}
      {kind === "file" ? (
        <FileField
          name="file"
          label={piece === undefined ? "File" : "Another file"}
          hint={`${fileHint}${piece === undefined ? "" : " Choose one only to replace the file that is there."}`}
        />
      ) : null}
      <TextAreaField
        name="shows"
        label={kind === "text" ? "What you did, and what it shows" : "What it shows"}
        hint={showsHints[kind]}
        rows={kind === "text" ? 8 : 5}
        maxLength={evidenceLimits.shows}
        defaultValue={piece?.shows}
      />
      <TextField
        name="happenedOn"
        label="When it happened"
        hint="The day it was done or finished, not the day you write it down."
        type="date"
        max={today}
        defaultValue={piece?.happenedOn}
      />
      <TagFields piece={piece} />
      {children}
      <Draft of={`evidence:${piece?.id ?? kind}`} on="version" />
      <SubmitButton busy={kind === "file" ? "Checking the file…" : "Saving…"}>
        {piece === undefined ? "Keep this piece" : "Save the piece"}
      </SubmitButton>
    </ActionForm>
  );
}

function TagFields({ piece }: { readonly piece: PieceView | undefined }) {
  return (
    <>
      <fieldset>
        <legend className="font-semibold">Your part, on each of the three differences</legend>
        <p className="hint mb-3">From the foot of the ladder: supported, contributed, led a part, accountable.</p>
        <div className="grid gap-4 md:grid-cols-3">
          {differences.map((difference) => (
            <SelectField
              key={difference}
              name={difference}
              label={differenceQuestions[difference]}
              options={[{ value: "", label: "Says nothing of it" }, ...options(rungs, rungNames)]}
              defaultValue={piece?.[difference] ?? ""}
            />
          ))}
        </div>
      </fieldset>
      <Choices
        name="context"
        legend="Context"
        hint="Required as soon as you name a part above. Leave it for a certificate or a course."
        options={options(contexts, contextNames)}
        look="tight"
        selected={piece?.context ?? []}
      />
      <Choices
        name="audiences"
        legend="Audience"
        hint="Whom you had to persuade or inform, if anybody."
        kind="several"
        look="tight"
        options={options(audiences, audienceNames)}
        selected={piece?.audiences ?? []}
      />
      <Choices
        name="stages"
        legend="Stages of the project that it touches"
        kind="several"
        look="tight"
        options={options(lifecycleStages, stageNames)}
        selected={piece?.stages ?? []}
      />
      <Choices
        name="size"
        legend="Size of the project"
        look="tight"
        options={sizes.map((size) => ({ value: size, label: sizeNames[size], hint: sizeBounds[size] }))}
        selected={piece?.size ?? []}
      />
      <TextField
        name="budget"
        label="Budget, or people, in your words"
        aside="optional"
        hint="Only if you may say it: “about £1.2 million”, “14 people in two countries”."
        maxLength={evidenceLimits.budget}
        defaultValue={piece?.budget}
      />
      <Choices
        name="visibility"
        legend="Who sees it besides you"
        options={evidenceVisibilities.map((value) => ({
          value,
          label: visibilityNames[value],
          hint: visibilityHints[value],
        }))}
        selected={piece?.visibility ?? "linked"}
      />
    </>
  );
}
