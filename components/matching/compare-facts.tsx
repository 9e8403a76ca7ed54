import { Fragment } from "react";
import { Tag } from "@/components/ui/tag";
import type { ComparisonRow, MentorComparison } from "@/server/matching/directory-view";
import { CompareHead } from "./compare-head";
import { firstName } from "./person-words";

/** An answer in words; those that the reader gives too are bold, and said to be. */
function Words({ words, shared }: { readonly words: readonly string[]; readonly shared: readonly string[] }) {
  if (words.length === 0) return <span className="muted">Not shared</span>;
  return (
    <span>
      {words.map((word, at) => (
        <Fragment key={word}>
          {at === 0 ? "" : ", "}
          {shared.includes(word) ? (
            <b>
              {word}
              <span className="vh"> (yours too)</span>
            </b>
          ) : (
            word
          )}
        </Fragment>
      ))}
    </span>
  );
}

function Row({
  row,
  mentors,
  you,
}: {
  readonly row: ComparisonRow;
  readonly mentors: MentorComparison["mentors"];
  readonly you: boolean;
}) {
  return (
    <tr>
      <th scope="row" className="full">
        {row.label}
        {row.same ? (
          <span className="mt-1 block">
            <Tag>Same for all</Tag>
          </span>
        ) : null}
      </th>
      {you ? (
        <td data-l="You" className={row.yours.length === 0 ? "only-wide" : undefined}>
          {row.yours.join(", ")}
        </td>
      ) : null}
      {mentors.map((mentor, at) => (
        <td key={mentor.handle} data-l={firstName(mentor.name)}>
          <Words words={row.cells[at] ?? []} shared={row.shared[at] ?? []} />
        </td>
      ))}
    </tr>
  );
}

/** The same questions answered by the reader and by each mentor. */
export function CompareFacts({ comparison }: { readonly comparison: MentorComparison }) {
  const { mentors, rows } = comparison;
  const you = rows.some((row) => row.yours.length > 0);
  return (
    <table className="recs compare">
      <caption className="vh">Facts of each mentor beside your own</caption>
      <CompareHead mentors={mentors} you={you} />
      <tbody>
        {rows.map((row) => (
          <Row key={row.label} row={row} mentors={mentors} you={you} />
        ))}
      </tbody>
    </table>
  );
}
