import type { Metadata } from "next";
import Link from "next/link";
import { alternativesOf, RouteFigure } from "@/components/catalogue/route-figure";
import { RouteTable } from "@/components/catalogue/route-table";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, orNotFound } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Routes",
  description:
    "Ways from the PMO to leading projects, or to leading the PMO: drawn as networks, with typical durations and what two articles say of each.",
  alternates: { canonical: "/routes" },
};

/** Every route, the first recommended one drawn. */
export default async function RoutesPage() {
  const api = await caller();
  const [{ routes }, drawn] = await Promise.all([api.catalogue.listRoutes(), orNotFound(api.catalogue.getRoute({}))]);
  return (
    <div className="wrap">
      <PageHead title="Routes">
        Ways from where PMO people sit to where they want to be. Two articles look at them differently; both views are
        kept, and the choice is yours.
      </PageHead>
      {drawn.network ? (
        <Section
          id="drawn"
          title={drawn.name}
          end={
            <Link href={`/routes/${drawn.slug}`} prefetch={false}>
              Read this route
            </Link>
          }
        >
          <RouteFigure
            figure="Fig. 1"
            network={drawn.network}
            alternatives={alternativesOf(drawn.from.id, drawn.others)}
          />
        </Section>
      ) : null}
      <Section
        id="all"
        title="All routes"
        aside={`${routes.length}. Durations are typical, adjust to your case`}
        className="mt-12"
      >
        <RouteTable routes={routes} />
      </Section>
      <Section id="articles" title="Two articles, two views" className="mt-12">
        <div className="prose">
          <p>
            Article 1 treats the PMO as a place to leave: it names three differences between supporting a project and
            leading one, advises against a straight jump, and recommends a seat as a business analyst on the way.
          </p>
          <p>
            Article 2, of 2018, treats the PMO as a place to grow: a career of its own with four levels of entry, many
            roles and specialisms, and sectors between which one may switch.
          </p>
          <p>
            Article 2 expected a competency framework for PMO people within the year. It came in 2021, from House of PMO
            and PMO Flashmob. The <Link href="/roles">target profiles of the roles</Link> here are worded afresh and do
            not copy it.
          </p>
        </div>
        <p className="cite">
          Sources: <Link href="/sources#A1">Article 1</Link>; <Link href="/sources#A2">Article 2, 2018</Link>;{" "}
          <Link href="/sources#HOP-PCF">House of PMO, 2021</Link>
        </p>
      </Section>
    </div>
  );
}
