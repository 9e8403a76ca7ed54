import Link from "next/link";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { FileRecord } from "@/domain/plans/files/file-record";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";
import type { PlanComparison } from "@/domain/plans/revisions/compare";
import type { PlanView } from "@/server/plans/queries";
import { ToldByFile } from "../files/told-by-file";
import { PlanHead } from "../plan-head";
import { PlanTabs } from "../plan-tabs";
import { AnsweredSuggestions } from "../suggestions/answered-suggestions";
import type { SuggestionLine } from "../suggestions/suggestions";
import { ChangeList } from "./change-list";
import { importedWords, type NamesInChanges } from "./change-words";

export type RevisionLine = {
  readonly number: number;
  readonly kind: "created" | "edited" | "suggestion" | "restored" | "imported" | "gate";
  readonly reason: string;
  readonly at: Date;
  readonly finish: string;
  readonly authorName: string | null;
  /** It came with a file. */
  readonly imported: boolean;
  readonly signatures: readonly { readonly typedName: string }[];
};

const kindWords = {
  created: "Begun",
  edited: "Edited",
  suggestion: "Suggestion taken up",
  restored: "Restored",
  imported: "Imported",
  gate: "Gate decided",
} as const;

function cameWithFile(numbers: readonly number[]): string {
  const [first, second] = numbers;
  return second === undefined
    ? `Revision ${first} came with a file, and is as the file has it.`
    : `Both revisions came with a file, and are as the file has them.`;
}

type Comparison = PlanComparison & { readonly imported: readonly number[]; readonly names: NamesInChanges };

function Compared({
  comparison,
  from,
  to,
}: {
  readonly comparison: Comparison;
  readonly from: number;
  readonly to: number;
}) {
  const { changes, moves, finish, names } = comparison;
  const moved = finish.before !== finish.after;
  return (
    <Section
      id="compared"
      title={`Revision ${from} against ${to}`}
      aside={`${changes.length} typed, ${moves.length} calculated`}
    >
      <p>
        {moved ? (
          <>
            The plan ends on {tableDay(finish.after)} instead of {tableDay(finish.before)}.
          </>
        ) : (
          `The end stays on ${tableDay(finish.after)}.`
        )}{" "}
        <span className="muted">Each as forecast on the day it was made.</span>
      </p>
      {comparison.imported.length === 0 ? null : (
        <p className="small mt-2 mb-3">
          <Tag>Imported</Tag> {cameWithFile(comparison.imported)}
        </p>
      )}
      {changes.length + moves.length === 0 ? (
        <p className="muted">The two say the same.</p>
      ) : (
        <ChangeList changes={changes} moves={moves} names={names} caption={`Changes from revision ${from} to ${to}`} />
      )}
    </Section>
  );
}

function Restore({
  planId,
  to,
  action,
}: {
  readonly planId: string;
  readonly to: number;
  readonly action: FormAction;
}) {
  return (
    <Section id="restore" title={`Go back to revision ${to}`} light className="print:hidden">
      <p className="ui">
        This makes a new revision that says what revision {to} said. Nothing is lost, and gates that were passed stay
        passed.
      </p>
      <ActionForm action={action} id="restore-form" className="fields mt-3" label={`Restore revision ${to}`}>
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="to" value={to} />
        <TextField name="reason" label="Why" />
        <Draft of={`plan-restore:${planId}:${to}`} />
        <div>
          <SubmitButton look="secondary" busy="Restoring…">
            {`Restore revision ${to}`}
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

/** Every revision of the plan, any two side by side, and the way back to an earlier one. */
export function ChangesPage({
  plan,
  revisions,
  nextBefore,
  comparison,
  from,
  to,
  names,
  suggestions,
  told,
  restore,
  zone,
}: {
  readonly plan: PlanView;
  readonly revisions: readonly RevisionLine[];
  readonly nextBefore: number | null;
  readonly comparison: Comparison | null;
  readonly from: number;
  readonly to: number;
  readonly names: NamesInChanges;
  readonly suggestions: readonly SuggestionLine[];
  /** What the file told from which the plan was made. */
  readonly told: FileRecord | null;
  readonly restore: FormAction;
  readonly zone: string;
}) {
  const here = `/plans/${plan.id}/changes`;
  return (
    <div className="wrap">
      <PlanHead plan={plan} zone={zone} />
      <PlanTabs planHref={`/plans/${plan.id}`} role={plan.role} here="/changes" />
      <div className="cols mt-8">
        <div className="c7 stack-12">
          <form className="row items-end" method="get" action={here} aria-label="Compare two revisions">
            <label className="field">
              <span>From revision</span>
              <input className="inp" type="number" name="from" min={1} max={plan.revision} defaultValue={from} />
            </label>
            <label className="field">
              <span>To revision</span>
              <input className="inp" type="number" name="to" min={1} max={plan.revision} defaultValue={to} />
            </label>
            <button className="btn sec2" type="submit">
              Compare
            </button>
          </form>
          {comparison === null ? (
            <p className="muted">There is one revision only, so nothing to compare yet.</p>
          ) : (
            <Compared comparison={comparison} from={from} to={to} />
          )}
          {plan.can.edit && from < plan.revision ? <Restore planId={plan.id} to={from} action={restore} /> : null}
        </div>
        <div className="c5 stack-12">
          <AnsweredSuggestions suggestions={suggestions} lines={plan.lines} names={names} zone={zone} />
          <Section id="revisions" title="Revisions" aside={`${plan.revision} in all`}>
            {revisions.some((revision) => revision.imported) ? <p className="small muted">{importedWords}</p> : null}
            <ol className="bare">
              {revisions.map((revision) => (
                <li key={revision.number} className="rule-b py-3">
                  <p className="ui">
                    <b>{revision.number}</b> {kindWords[revision.kind]}, {revision.authorName ?? "a former member"},{" "}
                    <Time at={revision.at} as="slot" zone={zone} /> {revision.imported ? <Tag>Imported</Tag> : null}
                  </p>
                  {revision.reason === "" ? null : <p className="small">“{revision.reason}”</p>}
                  <p className="small muted">
                    Ends {tableDay(revision.finish)}
                    {revision.signatures.length === 0
                      ? ""
                      : `. Signed by ${revision.signatures.map(({ typedName }) => typedName).join(" and ")}`}
                    {revision.number === 1 ? null : (
                      <>
                        {". "}
                        <Link href={`${here}?from=${revision.number - 1}&to=${revision.number}`} prefetch={false}>
                          What changed<span className="vh"> in revision {revision.number}</span>
                        </Link>
                      </>
                    )}
                  </p>
                </li>
              ))}
            </ol>
            {nextBefore === null ? null : (
              <p className="mt-4 ui">
                <Link href={`${here}?before=${nextBefore}`} prefetch={false}>
                  Earlier revisions
                </Link>
              </p>
            )}
          </Section>
          {told === null ? null : (
            <ToldByFile record={told} wbsOf={new Map(plan.lines.map(({ id, wbs }) => [id, wbs]))} zone={zone} />
          )}
        </div>
      </div>
    </div>
  );
}
