import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { FileRecord } from "@/domain/plans/files/file-record";
import { tableDay } from "@/domain/plans/gantt/gantt-axis";

type Names = ReadonlyMap<string, string>;
type Shown = { readonly record: FileRecord; readonly wbsOf: Names; readonly zone: string };

const former = (name: string | null) => name ?? "a former member";
const spaced = (word: string) => word.replaceAll("_", " ");

function Part({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <details className="fold mt-3">
      <summary className="ui">
        {title} <span className="muted num">({count})</span>
      </summary>
      <ul className="bare mt-2">{children}</ul>
    </details>
  );
}

function Entry({ head, children }: { readonly head: ReactNode; readonly children?: ReactNode }) {
  return (
    <li className="rule-b py-3">
      <p className="ui">{head}</p>
      {children}
    </li>
  );
}

/** A line by its number, or in words when the plan has it no longer. */
function lineName(wbsOf: Names, itemId: string | null): string {
  return itemId === null ? "the plan" : (wbsOf.get(itemId) ?? "a line that is gone");
}

function Gates({ record, wbsOf, zone }: Shown) {
  return (
    <Part title="Decisions of gates" count={record.gates.length}>
      {record.gates.map((gate) => (
        <Entry
          key={`${gate.itemId} ${gate.settledAt}`}
          head={
            <>
              <b>{lineName(wbsOf, gate.itemId)}</b> {gate.title}: {spaced(gate.decision ?? "no decision")},{" "}
              {former(gate.mentor)}, <Time at={new Date(gate.settledAt)} as="long" zone={zone} />
            </>
          }
        >
          {gate.marks.map(({ criterion, mark }) => (
            <p key={criterion} className="small">
              {criterion}: {spaced(mark)}
            </p>
          ))}
          {gate.conditions.map(({ itemId, text, by }) => (
            <p key={itemId} className="small">
              Condition: {text}
              {by === null ? "" : `, by ${tableDay(by)}`}
            </p>
          ))}
        </Entry>
      ))}
    </Part>
  );
}

function Comments({ record, wbsOf, zone }: Shown) {
  const first = record.comments.filter(({ parentId }) => parentId === null);
  const answers = Map.groupBy(record.comments, ({ parentId }) => parentId);
  return (
    <Part title="Comments" count={record.comments.length}>
      {first.map((comment) => (
        <Entry
          key={comment.id}
          head={
            <>
              <b>{former(comment.author)}</b> on {lineName(wbsOf, comment.itemId)},{" "}
              <Time at={new Date(comment.at)} as="long" zone={zone} />
              {comment.resolvedAt === null ? "" : ", resolved"}
            </>
          }
        >
          <p className="small whitespace-pre-line">{comment.body}</p>
          {(answers.get(comment.id) ?? []).map((answer) => (
            <p key={answer.id} className="small whitespace-pre-line mt-2 ml-4">
              <b>{former(answer.author)}</b>: {answer.body}
            </p>
          ))}
        </Entry>
      ))}
    </Part>
  );
}

function Suggestions({ record, wbsOf, zone }: Shown) {
  return (
    <Part title="Suggestions" count={record.suggestions.length}>
      {record.suggestions.map((suggestion) => (
        <Entry
          key={`${suggestion.at} ${suggestion.reason}`}
          head={
            <>
              <b>{former(suggestion.author)}</b> for{" "}
              {[...new Set(suggestion.changes.map(({ itemId }) => lineName(wbsOf, itemId)))].join(", ")},{" "}
              <Time at={new Date(suggestion.at)} as="long" zone={zone} />: {suggestion.outcome ?? "not answered"}
            </>
          }
        >
          {suggestion.reason === "" ? null : <p className="small">“{suggestion.reason}”</p>}
          {suggestion.answer ? <p className="small">Answer: “{suggestion.answer}”</p> : null}
        </Entry>
      ))}
    </Part>
  );
}

/** What the file told from which a plan was made: read by its owner, and acting on nothing. */
export function ToldByFile({ record, wbsOf, zone }: Shown) {
  return (
    <Section id="told" title="What the file told" light>
      <p className="small muted">
        <Tag>Imported</Tag> Kept as the file has it. It names people and pieces of the place that it comes from, so no
        signature here holds, no gate is passed by it and no evidence is linked. You alone read it.
      </p>
      <Part title="Signatures" count={record.signatures.length}>
        {record.signatures.map(({ purpose, revision, itemId, name, at }) => (
          <Entry
            key={`${name} ${at} ${purpose}`}
            head={
              <>
                <b>{name}</b> under revision {revision}, {purpose}
                {itemId === null ? "" : ` ${lineName(wbsOf, itemId)}`}, <Time at={new Date(at)} as="long" zone={zone} />
              </>
            }
          />
        ))}
      </Part>
      <Gates record={record} wbsOf={wbsOf} zone={zone} />
      <Comments record={record} wbsOf={wbsOf} zone={zone} />
      <Suggestions record={record} wbsOf={wbsOf} zone={zone} />
      <Part title="Evidence" count={record.evidence.length}>
        {record.evidence.map(({ itemId, criterionId, title, kind, happenedOn, confirmedBy, at }) => (
          <Entry
            key={`${itemId} ${criterionId} ${title} ${at}`}
            head={
              <>
                <b>{title}</b> ({kind}) for {lineName(wbsOf, itemId)}, {tableDay(happenedOn)}
                {confirmedBy.length === 0 ? "" : `, confirmed by ${confirmedBy.map(({ name }) => name).join(" and ")}`}
              </>
            }
          />
        ))}
      </Part>
      <Part title="Completed, given up, taken up again" count={record.moves.length}>
        {record.moves.map(({ by, from, to, reason, at }) => (
          <Entry
            key={at}
            head={
              <>
                From {from} to {to}, {former(by)}, <Time at={new Date(at)} as="long" zone={zone} />
              </>
            }
          >
            {reason === "" ? null : <p className="small">“{reason}”</p>}
          </Entry>
        ))}
      </Part>
    </Section>
  );
}
