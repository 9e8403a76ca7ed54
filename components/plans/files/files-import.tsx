import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { csvColumns } from "@/domain/plans/files/csv-columns";
import { mostImportBytes } from "@/domain/plans/files/limits";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { ImportPreview } from "@/server/plans/files/import";

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function Problems({ preview }: { readonly preview: ImportPreview }) {
  return (
    <Notice
      tone="r"
      title={`${count(preview.problems.length, "problem keeps", "problems keep")} ${preview.fileName} from being a plan`}
    >
      <p>
        Put {preview.problems.length === 1 ? "it" : "them"} right in the file and choose it again. Nothing was written.
      </p>
      <table className="mt-3">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {preview.problems.map(({ line, message }) => (
            <tr key={`${line} ${message}`}>
              <td className="num">{line}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}

function LeftOut({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="well mt-6">
      <h3>Left out</h3>
      <p className="ui muted">What the file has and a plan has no place for.</p>
      <ul className="mt-2">
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the import would do, in a sentence. */
function effect({ changed, count: rows, revisions, baselines, told }: NonNullable<ImportPreview["plan"]>): string {
  if (changed === null) {
    const history =
      revisions > 0
        ? ` with ${count(revisions, "revision", "revisions")} and ${count(baselines, "baseline", "baselines")}`
        : "";
    const record =
      told > 0
        ? ` What was signed, decided and said (${count(told, "entry", "entries")}) is kept to read, and acts on nothing here.`
        : "";
    return `A new plan of ${count(rows, "line", "lines")}${history}.${record} It is private until you show it to somebody.`;
  }
  const parts = [
    changed.added > 0 && count(changed.added, "line is new", "lines are new"),
    changed.changed > 0 && count(changed.changed, "line changes", "lines change"),
    changed.removed > 0 && count(changed.removed, "line goes", "lines go"),
    changed.head > 0 && "the plan’s own fields change",
  ].filter((part) => part !== false);
  if (parts.length === 0) return "Nothing: the file says what the plan says already.";
  return `The next revision, in which ${parts.join(", ")}.`;
}

function Rows({ plan }: { readonly plan: NonNullable<ImportPreview["plan"]> }) {
  return (
    <div className="mt-4">
      <table className="recs">
        <caption className="vh">Lines of the file as a plan</caption>
        <thead>
          <tr>
            <th scope="col">WBS</th>
            <th scope="col">Line</th>
            <th scope="col">Kind</th>
            <th scope="col">Start</th>
            <th scope="col">Finish</th>
            <th scope="col">Done</th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map((line) => (
            <tr key={line.id}>
              <td data-l="WBS">{line.wbs}</td>
              <th scope="row">{line.title}</th>
              <td data-l="Kind">{line.kind}</td>
              <td className="nowrap" data-l="Start">
                {line.start === null ? "" : tableDay(line.start)}
              </td>
              <td className="nowrap" data-l="Finish">
                {line.finish === null ? "" : tableDay(line.finish)}
              </td>
              <td className="num" data-l="Done">
                {line.progress}%
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.count > plan.lines.length ? (
        <p className="ui muted mt-2">And {plan.count - plan.lines.length} more.</p>
      ) : null}
    </div>
  );
}

type Actions = { readonly preview: FormAction; readonly confirm: FormAction };

function Confirm({ planId, action }: { readonly planId: string | null; readonly action: FormAction }) {
  return (
    <ActionForm action={action} id="confirm-import" className="fields mt-6" label="Import the file">
      <input type="hidden" name="planId" value={planId ?? ""} />
      {planId === null ? null : (
        <TextField
          name="reason"
          label="Reason"
          aside="optional"
          hint="Wanted when it changes the dates, the scope or a gate of an agreed plan."
        />
      )}
      <div className="row">
        <SubmitButton busy="Importing…">
          {planId === null ? "Make it a plan" : "Make it the next revision"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What was read from the file that waits, and the button that takes it in. */
function Preview({
  planId,
  preview,
  action,
}: {
  readonly planId: string | null;
  readonly preview: ImportPreview;
  readonly action: FormAction;
}) {
  const { plan } = preview;
  return (
    <Section id="preview" title="Preview" aside={preview.fileName}>
      {plan === null ? <Problems preview={preview} /> : null}
      {plan === null ? null : (
        <>
          <p>
            <b>{plan.title}</b>, from {tableDay(plan.startsOn)} to {tableDay(plan.finish)}. {effect(plan)}
          </p>
          <LeftOut lines={preview.leftOut} />
          <Confirm planId={planId} action={action} />
          <Rows plan={plan} />
        </>
      )}
    </Section>
  );
}

/** The columns of the table, for whoever fills one in. */
function Columns() {
  return (
    <details className="mt-6">
      <summary>The columns of the table</summary>
      <p className="ui muted mt-2">
        Only “Title” must be there; the others are known by their headings, in any order. Dates are read as 2026-06-09
        or 09/06/2026.
      </p>
      <table className="recs mt-2">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">What stands in it</th>
          </tr>
        </thead>
        <tbody>
          {csvColumns.map(({ key, title, means, read }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td data-l="What stands in it">{read ? means : `${means} Passed over on the way in.`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Brings a file in: chosen, looked at with what is wrong and what is left out, and taken in only when that is confirmed. */
export function FilesImport({
  planId,
  preview,
  actions,
}: {
  readonly planId: string | null;
  readonly preview: ImportPreview | null;
  readonly actions: Actions;
}) {
  return (
    <>
      {preview === null ? null : <Preview planId={planId} preview={preview} action={actions.confirm} />}
      <Section id="import" title={preview === null ? "Bring a file in" : "Choose another file"}>
        <p className="ui muted">
          {planId === null
            ? "It becomes a new plan. You see what was read first, and nothing is written until you confirm it."
            : "It becomes the next revision of this plan. You see what would change first, and nothing is written until you confirm it."}{" "}
          <a href="/plans/import/template.csv" download>
            An empty table to fill in
          </a>
        </p>
        <ActionForm action={actions.preview} id="choose-file" className="fields mt-4" label="Choose a file">
          <input type="hidden" name="planId" value={planId ?? ""} />
          <FileField
            name="file"
            label="File"
            hint="Project XML, a table (CSV), or a plan that was taken away from here as JSON. At most 10 MB."
            accept=".xml,.csv,.txt,.json"
            most={mostImportBytes}
          />
          <div className="row">
            <SubmitButton busy="Reading…" look={preview === null ? "primary" : "secondary"}>
              Read the file
            </SubmitButton>
          </div>
        </ActionForm>
        <Columns />
      </Section>
    </>
  );
}
