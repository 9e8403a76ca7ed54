import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FindTarget } from "@/components/moderation/find-target";
import { RelocateForm } from "@/components/moderation/relocate-form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { sentenceFor } from "@/components/ui/reasons";
import { Section } from "@/components/ui/section";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { moveThread } from "../../../move-actions";
import { threadNoOf, wordOf } from "../query";

export const metadata: Metadata = { title: "Move a thread" };

type Props = {
  readonly params: Promise<{ no: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Files a thread elsewhere: under which case or domain, what that changes, and why. */
export default async function MoveThreadPage({ params, searchParams }: Props) {
  const threadNo = threadNoOf((await params).no) ?? notFound();
  const here = `/moderation/threads/${threadNo}/move`;
  await requireViewer(here);
  const words = await searchParams;
  const q = wordOf(words, "q");
  const [caseSlug, domainId] = [wordOf(words, "case"), wordOf(words, "domain")];
  const to = caseSlug !== undefined ? { caseSlug } : domainId !== undefined ? { domainId } : undefined;
  const { thread, refused, domains, offered, chosen } = await orNotFound(
    (await caller()).moderation.getMove({ threadNo, q, to }),
  );
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Move to another case or domain"
        crumbs={[
          { href: "/moderation", label: "Moderation" },
          { href: `/moderation/threads/${threadNo}`, label: thread.title },
        ]}
      >
        It is filed under {thread.caseTitle ?? thread.domain.name}. Its number, its posts and its readers stay.
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {refused !== null ? (
          <Notice tone="a" title="This thread stays where it is">
            {sentenceFor(refused)}
          </Notice>
        ) : chosen === null ? (
          <>
            <Section id="case" title="To a case">
              <FindTarget
                action={here}
                label="Which case"
                hint="Words of its title, or its number."
                q={q}
                isEmpty={offered.length === 0}
              />
              {offered.length === 0 ? null : (
                <ul className="ruled ui mt-6">
                  {offered.map((one) => (
                    <li key={one.slug} className="flex items-baseline justify-between gap-4 py-2">
                      <span>
                        <a href={`/cases/${one.slug}`}>{one.title}</a>{" "}
                        <span className="small muted">Case {one.no}</span>
                      </span>
                      <Link href={`${here}?case=${one.slug}`} prefetch={false}>
                        Choose<span className="vh"> {one.title}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Section id="domain" title="To a domain, about no case">
              <ul className="ruled ui">
                {domains
                  .filter(({ id }) => thread.caseTitle !== null || id !== thread.domain.id)
                  .map(({ id, name }) => (
                    <li key={id} className="flex items-baseline justify-between gap-4 py-2">
                      <span>{name}</span>
                      <Link href={`${here}?domain=${id}`} prefetch={false}>
                        Choose<span className="vh"> {name}</span>
                      </Link>
                    </li>
                  ))}
              </ul>
            </Section>
          </>
        ) : chosen.refused !== null || chosen.isThere ? (
          <Notice tone="a" title={chosen.isThere ? "It is there already" : "It cannot go there"}>
            {chosen.refused === null ? null : sentenceFor(chosen.refused)} <Link href={here}>Choose another place</Link>
          </Notice>
        ) : (
          <Section id="preview" title="What will happen">
            <ul className="ui mb-6 list-disc space-y-2 pl-5">
              <li>
                “{thread.title}” will be filed under {chosen.isCase ? `the case “${chosen.name}”` : chosen.name}.{" "}
                <Link href={here}>Choose another place</Link>
              </li>
              {chosen.isMain ? (
                <li>
                  It will stand on the page of the case, which has no discussion yet. From there it is not moved again.
                </li>
              ) : null}
              {chosen.narrows ? (
                <li>Members who have not decided on that case will not see it before they have.</li>
              ) : null}
              {chosen.sensitive ? (
                <li>The case is sensitive: from now on every post is read by a moderator before it is shown.</li>
              ) : null}
              <li>Its address, its numbers, what was read and who follows it stay as they are.</li>
            </ul>
            <RelocateForm
              id="move"
              threadNo={threadNo}
              label="Move the thread"
              action={moveThread}
              given={[caseSlug === undefined ? ["domainId", domainId ?? ""] : ["caseSlug", caseSlug]]}
              hint="Whoever opened the thread reads this in a mail. It is kept in the log."
              button="Move the thread"
            />
          </Section>
        )}
      </div>
    </div>
  );
}
