import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { clockTime } from "@/domain/dates";
import { type ChangeAnswer, changeAnswers, gateLimits, type ReviewAnswer } from "@/domain/gates/words";
import type { ChangeLine } from "@/server/gates/review-changes";
import type { PagedChanges, ReviewView } from "@/server/gates/review-view";
import { KeepDraft, type Kept } from "./keep-draft";
import { MarkError } from "./mark-error";
import { ChangeWords, Moves } from "./review-changes";
import { ReviewPages } from "./review-pages";
import { NameField, SignBox } from "./sign-box";

type Props = {
  readonly view: ReviewView;
  readonly changes: PagedChanges;
  readonly name: string;
  readonly answer: FormAction;
  readonly keep: (form: FormData) => Promise<Kept>;
  readonly now: Date;
  readonly zone: string;
};

const answerLabels: Readonly<Record<ChangeAnswer, string>> = {
  agree: "Agree",
  question: "Question",
  suggest: "Suggest",
};

/** The mentor's answers to a page of changes, and their signature under all of them. */
export function AnswerForm({ view, changes, name, answer, keep, now, zone }: Props) {
  const { open, plan } = view;
  if (open === null || open.words === null) return null;
  const { answers, remark } = open.words;
  const { count, answered, page, pages } = changes;
  const first = pages[page - 1]?.from ?? 1;
  return (
    <ActionForm key={page} action={answer} id="review" label="Review of the plan" className="mt-8">
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="reviewId" value={open.id} />
      <input type="hidden" name="revision" value={open.revision} />
      <button type="submit" name="intent" value="save" className="vh" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <div className="cols">
        <div className="c8">
          <KeepDraft
            of={`review:${open.id}`}
            keep={keep}
            savedAt={open.savedAt === null ? null : { at: open.savedAt, words: clockTime(open.savedAt, zone) }}
          >
            <Section id="changes" title="What changed" end={`${answered} of ${count} answered`}>
              {count === 0 ? <p className="ui muted">Nothing that you can see has changed.</p> : null}
              <ol className="bare" start={first}>
                {changes.lines.map((line, n) => (
                  <li key={line.key} className="rule-b py-4">
                    <ChangeWords line={line} names={changes.names} />
                    <AnswerFields line={line} n={first + n} given={answers.find((one) => one.key === line.key)} />
                  </li>
                ))}
              </ol>
              <ReviewPages changes={changes} planId={plan.id} answering />
            </Section>
            <TextAreaField
              name="remark"
              label="On the whole"
              aside="optional"
              rows={3}
              className="mt-6"
              maxLength={gateLimits.why}
              defaultValue={remark}
            />
          </KeepDraft>
        </div>
        <aside className="c4 stack-6">
          <SignBox
            id="sign"
            title="Sign"
            lead={`Your signature is of revision ${open.revision}. Questions become comments, suggestions wait for the owner; the plan itself stays as it is.`}
          >
            <div className="fields mt-4">
              {count > answered ? (
                <Tick name="agreeToRest" label="I agree to every change that I have not answered" />
              ) : null}
              <NameField name={name} as="mentor" now={now} zone={zone} />
              <SubmitButton wide name="intent" value="sign" busy="Signing…">
                {`Sign revision ${open.revision}`}
              </SubmitButton>
              <SubmitButton wide look="quiet" name="intent" value="save" busy="Saving…">
                Save without signing
              </SubmitButton>
            </div>
          </SignBox>
          <Section id="moves" title="Forecasts that moved">
            <Moves changes={changes} />
          </Section>
        </aside>
      </div>
    </ActionForm>
  );
}

const inputTypes = { text: "text", day: "date", number: "number" } as const;

function AnswerFields({
  line,
  n,
  given,
}: {
  readonly line: ChangeLine;
  readonly n: number;
  readonly given: ReviewAnswer | undefined;
}) {
  const { key, suggest } = line;
  return (
    <fieldset className="answered mt-2" id={`review-answer-${key}`}>
      <legend className="vh">Your answer to change {n}</legend>
      <input type="hidden" name="change" value={key} />
      <div className="seg wide">
        {changeAnswers.map((value) => (
          <label key={value}>
            <input type="radio" name={`answer-${key}`} value={value} defaultChecked={given?.answer === value} />
            <span>{answerLabels[value]}</span>
          </label>
        ))}
      </div>
      <MarkError name={`answer-${key}`} />
      <div className="if-words fields mt-3">
        {suggest === "back" ? (
          <p className="if-suggest small muted">A suggestion here is to leave it as it was.</p>
        ) : (
          <div className="if-suggest">
            <TextField
              name={`value-${key}`}
              label="What you would write instead"
              aside="empty: leave it as it was"
              type={inputTypes[suggest]}
              maxLength={gateLimits.why}
              defaultValue={given?.value ?? ""}
            />
          </div>
        )}
        <TextField
          name={`note-${key}`}
          label="Your question, or why you suggest it"
          maxLength={gateLimits.why}
          defaultValue={given?.note ?? ""}
        />
      </div>
    </fieldset>
  );
}
