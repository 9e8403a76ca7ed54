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
      {points.map((point) => (
        <li key={point.text}>
          <p className="prose">{point.text}</p>
          <p className="row mt-1">
            {point.competency_ids.map((id) => (
              <span key={id} className="tag">
                {names[id] ?? id}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
