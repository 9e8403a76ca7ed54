import type { Metadata } from "next";
import { offerNames, openThread } from "@/app/(public)/discussion/actions";
import { ThreadForm } from "@/components/discussion/thread-form";
import { PageHead } from "@/components/ui/page-head";
import { caller, orNull, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Start a thread", robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Opens a thread about a case, or a free one in a domain. */
export default async function NewThreadPage({ searchParams }: Props) {
  const { case: slug } = await searchParams;
  const isAboutCase = typeof slug === "string" && slug.length <= 100;
  const reader = await requireViewer(
    isAboutCase ? `/discussion/new?case=${encodeURIComponent(slug)}` : "/discussion/new",
  );
  const api = await caller();
  const [options, about] = await Promise.all([
    api.discussion.getThreadOptions(),
    isAboutCase ? orNull(api.cases.getCase({ slug })) : null,
  ]);
  return (
    <div className="wrap">
      <PageHead title="Start a thread" crumbs={[{ href: "/discussion", label: "Discussion" }, { label: "New" }]}>
        {about === null
          ? "Ask what you would like to hear from people who have run such projects."
          : `About ${about.title}.`}
      </PageHead>
      <ThreadForm about={about} {...options} ownDomain={reader.domain} offerNames={offerNames} action={openThread} />
    </div>
  );
}
