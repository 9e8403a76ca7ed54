import type { Metadata } from "next";
import Link from "next/link";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import { cache } from "react";
import { numberHref } from "@/components/discussion/post-words";
import { DomainName } from "@/components/ui/domain-hatch";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { seatLabels } from "@/domain/cases/labels";
import { inShort } from "@/domain/markdown/plain-text";
import { caller, orNotFound, orNull, viewer } from "@/server/rsc";
import { BesideThread, movedHref, Thread, threadQuery } from "../thread";

type Props = {
  readonly params: Promise<{ no: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Asked once, for the page and for its metadata. */
const load = cache(async (no: string, from: string | undefined, skips: boolean) => {
  if (!/^[1-9]\d{0,8}$/.test(no)) notFound();
  const { discussion } = await caller();
  const thread = await orNull(discussion.getThread({ no: Number(no), from, skips }));
  if (thread !== null) return thread;
  const { path } = await orNotFound(discussion.getCaseToDecide({ no: Number(no) }));
  return redirect(`${path}#decide`);
});

/** A visitor looks at a locked case without deciding. */
const skipping = (params: Record<string, string | string[] | undefined>) => params.open === "yes";

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const words = await searchParams;
  const { thread, posts } = await load((await params).no, threadQuery(words).from, skipping(words));
  return {
    title: thread.title,
    description: inShort(posts[0]?.body ?? thread.title, 155),
    alternates: { canonical: skipping(words) ? null : thread.path },
    robots: { index: thread.audience === "public" && thread.indexable && !skipping(words) },
  };
}

const readers = { public: "Everybody", members: "Members", programme: "Its programme" } as const;

/** A thread on a page of its own. The main one of a case stands on the page of the case. */
export default async function ThreadPage({ params, searchParams }: Props) {
  const words = await searchParams;
  const query = threadQuery(words);
  const page = await load((await params).no, query.from, skipping(words));
  const { thread } = page;
  if (page.movedTo !== null) permanentRedirect(movedHref(page.movedTo, query));
  const reader = await viewer();
  if (thread.isMain) {
    permanentRedirect(query.from === undefined ? `${thread.path}#discussion` : numberHref(thread.path, query.from));
  }
  return (
    <div className="wrap">
      <PageHead
        title={thread.title}
        block={[
          { label: "Thread", value: thread.no },
          { label: "Opened", value: <Time at={thread.openedAt} as="long" zone={reader?.zone} /> },
          ...(thread.stage === null ? [] : [{ label: "Asked as", value: seatLabels[thread.stage] }]),
          { label: "Read by", value: readers[thread.audience] },
        ]}
        crumbs={[
          { href: "/discussion", label: "Discussion" },
          { label: <DomainName domain={thread.domain.id}>{thread.domain.name}</DomainName> },
        ]}
      >
        {thread.caseSlug === null ? null : (
          <>
            About the case{" "}
            <Link href={`/cases/${thread.caseSlug}${skipping(words) ? "?open=yes" : ""}`} prefetch={false}>
              {thread.caseTitle}
            </Link>
            .
          </>
        )}
      </PageHead>
      <div className="cols">
        <div className="c8">
          <Thread page={page} query={query} />
        </div>
        {page.at === null ? null : (
          <aside className="c4 stack-6">
            <BesideThread page={page} />
          </aside>
        )}
      </div>
    </div>
  );
}
