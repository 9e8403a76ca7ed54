import type { CaseSource } from "@/domain/cases/content-schema";
import { checkedInWords } from "@/domain/catalogue/words";

/** The sources of a case, numbered as they are cited, with how each was checked. */
export function CaseSources({ sources }: { readonly sources: readonly CaseSource[] }) {
  return (
    <ol className="ruled">
      {sources.map((source, i) => (
        <li key={source.id} id={`source-${source.id}`} className="ui">
          [{i + 1}]{" "}
          {source.url === null ? (
            source.title
          ) : (
            <a href={source.url} rel="noreferrer">
              {source.title}
            </a>
          )}
          <span className="muted">
            . {source.publisher}
            {source.year === null ? "" : `, ${source.year}`}. {checkedInWords(source.verified)}.
          </span>
        </li>
      ))}
    </ol>
  );
}
