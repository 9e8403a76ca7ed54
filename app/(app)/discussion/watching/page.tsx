import type { Metadata } from "next";
import Link from "next/link";
import { makeFeed, revokeFeed, setWatch } from "@/app/(public)/discussion/following";
import { FeedAddress } from "@/components/discussion/feed-address";
import { WatchForm } from "@/components/discussion/watch-form";
import { DomainName } from "@/components/ui/domain-hatch";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { caller, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "What you watch", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything that a member follows, and how closely, with a way to change each. */
export default async function WatchingPage({ searchParams }: Props) {
  const { zone } = await requireViewer("/discussion/watching");
  const { after } = await searchParams;
  const cursor = typeof after === "string" && after.length <= 60 ? after : undefined;
  const { discussion } = await caller();
  const [{ threads, tags, domains, next }, feed] = await Promise.all([
    discussion.listWatches({ after: cursor }),
    discussion.getFeed(),
  ]);
  const followed = tags.filter(({ level }) => level !== null);
  const others = tags.filter(({ level }) => level === null);
  const tagList = (some: typeof tags) => (
    <ul className="ruled ui">
      {some.map(({ id, name, level }) => (
        <li key={id} className="row between">
          <Link href={`/discussion?tag=${id}`} prefetch={false}>
            {name}
          </Link>
          <WatchForm kind="tag" subject={id} name={name} level={level} action={setWatch} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="wrap">
      <PageHead
        title="What you watch"
        crumbs={[{ href: "/discussion", label: "Discussion" }, { label: "What you watch" }]}
      >
        What you are emailed about. A choice for a thread comes before one for its tags, and that before one for its
        domain.
      </PageHead>
      <div className="cols mt-8">
        <div className="c8 stack-12">
          <Section id="threads" title="Threads">
            {threads.length === 0 ? (
              <p className="ui muted">
                You have chosen nothing for a single thread yet. Each has “Follow” beside its posts.
              </p>
            ) : (
              <ul className="ruled ui">
                {threads.map(({ no, title, path, level }) => (
                  <li key={no} className="row between">
                    <Link href={path} prefetch={false}>
                      {title}
                    </Link>
                    <WatchForm kind="thread" subject={String(no)} name={title} level={level} action={setWatch} />
                  </li>
                ))}
              </ul>
            )}
            <Pager
              nextHref={next === null ? undefined : `/discussion/watching?after=${next}`}
              previousHref={cursor === undefined ? undefined : "/discussion/watching"}
              previousLabel="Newest"
            />
          </Section>
          <Section id="domains" title="Domains">
            <ul className="ruled ui">
              {domains.map(({ id, name, level }) => (
                <li key={id} className="row between">
                  <Link href={`/discussion?domain=${id}`} prefetch={false}>
                    <DomainName domain={id}>{name}</DomainName>
                  </Link>
                  <WatchForm kind="domain" subject={id} name={name} level={level} action={setWatch} />
                </li>
              ))}
            </ul>
          </Section>
          <Section id="tags" title="Tags">
            {followed.length === 0 ? (
              <p className="ui muted">You have chosen nothing for a tag yet.</p>
            ) : (
              tagList(followed)
            )}
            {others.length === 0 ? null : (
              <details className="mt-4">
                <summary className="ui">{followed.length === 0 ? "All tags" : "All other tags"}</summary>
                {tagList(others)}
              </details>
            )}
          </Section>
        </div>
        <aside className="c4 stack-6">
          <Section id="feed" title="A private feed">
            <FeedAddress feed={feed} zone={zone} make={makeFeed} revoke={revokeFeed} />
          </Section>
        </aside>
      </div>
    </div>
  );
}
