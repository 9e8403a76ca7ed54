import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ServiceHistory } from "@/components/benchmark/service-history";
import { standingWords } from "@/components/benchmark/service-words";
import { Cite } from "@/components/catalogue/cite";
import { ServiceClosing } from "@/components/plans/benchmark/service-closing";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { serviceGroupName } from "@/domain/benchmark/services";
import { caller, requireViewer } from "@/server/rsc";
import { addServiceTask, linkService, unlinkService } from "../actions";

type Props = { readonly params: Promise<{ service: string }> };

/** Asked once, for the page and for its metadata. */
const load = cache(async (id: string) => {
  const [reader, api] = await Promise.all([requireViewer(`/benchmark/services/${encodeURIComponent(id)}`), caller()]);
  const [{ services, sources }, { plans, links }, competencies] = await Promise.all([
    api.benchmark.getServices(),
    api.plans.serviceLines(),
    api.plans.competencies(),
  ]);
  return { reader, sources, plans, links, competencies, service: services.find((one) => one.id === id) ?? notFound() };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).service)).service.name, robots: { index: false } };
}

/** One service: where one stands and stood on it, and the lines of one's plans that close the gap. */
export default async function ServicePage({ params }: Props) {
  const { reader, sources, plans, links, competencies, service } = await load((await params).service);
  return (
    <div className="wrap pb-16">
      <PageHead
        title={service.name}
        crumbs={[
          { href: "/benchmark", label: "Benchmark" },
          { href: "/benchmark/services", label: "PMO services" },
          { label: service.name },
        ]}
        block={[
          { label: "You", value: service.standing === null ? "Not answered" : standingWords[service.standing] },
          { label: "Group", value: serviceGroupName(service.group) },
        ]}
      >
        {service.description}
      </PageHead>
      <div className="cols mt-8">
        <div className="c7">
          <ServiceClosing
            service={service}
            lines={links.filter((link) => link.serviceId === service.id)}
            plans={plans}
            competencies={competencies.flatMap(({ id, name }) => (service.competencyIds.includes(id) ? [name] : []))}
            actions={{ link: linkService, unlink: unlinkService, addTask: addServiceTask }}
          />
        </div>
        <aside className="c5 stack-12" aria-label="Your answers">
          <Section
            id="answers"
            title="Your answers"
            end={
              <Link href="/benchmark/services" prefetch={false}>
                Answer again
              </Link>
            }
          >
            <ServiceHistory name={service.name} history={service.history} zone={reader.zone} />
          </Section>
          <Cite ids={service.sourceIds} sources={sources} />
        </aside>
      </div>
    </div>
  );
}
