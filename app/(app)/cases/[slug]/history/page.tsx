import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Difference } from "@/components/ui/difference";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { caller, orNotFound, orRefused, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "What a case said before", robots: { index: false } };

type Props = { readonly params: Promise<{ slug: string }> };

/** Every correction of a case with what it changed, for its author and for moderators. */
export default async function HistoryPage({ params }: Props) {
  const { slug } = await params;
  const reader = await requireViewer(`/cases/${slug}/history`);
  const api = await caller();
  const history = await orNotFound(orRefused(api.cases.getCaseHistory({ slug })));
  if (history === null) notFound();
  return (
    <div className="wrap">
      <PageHead
        title="What the case said before"
        crumbs={[
          { href: "/cases", label: "Cases" },
          { href: `/cases/${slug}`, label: history.title },
          { label: "Corrections" },
        ]}
      >
        Only its author and moderators see this page.
      </PageHead>
      {history.corrections.length === 0 ? (
        <p className="ui muted">Nothing was corrected yet. The case says what it said when it was published.</p>
      ) : (
        <div className="stack-12">
          {history.corrections.map(({ revision, at, by, reason, changes }) => (
            <Section key={revision} id={`revision-${revision}`} title={reason} aside={by}>
              <p className="ui muted">
                Corrected on <Time at={at} as="slot" zone={reader.zone} />.
              </p>
              {changes.map(({ field, label, words }) => (
                <div key={field} className="mt-4">
                  <h3 className="small muted">{label}</h3>
                  <Difference changes={words} />
                </div>
              ))}
            </Section>
          ))}
          {history.hasOlder ? <p className="ui muted">The corrections before these are kept and not shown.</p> : null}
        </div>
      )}
    </div>
  );
}
