import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { checkedInWords, keyInWords } from "@/domain/catalogue/words";
import { caller } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Sources",
  description: "Where the facts of the catalogue come from, and how each source was checked.",
  alternates: { canonical: "/sources" },
};

/** Every source of the catalogue. The cases name theirs on their own pages. */
export default async function SourcesPage() {
  const api = await caller();
  const sources = await api.catalogue.listSources();
  return (
    <div className="wrap">
      <PageHead title="Sources">
        Every fact of the catalogue names one of these. “General knowledge” means that no source we read confirms it
        yet.
      </PageHead>
      <Section id="all" title="What was read, and how" aside={`${sources.length} sources`}>
        <ul className="entries">
          {sources.map((source) => (
            <li key={source.id} id={source.id}>
              <div>
                <h3>{source.label}</h3>
                <p className="ui muted">{keyInWords(source.kind)}</p>
              </div>
              <div>
                <p className="prose">
                  {source.url === null ? (
                    source.title
                  ) : (
                    <a href={source.url} rel="noreferrer">
                      {source.title}
                    </a>
                  )}
                </p>
                <p className="ui muted">
                  {source.publisher}. {checkedInWords(source.verified)}.
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
