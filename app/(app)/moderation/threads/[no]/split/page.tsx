import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChoosePosts } from "@/components/moderation/choose-posts";
import { RelocateForm } from "@/components/moderation/relocate-form";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { sentenceFor } from "@/components/ui/reasons";
import { Section } from "@/components/ui/section";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { splitThread } from "../../../move-actions";
import { numbersOf, threadNoOf, wordOf } from "../query";

export const metadata: Metadata = { title: "Split a thread" };

type Props = {
  readonly params: Promise<{ no: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Makes a thread of its own of some posts: which ones, what would become of them, its title, and why. */
export default async function SplitThreadPage({ params, searchParams }: Props) {
  const threadNo = threadNoOf((await params).no) ?? notFound();
  const here = `/moderation/threads/${threadNo}/split`;
  const reader = await requireViewer(here);
  const words = await searchParams;
  const numbers = numbersOf(words, "post");
  const [from] = numbersOf(words, "from");
  const offered = await orNotFound((await caller()).moderation.getSplit({ threadNo, numbers, from }));
  const { thread, refused, going } = offered;
  const isPreview = wordOf(words, "show") === "preview";
  const back = `${here}?${new URLSearchParams(numbers.map((number) => ["post", number]))}`;
  const why = refused ?? (isPreview && numbers.length === 0 ? "moderation.nothing_chosen" : null);
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Split posts off"
        crumbs={[
          { href: "/moderation", label: "Moderation" },
          { href: `/moderation/threads/${threadNo}`, label: thread.title },
        ]}
      >
        Chosen posts become a thread of their own, for the same readers.
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        {why === null ? null : (
          <Notice tone="a" title="This cannot be split off">
            {sentenceFor(why)}
          </Notice>
        )}
        {isPreview && why === null ? (
          <Section id="preview" title="What will happen">
            <ul className="ui mb-6 list-disc space-y-2 pl-5">
              <li>
                {going.length === 1 ? "1 post becomes a thread" : `${going.length} posts become a thread`}:{" "}
                {going.map(({ was, now }) => `${was} as ${now}`).join(", ")}. <Link href={back}>Choose again</Link>
              </li>
              <li>
                Every old number, address and citation leads to where its post stands then. What was read stays read.
              </li>
              <li>A line in the old place says where they went. Who follows this thread follows the new one.</li>
              {offered.waiting === 0 ? null : (
                <li>
                  {offered.waiting === 1 ? "An answer to them that is" : `${offered.waiting} answers to them that are`}{" "}
                  not shown yet will wait there.
                </li>
              )}
              {offered.takeaways === 0 ? null : (
                <li>
                  Takeaways of whoever opened this thread are among them. They stay marked only if the same member wrote
                  the first post of the new one.
                </li>
              )}
            </ul>
            <RelocateForm
              id="split"
              threadNo={threadNo}
              label="Split the posts off"
              action={splitThread}
              given={numbers.map((number) => ["number", number] as const)}
              hint="The authors of the posts read this in a mail. It is kept in the log."
              button="Make them a thread"
            >
              <TextField name="title" label="Title of the new thread" maxLength={160} />
            </RelocateForm>
          </Section>
        ) : (
          <ChoosePosts action={here} offered={offered} chosen={numbers} zone={reader.zone} />
        )}
      </div>
    </div>
  );
}
