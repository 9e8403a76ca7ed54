import type { Metadata } from "next";
import Link from "next/link";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { DomainName } from "@/components/ui/domain-hatch";
import { PageHead } from "@/components/ui/page-head";
import { plainText } from "@/domain/markdown/plain-text";
import { caller, orNotFound } from "@/server/rsc";
import { BesideThread, Thread, threadQuery } from "../thread";

type Props = {
  readonly params: Promise<{ no: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Asked once, for the page and for its metadata. */
const load = cache(async (no: string, from: string | undefined) => {
  if (!/^[1-9]\d{0,8}$/.test(no)) notFound();
  return orNotFound((await caller()).discussion.getThread({ no: Number(no), from }));
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { thread, posts } = await load((await params).no, threadQuery(await searchParams).from);
  return {
    title: thread.title,
    description: plainText(posts[0]?.body ?? thread.title, 155),
    alternates: { canonical: thread.path },
    robots: { index: thread.audience === "public" },
  };
}

/** A thread on a page of its own. The main one of a case stands on the page of the case. */
export default async function ThreadPage({ params, searchParams }: Props) {
  const query = threadQuery(await searchParams);
  const page = await load((await params).no, query.from);
  const { thread } = page;
  if (thread.isMain) {
    const place = query.from === undefined ? "#discussion" : `?from=${query.from}#post-${query.from}`;
    permanentRedirect(`${thread.path}${place}`);
  }
  return (
    <div className="wrap">
      <PageHead
        title={thread.title}
        crumbs={[
          { href: "/discussion", label: "Discussion" },
          { label: <DomainName domain={thread.domain.id}>{thread.domain.name}</DomainName> },
        ]}
      >
        {thread.caseSlug === null ? null : (
          <>
            About the case{" "}
            <Link href={`/cases/${thread.caseSlug}`} prefetch={false}>
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
