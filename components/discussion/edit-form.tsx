import { Draft } from "@/components/drafts/draft";
import { Composer, PreviewButton } from "@/components/markdown/composer";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Revision } from "@/components/ui/revision";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ShownPost } from "@/server/discussion/threads/thread-page";
import { AttachFields, type WaitingFile } from "./attach-fields";
import { NameOffers, type OfferNames } from "./name-offers";
import { numberHref } from "./post-words";

/** Changes the words of one's own post, or takes it back. */
export function EditForm({
  post,
  threadNo,
  path,
  offerNames,
  waitingFiles,
  edit,
  remove,
}: {
  readonly post: ShownPost;
  readonly threadNo: number;
  readonly path: string;
  readonly offerNames: OfferNames;
  /** What waits in forms of the author's, in this one among them. */
  readonly waitingFiles: readonly WaitingFile[];
  readonly edit: FormAction;
  readonly remove: FormAction;
}) {
  const number = post.number ?? "";
  const about = (
    <>
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="back" value={numberHref(path, number)} />
    </>
  );
  return (
    <div className="stack-6 mt-2 mb-4">
      <ActionForm action={edit} id="edit" label={`Edit post ${number}`}>
        {/* What Enter presses in a box to tick, rather than a button of a file. */}
        <button type="submit" hidden />
        {about}
        <input type="hidden" name="threadNo" value={threadNo} />
        <Revision revision={post.revision} />
        <Composer
          name="body"
          label="Your post"
          hint="# cites a post, as in #4.1; @ names somebody who can read it."
          defaultValue={post.body ?? ""}
        />
        <NameOffers offer={offerNames} />
        <AttachFields place={`edit:${post.id}`} waiting={waitingFiles} attached={post.files} />
        <Draft of={`post-edit:${post.id}`} on="revision" />
        <p className="small muted">
          For five minutes after posting nobody is told. Later the post says that it was edited, and what it said before
          is kept for you and for moderators.
        </p>
        <div className="row mt-2">
          <SubmitButton small busy="Saving…">
            Save
          </SubmitButton>
          <PreviewButton />
          <a className="ui" href={numberHref(path, number)}>
            Leave it as it is
          </a>
        </div>
      </ActionForm>
      <ActionForm action={remove} id="delete" label={`Delete post ${number}`}>
        {about}
        <p className="small muted">
          Deleting takes away your words for good. The number stays, so that answers still make sense.
        </p>
        <p className="mt-2">
          <SubmitButton small look="danger" busy="Deleting…">
            Delete this post
          </SubmitButton>
        </p>
      </ActionForm>
    </div>
  );
}
