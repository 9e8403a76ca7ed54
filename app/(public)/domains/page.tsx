import type { Metadata } from "next";
import Link from "next/link";
import { Cite } from "@/components/catalogue/cite";
import { DomainHatch } from "@/components/ui/domain-hatch";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Domains",
  description:
    "Banking, insurance, the NHS and technology: what a project manager must know to be believed there, sub-domain by sub-domain.",
  alternates: { canonical: "/domains" },
};

/** Every domain with its sub-domains. */
export default async function DomainsPage() {
  const api = await caller();
  const { domains, sources } = await api.catalogue.listDomains();
  return (
    <div className="wrap">
      <PageHead title="Domains">
        To be believed by a bank you talk deposits, loans and fees; by a hospital, beds and clinical safety. What each
        domain expects its project managers to know.
      </PageHead>
      <Section id="all" title="Domains" aside={`${domains.length}, each with its drafting fill`}>
        <ul className="entries">
          {domains.map((domain) => (
            <li key={domain.id} id={domain.id}>
              <div>
                <h3 className="dom">
                  <DomainHatch domain={domain.id} />
                  <Link href={`/domains/${domain.id}`} prefetch={false}>
                    {domain.name}
                  </Link>
                </h3>
                <p className="ui muted mt-1">{domain.subdomains.map((part) => part.name).join(" · ")}</p>
              </div>
              <div>
                <p className="prose">{domain.description}</p>
                <Cite ids={domain.sourceIds} sources={sources} />
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
