import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { NumberedItem } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import type { NamesInChanges } from "../revisions/change-words";
import { SuggestedChanges } from "./suggested-changes";

export type SuggestionLine = {
  readonly id: string;
  readonly authorName: string | null;
  /** Whether the reader made it, and can take it back while it waits. */
  readonly isMine: boolean;
  readonly changes: readonly PlanChange[];
  readonly reason: string;
  readonly at: Date;
  /** How its owner answered it; null while it waits. */
  readonly outcome: "accepted" | "rejected" | "withdrawn" | null;
  readonly answer: string | null;
  readonly decidedAt: Date | null;
  /** The revision that took it up. */
  readonly revision: number | null;
};

export type SuggestionActions = { readonly answerSuggestion: FormAction; readonly withdrawSuggestion: FormAction };

type OfOne = { readonly planId: string; readonly suggestion: SuggestionLine; readonly action: FormAction };

function AnswerForm({ planId, suggestion, action }: OfOne) {
  return (
    <ActionForm action={action} id={`suggestion-${suggestion.id}`} className="fields mt-3">
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="suggestionId" value={suggestion.id} />
      <TextAreaField name="answer" label="Your answer" aside="optional" rows={2} />
      <Draft of={`suggestion-answer:${suggestion.id}`} />
      <div className="row">
        <SubmitButton small busy="Saving…" name="accept" value="yes">
          Take it up
        </SubmitButton>
        <SubmitButton small look="secondary" busy="Saving…" name="accept" value="no">
          Leave it as it is
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function WithdrawForm({ planId, suggestion, action }: OfOne) {
  return (
    <ActionForm action={action} id={`withdraw-${suggestion.id}`} className="fields mt-3">
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="suggestionId" value={suggestion.id} />
      <div className="row">
        <SubmitButton small look="secondary" busy="Taking back…">
          Take it back
        </SubmitButton>
        <span className="small muted">The owner of the plan decides. Until then you can take it back.</span>
      </div>
    </ActionForm>
  );
}

/** What the mentor would change, each with its reason; the owner takes it up or leaves it, the mentor takes it back. */
export function Suggestions({
  planId,
  suggestions,
  lines,
  names,
  canAnswer,
  actions,
  zone,
}: {
  readonly planId: string;
  /** All that are shown; those that were answered are left out. */
  readonly suggestions: readonly SuggestionLine[];
  readonly lines: readonly NumberedItem[];
  readonly names: NamesInChanges;
  readonly canAnswer: boolean;
  readonly actions: SuggestionActions;
  readonly zone: string;
}) {
  const waiting = suggestions.filter(({ decidedAt }) => decidedAt === null);
  if (waiting.length === 0) return null;
  return (
    <Section id="suggestions" title="Suggested" aside={`${waiting.length} to decide`} className="print:hidden">
      {waiting.map((suggestion) => (
        <article
          key={suggestion.id}
          className="sheet mt-4"
          aria-label={`Suggestion of ${suggestion.authorName ?? "a former mentor"}`}
        >
          <p className="ui">
            <b>{suggestion.authorName ?? "A former mentor"}</b>, <Time at={suggestion.at} as="slot" zone={zone} />
          </p>
          <SuggestedChanges
            caption="What the suggestion would change"
            changes={suggestion.changes}
            lines={lines}
            names={names}
          />
          {suggestion.reason === "" ? null : <p className="ui mt-2">Reason given: “{suggestion.reason}”</p>}
          {canAnswer ? (
            <AnswerForm planId={planId} suggestion={suggestion} action={actions.answerSuggestion} />
          ) : suggestion.isMine ? (
            <WithdrawForm planId={planId} suggestion={suggestion} action={actions.withdrawSuggestion} />
          ) : null}
        </article>
      ))}
    </Section>
  );
}
