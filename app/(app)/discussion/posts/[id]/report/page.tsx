import type { Metadata } from "next";
import { Prose } from "@/components/markdown/prose";
import { ReportForm } from "@/components/moderation/report-form";
import { ActionForm } from "@/components/ui/action-form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { blockAuthor, sendReport } from "../../../report-actions";

export const metadata: Metadata = { title: "Report a post" };

type Props = { readonly params: Promise<{ id: string }> };

/** Reports a post: its words, what is wrong with them, and nothing else between. */
export default async function ReportPostPage({ params }: Props) {
  const { id } = await params;
  await requireViewer(`/discussion/posts/${id}/report`);
  const post = await orNotFound((await caller()).moderation.getReportable({ postId: id }));
  return (
    <div className="wrap pb-16">
      <PageHead
        title={`Report post ${post.number}`}
        crumbs={[{ href: "/discussion", label: "Discussion" }, { label: post.title }]}
      >
        A moderator reads what you send and what stands here now, and decides.
      </PageHead>
      <div className="max-w-[48rem] stack-6">
        {post.body === null ? null : (
          <div className="well">
            <Prose text={post.body} headingFrom={3} />
          </div>
        )}
        <ReportForm about={{ name: "postId", value: id }} action={sendReport} />
        {post.canBlock ? (
          <Section id="block" title="Or keep its author away" light>
            <ActionForm action={blockAuthor} id="block" label="Keep the author away">
              <input type="hidden" name="postId" value={id} />
              <p className="ui muted mb-3">
                Neither of you finds the other any more, and their posts stand under no name for you. They are told
                nothing.
              </p>
              <SubmitButton small look="secondary" busy="Saving…">
                Keep them away
              </SubmitButton>
            </ActionForm>
          </Section>
        ) : null}
      </div>
    </div>
  );
}
