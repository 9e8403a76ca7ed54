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
import { mergeThreads } from "../../../move-actions";
import { threadNoOf, wordOf } from "../query";

export const metadata: Metadata = { title: "Merge a thread" };

type Props = {
  readonly params: Promise<{ no: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const counted = (count: number) => (count === 1 ? "1 post" : `${count} posts`);

/** Merges a thread into another: which one, what would become of the posts, and why. */
export default async function MergeThreadPage({ params, searchParams }: Props) {
  const threadNo = threadNoOf((await params).no) ?? notFound();
  const here = `/moderation/threads/${threadNo}/merge`;
  await requireViewer(here);
  const words = await searchParams;
  const q = wordOf(words, "q");
  const intoNo = threadNoOf(wordOf(words, "into"));
  const { thread, refused, offered, chosen } = await orNotFound(
    (await caller()).moderation.getMerge({ threadNo, q, intoNo }),
  );
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Merge into another thread"
        crumbs={[
          { href: "/moderation", label: "Moderation" },
          { href: `/moderation/threads/${threadNo}`, label: thread.title },
        ]}
      >
        All {counted(thread.postCount)} go; the address of this thread leads to the other for ever.
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {refused !== null ? (
          <Notice tone="a" title="This thread stays where it is">
            {sentenceFor(refused)}
          </Notice>
        ) : chosen === null ? (
          <>
            <FindTarget
              action={here}
              label="Into which thread"
              hint="Its number, its address, or words of its title. Threads for the same readers are found."
              q={q}
              isEmpty={offered.length === 0}
            />
            {offered.length === 0 ? null : (
              <Section id="found" title="Found">
                <ul className="ruled ui">
                  {offered.map((one) => (
                    <li key={one.no} className="flex items-baseline justify-between gap-4 py-2">
                      <span>
                        <a href={one.path}>{one.title}</a>{" "}
                        <span className="small muted">
                          Thread {one.no}, {counted(one.postCount)}
                        </span>
                      </span>
                      <Link href={`${here}?into=${one.no}`} prefetch={false}>
                        Choose<span className="vh"> {one.title}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        ) : chosen.into === null || chosen.refused !== null ? (
          <Notice tone="a" title="Not into this thread">
            {sentenceFor(chosen.refused ?? "moderation.no_such_target")} <Link href={here}>Choose another</Link>
          </Notice>
        ) : (
          <Section id="preview" title="What will happen">
            <ul className="ui mb-6 list-disc space-y-2 pl-5">
              <li>
                {counted(thread.postCount)} of “{thread.title}” will stand in{" "}
                <a href={chosen.into.path}>{chosen.into.title}</a>, from number {chosen.first} on, after the{" "}
                {counted(chosen.into.postCount)} there. <Link href={here}>Choose another thread</Link>
              </li>
              <li>
                Every old number, address and citation leads to where its post stands then. What was read stays read.
              </li>
              <li>The title “{thread.title}” and its tags are no longer in any list.</li>
              {chosen.waiting === 0 ? null : <li>{counted(chosen.waiting)} not shown yet will wait there.</li>}
              {chosen.takeawaysEnd ? (
                <li>What its opener marked as takeaways is marked no longer: somebody else opened the other thread.</li>
              ) : null}
              {chosen.narrows ? (
                <li>Members who have not decided on the case there will not see these posts before they have.</li>
              ) : null}
              <li>This is not undone by a press: posts can be split off again, under new numbers.</li>
            </ul>
            <RelocateForm
              id="merge"
              threadNo={threadNo}
              label="Merge the thread"
              action={mergeThreads}
              given={[["intoNo", chosen.into.no]]}
              hint="The authors of the posts read this in a mail. It is kept in the log."
              button="Merge the two threads"
            />
          </Section>
        )}
      </div>
    </div>
  );
}
