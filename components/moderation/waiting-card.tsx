import Link from "next/link";
import { PostFiles } from "@/components/discussion/post-files";
import { PostMeta } from "@/components/discussion/post-meta";
import { Draft } from "@/components/drafts/draft";
import { Prose } from "@/components/markdown/prose";
import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Waiting } from "@/components/ui/waiting";
import { stepOwed, whatHappensThen } from "@/domain/obligations/kinds";
import type { listWaiting } from "@/server/moderation/waiting";

type Waits = Awaited<ReturnType<typeof listWaiting>>[number];

function whereItStands({ thread, isEdit }: Waits): string {
  if (isEdit) return "Changed by its author, in";
  return thread.opens ? "Opens the thread" : "Answers in";
}

/** A post that waits to be shown, with its words and the two answers to it. */
export function WaitingCard({
  post,
  place,
  now,
  zone,
  decide,
}: {
  readonly post: Waits;
  /** Its place in the queue, from 1. */
  readonly place: number;
  readonly now: Date;
  readonly zone: string;
  readonly decide: FormAction;
}) {
  const { kind } = post;
  return (
    <article className="sheet stack-6" aria-label={`A post of ${post.author.name} that waits`}>
      <div className="pb">
        <PostMeta author={post.author} at={post.writtenAt} zone={zone} />
        <p className="small muted">
          {whereItStands(post)}{" "}
          <Link href={post.thread.path} prefetch={false}>
            {post.thread.title}
          </Link>
          {post.sensitive ? ". The case is sensitive: every post about it is read first." : "."}
        </p>
      </div>
      <Prose text={post.body} headingFrom={4} />
      <PostFiles files={post.files} />
      {post.isMine ? (
        <Notice tone="a" title="You wrote this. Another moderator decides on it." />
      ) : (
        <>
          <Waiting
            now={now}
            zone={zone}
            obligation={{
              ownerName: "You",
              isYours: true,
              step: stepOwed(kind, null),
              dueAt: post.dueAt,
              defaultText: whatHappensThen(kind, "owner"),
            }}
          />
          <ActionForm
            action={decide}
            id={`post-${post.postId}`}
            className="fields"
            label={`Decide on waiting post ${place}`}
          >
            <input type="hidden" name="postId" value={post.postId} />
            <input type="hidden" name="revision" value={post.revision} />
            <TextAreaField
              name="words"
              label="What its author will read"
              hint="Needed when you send it back: what stands in the way, and what would make it fit."
              rows={2}
              maxLength={2_000}
            />
            <Draft of={`waiting-post:${post.postId}`} />
            <div className="row">
              <SubmitButton small name="decision" value="approve" busy="Saving…">
                Show it
              </SubmitButton>
              <SubmitButton small look="secondary" name="decision" value="decline" busy="Saving…">
                Send it back
              </SubmitButton>
            </div>
          </ActionForm>
        </>
      )}
    </article>
  );
}
