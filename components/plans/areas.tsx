import { Section } from "@/components/ui/section";
import { type NumberedItem, planAreas } from "@/domain/plans/document";
import { Ref } from "./comments/ref-text";
import { areaQuestions, areaWords } from "./items/item-words";

/** The five areas with what stands in each; an empty one asks its question. */
export function Areas({
  lines,
  planHref,
  critical,
}: {
  readonly lines: readonly NumberedItem[];
  /** Null for a reader to whom the forms of items are closed. */
  readonly planHref: string | null;
  readonly critical: ReadonlySet<string>;
}) {
  return (
    <Section id="areas" title="Five areas" aside="What the plan does for each">
      <dl className="sumlist">
        {planAreas.map((area) => {
          const items = lines.filter((line) => line.area === area);
          return (
            <div key={area}>
              <dt>{areaWords[area]}</dt>
              <dd>
                {items.length === 0 ? (
                  <span className="muted">{areaQuestions[area]}</span>
                ) : (
                  <ul className="bare">
                    {items.map((item) => (
                      <li key={item.id} className="ui py-0.5">
                        <Ref
                          href={planHref === null ? null : `${planHref}/items/${item.id}`}
                          wbs={item.wbs}
                          critical={critical.has(item.id)}
                        />{" "}
                        {item.title}
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
