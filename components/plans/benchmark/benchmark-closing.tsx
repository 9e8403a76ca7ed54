import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { type ClosingLine, isLeftOpen } from "@/domain/plans/closing";
import type { PlanBenchmark } from "@/server/plans/benchmark/benchmark";
import { Ref } from "../comments/ref-text";

type Line = PlanBenchmark["lines"][number];

const levels = (gap: number) => (gap === 1 ? "1 level" : `${gap} levels`);

/** Which lines of the plan work on which gap, the widest first, and before them the gaps on which nothing does. */
export function ClosingTable({
  wanted,
  closing,
  planHref,
  canEdit,
}: {
  readonly wanted: readonly Line[];
  readonly closing: ReadonlyMap<string, readonly ClosingLine[]>;
  readonly planHref: string;
  readonly canEdit: boolean;
}) {
  const gaps = wanted
    .flatMap(({ id, name, gap, critical }) => (gap === null || gap === 0 ? [] : [{ id, name, gap, critical }]))
    .sort((a, b) => b.gap - a.gap);
  const left = gaps.filter((line) => isLeftOpen(line.gap, closing.get(line.id)));
  const worked = gaps.filter((line) => !left.includes(line));
  return (
    <div className="stack-12">
      <Section id="left" title="Left open" aside={`${left.length} of ${gaps.length} gaps`}>
        {gaps.length === 0 ? (
          <p className="muted">No gap in what is rated.</p>
        ) : left.length === 0 ? (
          <p>Something that is still to be done works on every gap.</p>
        ) : (
          <>
            <p className="ui muted">Nothing that is still to be done in this plan closes these.</p>
            <ul className="bare mt-2">
              {left.map((line) => (
                <li key={line.id} className="row between rule-b flex-nowrap gap-4 py-2">
                  <span>
                    {line.name}
                    {line.critical ? <span className="tag ml-2">Must</span> : null}
                  </span>
                  <span className="row flex-nowrap gap-4">
                    <span className="ui muted nowrap">{levels(line.gap)}</span>
                    {canEdit ? (
                      <LinkButton
                        href={`${planHref}/items/new?${new URLSearchParams({ kind: "task", competency: line.id })}`}
                        look="secondary"
                        small
                      >
                        Add a task<span className="vh"> for {line.name}</span>
                      </LinkButton>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {worked.length === 0 ? null : (
        <Section id="closing" title="What closes the gaps">
          <table className="recs">
            <caption className="vh">Gaps with the lines of the plan that work on them</caption>
            <thead>
              <tr>
                <th scope="col">Competency</th>
                <th scope="col">Gap</th>
                <th scope="col">In the plan</th>
              </tr>
            </thead>
            <tbody>
              {worked.map((line) => (
                <tr key={line.id}>
                  <th scope="row" className="full">
                    {line.name}
                  </th>
                  <td data-l="Gap" className="nowrap">
                    {levels(line.gap)}
                  </td>
                  <td data-l="In the plan">
                    <ul className="bare row gap-1">
                      {(closing.get(line.id) ?? []).map(({ id, wbs, title, critical, done }) => (
                        <li key={id} title={title}>
                          <Ref href={`${planHref}/items/${id}`} wbs={wbs} critical={critical} />
                          <span className="vh">
                            {" "}
                            {title}
                            {done ? ", done" : ""}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </div>
  );
}
