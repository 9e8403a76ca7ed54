import type { NumberedItem, PlanItem } from "@/domain/plans/document";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { ChangeList } from "../revisions/change-list";
import type { NamesInChanges } from "../revisions/change-words";
import { additionWords } from "./suggestion-words";

/** What stands for a line that was taken out since. */
const gone = { wbs: "–", title: "A line that is no longer there" };
/** What stands for a line that would be added, until it has its number. */
const added = { wbs: "new", title: null };

const additionsOf = (changes: readonly PlanChange[]): PlanItem[] =>
  changes.flatMap((change) =>
    change.field === "item" && change.before === null && change.after ? [change.after] : [],
  );

/** What a suggestion would change, line by line; of a line that it would add, all that it says. */
export function SuggestedChanges({
  changes,
  lines,
  names,
  caption,
}: {
  readonly changes: readonly PlanChange[];
  readonly lines: readonly NumberedItem[];
  readonly names: NamesInChanges;
  readonly caption: string;
}) {
  const items = new Map(lines.map((line) => [line.id, line]));
  const known = { ...names, ...Object.fromEntries(lines.map(({ id, wbs, title }) => [id, `${wbs} ${title}`])) };
  return (
    <>
      <ChangeList
        caption={caption}
        moves={null}
        names={known}
        changes={changes.map((change) => {
          if (change.itemId === null) return { change, wbs: null, title: null };
          const isNew = change.field === "item" && change.before === null;
          const { wbs, title } = items.get(change.itemId) ?? (isNew ? added : gone);
          return { change, wbs, title };
        })}
      />
      {additionsOf(changes).map((item) => (
        <p key={item.id} className="small muted mt-2">
          {additionWords(item, known)}
        </p>
      ))}
    </>
  );
}
