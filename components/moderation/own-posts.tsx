import Link from "next/link";
import { AttachFields, type WaitingFile } from "@/components/discussion/attach-fields";
import { NameOffers, type OfferNames } from "@/components/discussion/name-offers";
import { PostFiles } from "@/components/discussion/post-files";
import { Draft } from "@/components/drafts/draft";
import { Composer, PreviewButton } from "@/components/markdown/composer";
import { Prose } from "@/components/markdown/prose";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Revision } from "@/components/ui/revision";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import type { listMine } from "@/server/moderation/mine";

type Own = Awaited<ReturnType<typeof listMine>>["posts"][number];

function State({ post, zone }: { readonly post: Own; readonly zone: string }) {
  const { state, words, waiting } = post;
  const why = words === null || words === "" ? null : words;
  if (state === "declined")
    return (
      <Notice tone="a" title="A moderator sent this back">
        {why}
      </Notice>
    );
  if (state === "removed")
    return (
      <Notice tone="r" title="A moderator removed this">
        {why}
      </Notice>
    );
  if (waiting !== null) {
    const shown = waiting.kind === "review_post" && state === "pending";
    return (
      <Notice tone="i" title="A moderator reads this before it is shown">
        {shown
          ? `Shown at the latest on ${longDate(waiting.dueAt, zone)}.`
          : `To be read by ${longDate(waiting.dueAt, zone)}. ${waiting.defaultText}`}
      </Notice>
    );
  }
  return (
    <Notice tone="a" title="Out of sight until a moderator has looked at it">
      {why}
    </Notice>
  );
}

/** The reader's posts that others do not see, each with why, and what can be done about it. */
export function OwnPosts({
  posts,
  waitingFiles,
  zone,
  offerNames,
  sendAgain,
  takeBack,
}: {
  readonly posts: readonly Own[];
  /** What waits in forms of the reader's, in these among them. */
  readonly waitingFiles: readonly WaitingFile[];
  readonly zone: string;
  /** Finds people whom the reader may name, by the beginning of a name. */
  readonly offerNames: OfferNames;
  readonly sendAgain: FormAction;
  readonly takeBack: FormAction;
}) {
  return posts.map((post, index) => (
    <article key={post.postId} className="sheet stack-6" aria-label={`Your post in ${post.title}`}>
      <p className="small muted">
        In{" "}
        <Link href={post.path} prefetch={false}>
          {post.title}
        </Link>
      </p>
      <State post={post} zone={zone} />
      {post.state === "removed" || post.state === "hidden" ? (
        <>
          <Prose text={post.body} headingFrom={4} />
          <PostFiles files={post.files} />
        </>
      ) : null}
      {post.state === "hidden" && post.number !== null ? (
        <p>
          <Link href={`${post.path}?from=${post.number}&edit=${post.number}#post-${post.number}`} prefetch={false}>
            Change what it says
          </Link>
        </p>
      ) : null}
      {post.state === "declined" || post.state === "pending" ? (
        <>
          <ActionForm
            action={sendAgain}
            id={`again-${post.postId}`}
            className="fields"
            label={`Change post ${index + 1} of these`}
          >
            {/* What Enter presses in a box to tick, rather than a button of a file. */}
            <button type="submit" hidden />
            <input type="hidden" name="postId" value={post.postId} />
            <input type="hidden" name="threadNo" value={post.threadNo} />
            <Revision revision={post.revision} />
            <div>
              <Composer
                name="body"
                label="Your post"
                hint="# cites a post, as in #4.1; @ names somebody who can read it."
                defaultValue={post.body}
              />
              <NameOffers offer={offerNames} />
              <AttachFields place={`edit:${post.postId}`} waiting={waitingFiles} attached={post.files} />
              <Draft of={`post-edit:${post.postId}`} on="revision" />
            </div>
            <div className="row">
              <SubmitButton small busy="Sending…">
                {post.state === "declined" ? "Send it again" : "Save the change"}
              </SubmitButton>
              <PreviewButton />
            </div>
          </ActionForm>
          <ActionForm action={takeBack} id={`back-${post.postId}`} label={`Take back post ${index + 1} of these`}>
            <input type="hidden" name="postId" value={post.postId} />
            <SubmitButton small look="quiet" busy="Deleting…">
              Take it back
            </SubmitButton>
          </ActionForm>
        </>
      ) : null}
    </article>
  ));
}
