import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { NumberedItem } from "@/domain/plans/document";
import { lastAnswered } from "@/domain/plans/suggestions/answered";
import type { NamesInChanges } from "../revisions/change-words";
import { SuggestedChanges } from "./suggested-changes";
import type { SuggestionLine } from "./suggestions";

function outcomeWords({ outcome, revision }: Pick<SuggestionLine, "outcome" | "revision">): string {
  if (outcome === "withdrawn") return "Taken back";
  if (outcome === "rejected") return "Left as it is";
  return revision === null ? "Taken up" : `Taken up in revision ${revision}`;
}

/** What became of the last suggestions and what the owner of the plan answered, for the two who work on it. */
export function AnsweredSuggestions({
  suggestions,
  lines,
  names,
  zone,
}: {
  readonly suggestions: readonly SuggestionLine[];
  readonly lines: readonly NumberedItem[];
  readonly names: NamesInChanges;
  readonly zone: string;
}) {
  const answered = lastAnswered(suggestions);
  if (answered.length === 0) return null;
  return (
    <Section id="answered" title="Suggestions answered" aside={`The last ${answered.length}`} className="print:hidden">
      <ol className="bare">
        {answered.map((one) => (
          <li key={one.id} className="rule-b py-3">
            <p className="ui">
              <b>{outcomeWords(one)}</b>, <Time at={one.decidedAt} as="slot" zone={zone} />
              {one.answer ? `: “${one.answer}”` : ""}
            </p>
            <SuggestedChanges
              caption="What the suggestion would have changed"
              changes={one.changes}
              lines={lines}
              names={names}
            />
            <p className="small muted mt-2">
              Suggested by {one.authorName ?? "a former mentor"}
              {one.reason === "" ? "" : `: “${one.reason}”`}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
