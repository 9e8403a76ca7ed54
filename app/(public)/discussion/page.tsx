import type { Metadata } from "next";
import Link from "next/link";
import { permanentRedirect } from "next/navigation";
import { z } from "zod";
import { ThreadFilter } from "@/components/discussion/thread-filter";
import { ThreadList } from "@/components/discussion/thread-list";
import { WatchForm } from "@/components/discussion/watch-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { threadFilterSchema } from "@/domain/discussion/forms";
import { caller, orNull, viewer } from "@/server/rsc";
import { setWatch } from "./following";

export const metadata: Metadata = {
  title: "Discussion",
  description: "Questions about real projects, asked and answered by people who run them or mean to.",
  alternates: { canonical: "/discussion" },
};

/** What the address may say; an empty or unknown value lets everything pass. */
const query = z.object({
  domain: threadFilterSchema.shape.domain.catch(undefined),
  tag: threadFilterSchema.shape.tag.catch(undefined),
  unread: z
    .literal("yes")
    .transform(() => true)
    .optional()
    .catch(undefined),
  after: threadFilterSchema.shape.after.catch(undefined),
});

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What the list is about: a tag before a domain; null when it is about everything. */
function aboutOf(filter: z.output<typeof query>) {
  if (filter.tag !== undefined) return { kind: "tag" as const, subject: filter.tag };
  return filter.domain === undefined ? null : { kind: "domain" as const, subject: filter.domain };
}

/** Threads, the one with the newest post first. */
export default async function DiscussionPage({ searchParams }: Props) {
  const filter = query.parse(await searchParams);
  const api = await caller();
  const [{ threads, next, tag }, domains, tags, reader] = await Promise.all([
    api.discussion.listThreads(filter),
    api.catalogue.listDomains(),
    api.discussion.listTags(),
    viewer(),
  ]);
  const addressOf = (words: { tag?: string | undefined; after?: string | undefined }) =>
    `/discussion?${new URLSearchParams(
      Object.entries({ domain: filter.domain, tag: filter.tag, unread: filter.unread ? "yes" : "", ...words }).flatMap(
        ([name, value]) => (value === undefined || value === "" ? [] : [[name, value]]),
      ),
    )}`;
  if (tag !== null && tag.mergedInto !== null) permanentRedirect(addressOf({ tag: tag.mergedInto }));
  const about = aboutOf(filter);
  const followed = reader === null || about === null ? null : await orNull(api.discussion.getWatch(about));
  const start = <LinkButton href="/discussion/new">Start a thread</LinkButton>;
  return (
    <div className="wrap">
      <PageHead title="Discussion" action={reader === null ? undefined : <p>{start}</p>}>
        Questions about real projects, answered by people who run them or mean to. Every post has a number that can be
        cited.
      </PageHead>
      <ThreadFilter filter={filter} domains={domains.domains} tags={tags} isMember={reader !== null}>
        {reader === null ? null : (
          <p className="row end ui min-h-[2.125rem]">
            <Link href="/discussion/watching">What you watch</Link>
            <Link href="/discussion/kept">Kept posts</Link>
            <Link href="/discussion/mine">Yours</Link>
          </p>
        )}
      </ThreadFilter>
      {followed === null || about === null ? null : (
        <div className="row ui my-4">
          Follow {followed.name}:
          <WatchForm {...about} name={followed.name} level={followed.level} action={setWatch} />
        </div>
      )}
      {tag === null ? null : (
        <p className="ui my-4">
          Threads about <b>{tag.name}</b>. <Link href="/discussion">Show all</Link>
        </p>
      )}
      {threads.length === 0 ? (
        <EmptyState
          level={2}
          title={filter.unread ? "Nothing unread" : "No thread here yet"}
          action={reader === null ? undefined : start}
        >
          {filter.unread
            ? "You have read every post of the threads that you can see."
            : "Ask what you would like to hear from people who have run such projects."}
        </EmptyState>
      ) : (
        <ThreadList threads={threads} zone={reader?.zone} />
      )}
      <Pager
        nextHref={next === null ? undefined : addressOf({ after: next })}
        previousHref={filter.after === undefined ? undefined : addressOf({})}
        previousLabel="Newest"
      />
    </div>
  );
}
