import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { PlanChange } from "@/domain/plans/changes";
import type { NumberedItem } from "@/domain/plans/document";
import { ChangeList } from "./change-list";
import type { NamesInChanges } from "./change-words";

export type SuggestionLine = {
  readonly id: string;
  readonly authorName: string | null;
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

/** What the mentor would change, each with its reason; the owner takes it up or leaves it. */
export function Suggestions({
  planId,
  suggestions,
  lines,
  names,
  canAnswer,
  action,
  zone,
}: {
  readonly planId: string;
  readonly suggestions: readonly SuggestionLine[];
  readonly lines: readonly NumberedItem[];
  readonly names: NamesInChanges;
  readonly canAnswer: boolean;
  readonly action: FormAction;
  readonly zone: string;
}) {
  if (suggestions.length === 0) return null;
  const items = new Map(lines.map((line) => [line.id, line]));
  return (
    <Section id="suggestions" title="Suggested" aside={`${suggestions.length} to decide`} className="print:hidden">
      {suggestions.map((suggestion) => (
        <article
          key={suggestion.id}
          className="sheet mt-4"
          aria-label={`Suggestion of ${suggestion.authorName ?? "a mentor"}`}
        >
          <p className="ui">
            <b>{suggestion.authorName ?? "A former mentor"}</b>, <Time at={suggestion.at} as="slot" zone={zone} />
          </p>
          <ChangeList
            caption="What the suggestion would change"
            moves={[]}
            names={names}
            changes={suggestion.changes.map((change) => {
              const item = change.itemId === null ? undefined : items.get(change.itemId);
              return { change, wbs: item?.wbs ?? null, title: item?.title ?? null };
            })}
          />
          {suggestion.reason === "" ? null : <p className="ui">Reason given: “{suggestion.reason}”</p>}
          {canAnswer ? (
            <ActionForm action={action} id={`suggestion-${suggestion.id}`} className="fields mt-3">
              <input type="hidden" name="planId" value={planId} />
              <input type="hidden" name="suggestionId" value={suggestion.id} />
              <TextField name="answer" label="Your answer" aside="optional" />
              <div className="row">
                <SubmitButton small busy="Saving…" name="accept" value="yes">
                  Take it up
                </SubmitButton>
                <SubmitButton small look="secondary" busy="Saving…" name="accept" value="no">
                  Leave it as it is
                </SubmitButton>
              </div>
            </ActionForm>
          ) : (
            <p className="small muted">The owner of the plan decides.</p>
          )}
        </article>
      ))}
    </Section>
  );
}
