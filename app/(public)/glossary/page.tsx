import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { GlossaryFilter } from "@/components/catalogue/glossary-filter";
import { GlossaryTerms } from "@/components/catalogue/glossary-terms";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { glossaryCategories } from "@/domain/catalogue/content-schema";
import { glossaryCategoryLabels } from "@/domain/catalogue/words";
import { caller } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Glossary",
  description:
    "The words of projects, of the PMO and of four domains, each in one sentence: banking, insurance, the NHS, technology.",
  alternates: { canonical: "/glossary" },
};

/** What the address may say; anything else in it is ignored. */
const query = z.object({
  category: z.enum(glossaryCategories).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
});

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every term by letter, filtered by category and by words. */
export default async function GlossaryPage({ searchParams }: Props) {
  const filter = query.parse(await searchParams);
  const api = await caller();
  const { terms, counts, total, sources } = await api.catalogue.listGlossary(filter);
  const filtered = filter.category !== undefined || (filter.q ?? "") !== "";
  return (
    <div className="wrap">
      <PageHead title="Glossary">
        {total} terms in one sentence each. To be believed in a domain, begin with its words.
      </PageHead>
      <GlossaryFilter filter={filter} counts={counts} total={total} />
      {terms.length === 0 ? (
        <Section id="none" title="No term contains that" className="mt-8">
          <p className="ui muted">
            {filter.category === undefined
              ? "Try a shorter word."
              : `Only ${glossaryCategoryLabels[filter.category]} was searched.`}{" "}
            <Link
              href={filter.category === undefined ? "/glossary" : `/glossary?q=${encodeURIComponent(filter.q ?? "")}`}
            >
              {filter.category === undefined ? "Show all terms" : "Search all categories"}
            </Link>
          </p>
        </Section>
      ) : (
        <>
          {filtered ? (
            <p className="ui muted mt-4">
              {terms.length} of {total} terms. <Link href="/glossary">Show all</Link>
            </p>
          ) : null}
          <GlossaryTerms terms={terms} sources={sources} />
        </>
      )}
    </div>
  );
}
