import type { Metadata } from "next";
import Link from "next/link";
import { permanentRedirect } from "next/navigation";
import { z } from "zod";
import { CaseFilter } from "@/components/cases/case-filter";
import { CaseLead } from "@/components/cases/case-lead";
import { CaseTable } from "@/components/cases/case-table";
import { OwnDrafts } from "@/components/cases/own-drafts";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { caseFilterSchema } from "@/domain/cases/schema";
import { givenNumber } from "@/domain/given-number";
import { caller, viewer } from "@/server/rsc";

export const metadata: Metadata = {
  title: "Cases",
  description:
    "Projects in banking, insurance, health and technology, written up with figures and what is not certain, and what their readers would have done.",
  alternates: { canonical: "/cases" },
};

const { q, domain, outcome, stage, tag } = caseFilterSchema.shape;

/** What the address may say; an empty or unknown value lets everything pass. */
const query = z.object({
  q: q.catch(undefined),
  domain: domain.unwrap().min(1).optional().catch(undefined),
  outcome: outcome.catch(undefined),
  stage: stage.catch(undefined),
  tag: tag.catch(undefined),
  unread: z
    .literal("yes")
    .transform(() => true)
    .optional()
    .catch(undefined),
  after: z.coerce.number().pipe(givenNumber).optional().catch(undefined),
});

/** The filter as an address writes it. */
function addressOf(filter: Readonly<Record<string, string | number | boolean | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === "" || value === false ? [] : [[name, value === true ? "yes" : String(value)]],
    ),
  );
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One case led in full, then a contents page. */
export default async function CasesPage({ searchParams }: Props) {
  const { after, ...filter } = query.parse(await searchParams);
  const api = await caller();
  const reader = await viewer();
  const [overview, { cases, tag, next }, drafts] = await Promise.all([
    api.cases.getCaseOverview(),
    api.discussion.listDiscussedCases({ ...filter, after }),
    reader === null ? [] : api.cases.listCaseDrafts(),
  ]);
  if (tag !== null && tag.mergedInto !== null)
    permanentRedirect(`/cases?${addressOf({ ...filter, tag: tag.mergedInto })}`);
  const isFiltered = addressOf(filter).size > 0;
  return (
    <div className="wrap">
      <PageHead
        title="Cases"
        action={
          reader === null ? undefined : (
            <p>
              <LinkButton href="/cases/write">Write up a project</LinkButton>
            </p>
          )
        }
      >
        Real projects with the numbers left in. What is not certain is said to be so, and names are changed where the
        author asks.
      </PageHead>
      <OwnDrafts drafts={drafts} zone={reader?.zone} />
      {overview.lead === null || isFiltered || after !== undefined ? null : (
        <CaseLead
          lead={overview.lead}
          talk={cases.find(({ slug }) => slug === overview.lead?.slug) ?? null}
          zone={reader?.zone}
        />
      )}
      <CaseFilter filter={filter} isMember={reader !== null} {...overview} />
      {isFiltered ? (
        <p className="ui muted my-4" role="status">
          {cases.length === 0 ? "No case matches. " : ""}
          {tag === null ? "" : `About ${tag.name}. `}
          <Link href="/cases">Show all {overview.total}</Link>
        </p>
      ) : null}
      {cases.length === 0 ? null : <CaseTable cases={cases} zone={reader?.zone} />}
      <Pager
        nextHref={next === null ? undefined : `/cases?${addressOf({ ...filter, after: next })}`}
        nextLabel="Older cases"
        previousHref={after === undefined ? undefined : `/cases?${addressOf(filter)}`}
        previousLabel="Newest"
      />
    </div>
  );
}
