import type { LearningPoint } from "@/domain/cases/content-schema";

/** What a case teaches, each point with the competencies that it touches. */
export function LearningPoints({
  points,
  names,
}: {
  readonly points: readonly LearningPoint[];
  readonly names: Readonly<Record<string, string>>;
}) {
  return (
    <ol className="ruled">
      {points.map(({ text, competency_ids: ids }) => (
        <li key={text}>
          <p className="prose">{text}</p>
          {ids.length === 0 ? null : (
            <p className="row mt-1">
              {ids.map((id) => (
                <span key={id} className="tag">
                  {names[id] ?? id}
                </span>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
