import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { lastAnswered } from "@/domain/plans/answered";
import type { NumberedItem } from "@/domain/plans/document";
import { ChangeList } from "./change-list";
import type { NamesInChanges } from "./change-words";
import type { SuggestionLine } from "./suggestions";

function outcomeWords({ outcome, revision }: Pick<SuggestionLine, "outcome" | "revision">): string {
  if (outcome === "withdrawn") return "Taken back";
  if (outcome === "rejected") return "Left as it is";
  return revision === null ? "Taken up" : `Taken up in revision ${revision}`;
}

/** What stands for a line that was taken out since. */
const gone = { wbs: "–", title: "A line that is no longer there" };

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
  const items = new Map(lines.map((line) => [line.id, line]));
  const known = { ...names, ...Object.fromEntries(lines.map(({ id, wbs, title }) => [id, `${wbs} ${title}`])) };
  return (
    <Section id="answered" title="Suggestions answered" aside={`The last ${answered.length}`} className="print:hidden">
      <ol className="bare">
        {answered.map((one) => (
          <li key={one.id} className="rule-b py-3">
            <p className="ui">
              <b>{outcomeWords(one)}</b>, <Time at={one.decidedAt} as="slot" zone={zone} />
              {one.answer ? `: “${one.answer}”` : ""}
            </p>
            <ChangeList
              caption="What the suggestion would have changed"
              moves={[]}
              names={known}
              changes={one.changes.map((change) => {
                if (change.itemId === null) return { change, wbs: null, title: null };
                const { wbs, title } = items.get(change.itemId) ?? gone;
                return { change, wbs, title };
              })}
            />
            <p className="small muted">
              Suggested by {one.authorName ?? "a former mentor"}
              {one.reason === "" ? "" : `: “${one.reason}”`}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
