import type { Metadata } from "next";
import Link from "next/link";
import { PostFiles } from "@/components/discussion/post-files";
import { PostMeta } from "@/components/discussion/post-meta";
import { Draft } from "@/components/drafts/draft";
import { Prose } from "@/components/markdown/prose";
import { ActionLog } from "@/components/moderation/action-log";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { movePost, unmask } from "../../actions";

export const metadata: Metadata = { title: "Moderate a post" };

type Props = { readonly params: Promise<{ id: string }> };

/** One post with what a moderator can do with it, and what was done before. */
export default async function ModeratePostPage({ params }: Props) {
  const { id } = await params;
  const reader = await requireViewer(`/moderation/posts/${id}`);
  const post = await orNotFound((await caller()).moderation.getPost({ postId: id }));
  const { can, number } = post;
  const href = number === null ? post.path : `${post.path}?from=${number}#post-${number}`;
  return (
    <div className="wrap pb-16">
      <PageHead
        title={number === null ? "A post that waits" : `Post ${number}`}
        crumbs={[
          { href: "/moderation", label: "Moderation" },
          { href, label: post.title },
        ]}
      >
        What you do here is written down. Its author is told when it is hidden, shown again or removed.
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        <div className="pb stack-6">
          <PostMeta author={post.author} at={post.publishedAt ?? post.writtenAt} zone={reader.zone}>
            {post.editedAt === null ? null : <Link href={`/discussion/posts/${id}/history`}>Edited</Link>}
            {post.memberHandle === null || !reader.moderates ? null : (
              <Link href={`/moderation/members/${post.memberHandle}`}>The member</Link>
            )}
          </PostMeta>
          {post.state === "deleted" ? (
            <p className="muted">Its author has deleted this post.</p>
          ) : (
            <>
              <Prose text={post.body} headingFrom={3} />
              <PostFiles files={post.files} />
            </>
          )}
          {post.reported ? (
            <Notice tone="a" title="It has been reported">
              <Link href="/moderation">Decide on the reports</Link>, so that those who sent them hear what came of it.
            </Notice>
          ) : null}
        </div>
        {can.hide || can.restore || can.remove ? (
          <Section id="move" title="What becomes of it">
            <ActionForm action={movePost} id="move" className="fields" label="What becomes of the post">
              <input type="hidden" name="postId" value={id} />
              <input type="hidden" name="revision" value={post.revision} />
              <TextAreaField name="words" label="Why" hint="Its author reads this." rows={3} maxLength={2_000} />
              <Draft of={`post-move:${id}`} />
              <div className="row">
                {can.hide ? (
                  <SubmitButton small look="secondary" name="move" value="hide" busy="Saving…">
                    Hide it for now
                  </SubmitButton>
                ) : null}
                {can.restore ? (
                  <SubmitButton small name="move" value="restore" busy="Saving…">
                    Show it again
                  </SubmitButton>
                ) : null}
                {can.remove ? (
                  <SubmitButton small look="danger" name="move" value="remove" busy="Saving…">
                    Remove it
                  </SubmitButton>
                ) : null}
              </div>
            </ActionForm>
          </Section>
        ) : null}
        {number === null || number === "1" ? null : (
          <p className="ui">
            <Link href={`/moderation/threads/${post.threadNo}/split?post=${number}&show=preview`} prefetch={false}>
              Split it off into a thread of its own
            </Link>
          </p>
        )}
        {can.unmask ? (
          <Section id="unmask" title="Who this is">
            <ActionForm action={unmask} id="unmask" className="fields" label="Who this member is">
              <input type="hidden" name="postId" value={id} />
              <TextAreaField
                name="reason"
                label="Why you need to know"
                hint="It is kept in the log with your name, and in what the member takes away of their data."
                rows={2}
                maxLength={2_000}
              />
              <Draft of={`post-unmask:${id}`} />
              <SubmitButton small look="secondary" busy="Asking…">
                Show me the name once
              </SubmitButton>
            </ActionForm>
          </Section>
        ) : null}
        {post.log.length === 0 ? null : (
          <Section id="log" title="What was done before">
            <ActionLog lines={post.log} zone={reader.zone} />
          </Section>
        )}
      </div>
    </div>
  );
}
