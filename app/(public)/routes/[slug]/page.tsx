import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { ArticleViews } from "@/components/catalogue/article-views";
import { Cite } from "@/components/catalogue/cite";
import { alternativesOf, RouteFigure } from "@/components/catalogue/route-figure";
import { RouteFits } from "@/components/catalogue/route-fits";
import { Stages } from "@/components/catalogue/stages";
import { DomainName } from "@/components/ui/domain-hatch";
import { Notice } from "@/components/ui/notice";
import { type Cell, PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { isContested, monthsRange, roleInSentence } from "@/domain/catalogue/words";
import { caller, orNotFound } from "@/server/rsc";

type Params = { readonly params: Promise<{ slug: string }> };

/** Asked once, for the page and for its metadata. */
const load = cache(async (slug: string) => orNotFound((await caller()).catalogue.getRoute({ slug })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const route = await load((await params).slug);
  return { title: route.name, description: route.summary, alternates: { canonical: `/routes/${route.slug}` } };
}

/** One route: drawn, judged by both articles, stage by stage, with what fits it. */
export default async function RoutePage({ params }: Params) {
  const route = await load((await params).slug);
  const contested = isContested(route.positions.map((position) => position.stance));
  const cells: Cell[] = [
    { label: "From", value: <Link href={`/roles/${route.from.id}`}>{route.from.name}</Link> },
    { label: "To", value: <Link href={`/roles/${route.to.id}`}>{route.to.name}</Link> },
    ...(route.fromDomain && route.toDomain
      ? [
          { label: "Out of", value: <DomainName domain={route.fromDomain.id}>{route.fromDomain.name}</DomainName> },
          { label: "Into", value: <DomainName domain={route.toDomain.id}>{route.toDomain.name}</DomainName> },
        ]
      : []),
    { label: "To the goal, typically", value: monthsRange(route.months.min, route.months.max) },
  ];
  return (
    <div className="wrap">
      <PageHead title={route.name} crumbs={[{ href: "/routes", label: "Routes" }, { label: "Route" }]} block={cells}>
        {route.summary}
      </PageHead>
      {contested ? (
        <div className="mb-8">
          <Notice tone="a" title="This route is contested">
            One article advises against it; its reasons are below, and a second view beside them. Nothing here stops you
            from choosing it.
          </Notice>
        </div>
      ) : null}
      {route.network ? (
        <RouteFigure
          figure="Fig. 1"
          network={route.network}
          alternatives={alternativesOf(route.from.id, route.others)}
        />
      ) : null}
      <Section
        id="articles"
        title={
          route.positions.length > 2 ? "What the two articles say, and a second view" : "What the two articles say"
        }
        className="mt-12"
      >
        <ArticleViews positions={route.positions} sources={route.sources} />
      </Section>
      <Section
        id="stages"
        title="Stage by stage"
        aside="Durations are typical, adjust to your case. They are planning defaults, not statistics"
        className="mt-12"
      >
        <Stages stages={route.stages} />
        <Cite ids={route.sourceIds} sources={route.sources} />
      </Section>
      <RouteFits credentials={route.credentials} templates={route.templates} sources={route.sources} />
      {route.others.length === 0 ? null : (
        <Section id="others" title={`Other routes to ${roleInSentence(route.to.name)}`} className="mt-12">
          <ul className="ruled">
            {route.others.map((other) => (
              <li key={other.slug}>
                <Link href={`/routes/${other.slug}`} prefetch={false}>
                  {other.name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
