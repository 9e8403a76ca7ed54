import { Section } from "@/components/ui/section";
import type { GlossaryCategory } from "@/domain/catalogue/content-schema";
import { glossaryCategoryLabels } from "@/domain/catalogue/words";
import { type Citations, Cite } from "./cite";

type Term = {
  readonly id: string;
  readonly term: string;
  readonly category: string;
  readonly definition: string;
  readonly sourceIds: readonly string[];
};

const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const letterOf = (term: string): string => {
  const first = term.normalize("NFKD").charAt(0).toUpperCase();
  return alphabet.includes(first) ? first : "#";
};

const isCategory = (category: string): category is GlossaryCategory => category in glossaryCategoryLabels;

/** Terms under their letters, with a row of letters to jump to. Each term has an anchor of its own. */
export function GlossaryTerms({ terms, sources }: { readonly terms: readonly Term[]; readonly sources: Citations }) {
  const used = [...new Set(terms.map((term) => letterOf(term.term)))];
  return (
    <>
      <nav aria-label="Letters" className="letters mt-6">
        {alphabet.map((letter) =>
          used.includes(letter) ? (
            <a key={letter} href={`#letter-${letter}`}>
              {letter}
            </a>
          ) : (
            <span key={letter} aria-hidden="true">
              {letter}
            </span>
          ),
        )}
      </nav>
      {used.map((letter) => (
        <Section key={letter} id={`letter-${letter}`} title={letter} className="mt-8">
          <dl className="terms">
            {terms
              .filter((term) => letterOf(term.term) === letter)
              .map((term) => (
                <div key={term.id} id={term.id}>
                  <dt>
                    {term.term}
                    {isCategory(term.category) && term.category !== "pm" ? (
                      <span className="tag">{glossaryCategoryLabels[term.category]}</span>
                    ) : null}
                  </dt>
                  <dd>
                    {term.definition} <Cite ids={term.sourceIds} sources={sources} inline />
                  </dd>
                </div>
              ))}
          </dl>
        </Section>
      ))}
    </>
  );
}
