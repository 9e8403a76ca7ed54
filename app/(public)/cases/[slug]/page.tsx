import type { Metadata } from "next";
import Link from "next/link";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { decide } from "@/app/(app)/cases/actions";
import { CaseBrief } from "@/components/cases/case-brief";
import { CaseFacts } from "@/components/cases/case-facts";
import { CaseSources } from "@/components/cases/case-sources";
import { Corrections } from "@/components/cases/corrections";
import { DecideForm } from "@/components/cases/decide-form";
import { Filed } from "@/components/cases/filed";
import { LearningPoints } from "@/components/cases/learning-points";
import { MemberCaseFacts } from "@/components/cases/member-case-facts";
import { Questions } from "@/components/cases/questions";
import { Split } from "@/components/cases/split";
import { StructuredCase } from "@/components/cases/structured-case";
import { CaseBeginning, CaseEnding } from "@/components/cases/told-case";
import { OtherThreads } from "@/components/discussion/other-threads";
import { DomainName } from "@/components/ui/domain-hatch";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { fieldLabels } from "@/domain/cases/document";
import { inShort } from "@/domain/markdown/plain-text";
import type { getCase } from "@/server/cases/queries";
import { env } from "@/server/env";
import { caller, orNotFound, orNull, viewer } from "@/server/rsc";
import { BesideThread, movedHref, Thread, threadQuery } from "../../discussion/thread";

type Props = {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Asked once, for the page and for its metadata. `skips`: a visitor looks at what is locked without deciding. */
const load = cache(async (slug: string, skips: boolean) => orNotFound((await caller()).cases.getCase({ slug, skips })));

const loadAuthor = cache(async (slug: string) =>
  orNotFound((await caller()).discussion.getCaseAuthor({ caseSlug: slug })),
);

const skipping = (params: Record<string, string | string[] | undefined>) => params.open === "yes";

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const skips = skipping(await searchParams);
  const item = await load((await params).slug, skips);
  return {
    title: item.title,
    description: inShort(item.situation, 155),
    alternates: { canonical: `/cases/${item.slug}` },
    // What is locked stays out of search, even where a link opens it.
    robots: { index: item.indexable && !(item.locked && skips) },
  };
}

type Case = Awaited<ReturnType<typeof getCase>>;

/** A case that came with the product: what happened, what is known and from whom, and questions to work through. */
function SourcedCase({ item }: { readonly item: Case }) {
  return (
    <>
      <CaseBrief situation={item.situation} sensitive={item.sensitivity !== null} />
      <Section id="questions" title="Questions to work through" aside="By the seat you sit in">
        <Questions questions={item.questions} />
      </Section>
      <Section id="points" title="What to take from it">
        <LearningPoints points={item.learningPoints} names={item.competencyNames} />
      </Section>
    </>
  );
}

/** A case that a member wrote: up to the decision, and further for whoever has decided. */
function MemberCase({ item, isMember }: { readonly item: Case; readonly isMember: boolean }) {
  return (
    <>
      <CaseBeginning item={item} listsOptions={!item.locked || (item.shut && !isMember)} />
      {item.shut ? (
        <DecideForm slug={item.slug} options={item.options} isMember={isMember} action={decide} />
      ) : (
        <>
          {item.locked ? (
            <Split options={item.options} split={item.split} decided={item.decided} own={item.decision} />
          ) : null}
          <CaseEnding item={item}>
            <Section id="points" title={fieldLabels.points} light>
              <LearningPoints points={item.learningPoints} names={item.competencyNames} />
            </Section>
          </CaseEnding>
        </>
      )}
    </>
  );
}

/** One case with its discussion. Where the outcome is locked, neither is on the page before its reader has decided. */
export default async function CasePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const words = await searchParams;
  const query = threadQuery(words);
  const skips = skipping(words);
  const api = await caller();
  const [item, author, page, others, reader] = await Promise.all([
    load(slug, skips),
    loadAuthor(slug),
    orNull(api.discussion.getCaseThread({ caseSlug: slug, from: query.from, skips })),
    api.discussion.listCaseThreads({ caseSlug: slug, skips }),
    viewer(),
  ]);
  if (page !== null && page.movedTo !== null) permanentRedirect(movedHref(page.movedTo, query));
  return (
    <div className="wrap">
      {item.indexable && !skips ? (
        <StructuredCase
          url={`${env().appUrl}/cases/${slug}`}
          title={item.title}
          description={inShort(item.situation, 155)}
          author={author?.name ?? null}
          publishedAt={item.publishedAt}
          correctedAt={item.corrections[0]?.at ?? null}
          about={[item.domain.name, item.subdomain.name]}
          teaches={item.skills.map(({ name }) => name)}
        />
      ) : null}
      <PageHead
        title={item.title}
        crumbs={[
          { href: "/cases", label: "Cases" },
          {
            label: (
              <>
                <span className="mr-1">Case {item.no},</span>{" "}
                <DomainName domain={item.domain.id}>{item.domain.name}</DomainName>
              </>
            ),
          },
        ]}
      >
        {author === null ? null : (
          <>
            Written up by{" "}
            {author.handle === null ? (
              author.name
            ) : (
              <Link href={`/mentors/${author.handle}`} prefetch={false}>
                {author.name}
              </Link>
            )}
            {author.line === "" ? "" : `, ${author.line}`}.{" "}
          </>
        )}
        {/* A member's case says so on its sheet. */}
        {item.isMembers ? null : `${[item.organisation, item.country, item.year].filter(Boolean).join(", ")}. `}
        Filed under{" "}
        <Link href={`/domains/${item.domain.id}#${item.subdomain.id}`} prefetch={false}>
          {item.subdomain.name}
        </Link>
        .{" "}
        {page === null || item.shut ? null : (
          <>
            <a href="#discussion">
              {page.thread.postCount === 1 ? "1 post" : `${page.thread.postCount} posts`} about it
            </a>
            .
          </>
        )}
      </PageHead>
      {item.isAuthor && words.published === "yes" ? (
        <div className="mb-6">
          <Notice tone="g" title="Your case is published">
            Everybody can read it here, signed out as well
            {item.locked ? "; what happened is shown to those who have decided, or who look without deciding" : ""}.
          </Notice>
        </div>
      ) : null}
      <div className="cols">
        <div className="c8 stack-12">
          {item.isMembers ? <MemberCase item={item} isMember={reader !== null} /> : <SourcedCase item={item} />}
          {item.shut ? null : page === null ? (
            <Section id="discussion" title="Discussion" aside="Nobody has begun it yet">
              <p className="ui muted mb-4">Ask what you would like to hear from others who have run such a project.</p>
              <LinkButton look="secondary" href={`/discussion/new?case=${slug}`}>
                Begin the discussion
              </LinkButton>
            </Section>
          ) : (
            <Thread page={page} query={query} />
          )}
          {item.shut ? null : <OtherThreads threads={others} slug={slug} isMember={reader !== null && page !== null} />}
        </div>
        <aside className="c4 stack-6">
          {item.isMembers ? (
            <MemberCaseFacts item={item} zone={reader?.zone} />
          ) : (
            <CaseFacts
              title={item.title}
              outcome={item.outcome}
              facts={item.facts}
              timeline={item.timeline}
              sources={item.sources}
            >
              <Filed item={item} seat="Best read as" />
            </CaseFacts>
          )}
          <Corrections slug={slug} corrections={item.corrections} canCorrect={item.canCorrect} zone={reader?.zone} />
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
      {reader === null || item.isAuthor ? null : (
        <p className="ui mt-12">
          <Link href={`/cases/${slug}/report`} prefetch={false}>
            Report this case
          </Link>
        </p>
      )}
      {item.sources.length === 0 ? null : (
        <Section id="sources" title="Sources" aside="Numbers as cited above" className="mt-12">
          <CaseSources sources={item.sources} />
        </Section>
      )}
    </div>
  );
}
