import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Cite } from "@/components/catalogue/cite";
import { SubdomainList } from "@/components/catalogue/subdomain-list";
import { DomainHatch } from "@/components/ui/domain-hatch";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, orNotFound } from "@/server/rsc";

type Params = { readonly params: Promise<{ slug: string }> };

/** Asked once, for the page and for its metadata. */
const load = cache(async (slug: string) => {
  const api = await caller();
  const [domain, { cases }] = await Promise.all([
    orNotFound(api.catalogue.getDomain({ id: slug })),
    api.cases.listCases({ domain: slug }),
  ]);
  return { domain, cases };
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { domain } = await load((await params).slug);
  return {
    title: domain.name,
    description: `What a project manager must know in ${domain.name}: ${domain.subdomains.map((part) => part.name).join(", ")}.`,
    alternates: { canonical: `/domains/${domain.id}` },
  };
}

/** One domain: what a project manager must know, who watches over it, its sub-domains and its cases. */
export default async function DomainPage({ params }: Params) {
  const { domain, cases } = await load((await params).slug);
  return (
    <div className="wrap">
      <PageHead
        title={domain.name}
        crumbs={[{ href: "/domains", label: "Domains" }, { label: domain.name }]}
        mark={<DomainHatch domain={domain.id} />}
        block={[
          { label: "Sub-domains", value: String(domain.subdomains.length) },
          { label: "Cases", value: String(cases.length) },
        ]}
      >
        {domain.description}
      </PageHead>
      <div className="cols">
        <Section id="know" title="What a project manager must know" className="c8">
          <ul className="bullets">
            {domain.pmMustKnow.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <Cite ids={domain.sourceIds} sources={domain.sources} />
        </Section>
        <Section id="regulators" title="Who watches" className="c4">
          <ul className="ruled">
            {domain.regulators.map((body) => (
              <li key={body}>{body}</li>
            ))}
          </ul>
        </Section>
      </div>
      {domain.note === null ? null : (
        <div className="mt-8">
          <Notice>{domain.note}</Notice>
        </div>
      )}
      <Section id="parts" title="Sub-domains, and what people in them talk about" className="mt-12">
        <SubdomainList parts={domain.subdomains} sources={domain.sources} />
      </Section>
      <Section
        id="cases"
        title="Cases"
        className="mt-12"
        end={
          <Link href={`/mentors?domain=${domain.id}`} prefetch={false}>
            Mentors in this domain
          </Link>
        }
      >
        {cases.length === 0 ? <p className="ui muted">No case of this domain is written up.</p> : null}
        <ul className="ruled">
          {cases.map((item) => (
            <li key={item.slug}>
              <Link href={`/cases/${item.slug}`} prefetch={false}>
                {item.title}
              </Link>
              <p className="ui muted">{item.outcome.text}</p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
