import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { CaseBrief } from "@/components/cases/case-brief";
import { CaseFacts } from "@/components/cases/case-facts";
import { CaseSources } from "@/components/cases/case-sources";
import { LearningPoints } from "@/components/cases/learning-points";
import { Questions } from "@/components/cases/questions";
import { OtherThreads } from "@/components/discussion/other-threads";
import { DomainName } from "@/components/ui/domain-hatch";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, orNotFound, orNull, viewer } from "@/server/rsc";
import { BesideThread, Thread, threadQuery } from "../../discussion/thread";

type Props = {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Asked once, for the page and for its metadata. */
const load = cache(async (slug: string) => orNotFound((await caller()).cases.getCase({ slug })));

/** The first sentence or two of a text, for search engines. */
function opening(text: string): string {
  const cut = text.slice(0, 155);
  return text.length <= 155 ? text : `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const item = await load((await params).slug);
  return { title: item.title, description: opening(item.situation), alternates: { canonical: `/cases/${item.slug}` } };
}

/** One case: what happened, what is known and from whom, and questions to work through. */
export default async function CasePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const query = threadQuery(await searchParams);
  const api = await caller();
  const [item, page, others, reader] = await Promise.all([
    load(slug),
    orNull(api.discussion.getCaseThread({ caseSlug: slug, from: query.from })),
    api.discussion.listCaseThreads({ caseSlug: slug }),
    viewer(),
  ]);
  return (
    <div className="wrap">
      <PageHead
        title={item.title}
        crumbs={[
          { href: "/cases", label: "Cases" },
          {
            label: (
              <>
                Case {item.no}, <DomainName domain={item.domain.id}>{item.domain.name}</DomainName>
              </>
            ),
          },
        ]}
      >
        {item.organisation}, {item.country}
        {item.year === null ? "" : `, ${item.year}`}. Filed under{" "}
        <Link href={`/domains/${item.domain.id}#${item.subdomain.id}`} prefetch={false}>
          {item.subdomain.name}
        </Link>
        .
      </PageHead>
      <div className="cols">
        <div className="c8 stack-12">
          <CaseBrief situation={item.situation} sensitive={item.sensitivity !== null} />
          <Section id="questions" title="Questions to work through" aside="By the seat you sit in">
            <Questions questions={item.questions} />
          </Section>
          <Section id="points" title="What to take from it">
            <LearningPoints points={item.learningPoints} names={item.competencyNames} />
          </Section>
          {page === null ? (
            <Section id="discussion" title="Discussion" aside="Nobody has begun it yet">
              <LinkButton look="secondary" href={`/discussion/new?case=${slug}`}>
                Begin the discussion
              </LinkButton>
            </Section>
          ) : (
            <Thread page={page} query={query} />
          )}
          <OtherThreads threads={others} slug={slug} isMember={reader !== null && page !== null} />
        </div>
        <aside className="c4 stack-6">
          <CaseFacts
            title={item.title}
            outcome={item.outcome}
            facts={item.facts}
            timeline={item.timeline}
            sources={item.sources}
          />
          {page === null || reader === null ? null : <BesideThread page={page} />}
          {item.uncertain.length === 0 ? null : (
            <Section id="uncertain" title="What is not certain">
              <ul className="ruled ui">
                {item.uncertain.map((doubt) => (
                  <li key={doubt}>{doubt}</li>
                ))}
              </ul>
            </Section>
          )}
        </aside>
      </div>
      <Section id="sources" title="Sources" aside="Numbers as cited above" className="mt-12">
        <CaseSources sources={item.sources} />
      </Section>
    </div>
  );
}
