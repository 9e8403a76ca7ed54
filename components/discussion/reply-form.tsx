import { Draft } from "@/components/drafts/draft";
import { Composer, PreviewButton } from "@/components/markdown/composer";
import { ActionForm } from "@/components/ui/action-form";
import { Tick } from "@/components/ui/choices";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { AttachFields, type WaitingFile } from "./attach-fields";
import { NameOffers, type OfferNames } from "./name-offers";

/** The form for an answer: to the thread, or to one of its posts, beneath which it will stand. */
export function ReplyForm({
  no,
  path,
  replyTo,
  draftOf,
  quoted,
  offerNames,
  watches,
  waitingFiles,
  action,
}: {
  readonly no: number;
  readonly path: string;
  /** The number of the post that is answered. */
  readonly replyTo: string | null;
  /** What is answered, as its draft is named: the same wherever that is moved. */
  readonly draftOf: string;
  /** What of it is quoted, as Markdown. */
  readonly quoted: string;
  /** Finds people whom the reader may name, by the beginning of a name. */
  readonly offerNames: OfferNames;
  /** Whether the thread is watched already. */
  readonly watches: boolean;
  /** What waits in forms of the reader's, in this one among them. */
  readonly waitingFiles: readonly WaitingFile[];
  readonly action: FormAction;
}) {
  return (
    <ActionForm
      action={action}
      id="reply"
      className="mt-8"
      label={replyTo === null ? "Your reply" : `Your reply to ${replyTo}`}
    >
      {/* What Enter presses in a box to tick, rather than a button of a file. */}
      <button type="submit" name="intent" value="preview" hidden />
      <input type="hidden" name="threadNo" value={no} />
      <input type="hidden" name="replyTo" value={replyTo ?? ""} />
      <Composer
        name="body"
        label={replyTo === null ? "Your reply" : `Your reply to ${replyTo}`}
        hint="# cites a post, as in #4.1; @ names somebody who can read it."
        defaultValue={quoted}
      />
      <NameOffers offer={offerNames} />
      <AttachFields place={`reply:${no}:${replyTo ?? "new"}`} waiting={waitingFiles} />
      {replyTo === null ? null : (
        <p className="small mt-2">
          <a href={`${path}#reply`}>Reply to the thread instead</a>
        </p>
      )}
      <Draft of={draftOf} />
      <div className="row between mt-2">
        <div>
          <Tick name="asMember" label="Post as “a member”, without my name" />
          {watches ? null : <Tick name="watch" label="Email me replies to this" />}
        </div>
        <span className="row">
          <PreviewButton />
          <SubmitButton busy="Posting…">Post reply</SubmitButton>
        </span>
      </div>
    </ActionForm>
  );
}
