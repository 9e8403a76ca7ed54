import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { frameworkLimits } from "@/domain/catalogue/framework/document";
import type { FrameworkPreview } from "@/server/catalogue/framework/import";
import { FrameworkChanges } from "./framework-changes";
import { FrameworkColumns } from "./framework-columns";
import { changesInWords } from "./framework-words";

export type FrameworkActions = {
  readonly preview: FormAction;
  readonly confirm: FormAction;
  readonly discard: FormAction;
};

type Roles = readonly { readonly id: string; readonly name: string }[];

function Problems({ preview: { problems, fileName } }: { readonly preview: FrameworkPreview }) {
  const many = problems.length !== 1;
  return (
    <Notice
      tone="r"
      title={`${many ? `${problems.length} problems keep` : "1 problem keeps"} ${fileName} from being taken in`}
    >
      <p>Put {many ? "them" : "it"} right in the file and choose it again. Nothing was written.</p>
      <table className="recs mt-3">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ line, column, message }) => (
            <tr key={`${line} ${column} ${message}`}>
              <td className="num" data-l="Line">
                {line}
              </td>
              <td data-l="Column">{column}</td>
              <td className="full">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}

function Discard({ action, label }: { readonly action: FormAction; readonly label: string }) {
  return (
    <ActionForm action={action} id="discard-framework" className="mt-4" label={label}>
      <SubmitButton look="quiet" small busy="Leaving…">
        {label}
      </SubmitButton>
    </ActionForm>
  );
}

/** What the file that waits would change, and the button that takes it in. */
function Preview({
  preview,
  roles,
  actions,
}: {
  readonly preview: FrameworkPreview;
  readonly roles: Roles;
  readonly actions: FrameworkActions;
}) {
  const { effect, fileName } = preview;
  const words = effect === null ? null : changesInWords(effect.counts);
  return (
    <Section id="preview" title="Preview" aside={fileName}>
      {effect === null ? (
        <>
          <Problems preview={preview} />
          <Discard action={actions.discard} label="Leave the file" />
        </>
      ) : words === null ? (
        <>
          <p>Nothing changes: the file says what version {effect.against} says already.</p>
          <Discard action={actions.discard} label="Leave the file" />
        </>
      ) : (
        <>
          <p>
            It would become version {effect.against + 1}: {words}. Plans stay with the version that they are read by,
            and say what changed.
          </p>
          <div className="mt-4">
            <FrameworkChanges changes={effect.changes} roles={roles} caption={`What ${fileName} changes`} />
          </div>
          <ActionForm action={actions.confirm} id="confirm-framework" className="fields mt-6" label="Take the file in">
            <input type="hidden" name="against" value={effect.against} />
            <TextField name="reason" label="Why" hint="Kept with the version, beside your name." maxLength={500} />
            <div className="row">
              <SubmitButton busy="Taking in…">{`Make it version ${effect.against + 1}`}</SubmitButton>
            </div>
          </ActionForm>
          <Discard action={actions.discard} label="Leave the file" />
        </>
      )}
    </Section>
  );
}

/** Brings a framework in: a file is chosen, looked at, and taken in only when that is confirmed with a reason. */
export function FrameworkImport({
  preview,
  roles,
  actions,
}: {
  readonly preview: FrameworkPreview | null;
  readonly roles: Roles;
  readonly actions: FrameworkActions;
}) {
  return (
    <>
      {preview === null ? null : <Preview preview={preview} roles={roles} actions={actions} />}
      <Section id="import" title={preview === null ? "Bring a framework in" : "Choose another file"}>
        <p className="ui muted max-w-[66ch]">
          Take the present version away, change it, and bring it back. A competency that the file leaves out is retired,
          never deleted. Bring in only what you may use: published frameworks belong to their bodies.
        </p>
        <ActionForm action={actions.preview} id="choose-framework" className="fields mt-4" label="Choose a file">
          <FileField
            name="file"
            label="File"
            hint="A table (CSV) or JSON, as they are taken away here. At most 2 MB."
            accept=".csv,.txt,.json"
            most={frameworkLimits.bytes}
          />
          <div className="row">
            <SubmitButton busy="Reading…" look={preview === null ? "primary" : "secondary"}>
              Read the file
            </SubmitButton>
          </div>
        </ActionForm>
        <FrameworkColumns />
      </Section>
    </>
  );
}
