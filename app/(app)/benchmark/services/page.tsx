import type { Metadata } from "next";
import { ServiceFigure } from "@/components/benchmark/service-figure";
import { ServiceForm } from "@/components/benchmark/service-form";
import { Cite } from "@/components/catalogue/cite";
import { ServiceGaps } from "@/components/plans/benchmark/service-gaps";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, requireViewer } from "@/server/rsc";
import { saveServices } from "./actions";

export const metadata: Metadata = { title: "PMO services", robots: { index: false } };

/** The service gap check: what a PMO offers, what of it one has done or seen, and what closes the rest. */
export default async function ServicesPage() {
  await requireViewer("/benchmark/services");
  const api = await caller();
  const [check, { links }] = await Promise.all([api.benchmark.getServices(), api.plans.serviceLines()]);
  const { services, counts, sources, manual } = check;
  return (
    <div className="wrap pb-16">
      <PageHead
        title="PMO services: done, seen or never"
        crumbs={[{ href: "/benchmark", label: "Benchmark" }, { label: "PMO services" }]}
        block={[
          { label: "Done", value: String(counts.done) },
          { label: "Seen", value: String(counts.seen) },
          { label: "Never", value: String(counts.never) },
          { label: "Not answered", value: String(counts.unanswered) },
        ]}
      >
        What a PMO does for its projects, and where you have been part of it. Every answer is dated and none is
        overwritten.
      </PageHead>
      <div className="cols mt-8">
        <div className="c7 stack-12">
          <ServiceFigure counts={counts} figure={1} />
          <div>
            <p className="muted max-w-[66ch]">
              Done means that you did it and somebody used the result; seen, that you watched it done closely enough to
              explain it. Answer as few as you like: what you leave alone is not answered, which is not the same as
              never.
            </p>
            <div className="mt-6">
              <ServiceForm services={services} action={saveServices} />
            </div>
          </div>
        </div>
        <aside className="c5 stack-12" aria-label="Gaps, and where the list comes from">
          <ServiceGaps services={services} links={links} />
          <Section id="list" title="Where the list comes from" light>
            <p className="ui muted">
              An article of 2018 sends its readers to the list of services in the P3O manual to find their gaps. This
              list is worded for Critical Path and holds no text of the manual.
              {manual?.url ? (
                <>
                  {" "}
                  The manual belongs to its publisher:{" "}
                  <a href={manual.url} rel="noreferrer">
                    the official P3O site
                  </a>
                  .
                </>
              ) : null}
            </p>
            <Cite ids={[...new Set(services.flatMap((service) => service.sourceIds))]} sources={sources} />
          </Section>
        </aside>
      </div>
    </div>
  );
}
