import { type Citations, Cite } from "./cite";

type Part = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly talkingPoints: readonly string[];
  readonly typicalProjects: readonly string[];
  readonly sourceIds: readonly string[];
};

/** Sub-domains as entries: what each is, its talking points and its typical projects. */
export function SubdomainList({ parts, sources }: { readonly parts: readonly Part[]; readonly sources: Citations }) {
  return (
    <ul className="entries">
      {parts.map((part) => (
        <li key={part.id} id={part.id}>
          <h3>{part.name}</h3>
          <div>
            <p className="prose">{part.description}</p>
            <dl className="pairs">
              <dt>Talking points</dt>
              <dd>{part.talkingPoints.join(" · ")}</dd>
              <dt>Typical projects</dt>
              <dd>{part.typicalProjects.join(" · ")}</dd>
            </dl>
            <Cite ids={part.sourceIds} sources={sources} />
          </div>
        </li>
      ))}
    </ul>
  );
}
